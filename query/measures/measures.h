// Measures of nodes in a network (network.h), one value a node, by node number.
//
// Betweenness: Brandes, J. Math. Sociology 2001, from a sample of starts where the network is large
// (Brandes & Pich 2007). Closeness: Wasserman & Faust 1994, so that parts of different size
// compare. PageRank: Page et al. 1999 (pagerank.cpp). Articulation points: Hopcroft & Tarjan 1973.
// Triangles: each counted at its node of least rank (Latapy 2008). Communities: Leiden (leiden.h).
// All of them tell the meter the links that they look at. Tested by tests/query/measures_test.cpp
// and, against networkx and igraph, tests/scenarios/paths.py.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "base/work_meter.h"
#include "query/measures/network.h"

namespace whomet {

std::vector<double> degree_of_nodes(const MeasureNetwork& network, const WorkMeter& meter = {});

// Share of all shortest paths between two others that run through the node, in [0, 1].
std::vector<double> betweenness_of_nodes(const MeasureNetwork& network,
                                         const WorkMeter& meter = {});

// 1 / mean hops to the nodes that can be reached, times the share of nodes that can; in [0, 1].
std::vector<double> closeness_of_nodes(const MeasureNetwork& network, const WorkMeter& meter = {});

// Sums to 1. Stops when a round changes less than 1e-10 in all.
std::vector<double> pagerank_of_nodes(const MeasureNetwork& network, const WorkMeter& meter = {});
// Along the directions of relations; `sources` are for each node those that lead to it.
std::vector<double> directed_pagerank_of_nodes(const MeasureNetwork& sources,
                                               const WorkMeter& meter = {});

// Component numbers, 0 upwards in the order of their first nodes.
std::vector<std::uint32_t> components_of(const MeasureNetwork& network,
                                         const WorkMeter& meter = {});

// The same link by link, which needs no network. Union by least number with halved ways (Tarjan &
// van Leeuwen 1984).
class ComponentFinder {
 public:
  explicit ComponentFinder(std::uint32_t node_count);
  void link(std::uint32_t a, std::uint32_t b) {
    a = root_of(a);
    b = root_of(b);
    if (a < b) parent_[b] = a;
    if (b < a) parent_[a] = b;
  }
  std::vector<std::uint32_t> numbers();

 private:
  std::uint32_t root_of(std::uint32_t node) {
    while (parent_[node] != node) node = parent_[node] = parent_[parent_[node]];
    return node;
  }
  std::vector<std::uint32_t> parent_;
};

// Nodes without which their component falls apart, ascending.
std::vector<std::uint32_t> articulation_points_of(const MeasureNetwork& network,
                                                  const WorkMeter& meter = {});

// Triangles that the node is a corner of.
std::vector<std::uint64_t> triangles_of_nodes(const MeasureNetwork& network,
                                              const WorkMeter& meter = {});

// How many there are in all; faster than adding those of the nodes.
std::uint64_t count_triangles(const MeasureNetwork& network, const WorkMeter& meter = {});

// Share of a node's pairs of neighbours that are linked; 0 below two neighbours.
std::vector<double> clustering_of_nodes(const MeasureNetwork& network, const WorkMeter& meter = {});

// Other nodes that share neighbours with the node, with the share of all neighbours of the two that
// both have (Jaccard 1901); the most alike first, then by number.
std::vector<std::pair<std::uint32_t, double>> similar_nodes(const MeasureNetwork& network,
                                                            std::uint32_t node,
                                                            const WorkMeter& meter = {});

}  // namespace whomet
