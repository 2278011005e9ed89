#include "query/adjacency.h"

#include <algorithm>

namespace whomet {

Adjacency::Adjacency(const EntityGraph& graph) {
  begin_.reserve(graph.node_count() + 1);
  begin_.push_back(0);
  std::vector<std::uint32_t> row;
  for (std::uint32_t i = 0; i < graph.node_count(); ++i) {
    row.clear();
    for (const auto edge : graph.out_edges(NodeId{i})) row.push_back(index_of(graph.target(edge)));
    for (const auto edge : graph.in_edges(NodeId{i})) row.push_back(index_of(graph.source(edge)));
    std::sort(row.begin(), row.end());
    row.erase(std::unique(row.begin(), row.end()), row.end());
    std::erase(row, i);
    neighbours_.insert(neighbours_.end(), row.begin(), row.end());
    begin_.push_back(neighbours_.size());
  }
}

std::vector<std::uint32_t> hop_distances(const Adjacency& adjacency, std::uint32_t start,
                                         std::size_t max_hops, const std::vector<bool>& closed) {
  std::vector<std::uint32_t> hops(adjacency.node_count(), kUnreached);
  hops[start] = 0;
  std::vector<std::uint32_t> queue{start};
  for (std::size_t next = 0; next < queue.size(); ++next) {
    const auto node = queue[next];
    if (hops[node] >= max_hops) break;
    for (const auto neighbour : adjacency.neighbours(node)) {
      if (hops[neighbour] != kUnreached || (!closed.empty() && closed[neighbour])) continue;
      hops[neighbour] = hops[node] + 1;
      queue.push_back(neighbour);
    }
  }
  return hops;
}

}  // namespace whomet
