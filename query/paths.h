// Shortest and k shortest simple paths between two nodes.
#pragma once

#include <cstddef>
#include <vector>

#include "graph/entity_graph.h"
#include "graph/subgraph.h"

namespace whomet {

struct PathOptions {
  std::size_t count = 1;  // -k
  std::size_t max_hops = 6;
  bool allow_hubs = false;  // otherwise passing through a hub costs more, see below
  std::vector<NodeId> avoid;
};

struct Hop {
  NodeId from;
  NodeId to;
  std::vector<EdgeId> edges;  // all statements between the two, best evidence first; never empty
};

struct Path {
  std::vector<Hop> hops;  // never empty
  double cost = 0.0;
};

struct PathAnswer {
  std::vector<Path> paths;    // by cost, then by the ids of their nodes; simple (no node twice)
  std::size_t reachable = 0;  // nodes within max_hops of the start, for "no path found"
};

// A hop costs 1; up to 0.05 more where its evidence is weak, 0.1 more where nothing but plans,
// wishes or guesses stands behind it, and 100 where all that is said is that it is not so: such
// hops are the last resort. Countries, places and groups that are passed through cost log(degree)
// more, since everybody is linked to them. Edge directions are ignored. Documents are no nodes, so
// they are never a hop; a meeting is a node, so meeting somebody there is two hops, but it is
// passed by where all who were there are linked directly. No paths if from == to, or if one of them
// is to be avoided. Methods: Dijkstra (Boost.Graph) and Yen, Management Science 1971; where the
// cheapest path has too many hops, a search bounded by hops (Bellman & Ford). Exact: tested against
// brute force.
PathAnswer find_paths(const EntityGraph& graph, NodeId from, NodeId to, const PathOptions& options);

// Statements of either direction between two nodes, best first: told as fact before planned before
// denied; then by number of documents, confidence and id.
std::vector<EdgeId> edges_between(const EntityGraph& graph, NodeId a, NodeId b);

// The nodes and edges of the paths.
Subgraph subgraph_of(const std::vector<Path>& paths);

// Best first in that order.
void sort_by_evidence(const EntityGraph& graph, std::vector<EdgeId>& edges);

}  // namespace whomet
