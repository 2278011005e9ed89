// The answer of a query as a part of the graph, for diagrams.
#pragma once

#include <string>
#include <vector>

#include "graph/entity_graph.h"
#include "graph/subgraph.h"

namespace whomet {

struct QuerySubgraph {
  Subgraph subgraph;
  std::vector<NodeId> ends;  // first and last node, where the answer is paths between the same two
};

// All nodes, relationships and paths that the rows hold, also in lists and maps. Where they hold
// nodes only, with everything that is told between them. Throws Failure: kUsage where the query is
// wrong, kNoAnswer where there is nothing to draw.
QuerySubgraph subgraph_of_query(const EntityGraph& graph, const std::string& query);

}  // namespace whomet
