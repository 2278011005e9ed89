// One war, one node: its name is reduced to where it is fought. The country after "in", "of", "on"
// or "against" is the place; a possessive or a demonym before it is the attacker and is left out.
// Tested by tests/graph/merge_names_test.cpp.
#include <algorithm>
#include <set>

#include "base/utf8.h"
#include "base/words.h"
#include "graph/merge_names.h"

namespace whomet {
namespace {

constexpr std::string_view kWarWords[] = {"war", "wars", "invasion", "conflict", "hostilities"};

// Words that do not tell one war from another.
constexpr std::string_view kPlainWords[] = {
    "the",      "a",     "an",     "ongoing",   "current",     "brutal",  "illegal",  "unprovoked",
    "bloody",   "armed", "full",   "scale",     "full-scale",  "raging",  "long",     "grinding",
    "military", "year",  "deadly", "yearslong", "large-scale", "months",  "old",      "all-out",
    "present",  "major", "wider",  "new",       "recent",      "renewed", "fullscale"};
constexpr std::string_view kBeforePlace[] = {"in", "of", "on", "against", "over", "into"};

// A word of the name, or a country named by several words.
struct Part {
  std::string word;
  std::string country;  // key; "" = none
  bool possessive = false;
  bool main_name = false;
};

// Longest country names first ("south korea" before "korea").
std::vector<Part> parts_of(std::string_view name, const CountryNames& countries) {
  constexpr std::size_t kLongest = 4;
  std::string spaced = fold(name);
  std::replace(spaced.begin(), spaced.end(), '-', ' ');
  std::vector<Part> words;
  for (std::size_t begin = 0; begin < spaced.size();) {
    std::size_t end = spaced.find(' ', begin);
    if (end == std::string::npos) end = spaced.size();
    Part part{spaced.substr(begin, end - begin), {}, false, false};
    begin = end + 1;
    if (part.word.size() > 2 && part.word.ends_with("'s")) {
      part.word.resize(part.word.size() - 2);
      part.possessive = true;
    } else if (part.word.size() > 1 && part.word.ends_with("'")) {
      part.word.pop_back();
      part.possessive = true;
    }
    if (!part.word.empty()) words.push_back(std::move(part));
  }
  std::vector<Part> parts;
  for (std::size_t i = 0; i < words.size();) {
    std::size_t used = 1;
    Part part = words[i];
    for (std::size_t size = std::min(kLongest, words.size() - i); size > 0; --size) {
      std::string joined = words[i].word;
      for (std::size_t k = 1; k < size; ++k) joined += " " + words[i + k].word;
      const std::string_view country = countries.find(joined);
      if (country.empty()) continue;
      part = {joined, std::string(country), words[i + size - 1].possessive,
              countries.is_main_name(joined)};
      used = size;
      break;
    }
    parts.push_back(std::move(part));
    i += used;
  }
  return parts;
}

// "Russian invasion" says who invades, "Ukraine invasion" and "Korean war" where.
bool is_attacker(const Part& part, bool is_invasion) {
  return part.possessive || (is_invasion && !part.main_name);
}

}  // namespace

std::vector<std::string> words_of(std::string_view name) {
  std::vector<std::string> words;
  std::string word;
  for (const char c : fold(name) + " ") {
    if (c != ' ' && c != '-' && c != ',' && c != '"' && c != '(' && c != ')') {
      word += c;
      continue;
    }
    if (word.size() > 2 && word.ends_with("'s")) word.resize(word.size() - 2);
    if (!word.empty()) words.push_back(std::move(word));
    word.clear();
  }
  return words;
}

std::string war_key(std::string_view name, const CountryNames& countries) {
  std::set<std::string> places;  // after a preposition
  std::set<std::string> actors;  // countries before it
  std::set<std::string> sides;   // countries that may be either
  std::set<std::string> rest;
  bool is_war = false;
  bool is_invasion = false;
  bool after_preposition = false;
  const std::vector<Part> parts = parts_of(name, countries);
  for (const Part& part : parts) is_invasion = is_invasion || part.word == "invasion";
  for (const Part& part : parts) {
    if (!part.country.empty()) {
      if (after_preposition) {
        places.insert(part.country);
      } else {
        (is_attacker(part, is_invasion) ? actors : sides).insert(part.country);
      }
    } else if (is_one_of(part.word, kWarWords)) {
      is_war = true;
    } else if (is_one_of(part.word, kBeforePlace)) {
      after_preposition = true;
    } else if (part.word != "and" && part.word != "between" && part.word != "with" &&
               !is_one_of(part.word, kPlainWords)) {
      rest.insert(part.word);
    }
  }
  if (!is_war) return {};
  if (places.empty()) {
    // "Ukraine war"; "Russia's Ukraine war": the possessive is the attacker.
    places = sides;
  }
  if (!places.empty()) rest.erase("civil");
  if (rest.size() == 1 && rest.contains("civil")) return {};  // some civil war
  std::string key;
  for (const std::set<std::string>* set : {&places, &rest}) {
    for (const std::string& word : *set) key += (key.empty() ? "" : " ") + word;
  }
  return key;
}

}  // namespace whomet
