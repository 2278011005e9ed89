// "The two leaders", "both countries", "the presidents of Chile and Peru": phrases that stand for
// several that the text names. Method: by kind of noun and by number; the text before is read
// backwards, sentence by sentence, until it has named as many of the kind. Where it names more,
// those who act with one another or are most spoken of, if they stand out.
// Tested by tests/extract/coref/groups_test.cpp.
#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include "base/words.h"
#include "extract/coref/appositions.h"
#include "extract/coref/bystanders.h"
#include "extract/coref/sieves.h"
#include "extract/mention/title_table.h"
#include "extract/syntax/tree.h"
#include "graph/name_keys.h"

namespace whomet {
namespace {

constexpr std::string_view kStates[] = {"country", "nation", "state",      "republic",
                                        "kingdom", "power",  "government", "capital"};
constexpr std::string_view kSides[] = {"side",    "neighbor", "neighbour", "ally",      "rival",
                                       "partner", "enemy",    "foe",       "adversary", "camp"};
constexpr std::string_view kPersons[] = {
    "leader",    "man",     "woman",     "politician", "counterpart", "candidate", "fugitive",
    "defendant", "suspect", "contender", "winner",     "brother",     "sister",    "laureate",
    "statesman", "person",  "figure",    "colleague",  "detainee",    "prisoner"};
constexpr std::string_view kBodies[] = {"party",         "organization", "organisation", "company",
                                        "firm",          "agency",       "group",        "bloc",
                                        "organizations", "movement",     "newspaper"};
constexpr std::string_view kPlaces[] = {"territory", "region",   "city",
                                        "town",      "province", "island"};

// How many the word counts; 0 if it is no such word.
std::size_t number_of(std::string_view word) {
  static constexpr std::string_view kNumbers[] = {"two", "three", "four", "five", "six", "seven"};
  if (word == "both" || word == "2") return 2;
  const auto found = std::find(std::begin(kNumbers), std::end(kNumbers), word);
  return found == std::end(kNumbers) ? 0 : static_cast<std::size_t>(found - kNumbers) + 2;
}

// Which entities a plural noun may stand for.
struct Kind {
  std::vector<EntityType> types;  // the first that has as many as are counted
  bool heads = false;             // leaders of states rather than anybody
};

class MemberFinder {
 public:
  explicit MemberFinder(Resolution& r) : r_(r), heads_(r), trees_(r.document) {}

  void find() {
    for (std::uint32_t m = 0; m < r_.count(); ++m) {
      const Mention& mention = r_.mention(m);
      if (mention.level != MentionLevel::kNominal) continue;
      if (std::vector<std::uint32_t> places = places_of(m); places.size() > 1) {
        r_.members[m] = std::move(places);
        continue;
      }
      if (mention.type != EntityType::kGroup) continue;
      std::vector<std::uint32_t> members = apposed_to(m);
      if (members.empty()) members = holders_of(m);
      if (members.empty()) members = named_before(m);
      if (members.size() > 1) {
        r_.members[m] = std::move(members);
      } else if (const std::uint32_t group = as_many_before(m); group != kNone) {
        r_.join(group, m, "as many as said before");
      }
    }
  }

 private:
  const Token& head_of(std::uint32_t m) const { return r_.document.tokens[r_.mention(m).head]; }

  // What the words of the phrase say: its number (0 = a plain plural), whether it points back, and
  // whether it says more than that ("the two countries that signed").
  struct Reading {
    std::size_t number = 0;
    bool definite = false;
    bool bare = true;
  };

  Reading read(std::uint32_t m) const {
    Reading reading;
    const Mention& mention = r_.mention(m);
    for (std::uint32_t i = mention.tokens.begin; i < mention.tokens.end; ++i) {
      const std::string word = lower_form(r_.document.tokens[i]);
      const std::size_t number = number_of(word);
      if (number != 0 && i <= mention.head) reading.number = number;
      if (word == "the" || word == "both" || word == "these" || word == "those" || word == "all")
        reading.definite = reading.definite || i <= mention.head;
      if (word == "other" || word == "only") reading.definite = false;
    }
    const TokenSpan full = mention.phrase.empty() ? mention.tokens : mention.phrase;
    if (full.end > mention.head + 1) reading.bare = is_beside(mention.head + 1);
    return reading;
  }

  // "the provinces of [Puno] and [Cusco]".
  std::vector<std::uint32_t> places_of(std::uint32_t m) const {
    static constexpr std::string_view kKindsOfPlace[] = {
        "province", "city", "town",   "village",  "state",  "district", "region", "county",
        "island",   "port", "suburb", "republic", "nation", "country",  "camp",   "prefecture"};
    const Mention& mention = r_.mention(m);
    const Token& head = head_of(m);
    if ((head.xpos != "NNS" && head.xpos != "NNPS") || !is_one_of(head.lemma, kKindsOfPlace))
      return {};
    const Tree tree(r_.document, mention.sentence);
    std::vector<std::uint32_t> named;
    for (const std::uint32_t place : tree.obliques(mention.head, "of")) {
      const std::uint32_t k = heads_.at(place);
      if (k == kNone || r_.mention(k).level != MentionLevel::kName) continue;
      const EntityType type = r_.mention(k).type;
      if (type == EntityType::kPlace || type == EntityType::kCountry) named.push_back(k);
    }
    return named;
  }

  // Whether what follows the noun says nothing of which are meant: "ties between the two countries
  // [covering trade]" is a participle of something before.
  bool is_beside(std::uint32_t next) const {
    const Token& token = r_.document.tokens[next];
    if (token.upos == Upos::kVerb) return true;
    if (token.upos != Upos::kAdp || next + 1 >= r_.document.tokens.size()) return false;
    const Token& after = r_.document.tokens[next + 1];
    return after.xpos == "VBG" || token.form == "as";
  }

  std::optional<Kind> kind_of(std::uint32_t m) const {
    const Token& head = head_of(m);
    const std::string lemma = lower_lemma(head);
    const Mention& mention = r_.mention(m);
    if (number_of(lower_form(head)) != 0)  // "the two", "both"
      return Kind{{EntityType::kPerson, EntityType::kCountry, EntityType::kOrganization}, false};
    if (is_one_of(lemma, kStates)) return Kind{{EntityType::kCountry}, false};
    if (is_one_of(lemma, kSides))
      return Kind{{EntityType::kCountry, EntityType::kOrganization, EntityType::kPerson}, false};
    if (is_one_of(lemma, kBodies))
      return Kind{{EntityType::kOrganization, EntityType::kCountry}, false};
    if (is_one_of(lemma, kPlaces)) return Kind{{EntityType::kPlace, EntityType::kCountry}, false};
    bool plural = false;
    const TitleWord* title =
        find_title_ending_at(r_.document, mention.tokens.begin, mention.head, nullptr, &plural);
    // "The rebels", "the protesters" are not the two who were named, whoever they are.
    const bool vague =
        title != nullptr && title->kind == TitleKind::kCitizen && read(m).number == 0;
    if (is_one_of(lemma, kPersons) || (title != nullptr && plural && !vague)) {
      const bool heads =
          lemma == "leader" || (title != nullptr && (title->kind == TitleKind::kHeadOfState ||
                                                     title->kind == TitleKind::kHeadOfGovernment));
      return Kind{{EntityType::kPerson}, heads};
    }
    return std::nullopt;
  }

  static std::string lower_lemma(const Token& token) {
    std::string lemma = token.lemma.empty() ? token.form : token.lemma;
    for (char& c : lemma) {
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return lemma;
  }

  // "Two ministers resigned. [The two] ...": the last group of this number.
  std::uint32_t as_many_before(std::uint32_t m) const {
    const std::size_t number = number_of(lower_form(head_of(m)));
    if (number == 0) return kNone;
    for (std::uint32_t k = m; k-- > 0;) {
      const Mention& other = r_.mention(k);
      if (other.sentence + 3 < r_.mention(m).sentence) break;
      if (other.level == MentionLevel::kNominal && other.type == EntityType::kGroup &&
          read(k).number == number && !r_.members.contains(k))
        return k;
    }
    return kNone;
  }

  // --- "the ministers of Chile and Peru, Ana Rocha and Juan Quispe," ---

  // The persons whose names follow the phrase behind a comma; nothing for fewer than two.
  std::vector<std::uint32_t> apposed_to(std::uint32_t m) const {
    const Mention& mention = r_.mention(m);
    const auto& tokens = r_.document.tokens;
    if (head_of(m).xpos != "NNS") return {};
    std::uint32_t at = std::max(mention.tokens.end, mention.phrase.end);
    const std::uint32_t end = r_.document.sentences[mention.sentence].tokens.end;
    if (at >= end || tokens[at].form != ",") return {};
    std::vector<std::uint32_t> members;
    for (std::uint32_t k = m + 1; k < r_.count() && at < end; ++k) {
      const Mention& name = r_.mention(k);
      const bool joins = tokens[at].form == "," || tokens[at].form == "and";
      std::uint32_t begin = at + 1;
      if (joins && begin < end && tokens[begin].form == "and") ++begin;
      if (name.tokens.begin < begin) continue;
      if (!joins || name.tokens.begin != begin || name.level != MentionLevel::kName ||
          name.type != EntityType::kPerson) {
        break;
      }
      members.push_back(k);
      at = name.tokens.end;
    }
    // "the ministers, Ana Rocha and Juan Quispe met": closed by a comma, or by the sentence.
    const bool closed = at >= end || tokens[at].upos == Upos::kPunct;
    return closed && members.size() > 1 ? members : std::vector<std::uint32_t>{};
  }

  // --- "the presidents of Chile and Peru" ---

  // The persons whose titles say that they hold this office of each of the owners; nothing unless
  // there is exactly one for each.
  std::vector<std::uint32_t> holders_of(std::uint32_t m) const {
    const Mention& mention = r_.mention(m);
    bool plural = false;
    const TitleWord* office =
        find_title_ending_at(r_.document, mention.tokens.begin, mention.head, nullptr, &plural);
    if (office == nullptr || !plural) return {};
    const Tree tree(r_.document, mention.sentence);
    std::vector<std::uint32_t> owners = tree.obliques(mention.head, "of");
    if (owners.size() < 2) return {};
    std::vector<std::uint32_t> members;
    for (const std::uint32_t owner : owners) {
      const std::string country = country_at(owner);
      const std::uint32_t holder = country.empty() ? kNone : holder_of(*office, country);
      if (holder == kNone) return {};
      members.push_back(holder);
    }
    return members;
  }

  std::string country_at(std::uint32_t token) const {
    for (std::uint32_t m = 0; m < r_.count(); ++m) {
      const Mention& mention = r_.mention(m);
      if (mention.tokens.begin > token) break;
      if (mention.tokens.contains(token) && mention.level == MentionLevel::kName)
        return mention.country;
    }
    return {};
  }

  std::uint32_t holder_of(const TitleWord& office, const std::string& country) const {
    std::uint32_t found = kNone;
    for (std::uint32_t m = 0; m < r_.count(); ++m) {
      for (const Title& title : r_.titles[m]) {
        const bool head =
            title.kind == TitleKind::kHeadOfState || title.kind == TitleKind::kHeadOfGovernment;
        if (title.kind != office.kind && !(office.words == "leader" && head)) continue;
        if (title.owner == kNone || r_.mention(title.owner).country != country || title.former)
          continue;
        if (found != kNone && r_.sets.find(found) != r_.sets.find(m)) return kNone;
        found = m;
      }
    }
    const bool heads = office.words == "leader" || office.kind == TitleKind::kHeadOfState ||
                       office.kind == TitleKind::kHeadOfGovernment;
    return found == kNone && heads ? known_holder(country) : found;
  }

  // Of the persons that the text names, the one whom the table of leaders knows as head of this
  // state or its government when the text was written.
  std::uint32_t known_holder(const std::string& country) const {
    const auto& day = r_.document.source.date;
    const std::string date = day ? iso(*day) : std::string();
    std::uint32_t found = kNone;
    for (std::uint32_t m = 0; m < r_.count(); ++m) {
      const Mention& mention = r_.mention(m);
      if (mention.level != MentionLevel::kName || mention.type != EntityType::kPerson) continue;
      for (const Leader& leader : r_.gazetteer.leaders(family_name(r_.texts[m]))) {
        if (leader.country != country || !leader.role.starts_with("head_of_") ||
            !compatible_person_names(leader.name, r_.texts[m]))
          continue;
        if (!date.empty() && (date < leader.since || date > leader.last_seen)) continue;
        if (found != kNone && r_.sets.find(found) != r_.sets.find(m)) return kNone;
        found = m;
      }
    }
    return found;
  }

  // --- "the two leaders" ---

  // One of the kind that the text before names.
  struct Named {
    std::uint32_t mention = 0;  // the last before
    std::uint32_t root = 0;
    double weight = 0;
    std::size_t count = 0;  // mentions in the text so far
  };

  std::vector<std::uint32_t> named_before(std::uint32_t m) {
    const Reading reading = read(m);
    if (!reading.definite || !reading.bare) return {};
    const auto kind = kind_of(m);
    if (!kind || !r_.mention(m).country.empty()) return {};
    const std::size_t number = reading.number == 0 ? 2 : reading.number;
    for (const EntityType type : kind->types) {
      bool any = false;
      std::vector<std::uint32_t> members = last_named(m, type, number, kind->heads, any);
      // A plain plural may as well be any number of others.
      if (reading.number == 0 && !members.empty() &&
          r_.mention(members.front()).sentence + 2 < r_.mention(m).sentence)
        continue;
      if (members.size() == number) return members;
      // Too many or too few states were named: then it is not two persons who stand by.
      if (any && type == EntityType::kCountry) return {};
    }
    return {};
  }

  std::vector<std::uint32_t> last_named(std::uint32_t m, EntityType type, std::size_t number,
                                        bool heads, bool& any) {
    constexpr std::uint32_t kSentences = 4;
    std::vector<Named> found;
    const std::uint32_t sentence = r_.mention(m).sentence;
    std::uint32_t read = sentence;
    for (std::uint32_t k = m; k-- > 0 && m - k < kReach;) {
      const Mention& other = r_.mention(k);
      if (other.sentence + kSentences < sentence) break;
      if (other.sentence != read) {  // a sentence is read whole
        if (found.size() >= number) break;
        read = other.sentence;
      }
      if (!fits(k, m, type)) continue;
      note(found, k, weight_of(k, heads));
    }
    any = found.size() >= number;
    return choose(std::move(found), number);
  }

  bool fits(std::uint32_t k, std::uint32_t m, EntityType type) {
    const Mention& other = r_.mention(k);
    if (other.type != type || other.tokens.end > r_.mention(m).tokens.begin) return false;
    if (other.level == MentionLevel::kPronoun || !r_.has_name(k)) return false;
    if (is_bystander(r_, trees_, k)) return false;
    if (type != EntityType::kPerson) return true;
    bool plural = false;
    const TitleWord* office = find_title_ending_at(r_.document, r_.mention(m).tokens.begin,
                                                   r_.mention(m).head, nullptr, &plural);
    return !holds_another_office(r_, k, lower_lemma(head_of(m)), office);
  }

  static void note_weight(Named& named, double weight) { named.weight += weight; }

  void note(std::vector<Named>& found, std::uint32_t k, double weight) const {
    const std::uint32_t root = r_.sets.find(k);
    for (Named& named : found) {
      if (named.root == root) return note_weight(named, weight);
    }
    found.push_back({k, root, weight, count_before(k)});
  }

  double weight_of(std::uint32_t k, bool heads) const {
    const Token& token = head_of(k);
    double weight = 1;
    if (token.deprel.starts_with("nsubj")) weight += 1;
    if (token.deprel == "obj" || token.deprel == "conj") weight += 0.5;
    if (token.deprel == "obl" || token.deprel == "nmod") weight += 0.2;
    if (heads) {
      for (const Title& title : r_.titles[k]) {
        if (title.kind == TitleKind::kHeadOfState || title.kind == TitleKind::kHeadOfGovernment)
          weight += 2;
      }
    }
    return weight;
  }

  std::size_t count_before(std::uint32_t k) const {
    std::size_t count = 0;
    for (std::uint32_t other = k > kReach ? k - kReach : 0; other <= k; ++other)
      count += r_.sets.find(other) == r_.sets.find(k) ? 1 : 0;
    return count;
  }

  // All if they are as many as asked for; of more those with the most weight, or with the most
  // mentions, if the next has clearly less.
  static std::vector<std::uint32_t> choose(std::vector<Named> found, std::size_t number) {
    constexpr double kClearly = 1.0;
    if (found.size() < number || found.size() > number + 3) return {};
    std::ranges::stable_sort(found, std::greater<>{}, &Named::weight);
    if (found.size() > number && found[number - 1].weight < found[number].weight + kClearly) {
      std::ranges::stable_sort(found, std::greater<>{}, &Named::count);
      if (found[number - 1].count <= found[number].count + 1) return {};
    }
    found.resize(number);
    std::ranges::sort(found, {}, &Named::mention);
    std::vector<std::uint32_t> members;
    members.reserve(number);
    for (const Named& named : found) members.push_back(named.mention);
    return members;
  }

  Resolution& r_;
  HeadIndex heads_;
  TreeCache trees_;
};

}  // namespace

void find_members(Resolution& r) {
  MemberFinder(r).find();
}

}  // namespace whomet
