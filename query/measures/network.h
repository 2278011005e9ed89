// A graph for measures: who is linked to whom, parallel relations folded into one, loops left out.
// Compressed rows, 8 bytes a node and, where directions are forgotten, 8 bytes a relation.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "base/work_meter.h"
#include "query/property_graph.h"
#include "query/search/search_view.h"

namespace whomet {

struct MeasureNetwork {
  std::vector<std::uint64_t> begin{0};  // node_count + 1 offsets into `links`
  std::vector<std::uint32_t> links;     // of each node ascending, each once

  std::uint32_t node_count() const { return static_cast<std::uint32_t>(begin.size() - 1); }
  std::span<const std::uint32_t> of(std::uint32_t node) const {
    return {links.data() + begin[node], links.data() + begin[node + 1]};
  }
};

// Rows as they come -> a MeasureNetwork, by turning them round: what each node leads to becomes
// what leads to each node, and as rows come by number, nobody has to be sorted.
class MeasureNetworkBuilder {
 public:
  explicit MeasureNetworkBuilder(std::uint32_t node_count) : node_count_(node_count) {}

  // Each node at most once, by number. Links in any order, also twice. Requires: all below
  // node_count, or they are left out.
  void add_row(std::uint32_t node, std::span<const std::uint32_t> links);

  // For each node those that lead to it. Where every link was added at both ends, that is all that
  // it is linked to.
  MeasureNetwork finish(const WorkMeter& meter = {});

 private:
  std::uint32_t node_count_;
  std::vector<std::uint32_t> nodes_;  // that have rows
  std::vector<std::uint64_t> ends_;   // of their rows in links_
  std::vector<std::uint32_t> links_;
};

// All nodes below node_count, linked by the arcs that the view shows in either direction.
MeasureNetwork network_of(SearchView& view, std::uint32_t node_count);

// The same of a property graph, by relationships of these types; none = all. What a graph that
// cannot be changed was asked for once is kept.
std::shared_ptr<const MeasureNetwork> network_of(const PropertyGraph& graph,
                                                 std::uint32_t node_count,
                                                 std::span<const std::uint32_t> types,
                                                 const WorkMeter& meter = {});

// For each node those that lead to it; kept likewise.
std::shared_ptr<const MeasureNetwork> sources_of(const PropertyGraph& graph,
                                                 std::uint32_t node_count,
                                                 std::span<const std::uint32_t> types,
                                                 const WorkMeter& meter = {});

}  // namespace whomet
