// Whom a person acts for: told in small print on the person's card, and what groups and lanes go
// by. Countries are what everybody is linked to; a line for each minister would bury the others.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "graph/entity_graph.h"

namespace whomet {

class Offices {
 public:
  explicit Offices(const EntityGraph& graph);

  // "foreign minister, Norway", "Russian President", or "".
  std::string title_of(NodeId person) const;

  // Of a person, an organization or a place; a country is its own. Nothing where none is told.
  std::optional<NodeId> country_of(NodeId node) const;

  // Whether the line only says that somebody is of a country: its minister, its citizen; or that
  // "Russian officials" are of Russia.
  bool is_office(EdgeId edge) const;

 private:
  const EntityGraph& graph_;
  std::map<NodeId, std::vector<const Statement*>> roles_;
};

}  // namespace whomet
