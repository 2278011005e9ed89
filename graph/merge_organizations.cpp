// Tested by tests/graph/merge_names_test.cpp.
#include "graph/merge_organizations.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>

#include "base/words.h"
#include "graph/name_keys.h"

namespace whomet {
namespace {

// A body whose name is made of these words alone exists in every country.
constexpr std::string_view kBodyWords[] = {"administration",
                                           "affairs",
                                           "agency",
                                           "air",
                                           "and",
                                           "armed",
                                           "army",
                                           "assembly",
                                           "bank",
                                           "bureau",
                                           "cabinet",
                                           "central",
                                           "christian",
                                           "commission",
                                           "committee",
                                           "communist",
                                           "communists",
                                           "congress",
                                           "conservative",
                                           "conservatives",
                                           "constitutional",
                                           "council",
                                           "court",
                                           "defence",
                                           "defense",
                                           "democratic",
                                           "democrats",
                                           "department",
                                           "economic",
                                           "economy",
                                           "education",
                                           "election",
                                           "electoral",
                                           "energy",
                                           "federal",
                                           "finance",
                                           "for",
                                           "force",
                                           "forces",
                                           "foreign",
                                           "government",
                                           "green",
                                           "greens",
                                           "health",
                                           "high",
                                           "house",
                                           "human",
                                           "in",
                                           "industry",
                                           "intelligence",
                                           "interior",
                                           "internal",
                                           "investigative",
                                           "judiciary",
                                           "justice",
                                           "labor",
                                           "labour",
                                           "legislature",
                                           "liberal",
                                           "liberals",
                                           "lower",
                                           "media",
                                           "military",
                                           "minister",
                                           "ministry",
                                           "national",
                                           "navy",
                                           "of",
                                           "office",
                                           "opposition",
                                           "parliament",
                                           "party",
                                           "people",
                                           "police",
                                           "president",
                                           "presidential",
                                           "prime",
                                           "progressive",
                                           "progressives",
                                           "prosecutor",
                                           "representatives",
                                           "republican",
                                           "rights",
                                           "ruling",
                                           "senate",
                                           "service",
                                           "social",
                                           "socialist",
                                           "socialists",
                                           "staff",
                                           "state",
                                           "supreme",
                                           "the",
                                           "to",
                                           "tourism",
                                           "trade",
                                           "transport",
                                           "treasury",
                                           "upper",
                                           "workers"};

constexpr std::string_view kSmallWords[] = {"the", "a",  "an", "of",  "in",
                                            "for", "on", "at", "and", "to"};

// Countries that the document puts an organization into.
std::map<std::uint32_t, std::set<std::string>> countries_of_bodies(const MergeInput& input,
                                                                   const CountryNames& countries) {
  std::map<std::uint32_t, std::set<std::string>> found;
  for (std::uint32_t local = 0; local < input.locals.size(); ++local) {
    for (const Statement& statement : input.locals[local]->statements) {
      if (statement.predicate != "part_of" && statement.predicate != "located_in") continue;
      if (statement.negated || statement.modality != Modality::kAsserted) continue;
      const auto body = input.find(local, statement.subject);
      const auto whole = input.find(local, statement.object);
      if (!body || !whole || input.entities[*whole].entity->type != EntityType::kCountry) continue;
      found[*body].insert(countries.key_of(*input.entities[*whole].entity));
    }
  }
  return found;
}

// "Foreign Ministry" and "Ministry of Foreign Affairs" -> "foreign ministry".
std::string body_key(const std::set<std::string>& words) {
  std::string key;
  for (const std::string& word : words) {
    if (word == "of" || word == "the" || word == "for" || word == "affairs" || word == "and")
      continue;
    key += (key.empty() ? "" : " ") + (word == "defence" ? "defense" : word);
  }
  return key;
}

// The key of a name, with the unions and states of many bodies written out and "party" left out:
// "UN Security Council" -> "united nations security council", "Labour Party" -> "labor".
std::string expanded_key(std::string_view name) {
  constexpr std::pair<std::string_view, std::string_view> kShort[] = {{"un", "united nations"},
                                                                      {"eu", "european union"},
                                                                      {"us", "united states"},
                                                                      {"uk", "united kingdom"}};
  std::string key = organization_key(name);
  for (const auto& [from, to] : kShort) {
    if (key.starts_with(from) && key.size() > from.size() && key[from.size()] == ' ') {
      key.replace(0, from.size(), to);
    }
  }
  if (key.ends_with(" party")) key.resize(key.size() - std::string_view(" party").size());
  return key;
}

class Organizations {
 public:
  Organizations(const MergeInput& input, const CountryNames& countries)
      : countries_(countries), countries_of_(countries_of_bodies(input, countries)) {
    for (const LocalEntity& local : input.entities) {
      if (local.entity->type == EntityType::kOrganization && local.named)
        note_acronyms(*local.entity);
    }
  }

  Identity identity(std::uint32_t index, const LocalEntity& local) const {
    const std::string& name = local.entity->name;
    std::set<std::string> words;
    std::set<std::string> countries;
    split_body(name, words, countries);
    if (!local.named && countries.empty() && !has_name_inside(name)) {
      return identity_within_document(local);
    }
    if (!words.empty() && std::ranges::all_of(words, [](const std::string& word) {
          return is_one_of(word, kBodyWords);
        })) {
      if (const auto found = countries_of_.find(index); found != countries_of_.end()) {
        countries.insert(found->second.begin(), found->second.end());
      }
      if (countries.size() != 1) return identity_within_document(local);
      return identity_of(EntityType::kOrganization, body_key(words) + " of " + *countries.begin(),
                         "same body of the same country");
    }
    const std::string key = expanded_key(name);
    const auto full = full_names_.find(key);
    if (full != full_names_.end() && full->second.size() == 1) {
      return identity_of(EntityType::kOrganization, *full->second.begin(), "acronym");
    }
    for (const std::string& other : names_of(*local.entity)) {
      if (is_acronym_of(name, other)) {
        return identity_of(EntityType::kOrganization, expanded_key(other), "acronym");
      }
    }
    if (const auto guessed = names_by_initials_.find(key);
        is_acronym(name) && guessed != names_by_initials_.end() && guessed->second.size() == 1) {
      return identity_of(EntityType::kOrganization, *guessed->second.begin(),
                         "initials of one name only");
    }
    return identity_of(EntityType::kOrganization, key, "same name");
  }

 private:
  // "the Castillo administration"; the capital of a first word may be the sentence's.
  static bool has_name_inside(std::string_view name) {
    for (std::size_t i = 1; i < name.size(); ++i) {
      if (name[i - 1] == ' ' && name[i] >= 'A' && name[i] <= 'Z') return true;
    }
    return false;
  }

  // Names of several words that the document gives it.
  static std::set<std::string> names_of(const Entity& entity) {
    std::set<std::string> names;
    for (const MentionRecord& mention : entity.mentions) {
      if (mention.level == MentionLevel::kName && mention.text.find(' ') != std::string::npos) {
        names.insert(mention.text);
      }
    }
    if (entity.mentions.empty()) names.insert(entity.aliases.begin(), entity.aliases.end());
    return names;
  }

  // "VOA": three capitals or more, and nothing else.
  static bool is_acronym(std::string_view name) {
    return name.size() >= 3 &&
           std::ranges::all_of(name, [](char c) { return c >= 'A' && c <= 'Z'; });
  }

  void note_initials(const std::string& name) {
    if (name.find(' ') == std::string::npos) return;
    std::string all;
    std::string large;  // without small words
    for (const std::string& word : words_of(name)) {
      all += word.front();
      if (!is_one_of(word, kSmallWords)) large += word.front();
    }
    const std::string key = expanded_key(name);
    for (const std::string& initials : {all, large}) names_by_initials_[initials].insert(key);
  }

  void note_acronyms(const Entity& entity) {
    note_initials(entity.name);
    std::set<std::string> names = names_of(entity);
    names.insert(entity.name);
    std::set<std::string> shorts(entity.aliases.begin(), entity.aliases.end());
    shorts.insert(entity.name);
    for (const std::string& acronym : shorts) {
      if (acronym.find(' ') != std::string::npos) continue;
      for (const std::string& name : names) {
        if (name == acronym || !is_acronym_of(acronym, name)) continue;
        full_names_[expanded_key(acronym)].insert(expanded_key(name));
      }
    }
  }

  // Words of the name but for countries; a country may have two words.
  void split_body(std::string_view name, std::set<std::string>& rest,
                  std::set<std::string>& countries) const {
    const std::vector<std::string> words = words_of(name);
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (i + 1 < words.size()) {
        const std::string_view pair = countries_.find(words[i] + " " + words[i + 1]);
        if (!pair.empty()) {
          countries.emplace(pair);
          ++i;
          continue;
        }
      }
      const std::string_view country = countries_.find(words[i]);
      if (country.empty()) {
        rest.insert(words[i]);
      } else {
        countries.emplace(country);
      }
    }
  }

  const CountryNames& countries_;
  std::map<std::uint32_t, std::set<std::string>> countries_of_;
  std::unordered_map<std::string, std::set<std::string>> full_names_;  // acronym's key -> full keys
  std::unordered_map<std::string, std::set<std::string>> names_by_initials_;
};

}  // namespace

void identify_organizations(const MergeInput& input, const CountryNames& countries,
                            std::vector<Identity>& identities) {
  const Organizations organizations(input, countries);
  for (std::uint32_t i = 0; i < input.entities.size(); ++i) {
    const LocalEntity& local = input.entities[i];
    if (local.entity->type == EntityType::kOrganization) {
      identities[i] = organizations.identity(i, local);
    }
  }
}

}  // namespace whomet
