#include "query/graphs/arc_table.h"

#include <algorithm>

namespace whomet {
namespace {

void fill(std::uint32_t node_count, std::span<const EdgeEnds> edges, bool outward,
          std::vector<std::uint32_t>& begin, std::vector<Arc>& arcs) {
  begin.assign(node_count + 1, 0);
  for (const EdgeEnds& edge : edges) ++begin[(outward ? edge.source : edge.target) + 1];
  for (std::size_t i = 1; i < begin.size(); ++i) begin[i] += begin[i - 1];
  arcs.resize(edges.size());
  std::vector<std::uint32_t> next(begin.begin(), begin.end() - 1);
  for (std::uint32_t i = 0; i < edges.size(); ++i) {
    const EdgeEnds& edge = edges[i];
    const std::uint32_t own = outward ? edge.source : edge.target;
    arcs[next[own]++] = {i, outward ? edge.target : edge.source, edge.type};
  }
  for (std::uint32_t node = 0; node < node_count; ++node) {
    std::sort(arcs.begin() + begin[node], arcs.begin() + begin[node + 1],
              [](const Arc& a, const Arc& b) {
                return a.type != b.type ? a.type < b.type : a.edge < b.edge;
              });
  }
}

}  // namespace

ArcTable::ArcTable(std::uint32_t node_count, std::span<const EdgeEnds> edges) {
  fill(node_count, edges, true, out_begin_, out_);
  fill(node_count, edges, false, in_begin_, in_);
}

std::span<const Arc> ArcTable::arcs_of(const std::vector<Arc>& arcs,
                                       const std::vector<std::uint32_t>& begin, std::uint32_t node,
                                       std::uint32_t type) {
  const Arc* first = arcs.data() + begin[node];
  const Arc* last = arcs.data() + begin[node + 1];
  if (type == kNoName || first == last) return {first, last};
  if (first->type == type && last[-1].type == type) return {first, last};
  const auto by_type = [](const Arc& arc, std::uint32_t wanted) { return arc.type < wanted; };
  first = std::lower_bound(first, last, type, by_type);
  last = std::lower_bound(first, last, type + 1, by_type);
  return {first, last};
}

}  // namespace whomet
