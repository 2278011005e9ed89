// A graph for measures: who is linked to whom, parallel relations folded into one, directions
// forgotten, loops left out. Compressed rows, 8 bytes a relation and 8 a node.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "query/property_graph.h"
#include "query/search/search_view.h"

namespace whomet {

struct Network {
  std::vector<std::uint64_t> begin{0};  // node_count + 1 offsets into `links`
  std::vector<std::uint32_t> links;     // of each node ascending, each once

  std::uint32_t node_count() const { return static_cast<std::uint32_t>(begin.size() - 1); }
  std::span<const std::uint32_t> of(std::uint32_t node) const {
    return std::span(links).subspan(begin[node], begin[node + 1] - begin[node]);
  }
};

// All nodes below node_count, linked by the arcs that the view shows in either direction.
Network network_of(SearchView& view, std::uint32_t node_count);

// The same of a property graph, by relationships of these types; none = all.
Network network_of(const PropertyGraph& graph, std::span<const std::uint32_t> types);

}  // namespace whomet
