// Method: names with two parts or more are blocked by their keys, compared inside a block only, and
// grouped from the most to the least specific; a name that fits two groups joins none. Then family
// names alone. Cost: linear but for names that share an initial and a family name.
// Tested by tests/graph/merge_persons_test.cpp.
#include "graph/merge_persons.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include "base/utf8.h"
#include "graph/name_keys.h"

namespace whomet {
namespace {

// ---- What documents say about a person: countries and kinds of work ----

constexpr std::string_view kCountryPredicates[] = {"official_of",           "head_of_state_of",
                                                   "head_of_government_of", "minister_of",
                                                   "spokesperson_of",       "citizen_of"};

// Kinds of work that one person seldom has together; the words end a title.
struct Work {
  std::string_view kind;
  std::string_view words[12];
};
constexpr Work kWorks[] = {
    {"office",
     {"president", "minister", "premier", "chancellor", "king", "queen", "ambassador", "senator",
      "lawmaker", "governor", "mayor", "diplomat"}},
    {"learning",
     {"professor", "analyst", "researcher", "economist", "historian", "scholar", "fellow",
      "scientist", "expert"}},
    {"press", {"reporter", "journalist", "correspondent", "editor", "columnist", "photographer"}},
    {"sport", {"footballer", "striker", "coach", "goalkeeper", "midfielder", "swimmer"}},
    {"arts", {"actor", "actress", "singer", "painter", "novelist", "filmmaker", "musician"}}};

struct Profile {
  std::set<std::string> countries;
  std::set<std::string_view> works;
  std::set<std::string> offices;  // "foreign minister"

  void add(const Profile& other) {
    countries.insert(other.countries.begin(), other.countries.end());
    works.insert(other.works.begin(), other.works.end());
    offices.insert(other.offices.begin(), other.offices.end());
  }
};

template <typename Set>
bool share(const Set& a, const Set& b) {
  return std::ranges::any_of(a, [&b](const auto& value) { return b.contains(value); });
}

template <typename Set>
bool contradict(const Set& a, const Set& b) {
  return !a.empty() && !b.empty() && !share(a, b);
}

bool contradict(const Profile& a, const Profile& b) {
  return contradict(a.countries, b.countries) || contradict(a.works, b.works);
}

std::string_view work_of(std::string_view title) {
  const std::string folded = fold(title);
  const std::size_t blank = folded.rfind(' ');
  const std::string last = blank == std::string::npos ? folded : folded.substr(blank + 1);
  for (const Work& work : kWorks) {
    if (std::find(std::begin(work.words), std::end(work.words), last) != std::end(work.words) &&
        !last.empty()) {
      return work.kind;
    }
  }
  return {};
}

// The office that a title names, without its country: "Chinese Foreign Minister" is "foreign
// minister". "" for titles that many have at once.
std::string office_of(std::string_view title) {
  constexpr std::string_view kHeads[] = {"president", "premier", "chancellor", "king", "queen"};
  constexpr std::string_view kFields[] = {"minister", "secretary",    "adviser",  "advisor",
                                          "chief",    "commissioner", "president"};
  const std::string folded = fold(title);
  if (folded.find(" of ") != std::string::npos || folded.starts_with("former ")) return {};
  const std::size_t last = folded.rfind(' ');
  const std::string head = last == std::string::npos ? folded : folded.substr(last + 1);
  const auto is_in = [&head](const auto& list) {
    return std::find(std::begin(list), std::end(list), head) != std::end(list);
  };
  if (last != std::string::npos && is_in(kFields)) {
    const std::size_t before = folded.rfind(' ', last - 1);
    const std::string office = before == std::string::npos ? folded : folded.substr(before + 1);
    // "Peruvian President": the word before is a country's unless it is "Vice".
    return head == "president" && !office.starts_with("vice") ? head : office;
  }
  return is_in(kHeads) ? head : std::string();
}

std::unordered_map<std::uint32_t, Profile> profiles_of(const MergeInput& input,
                                                       const CountryNames& countries) {
  std::unordered_map<std::uint32_t, Profile> profiles;
  for (std::uint32_t local = 0; local < input.locals.size(); ++local) {
    for (const Statement& statement : input.locals[local]->statements) {
      if (statement.negated || statement.modality != Modality::kAsserted) continue;
      const auto person = input.find(local, statement.subject);
      if (!person || input.entities[*person].entity->type != EntityType::kPerson) continue;
      if (statement.predicate == "holds_role") {
        const auto work = work_of(statement.object_text);
        if (!work.empty()) profiles[*person].works.insert(work);
        if (std::string office = office_of(statement.object_text); !office.empty())
          profiles[*person].offices.insert(std::move(office));
        continue;
      }
      if (std::ranges::find(kCountryPredicates, statement.predicate) ==
          std::end(kCountryPredicates)) {
        continue;
      }
      const auto country = input.find(local, statement.object);
      if (!country || input.entities[*country].entity->type != EntityType::kCountry) continue;
      profiles[*person].countries.insert(countries.key_of(*input.entities[*country].entity));
    }
  }
  return profiles;
}

// ---- Full names ----

bool is_initial(const std::string& given) {
  return given.size() == 1;
}

struct FullName {
  std::string text;
  PersonName parts;
};

// The more given names are written out, the earlier.
bool is_more_specific(const FullName& a, const FullName& b) {
  const auto rank = [](const FullName& name) {
    const auto whole = std::ranges::count_if(
        name.parts.given, [](const std::string& given) { return !is_initial(given); });
    return std::tuple(-static_cast<long>(whole), -static_cast<long>(name.parts.given.size()),
                      name.parts.suffix.empty() ? 1 : 0);
  };
  return std::tuple(rank(a), a.text) < std::tuple(rank(b), b.text);
}

// Groups of full names that name one person each.
class FullNames {
 public:
  explicit FullNames(const std::set<std::string>& texts) {
    std::vector<FullName> names;
    names.reserve(texts.size());
    for (const std::string& text : texts) names.push_back({text, parse_person_name(text)});
    std::ranges::sort(names, is_more_specific);
    for (const FullName& name : names) place(name);
  }

  std::size_t group_of(const std::string& text) const { return group_of_.at(text); }
  std::size_t group_count() const { return groups_.size(); }
  // Sorted by is_more_specific.
  const std::vector<std::string>& names(std::size_t group) const { return groups_[group]; }

 private:
  // Names that may be one person's share a block.
  static std::set<std::string> blocks_of(const FullName& name) {
    const PersonName& parts = name.parts;
    std::set<std::string> blocks = {"key " + person_key(name.text)};
    if (parts.given.empty()) return blocks;
    // Initials meet full names: "J. Smith" looks where "John Smith" has left its initial.
    blocks.insert("initial " + parts.given.front().substr(0, 1) + " " + parts.family);
    blocks.insert("last " + parts.given.back() + " " + parts.family);  // "Lopez Obrador"
    std::vector<std::string> words = parts.given;
    words.push_back(parts.family);
    blocks.insert("first " + words[0] + " " + words[1]);  // "Nicolas Maduro (Moros)"
    return blocks;
  }

  bool fits(const FullName& name, std::size_t group) const {
    return std::ranges::all_of(groups_[group], [&name](const std::string& other) {
      return compatible_person_names(name.text, other);
    });
  }

  void place(const FullName& name) {
    std::set<std::size_t> near;
    const std::set<std::string> blocks = blocks_of(name);
    const bool shortened = !name.parts.given.empty() && is_initial(name.parts.given.front());
    for (const std::string& block : blocks) {
      // Two names without initials need not meet over their first letters.
      if (block.starts_with("initial ") && !shortened) continue;
      if (const auto found = blocks_.find(block); found != blocks_.end()) {
        near.insert(found->second.begin(), found->second.end());
      }
    }
    std::erase_if(near, [&](std::size_t group) { return !fits(name, group); });
    std::size_t group = groups_.size();
    if (near.size() == 1) {
      group = *near.begin();
    } else {
      groups_.emplace_back();
    }
    groups_[group].push_back(name.text);
    group_of_.emplace(name.text, group);
    for (const std::string& block : blocks) blocks_[block].insert(group);
  }

  std::vector<std::vector<std::string>> groups_;
  std::unordered_map<std::string, std::size_t> group_of_;
  std::unordered_map<std::string, std::set<std::size_t>> blocks_;
};

// ---- All persons ----

class Persons {
 public:
  Persons(const MergeInput& input, const CountryNames& countries, std::vector<Identity>& identities)
      : input_(input), profiles_(profiles_of(input, countries)), identities_(identities) {}

  void identify() {
    collect();
    identify_full_names();
    for (const auto& [key, members] : shorts_) identify_short_names(key, members);
  }

 private:
  // Names of a person as the document writes them.
  static std::set<std::string> written_names(const LocalEntity& local) {
    std::set<std::string> names;
    if (local.named) names.insert(local.entity->name);
    for (const MentionRecord& mention : local.entity->mentions) {
      if (mention.level == MentionLevel::kName) names.insert(mention.text);
    }
    return names;
  }

  // The fullest name in use; "" if there is only a family name.
  static std::string full_name_of(const LocalEntity& local) {
    const auto is_full = [](const std::string& name) {
      return !parse_person_name(name).given.empty();
    };
    if (is_full(local.entity->name)) return local.entity->name;
    std::vector<FullName> names;
    for (const std::string& name : written_names(local)) {
      if (is_full(name)) names.push_back({name, parse_person_name(name)});
    }
    if (names.empty()) return {};
    return std::ranges::min_element(names, is_more_specific)->text;
  }

  void collect() {
    for (std::uint32_t i = 0; i < input_.entities.size(); ++i) {
      const LocalEntity& local = input_.entities[i];
      if (local.entity->type != EntityType::kPerson) continue;
      if (!local.named) {
        identities_[i] = identity_within_document(local);
        continue;
      }
      if (const std::string full = full_name_of(local); !full.empty()) {
        full_.push_back({i, full});
      } else {
        shorts_[family_name(local.entity->name)].push_back(i);
      }
    }
  }

  // Groups with the same key ("George H. Bush", "George W. Bush") are told apart by their fullest
  // name.
  void identify_full_names() {
    std::set<std::string> texts;
    for (const auto& [index, name] : full_) texts.insert(name);
    const FullNames names(texts);
    std::map<std::string, std::vector<std::size_t>> groups_by_key;
    for (std::size_t group = 0; group < names.group_count(); ++group) {
      groups_by_key[person_key(names.names(group).front())].push_back(group);
    }
    std::vector<std::string> keys(names.group_count());
    for (const auto& [key, groups] : groups_by_key) {
      for (const std::size_t group : groups) {
        keys[group] =
            groups.size() == 1 ? key : key + " (" + fold(names.names(group).front()) + ")";
      }
    }
    group_profiles_.resize(names.group_count());
    for (const auto& [index, name] : full_) {
      const std::size_t group = names.group_of(name);
      const LocalEntity& local = input_.entities[index];
      identities_[index] = identity_of(EntityType::kPerson, keys[group], "same full name");
      group_keys_.resize(names.group_count());
      group_keys_[group] = identities_[index].key;
      if (const auto found = profiles_.find(index); found != profiles_.end()) {
        group_profiles_[group].add(found->second);
      }
      full_in_document_[std::string(local.document)].insert(group);
      // "Lula" is a name of the person whom the same document calls in full.
      for (const std::string& written : written_names(local))
        bearers_[family_name(written)].insert(group);
    }
  }

  bool stands_beside(std::uint32_t index, std::size_t group) const {
    const auto found = full_in_document_.find(std::string(input_.entities[index].document));
    return found != full_in_document_.end() && found->second.contains(group);
  }

  const Profile& profile(std::uint32_t index) const {
    static const Profile nothing;
    const auto found = profiles_.find(index);
    return found == profiles_.end() ? nothing : found->second;
  }

  void identify_short_names(const std::string& key, const std::vector<std::uint32_t>& members) {
    const auto bearers = bearers_.find(key);
    if (key.empty()) {
      for (const std::uint32_t i : members) stay(i);
    } else if (bearers != bearers_.end() && bearers->second.size() > 1) {
      for (const std::uint32_t i : members) join_by_office(i, bearers->second);
    } else if (bearers == bearers_.end()) {
      identify_without_full_name(key, members);
    } else {
      join(*bearers->second.begin(), key, members);
    }
  }

  // "Foreign Minister Wang" where several are called Wang: the one whom another document calls
  // foreign minister, of the same country if both say one.
  void join_by_office(std::uint32_t index, const std::set<std::size_t>& groups) {
    std::vector<std::size_t> fitting;
    for (const std::size_t group : groups) {
      if (share(profile(index).offices, group_profiles_[group].offices) &&
          !contradict(profile(index).countries, group_profiles_[group].countries) &&
          !stands_beside(index, group))
        fitting.push_back(group);
    }
    if (fitting.size() != 1) return stay(index);
    identities_[index] = {group_keys_[fitting.front()], "family name and office"};
  }

  void stay(std::uint32_t index) {
    identities_[index] = identity_within_document(input_.entities[index]);
  }

  // One person of the graph has this family name. Where a document has another person of that name,
  // those of whom nothing is known stay for themselves.
  void join(std::size_t group, const std::string& key, const std::vector<std::uint32_t>& members) {
    std::vector<std::uint32_t> others;
    for (const std::uint32_t i : members) {
      // Its own document calls somebody else in full by that name and did not take the two for one.
      if (stands_beside(i, group) || contradict(profile(i), group_profiles_[group]))
        others.push_back(i);
    }
    const std::set<std::uint32_t> other_set(others.begin(), others.end());
    for (const std::uint32_t i : members) {
      if (other_set.contains(i)) continue;
      const bool known = share(profile(i).countries, group_profiles_[group].countries);
      if (others.empty() || known) {
        identities_[i] = {group_keys_[group], "family name of one person only"};
      } else {
        stay(i);
      }
    }
    identify_without_full_name(key, others);
  }

  // Equal family names without any full name: one person, unless they belong to several countries.
  void identify_without_full_name(const std::string& key,
                                  const std::vector<std::uint32_t>& members) {
    std::vector<std::set<std::string>> camps;  // of countries, disjoint
    for (const std::uint32_t i : members) {
      std::set<std::string> countries = profile(i).countries;
      if (countries.empty()) continue;
      std::erase_if(camps, [&countries](const std::set<std::string>& camp) {
        if (!share(camp, countries)) return false;
        countries.insert(camp.begin(), camp.end());
        return true;
      });
      camps.push_back(std::move(countries));
    }
    for (const std::uint32_t i : members) {
      if (camps.size() < 2) {
        identities_[i] =
            identity_of(EntityType::kPerson, key + " (family name)", "same family name");
        continue;
      }
      const auto camp = std::ranges::find_if(camps, [&](const std::set<std::string>& countries) {
        return share(countries, profile(i).countries);
      });
      if (camp == camps.end()) {
        stay(i);
      } else {
        identities_[i] = identity_of(EntityType::kPerson, key + " of " + *camp->begin(),
                                     "same family name and country");
      }
    }
  }

  const MergeInput& input_;
  std::unordered_map<std::uint32_t, Profile> profiles_;
  std::vector<Identity>& identities_;

  std::vector<std::pair<std::uint32_t, std::string>> full_;   // entity index, fullest name
  std::map<std::string, std::vector<std::uint32_t>> shorts_;  // family name -> entity indices
  std::vector<Profile> group_profiles_;
  std::vector<std::string> group_keys_;
  std::unordered_map<std::string, std::set<std::size_t>> bearers_;  // short name -> groups
  std::unordered_map<std::string, std::set<std::size_t>> full_in_document_;
};

}  // namespace

void identify_persons(const MergeInput& input, const CountryNames& countries,
                      std::vector<Identity>& identities) {
  Persons(input, countries, identities).identify();
}

}  // namespace whomet
