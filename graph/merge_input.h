// What every step of the merge reads: the local graphs in their order, and all local entities in
// one list. Internal to graph/merge*.cpp.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "graph/facts.h"

namespace whomet {

// An entity of one local graph. Views live as long as the local graphs.
struct LocalEntity {
  Entity* entity = nullptr;
  std::uint32_t local = 0;    // index into MergeInput::locals
  std::string_view document;  // where it is first mentioned; one of MergeInput::documents
  bool named = false;         // it is called by a name, not only "the ministry"
};

struct MergeInput {
  std::vector<Facts*> locals;         // by document id; steps that take MergeInput& empty them
  std::vector<LocalEntity> entities;  // of all locals, in their order
  std::set<std::string> documents;
  // Per local: the entity's id -> index into `entities`.
  std::vector<std::unordered_map<std::string_view, std::uint32_t>> index;

  // Index into `entities`; nothing for "" and for ids of other things.
  std::optional<std::uint32_t> find(std::uint32_t local, std::string_view id) const {
    const auto found = index[local].find(id);
    if (found == index[local].end()) return std::nullopt;
    return found->second;
  }
};

// Which local entities are one: those with equal keys. The key begins with the type, so that two
// types never meet.
struct Identity {
  std::string key;
  std::string_view reason;  // why equal keys mean one thing; a literal
};

// The key of an entity that has no business outside its document.
Identity identity_within_document(const LocalEntity& entity);

// A key of this type and these words.
Identity identity_of(EntityType type, std::string_view words, std::string_view reason);

}  // namespace whomet
