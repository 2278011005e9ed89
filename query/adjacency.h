// The graph with parallel edges folded and directions forgotten: who stands next to whom.
// For algorithms of this folder; compressed sparse rows, built in O(edges log degree).
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "graph/entity_graph.h"

namespace whomet {

class Adjacency {
 public:
  explicit Adjacency(const EntityGraph& graph);

  std::size_t node_count() const { return begin_.size() - 1; }

  // Node indices, ascending, each once, never the node itself.
  std::span<const std::uint32_t> neighbours(std::uint32_t node) const {
    return std::span(neighbours_).subspan(begin_[node], begin_[node + 1] - begin_[node]);
  }

 private:
  std::vector<std::size_t> begin_;  // node_count + 1 offsets into neighbours_
  std::vector<std::uint32_t> neighbours_;
};

inline constexpr std::uint32_t kUnreached = 0xFFFFFFFFU;

// Hops from `start` to each node, kUnreached beyond `max_hops`; never enters a node marked in
// `closed` (empty = none is closed). Breadth first, O(nodes + edges).
std::vector<std::uint32_t> hop_distances(const Adjacency& adjacency, std::uint32_t start,
                                         std::size_t max_hops, const std::vector<bool>& closed);

}  // namespace whomet
