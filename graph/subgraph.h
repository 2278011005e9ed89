// A chosen set of nodes and edges: neighbourhoods and filters. What diagrams and exports draw.
#pragma once

#include <cstddef>
#include <vector>

#include "graph/entity_graph.h"
#include "graph/fact_source.h"

namespace whomet {

struct Subgraph {
  std::vector<NodeId> nodes;    // ascending
  std::vector<EdgeId> edges;    // ascending; both ends are in `nodes`
  std::size_t total_edges = 0;  // how many the question had before any cut; for "N of M shown"
};

Subgraph whole_graph(const EntityGraph& graph);

// Nodes within `hops` of `start`, edge directions ignored, and the edges between them.
Subgraph neighbourhood(const EntityGraph& graph, NodeId start, std::size_t hops);

// What the filter leaves of it: the statements that FactSource::keep_only() leaves of a file, and
// those edges of meetings that pass by themselves. The filter's `nodes` and `hops` are not asked.
// Nodes of `keep` stay. total_edges stays what it was.
Subgraph filtered(const EntityGraph& graph, const Subgraph& subgraph, const FactFilter& filter,
                  const std::vector<NodeId>& keep);

// Keeps at most `limit` edges: the most connected part. Nodes are added by number of sources and
// degree, starting at `keep`, so that what stays hangs together. total_edges stays what it was.
Subgraph most_connected(const EntityGraph& graph, const Subgraph& subgraph,
                        const std::vector<NodeId>& keep, std::size_t limit);

}  // namespace whomet
