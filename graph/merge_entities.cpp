// Groups local entities by identity (graph/merge_names.h, graph/merge_persons.h) and joins each
// group into one entity: names counted, mentions and reasons collected. Tested by
// tests/graph/merge_test.cpp.
#include "graph/merge_entities.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <tuple>

#include "base/digest.h"
#include "graph/merge_names.h"
#include "graph/merge_persons.h"
#include "graph/name_keys.h"

namespace whomet {
namespace {

using Members = std::vector<std::uint32_t>;  // indices into MergeInput::entities

// ---- Canonical name ----

// 0: a family name alone; 1: with an initial; 2: with a given name.
int fullness(const std::string& person) {
  const PersonName parts = parse_person_name(person);
  if (parts.given.empty()) return 0;
  return parts.given.front().size() == 1 ? 1 : 2;
}

// Keeps the fullest forms: given names written out, no acronyms of another name.
void keep_full_names(EntityType type, std::map<std::string, std::size_t>& counts) {
  if (counts.size() < 2) return;
  if (type == EntityType::kPerson) {
    int fullest = 0;
    for (const auto& [name, count] : counts) fullest = std::max(fullest, fullness(name));
    std::erase_if(counts, [fullest](const auto& entry) { return fullness(entry.first) < fullest; });
  }
  if (type == EntityType::kOrganization) {
    const auto all = counts;
    // "U. N." and "UN" are acronyms of each other, and "U. N." of itself: these stay.
    std::erase_if(counts, [&all](const auto& entry) {
      return std::ranges::any_of(all, [&entry](const auto& other) {
        return is_acronym_of(entry.first, other.first) && !is_acronym_of(other.first, entry.first);
      });
    });
  }
}

// How often each canonical name of the documents is used; of a person, each name.
std::map<std::string, std::size_t> name_counts(const MergeInput& input, const Members& members) {
  std::map<std::string, std::size_t> counts;
  const EntityType type = input.entities[members.front()].entity->type;
  for (const std::uint32_t i : members) {
    const Entity& entity = *input.entities[i].entity;
    counts[entity.name] += 1;
    for (const MentionRecord& mention : entity.mentions) {
      if (mention.level != MentionLevel::kName) continue;
      if (type == EntityType::kPerson || mention.text == entity.name) counts[mention.text] += 1;
    }
  }
  keep_full_names(type, counts);
  return counts;
}

// The most frequent name; of equally frequent ones the first in byte order.
std::string canonical_name(const MergeInput& input, const Members& members) {
  const auto counts = name_counts(input, members);
  auto best = counts.begin();
  for (auto entry = counts.begin(); entry != counts.end(); ++entry) {
    if (entry->second > best->second) best = entry;
  }
  return best->first;
}

// ---- One group ----

bool stands_before(const MentionRecord& a, const MentionRecord& b) {
  return std::tie(a.at.document, a.at.text, a.at.file, a.text) <
         std::tie(b.at.document, b.at.text, b.at.file, b.text);
}

// The reasons of the documents, each once, and the reason for joining the documents.
std::vector<MergeReason> merge_reasons(const MergeInput& input, const Members& members,
                                       const std::vector<Identity>& identities) {
  std::set<std::pair<std::string, std::vector<std::string>>> reasons;
  std::map<std::string_view, std::set<std::string>> names_by_reason;
  std::set<std::string> names;
  std::set<std::string_view> documents;
  for (const std::uint32_t i : members) {
    const Entity& entity = *input.entities[i].entity;
    documents.insert(input.entities[i].document);
    for (const MergeReason& merge : entity.merged) reasons.emplace(merge.reason, merge.names);
    names_by_reason[identities[i].reason].insert(entity.name);
    names.insert(entity.name);
  }
  std::vector<MergeReason> merged;
  merged.reserve(reasons.size() + 1);
  for (const auto& [reason, joined] : reasons) merged.push_back({joined, reason});
  if (members.size() < 2) return merged;
  const std::string where = documents.size() == 1
                                ? ", same document"
                                : ", " + std::to_string(documents.size()) + " documents";
  if (names_by_reason.size() == 1) {
    merged.push_back(
        {{names.begin(), names.end()}, std::string(names_by_reason.begin()->first) + where});
    return merged;
  }
  for (const auto& [reason, joined] : names_by_reason) {
    merged.push_back({{joined.begin(), joined.end()}, std::string(reason)});
  }
  return merged;
}

Entity join(MergeInput& input, const Members& members, const std::vector<Identity>& identities) {
  Entity joined;
  joined.type = input.entities[members.front()].entity->type;
  joined.name = canonical_name(input, members);
  std::set<std::string> aliases;
  std::set<std::pair<std::string, std::string>> links;
  std::size_t mentions = 0;
  for (const std::uint32_t i : members) mentions += input.entities[i].entity->mentions.size();
  joined.mentions.reserve(mentions);
  for (const std::uint32_t i : members) {
    Entity& entity = *input.entities[i].entity;
    aliases.insert(entity.name);
    aliases.insert(entity.aliases.begin(), entity.aliases.end());
    for (const Link& link : entity.links) links.emplace(link.source, link.id);
    std::ranges::move(entity.mentions, std::back_inserter(joined.mentions));
    entity.mentions = {};
  }
  aliases.erase(joined.name);
  aliases.erase("");
  joined.aliases.assign(aliases.begin(), aliases.end());
  for (const auto& [source, id] : links) joined.links.push_back({source, id});
  std::ranges::sort(joined.mentions, stands_before);
  joined.merged = merge_reasons(input, members, identities);
  return joined;
}

}  // namespace

MergedEntities merge_entities(MergeInput& input) {
  const CountryNames countries(input);
  std::vector<Identity> identities(input.entities.size());
  identify_by_names(input, countries, identities);
  identify_persons(input, countries, identities);

  std::map<std::string_view, Members> groups;
  for (std::uint32_t i = 0; i < identities.size(); ++i) groups[identities[i].key].push_back(i);

  MergedEntities merged;
  merged.global_id.resize(identities.size());
  std::set<std::string> taken;
  for (const auto& [key, members] : groups) {
    Entity entity = join(input, members, identities);
    entity.id = "e" + IdHash().add(key).hex12();
    for (int round = 2; !taken.insert(entity.id).second; ++round) {
      entity.id = "e" + IdHash().add(key).add(std::to_string(round)).hex12();
    }
    for (const std::uint32_t i : members) merged.global_id[i] = entity.id;
    merged.entities.push_back(std::move(entity));
  }
  std::ranges::sort(merged.entities, {}, &Entity::id);
  return merged;
}

}  // namespace whomet
