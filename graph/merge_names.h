// Keys of countries (their Wikidata id), wars (where they are fought) and all else by folded name;
// organizations and persons have files of their own. Internal to graph/merge*.cpp.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "graph/merge_input.h"

namespace whomet {

// What countries are called in these documents: folded names, aliases and demonyms -> key.
class CountryNames {
 public:
  explicit CountryNames(const MergeInput& input);

  // "Q148", or "name:atlantis" for a country without a link; "" = no country is called so.
  std::string_view find(std::string_view folded_name) const;
  // Whether it is a country's own name ("ukraine") and no demonym ("ukrainian").
  bool is_main_name(std::string_view folded_name) const;
  // The key of a Country entity.
  std::string key_of(const Entity& country) const;

 private:
  std::unordered_map<std::string, std::string> keys_;    // any name -> key
  std::unordered_map<std::string, std::string> linked_;  // canonical name -> Wikidata id
};

// The words of a folded name, without possessive endings.
std::vector<std::string> words_of(std::string_view name);

// Where a war is fought, as a key ("Q212", "gaza", "Q159 Q212"): equal for "war in Ukraine",
// "Russia's invasion of Ukraine" and "Ukraine war". "" where the name is of no war or does not say.
std::string war_key(std::string_view name, const CountryNames& countries);

// Parallel to input.entities; entries of persons are left as they are.
void identify_by_names(const MergeInput& input, const CountryNames& countries,
                       std::vector<Identity>& identities);

}  // namespace whomet
