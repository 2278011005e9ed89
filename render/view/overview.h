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
};

Overview make_overview(const EntityGraph& graph, const Subgraph& subgraph);

}  // namespace whomet
