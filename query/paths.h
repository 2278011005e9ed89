// Shortest and k shortest simple paths between two nodes.
#pragma once

#include <cstddef>
#include <vector>

#include "graph/entity_graph.h"

namespace whomet {

struct PathOptions {
  std::size_t count = 1;       // -k
  std::size_t max_hops = 6;
  bool allow_hubs = false;     // otherwise entering a Country costs log(degree) more than a hop
  std::vector<NodeId> avoid;
};

struct Hop {
  NodeId from;
  NodeId to;
  std::vector<EdgeId> edges;  // all statements between the two, best evidence first; never empty
};

struct Path {
  std::vector<Hop> hops;
  double cost = 0.0;
};

struct PathAnswer {
  std::vector<Path> paths;      // by cost, then by the ids of their nodes; simple (no node twice)
  std::size_t reachable = 0;    // nodes within max_hops of the start, for "no path found"
};

// Edge directions are ignored; negated and denied statements are hops of last resort. Documents are
// no nodes, so they are never a hop. Method: Dijkstra (Boost.Graph) and Yen, Management Science 1971.
PathAnswer find_paths(const EntityGraph& graph, NodeId from, NodeId to, const PathOptions& options);

}  // namespace whomet
