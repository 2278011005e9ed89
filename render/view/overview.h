// A large graph as its communities: a card for each, with the names in it that are linked most, and
// how much is told between them.
#pragma once

#include "graph/entity_graph.h"
#include "graph/subgraph.h"
#include "render/view/picture.h"

namespace whomet {

struct Overview {
  Picture picture;              // nodes are communities
  std::size_t communities = 0;  // of two names and more, shown or not
  // Of the lines between the communities shown: too many to be told apart, the weakest.
  std::size_t bonds_left_out = 0;
};

Overview make_overview(const EntityGraph& graph, const Subgraph& subgraph);

}  // namespace whomet
