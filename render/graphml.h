// GraphML (http://graphml.graphdrawing.org), for Gephi, Cytoscape, yEd and networkx.
#pragma once

#include <string>

#include "graph/entity_graph.h"

namespace whomet {

std::string to_graphml(const EntityGraph& graph);

}  // namespace whomet
