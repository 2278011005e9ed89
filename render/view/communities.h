// Groups of nodes that are linked more among themselves than with others.
// Method: Blondel et al., "Fast unfolding of communities in large networks", J. Stat. Mech. 2008
// (Louvain), nodes visited in their order, ties to the lowest number: deterministic. Links have
// weights here, where two countries with fifty relations are nearer than two with one; the measures
// of queries (query/measures/leiden.h) fold parallel relations, as those of other programs do.
#pragma once

#include <cstddef>
#include <vector>

namespace whomet {

struct WeightedLink {
  std::size_t tail = 0;
  std::size_t head = 0;
  double weight = 1.0;  // > 0
};

// The community of each node, numbered from 0 in the order of their first nodes. Nodes without
// links are communities of their own.
std::vector<std::size_t> find_communities(std::size_t nodes,
                                          const std::vector<WeightedLink>& links);

}  // namespace whomet
