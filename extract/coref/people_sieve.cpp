// The sieve over names of people: full names first, then family names and other single names, then
// what a slip of the pen or of a translation has made of them. Two people are never joined: a name
// that fits two of them joins neither. Tested by tests/extract/coref/resolver_test.cpp.
#include <algorithm>

#include "base/table_file.h"
#include "base/utf8.h"
#include "base/words.h"
#include "extract/coref/sieves.h"
#include "extract/mention/title_table.h"
#include "extract/syntax/tree.h"
#include "graph/name_keys.h"

namespace whomet {
namespace {

bool is_name(const Mention& mention, EntityType type) {
  return mention.level == MentionLevel::kName && mention.type == type;
}

// A person of the document, as the names so far show them.
struct Known {
  std::uint32_t mention = 0;       // first mention
  std::vector<std::string> names;  // full names, each once
  std::vector<PersonName> parts;
  std::vector<std::uint32_t> places;  // all mentions
  Gender gender = Gender::kUnknown;
  bool is_kin = false;  // named to say whose relative somebody is
};

// Edit distance 1 (one letter changed, left out, put in, or two swapped).
bool differs_by_one(std::string_view a, std::string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > 1) return false;
  std::size_t i = 0;
  while (i < a.size() && a[i] == b[i]) ++i;
  if (a.size() == b.size()) {
    if (i == a.size()) return false;
    if (a.substr(i + 1) == b.substr(i + 1)) return true;
    return i + 1 < a.size() && a[i] == b[i + 1] && a[i + 1] == b[i] &&
           a.substr(i + 2) == b.substr(i + 2);
  }
  return a.substr(i) == b.substr(i + 1);
}

class PeopleJoiner {
 public:
  explicit PeopleJoiner(Resolution& r) : r_(r) {}

  void join() {
    for (std::uint32_t m = 0; m < r_.count(); ++m) {
      if (is_name(r_.mention(m), EntityType::kPerson) && is_full(m)) place_full(m);
    }
    for (std::uint32_t m = 0; m < r_.count(); ++m) {
      if (is_name(r_.mention(m), EntityType::kPerson) && !is_full(m)) place_single(m, m);
    }
    // "Bekov Visits Ankara", before any of two Bekovs is named in full: whom the article is about.
    for (const std::uint32_t m : std::exchange(early_, {})) place_single(m, r_.count());
  }

 private:
  bool is_full(std::uint32_t m) const {
    const PersonName name = parse_person_name(r_.texts[m]);
    return !name.given.empty();
  }

  void add_to(Known& person, std::uint32_t m, const char* reason) {
    r_.join(person.mention, m, reason);
    person.places.push_back(m);
    const std::string& text = r_.texts[m];
    if (std::find(person.names.begin(), person.names.end(), text) == person.names.end()) {
      person.names.push_back(text);
      person.parts.push_back(parse_person_name(text));
    }
    if (person.gender == Gender::kUnknown) person.gender = gender_of(m);
  }

  Gender gender_of(std::uint32_t m) const {
    const Mention& mention = r_.mention(m);
    const std::uint32_t before = mention.tokens.begin;
    if (before > 0) {
      const std::string word = lower_form(r_.document.tokens[before - 1]);
      if (word == "mr." || word == "mr" || word == "sir" || word == "king" || word == "prince")
        return Gender::kMale;
      if (word == "mrs." || word == "ms." || word == "mrs" || word == "ms" || word == "queen" ||
          word == "princess" || word == "miss" || word == "dame")
        return Gender::kFemale;
    }
    return gender_of_name(r_.texts[m], r_.gazetteer);
  }

  static bool fits_all(const Known& person, const PersonName& name) {
    return std::all_of(person.parts.begin(), person.parts.end(),
                       [&](const PersonName& part) { return compatible_person_names(part, name); });
  }

  // "Lee Jr." beside "Lee": two people if both forms stand in one article.
  static bool suffix_contradicts(const Known& person, const PersonName& name) {
    return std::any_of(person.parts.begin(), person.parts.end(), [&](const PersonName& part) {
      return part.suffix != name.suffix && (part.suffix == "jr" || name.suffix == "jr") &&
             !part.given.empty();
    });
  }

  void place_full(std::uint32_t m) {
    const std::string& text = r_.texts[m];
    const PersonName name = parse_person_name(text);
    for (Known& person : people_) {  // exactly this name
      if (std::find(person.names.begin(), person.names.end(), text) != person.names.end())
        return add_to(person, m, nullptr);
    }
    Known* fitting = nullptr;
    for (Known& person : people_) {
      if (!fits_all(person, name) || suffix_contradicts(person, name)) continue;
      if (fitting != nullptr) {
        fitting = nullptr;
        break;
      }
      fitting = &person;
    }
    if (fitting != nullptr) return add_to(*fitting, m, "forms of one name");
    for (Known& person : people_) {
      if (is_shorter_arabic(person, text)) return add_to(person, m, "forms of one name");
    }
    for (Known& person : people_) {
      if (is_variant(person, name)) return add_to(person, m, "spelling variant, same document");
    }
    for (Known& person : people_) {
      if (is_slip_of_given(person, name) && office_match(person, m) == 2)
        return add_to(person, m, "spelling variant, same office");
    }
    if (Known* person = of_given_name(name); person != nullptr)
      return add_to(*person, m, "given name of one person only, same document");
    Known person;
    person.mention = m;
    person.names = {text};
    person.parts = {name};
    person.places = {m};
    person.gender = gender_of(m);
    person.is_kin = is_named_as_kin(m);
    people_.push_back(std::move(person));
  }

  // "his father, the painter [Olaf Berg]", "the son of [Olaf Berg]", "his nephew [Timur Berg]".
  bool is_named_as_kin(std::uint32_t m) const {
    const auto& tokens = r_.document.tokens;
    const auto is_kin = [&](std::uint32_t token) {
      return is_word_in(lower_form(tokens[token]),
                        "father|mother|son|daughter|brother|sister|uncle|aunt|nephew|niece|cousin|"
                        "grandfather|grandmother|grandson|granddaughter|husband|wife|widow|widower|"
                        "in-law|father-in-law|son-in-law|brother-in-law|stepfather|stepson");
    };
    for (const Title& title : r_.titles[m]) {
      if (is_kin(title.head)) return true;
    }
    constexpr int kSteps = 3;
    std::uint32_t at = r_.mention(m).head;
    for (int i = 0; i < kSteps; ++i) {
      const Token& token = tokens[at];
      if (token.head == kNone || !(is_deprel(token.deprel, "appos") || token.deprel == "nmod"))
        break;
      at = token.head;
      if (is_kin(at)) return true;
    }
    // Where the parser has two subjects, "his father" and "the painter".
    constexpr std::uint32_t kWords = 4;
    const std::uint32_t name = r_.mention(m).tokens.begin;
    std::uint32_t begin = name;
    while (begin > 2 && name - begin < kWords &&
           (tokens[begin - 1].upos == Upos::kNoun || tokens[begin - 1].upos == Upos::kAdj ||
            tokens[begin - 1].upos == Upos::kDet)) {
      --begin;
    }
    return begin > 2 && tokens[begin - 1].form == "," && is_kin(begin - 2);
  }

  // "Omar bin Salem" beside "Omar bin Salem Al Rashid": with the name of the father, and with that
  // of the house as well.
  static bool is_shorter_arabic(const Known& person, const std::string& text) {
    const std::string folded = fold(text);
    return std::any_of(person.names.begin(), person.names.end(), [&](const std::string& known) {
      const std::string other = fold(known);
      const std::string& shorter = other.size() < folded.size() ? other : folded;
      const std::string& longer = other.size() < folded.size() ? folded : other;
      const bool father = shorter.find(" bin ") != std::string::npos ||
                          shorter.find(" bint ") != std::string::npos ||
                          shorter.find(" ibn ") != std::string::npos;
      return father && longer.starts_with(shorter + " al");
    });
  }

  // "Virtanenthe": the next word of the text ran into a long family name.
  static bool is_glued(std::string_view a, std::string_view b) {
    if (a.size() > b.size()) std::swap(a, b);
    return a.size() >= 6 && a.size() < b.size() && b.substr(0, a.size()) == a;
  }

  // Equal but for one letter of a long family name, or of a long given name.
  static bool is_variant(const Known& person, const PersonName& name) {
    return std::any_of(person.parts.begin(), person.parts.end(), [&](const PersonName& part) {
      if (part.given.empty() || part.given.size() != name.given.size() ||
          part.family_first != name.family_first)
        return false;
      const bool same_family = part.family == name.family;
      const bool same_given = part.given == name.given;
      if (same_given && is_glued(part.family, name.family)) return true;
      if (same_given && part.family.size() >= 5 && name.family.size() >= 5)
        return differs_by_one(part.family, name.family);
      return same_family && !name.family_first && part.given.size() == 1 &&
             part.given[0].size() >= 6 && name.given[0].size() >= 6 && part.family.size() >= 4 &&
             differs_by_one(part.given[0], name.given[0]);
    });
  }

  // "Kim Jung Un" beside "Kim Jong Un": a letter of a given name that follows the family name. Two
  // people may be called so; only an office that they share makes them one.
  static bool is_slip_of_given(const Known& person, const PersonName& name) {
    const auto whole = [](const PersonName& part) {
      std::string all;
      for (const std::string& given : part.given) all += given;
      return all;
    };
    return name.family_first &&
           std::any_of(person.parts.begin(), person.parts.end(), [&](const PersonName& part) {
             return part.family_first && part.family == name.family && whole(part).size() >= 5 &&
                    differs_by_one(whole(part), whole(name));
           });
  }

  // "Learning Jinping": the one person whose given name this is, where the first word is neither a
  // given name nor a family name that goes before.
  Known* of_given_name(const PersonName& name) {
    if (name.family_first || name.given.size() != 1 || name.family.size() < 5) return nullptr;
    Known* found = nullptr;
    for (Known& person : people_) {
      const bool same =
          std::any_of(person.parts.begin(), person.parts.end(), [&](const PersonName& part) {
            return part.family_first && part.given.size() == 1 && part.given[0] == name.family;
          });
      if (!same) continue;
      if (found != nullptr) return nullptr;
      found = &person;
    }
    return found;
  }

  // Offices that the titles beside a mention and those of the person say: 2 the same one, 1 one
  // within the other ("Minister", "Foreign Minister"), 0 nothing in common.
  int office_match(const Known& person, std::uint32_t m) const {
    int best = 0;
    for (const Title& title : r_.titles[m]) {
      const std::string office = office_of(title);
      for (const std::uint32_t place : person.places) {
        for (const Title& other : r_.titles[place]) {
          const std::string theirs = office_of(other);
          if (office.empty() || theirs.empty()) continue;
          if (office == theirs) return 2;
          if (office.ends_with(theirs) || theirs.ends_with(office)) best = 1;
        }
      }
    }
    return best;
  }

  std::string office_of(const Title& title) const {
    if (title.kind == TitleKind::kHonorific) return {};
    return fold(r_.document.text_of(title.core));
  }

  // How well a single name names the person: 3 family name, 2 last or first word, 1 typo; 0 not.
  static int rank(const Known& person, const std::string& single, const std::string& key) {
    int best = 0;
    for (std::size_t n = 0; n < person.names.size(); ++n) {
      const PersonName& part = person.parts[n];
      if (part.family == key) return 3;
      if (part.given.empty()) continue;
      const auto words = split(person.names[n], ' ');
      for (std::size_t w = 0; w < words.size(); ++w) {
        if (fold(words[w]) != fold(single) || single.size() < 3) continue;
        best = std::max(best, 2);
      }
      if (part.family.size() > key.size() &&
          part.family.compare(part.family.size() - key.size(), key.size(), key) == 0 &&
          part.family[part.family.size() - key.size() - 1] == ' ')
        best = std::max(best, 2);
      if (key.size() >= 5 && part.family.size() >= 5 && differs_by_one(key, part.family))
        best = std::max(best, 1);
    }
    return best;
  }

  enum class Generation { kAny, kYounger, kElder };

  // "the younger [Bekov]", "the elder [Bekov]".
  Generation generation_of(std::uint32_t m) const {
    const std::uint32_t begin = r_.mention(m).tokens.begin;
    if (begin == 0) return Generation::kAny;
    const std::string before = lower_form(r_.document.tokens[begin - 1]);
    if (before == "younger" || before == "junior") return Generation::kYounger;
    if (before == "elder" || before == "older" || before == "senior") return Generation::kElder;
    return Generation::kAny;
  }

  // "his nephew [Timur Bekov]".
  bool is_younger_kin(const Known& person) const {
    static constexpr std::string_view kYoungerKin[] = {"son",   "daughter", "nephew",
                                                       "niece", "grandson", "granddaughter"};
    return std::ranges::any_of(person.places, [&](std::uint32_t place) {
      return std::ranges::any_of(r_.titles[place], [&](const Title& title) {
        return is_one_of(lower_form(r_.document.tokens[title.head]), kYoungerKin);
      });
    });
  }

  static bool may_be(const Known& person, Gender gender) {
    return gender == Gender::kUnknown || person.gender == Gender::kUnknown ||
           gender == person.gender;
  }

  // Told by the mentions before `seen`.
  void place_single(std::uint32_t m, std::uint32_t seen) {
    const std::string& text = r_.texts[m];
    const std::string key = parse_person_name(text).family;
    const Gender gender = gender_of(m);
    const Generation generation = generation_of(m);
    Known* best = nullptr;
    int best_rank = 0;
    std::int64_t best_at = -1;
    bool tied = false;
    const auto is_told_before = [seen](const Known& person) {
      return std::ranges::any_of(person.places, [seen](std::uint32_t at) { return at < seen; });
    };
    const bool any_before = std::ranges::any_of(people_, [&](const Known& person) {
      return rank(person, text, key) >= 2 && may_be(person, gender) && is_told_before(person);
    });
    for (Known& person : people_) {
      const int score = rank(person, text, key);
      if (score == 0 || score < best_rank || !may_be(person, gender)) continue;
      // "General Omar Bekov Salem left. Bekov spoke. His son Nils Bekov wept": not yet told of.
      if (any_before && !is_told_before(person)) continue;
      if (score == 1 && std::count_if(people_.begin(), people_.end(), [&](const Known& other) {
                          return rank(other, text, key) > 0;
                        }) > 1)
        continue;
      // Relatives are named in full, the one whom the article is about by the family name: the more
      // often named, and by the family name alone, the likelier. One who comes only later is not.
      std::int64_t at = -1;
      for (const std::uint32_t place : person.places) {
        if (place < seen) at += is_full(place) ? 1 : 3;
      }
      if (at >= 0 && !r_.titles[person.mention].empty()) at += 1;
      // Not the father who is named to say whose son somebody is.
      constexpr std::int64_t kAsOften = 3;
      if (at >= 0 && !person.is_kin) at += kAsOften;
      // "Foreign Minister Wang" is the Wang who holds that office, however often others are named.
      constexpr std::int64_t kDecides = 1000;
      if (at >= 0) at += kDecides * office_match(person, m);
      // "The younger Bekov" is the nephew.
      if (at >= 0 && generation != Generation::kAny &&
          (generation == Generation::kYounger) == is_younger_kin(person)) {
        at += kDecides;
      }
      tied = tied || (best != nullptr && score == best_rank && at == best_at);
      if (score > best_rank || at > best_at) {
        best = &person;
        tied = false;
        best_rank = score;
        best_at = at;
      }
    }
    if (best != nullptr && best_at < 0 && tied && seen == m) {
      early_.push_back(m);
      return;
    }
    if (best != nullptr && !(tied && (best_at < 0 || seen != m))) {
      return add_to(*best, m,
                    best_rank == 3   ? "surname, same document"
                    : best_rank == 2 ? "part of the name, same document"
                                     : "spelling variant, same document");
    }
    Known person;
    person.mention = m;
    person.names = {text};
    person.parts = {parse_person_name(text)};
    person.places = {m};
    person.gender = gender;
    people_.push_back(std::move(person));
  }

  Resolution& r_;
  std::vector<Known> people_;
  std::vector<std::uint32_t> early_;  // surnames before those of whom there are several
};

}  // namespace

void join_people(Resolution& r) {
  PeopleJoiner(r).join();
}

}  // namespace whomet
