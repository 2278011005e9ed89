// Tested by tests/graph/merge_names_test.cpp.
#include "graph/merge_names.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>

#include "base/utf8.h"
#include "base/words.h"
#include "graph/merge_organizations.h"

namespace whomet {
namespace {

// A paper called by these words alone is a different one in each article.
constexpr std::string_view kPaperWords[] = {
    "a",          "accord",       "agreement", "an",          "article",   "bill",
    "communique", "constitution", "deal",      "declaration", "document",  "final",
    "framework",  "interim",      "joint",     "law",         "letter",    "memorandum",
    "of",         "pact",         "paper",     "peace",       "plan",      "position",
    "proposal",   "protocol",     "report",    "resolution",  "roadmap",   "statement",
    "strategy",   "study",        "text",      "the",         "treaty",    "understanding",
    "white",      "draft",        "new",       "trade",       "bilateral", "security",
    "ceasefire",  "budget",       "survey",    "poll",        "act",       "charter",
    "convention"};

constexpr std::string_view kSmallWords[] = {"the", "a",  "an", "of",  "in",
                                            "for", "on", "at", "and", "to"};

// Determiners at the beginning. The second list points at something said before: such a group is
// known in its document only.
constexpr std::string_view kDeterminers[] = {"a",   "an",   "the",     "some",  "many", "several",
                                             "few", "most", "various", "other", "more"};
constexpr std::string_view kPointers[] = {"both", "two",  "three", "four",  "these",  "those",
                                          "this", "that", "its",   "their", "his",    "her",
                                          "our",  "my",   "your",  "such",  "each",   "others",
                                          "they", "them", "we",    "all",   "either", "neither"};

std::string without_determiners(std::string_view name) {
  std::string words = fold(name);
  for (;;) {
    const std::size_t blank = words.find(' ');
    if (blank == std::string::npos || !is_one_of(words.substr(0, blank), kDeterminers))
      return words;
    words.erase(0, blank + 1);
  }
}

// Counts say that these are some of many: "two officers", "thousands of people", "22 companies".
constexpr std::string_view kCounts[] = {
    "one",     "five",     "six",     "seven",     "eight",  "nine",     "ten",     "dozen",
    "dozens",  "hundreds", "scores",  "thousands", "tens",   "millions", "million", "thousand",
    "hundred", "over",     "nearly",  "about",     "at",     "around",   "up",      "number",
    "group",   "handful",  "couple",  "eleven",    "twelve", "twenty",   "thirty",  "fourteen",
    "no",      "any",      "another", "half",      "almost", "part",     "members", "pair"};

// Loose circles that newspapers speak of as if everybody knew them. Other bare plurals ("troops",
// "leaders", "militants") are those of the article.
constexpr std::string_view kCircles[] = {
    "academics",   "analysts",   "commentators", "diplomats",   "economists", "environmentalists",
    "experts",     "historians", "investors",    "journalists", "observers",  "pundits",
    "researchers", "scholars",   "scientists",   "specialists"};

bool has_capital(std::string_view text) {
  return std::ranges::any_of(text, [](char c) { return c >= 'A' && c <= 'Z'; });
}

// Whether the document speaks of it as of something known: "the protesters".
bool is_definite(const Entity& entity) {
  const auto definite = [](const std::string& name) { return fold(name).starts_with("the "); };
  return definite(entity.name) || std::ranges::any_of(entity.aliases, definite) ||
         std::ranges::any_of(entity.mentions, [&](const auto& m) { return definite(m.text); });
}

// What is meant by "both sides", "the protesters" or "13 workers" is known in the document only.
bool is_bound_group(const Entity& entity, const CountryNames& countries) {
  const std::string words = without_determiners(entity.name);
  const std::string first = words.substr(0, words.find(' '));
  if (first.empty() || is_one_of(first, kPointers) || is_one_of(first, kCounts)) return true;
  if (first.front() >= '0' && first.front() <= '9') return true;
  if (first == words) return !is_one_of(words, kCircles);
  // "the U.N. officials", "the Chilean envoys"; the first capital may be the sentence's.
  const bool names_somebody =
      has_capital(std::string_view(entity.name).substr(1)) ||
      std::ranges::any_of(words_of(entity.name), [&countries](const std::string& word) {
        return !countries.find(word).empty();
      });
  return is_definite(entity) && !names_somebody;
}

// ---- Events ----

// The war that a name or an alias tells; the canonical name is asked first.
std::string war_of(const Entity& entity, const CountryNames& countries) {
  std::string key = war_key(entity.name, countries);
  for (std::size_t i = 0; key.empty() && i < entity.aliases.size(); ++i) {
    key = war_key(entity.aliases[i], countries);
  }
  return key;
}

// Events. Wars of all documents: "Russia-Ukraine war" names both sides: it is the war in the one of
// them where the documents know a war, if they know just one.
class Events {
 public:
  Events(const MergeInput& input, const CountryNames& countries) : countries_(countries) {
    for (const LocalEntity& local : input.entities) {
      if (local.entity->type != EntityType::kEvent) continue;
      const std::string key = war_of(*local.entity, countries);
      if (!key.empty() && key.find(' ') == std::string::npos) places_.insert(key);
    }
  }

  Identity identity(const LocalEntity& local) const {
    std::string war = war_of(*local.entity, countries_);
    if (const std::size_t blank = war.find(' '); blank != std::string::npos) {
      const std::string first = war.substr(0, blank);
      const std::string second = war.substr(blank + 1);
      if (places_.contains(first) != places_.contains(second)) {
        war = places_.contains(first) ? first : second;
      }
    }
    if (!war.empty()) return identity_of(EntityType::kEvent, "war " + war, "war in the same place");
    if (const std::string dated = dated_key(local.entity->name); !dated.empty()) {
      return identity_of(EntityType::kEvent, dated, "same words, year and country");
    }
    if (!local.named) return identity_within_document(local);
    return identity_of(EntityType::kEvent, without_determiners(local.entity->name), "same name");
  }

 private:
  // "Freedonia's 2020 election" and "the 2020 Freedonian election" say what, when and where; ""
  // where one of these is missing.
  std::string dated_key(std::string_view name) const {
    std::set<std::string> parts;
    bool has_year = false;
    bool has_country = false;
    const std::vector<std::string> words = words_of(name);
    for (std::size_t i = 0; i < words.size(); ++i) {
      std::string_view country = i + 1 < words.size()
                                     ? countries_.find(words[i] + " " + words[i + 1])
                                     : std::string_view();
      if (country.empty()) {
        country = countries_.find(words[i]);
      } else {
        ++i;
      }
      const bool is_year = words[i].size() == 4 && std::ranges::all_of(words[i], [](char c) {
                             return c >= '0' && c <= '9';
                           });
      has_year = has_year || is_year;
      has_country = has_country || !country.empty();
      if (!country.empty()) {
        parts.emplace(country);
      } else if (!is_one_of(words[i], kSmallWords)) {
        parts.insert(words[i]);
      }
    }
    std::string key;
    if (!has_year || !has_country || parts.size() < 3) return key;
    for (const std::string& part : parts) key += (key.empty() ? "" : " ") + part;
    return key;
  }

  const CountryNames& countries_;
  std::set<std::string> places_;
};

// Places and meetings without a name are "the border", "the talks".
bool is_bound(const LocalEntity& local, const CountryNames& countries) {
  const EntityType type = local.entity->type;
  if (type == EntityType::kPlace || type == EntityType::kMeeting) return true;
  return type == EntityType::kGroup && is_bound_group(*local.entity, countries);
}

Identity identity_of_paper(const LocalEntity& local) {
  const std::vector<std::string> words = words_of(local.entity->name);
  const bool generic = std::ranges::all_of(
      words, [](const std::string& word) { return is_one_of(word, kPaperWords); });
  if (!local.named || generic) return identity_within_document(local);
  return identity_of(EntityType::kDocument, without_determiners(local.entity->name), "same name");
}

}  // namespace

Identity identity_of(EntityType type, std::string_view words, std::string_view reason) {
  return {std::string(name_of(type)) + "\n" + std::string(words), reason};
}

Identity identity_within_document(const LocalEntity& local) {
  Identity identity = identity_of(local.entity->type, fold(local.entity->name), "same document");
  identity.key += "\nin " + std::string(local.document) + "\n" + local.entity->id;
  return identity;
}

void identify_by_names(const MergeInput& input, const CountryNames& countries,
                       std::vector<Identity>& identities) {
  identify_organizations(input, countries, identities);
  const Events events(input, countries);
  for (std::uint32_t i = 0; i < input.entities.size(); ++i) {
    const LocalEntity& local = input.entities[i];
    const EntityType type = local.entity->type;
    const std::string words = without_determiners(local.entity->name);
    if (type == EntityType::kPerson || type == EntityType::kOrganization) continue;
    if (type == EntityType::kCountry) {
      identities[i] = identity_of(type, countries.key_of(*local.entity), "same country");
    } else if (type == EntityType::kEvent) {
      identities[i] = events.identity(local);
    } else if (type == EntityType::kDocument) {
      identities[i] = identity_of_paper(local);
    } else if (words.empty() || (!local.named && is_bound(local, countries))) {
      identities[i] = identity_within_document(local);
    } else {
      identities[i] = identity_of(type, words, "same name");
    }
  }
}

}  // namespace whomet
