// Sieves over names: countries by id, people by their name parts, other things by key.
#include <algorithm>
#include <set>

#include "base/table_file.h"
#include "base/utf8.h"
#include "extract/coref/sieves.h"
#include "extract/mention/title_table.h"
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
  std::vector<std::uint32_t> places;  // all mentions, ascending
  Gender gender = Gender::kUnknown;
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
      if (is_name(r_.mention(m), EntityType::kPerson) && !is_full(m)) place_single(m);
    }
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
      if (is_variant(person, name)) return add_to(person, m, "spelling variant, same document");
    }
    Known person;
    person.mention = m;
    person.names = {text};
    person.parts = {name};
    person.places = {m};
    person.gender = gender_of(m);
    people_.push_back(std::move(person));
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
      return same_family && part.given.size() == 1 && part.given[0].size() >= 6 &&
             name.given[0].size() >= 6 && part.family.size() >= 4 &&
             differs_by_one(part.given[0], name.given[0]);
    });
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

  void place_single(std::uint32_t m) {
    const std::string& text = r_.texts[m];
    const std::string key = parse_person_name(text).family;
    const Gender gender = gender_of(m);
    Known* best = nullptr;
    int best_rank = 0;
    std::int64_t best_at = -1;
    bool tied = false;
    for (Known& person : people_) {
      const int score = rank(person, text, key);
      if (score == 0 || score < best_rank) continue;
      if (gender != Gender::kUnknown && person.gender != Gender::kUnknown &&
          gender != person.gender)
        continue;
      if (score == 1 && std::count_if(people_.begin(), people_.end(), [&](const Known& other) {
                          return rank(other, text, key) > 0;
                        }) > 1)
        continue;
      // Relatives are named in full, the one whom the article is about by the family name: the more
      // often named, and by the family name alone, the likelier. One who comes only later is not.
      std::int64_t at = -1;
      for (const std::uint32_t place : person.places) {
        if (place < m) at += is_full(place) ? 1 : 3;
      }
      if (at >= 0 && !r_.titles[person.mention].empty()) at += 1;
      tied = score == best_rank && best != nullptr;
      if (score > best_rank || at > best_at) {
        best = &person;
        best_rank = score;
        best_at = at;
      }
    }
    if (best != nullptr && !(tied && best_at < 0)) {
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
};

bool is_thing(const Mention& mention) {
  return mention.level == MentionLevel::kName && mention.type != EntityType::kPerson &&
         mention.type != EntityType::kCountry;
}

// Canonical name by the tables; "" if they do not know it as this type.
std::string table_name(const Resolution& r, std::uint32_t m) {
  for (const GazetteerEntry& entry : r.gazetteer.find(r.texts[m])) {
    if (entry.type == r.mention(m).type || (entry.kind == GazetteerEntry::Kind::kMetonym))
      return entry.name;
  }
  return {};
}

bool is_acronym(const std::string& text) {
  std::size_t upper = 0;
  for (const char c : text) {
    if (c >= 'A' && c <= 'Z')
      ++upper;
    else if (c != '.' && c != '-')
      return false;
  }
  return upper >= 2;
}

// "World Health Organization (WHO)": the mention in the brackets right behind.
bool in_brackets_after(const Resolution& r, std::uint32_t name, std::uint32_t acronym) {
  const std::uint32_t end = r.mention(name).tokens.end;
  const TokenSpan inner = r.mention(acronym).tokens;
  if (inner.begin != end + 1 || inner.end >= r.document.tokens.size()) return false;
  const std::string& open = r.document.tokens[end].form;
  return open == "(" || (open == "," && inner.begin >= 1 && false);
}

constexpr std::string_view kCommonWords[] = {
    "national",   "international", "united",    "world",      "central",  "democratic", "people",
    "new",        "general",       "federal",   "state",      "first",    "royal",      "republic",
    "social",     "public",        "institute", "university", "council",  "center",     "committee",
    "house",      "party",         "bank",      "union",      "ministry", "foreign",    "security",
    "department", "court",         "supreme",   "high",       "north",    "south",      "east",
    "west",       "american",      "european",  "african",    "service",  "news",       "press",
    "post",       "times",         "daily"};

bool is_common_word(const std::string& lower) {
  return std::find(std::begin(kCommonWords), std::end(kCommonWords), lower) !=
         std::end(kCommonWords);
}

class ThingJoiner {
 public:
  explicit ThingJoiner(Resolution& r) : r_(r) {}

  void join() {
    for (std::uint32_t m = 0; m < r_.count(); ++m) {
      if (!is_thing(r_.mention(m))) continue;
      const std::string table = table_name(r_, m);
      if (!table.empty()) r_.names[m] = table;
      const std::string name = table.empty() ? r_.texts[m] : table;
      const auto [known, is_new] = first_.emplace(key_of(m, name), m);
      if (!is_new) {
        const bool same = fold(r_.texts[known->second]) == fold(r_.texts[m]);
        r_.join(known->second, m, same ? nullptr : "forms of one name");
      } else {
        things_.push_back(m);
      }
    }
    for (const std::uint32_t m : things_) join_short_form(m);
  }

 private:
  std::string key_of(std::uint32_t m, const std::string& name) const {
    const Mention& mention = r_.mention(m);
    std::string key(name_of(mention.type));
    key += '|';
    key += organization_key(name);
    const auto table = r_.gazetteer.find(r_.texts[m]);
    const bool foreign = mention.type == EntityType::kOrganization && !mention.country.empty() &&
                         (table.empty() || table[0].country != mention.country);
    if (foreign) key += '|' + mention.country;
    return key;
  }

  void join_short_form(std::uint32_t m) {
    const std::string& text = r_.texts[m];
    const bool acronym = is_acronym(text);
    std::uint32_t found = kNone;
    for (const std::uint32_t other : things_) {
      if (other > m + kReach || m > other + kReach) continue;
      if (other == m || r_.sets.find(other) == r_.sets.find(m)) continue;
      const std::string& full = r_.texts[other];
      if (full.size() <= text.size()) continue;
      bool fits = false;
      if (acronym) {
        fits = is_acronym_of(text, full) || in_brackets_after(r_, other, m);
      } else if (r_.mention(m).type == r_.mention(other).type &&
                 r_.mention(m).tokens.size() < r_.mention(other).tokens.size()) {
        fits = is_short_of(m, other);
      }
      if (!fits) continue;
      if (found != kNone) return;  // two readings: leave apart
      found = other;
    }
    if (found == kNone) return;
    const bool both_known =
        r_.names.contains(m) && r_.names.contains(found) && r_.names[m] != r_.names[found];
    if (both_known) return;
    r_.document.mentions[m].type = r_.mention(found).type;
    r_.join(found, m, acronym ? "acronym" : "short form, same document");
    for (std::uint32_t k = m > kReach ? m - kReach : 0; k < r_.count() && k < m + kReach; ++k) {
      if (r_.sets.find(k) == r_.sets.find(found) && r_.mention(k).level == MentionLevel::kName)
        r_.document.mentions[k].type = r_.mention(found).type;
    }
  }

  // One telling word, or a leading part, of the longer name.
  bool is_short_of(std::uint32_t m, std::uint32_t other) const {
    if (r_.names.contains(m)) return false;
    if (r_.mention(m).type == EntityType::kPlace || r_.mention(m).type == EntityType::kGroup)
      return false;
    const auto words = split(r_.texts[m], ' ');
    const auto longer = split(r_.texts[other], ' ');
    if (words.size() == 1) {
      const std::string lower = fold(words[0]);
      if (lower.size() < 4 || is_common_word(lower) || r_.gazetteer.type_of_name_head(lower)) {
        return is_body_word(m, other, lower);
      }
      return std::any_of(longer.begin(), longer.end(),
                         [&](std::string_view word) { return fold(word) == lower; });
    }
    const std::string a = organization_key(r_.texts[m]);
    const std::string b = organization_key(r_.texts[other]);
    if (!r_.mention(m).country.empty() && !r_.mention(other).country.empty() &&
        r_.mention(m).country != r_.mention(other).country)
      return false;
    return b.size() > a.size() && (b.compare(0, a.size() + 1, a + " ") == 0 ||
                                   b.compare(b.size() - a.size() - 1, a.size() + 1, " " + a) == 0);
  }

  // "the Ministry" after "Defense Ministry": nearest before, same head.
  bool is_body_word(std::uint32_t m, std::uint32_t other, const std::string& lower) const {
    if (other > m) return false;
    const auto longer = split(r_.texts[other], ' ');
    return fold(longer.back()) == lower || fold(longer.front()) == lower;
  }

  Resolution& r_;
  std::map<std::string, std::uint32_t> first_;
  std::vector<std::uint32_t> things_;
};

}  // namespace

void join_countries(Resolution& r) {
  std::map<std::string, std::uint32_t> first;
  for (std::uint32_t m = 0; m < r.count(); ++m) {
    const Mention& mention = r.mention(m);
    if (mention.type != EntityType::kCountry || mention.country.empty()) continue;
    const auto [known, is_new] = first.emplace(mention.country, m);
    if (!is_new) r.join(known->second, m);
  }
}

void join_people(Resolution& r) {
  PeopleJoiner(r).join();
}

void join_named_things(Resolution& r) {
  ThingJoiner(r).join();
}

}  // namespace whomet
