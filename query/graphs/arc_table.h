// Edges of a graph that does not change, as each node sees them: compressed sparse rows in both
// directions, sorted by type within a node, so that the arcs of one type are one span.
// Memory: 24 bytes an edge and direction less its padding. Built in O(edges log degree).
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "query/property_graph.h"

namespace whomet {

struct EdgeEnds {
  std::uint32_t source;
  std::uint32_t target;
  std::uint32_t type;
};

class ArcTable {
 public:
  ArcTable() = default;
  // Edge number i is edges[i]. Requires: both ends are below node_count.
  ArcTable(std::uint32_t node_count, std::span<const EdgeEnds> edges);

  // kNoName = all types.
  std::span<const Arc> out(std::uint32_t node, std::uint32_t type) const {
    return arcs_of(out_, out_begin_, node, type);
  }
  std::span<const Arc> in(std::uint32_t node, std::uint32_t type) const {
    return arcs_of(in_, in_begin_, node, type);
  }

 private:
  static std::span<const Arc> arcs_of(const std::vector<Arc>& arcs,
                                      const std::vector<std::uint32_t>& begin, std::uint32_t node,
                                      std::uint32_t type);

  std::vector<std::uint32_t> out_begin_{0};
  std::vector<std::uint32_t> in_begin_{0};
  std::vector<Arc> out_;
  std::vector<Arc> in_;
};

}  // namespace whomet
