#include <algorithm>
#include <map>

#include "base/utf8.h"
#include "graph/merge_names.h"

namespace whomet {
namespace {

std::string_view wikidata_of(const Entity& entity) {
  std::string_view id;
  for (const Link& link : entity.links) {
    if (link.source == "wikidata" && (id.empty() || link.id < id)) id = link.id;
  }
  return id;
}

// "Portuguese", but not "the country" or "The government", which are aliases in their document
// only.
bool is_name(std::string_view alias) {
  const std::size_t blank = alias.rfind(' ');
  const char first = alias.empty() ? ' ' : alias[blank == std::string_view::npos ? 0 : blank + 1];
  return (first >= 'A' && first <= 'Z') || static_cast<unsigned char>(first) >= 0x80;
}

}  // namespace

// A name that several countries bear goes to the smallest key: the choice must not depend on order.
CountryNames::CountryNames(const MergeInput& input) {
  const auto put = [](auto& table, std::string name, const std::string& key) {
    const auto [entry, is_new] = table.emplace(std::move(name), key);
    if (!is_new && key < entry->second) entry->second = key;
  };
  for (const LocalEntity& local : input.entities) {
    if (local.entity->type != EntityType::kCountry) continue;
    const std::string_view wikidata = wikidata_of(*local.entity);
    if (!wikidata.empty()) put(linked_, fold(local.entity->name), std::string(wikidata));
  }
  std::unordered_map<std::string, std::string> aliases;
  for (const LocalEntity& local : input.entities) {
    if (local.entity->type != EntityType::kCountry) continue;
    const std::string key = key_of(*local.entity);
    put(keys_, fold(local.entity->name), key);
    for (const std::string& alias : local.entity->aliases) {
      if (is_name(alias)) put(aliases, fold(alias), key);
    }
  }
  keys_.insert(aliases.begin(), aliases.end());  // a main name wins over an alias
}

std::string CountryNames::key_of(const Entity& country) const {
  if (const std::string_view wikidata = wikidata_of(country); !wikidata.empty()) {
    return std::string(wikidata);
  }
  const std::string name = fold(country.name);
  const auto found = linked_.find(name);
  return found != linked_.end() ? found->second : "name:" + name;
}

std::string_view CountryNames::find(std::string_view folded_name) const {
  const auto found = keys_.find(std::string(folded_name));
  return found == keys_.end() ? std::string_view() : std::string_view(found->second);
}

bool CountryNames::is_main_name(std::string_view folded_name) const {
  return linked_.contains(std::string(folded_name));
}

}  // namespace whomet
