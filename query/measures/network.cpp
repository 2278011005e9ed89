#include "query/measures/network.h"

#include <algorithm>

namespace whomet {
namespace {

// Ends the node's row: sorted, each once, without itself.
void end_row(Network& network, std::uint32_t node) {
  const auto first = network.links.begin() + static_cast<std::ptrdiff_t>(network.begin.back());
  std::sort(first, network.links.end());
  network.links.erase(std::unique(first, network.links.end()), network.links.end());
  const auto self = std::lower_bound(first, network.links.end(), node);
  if (self != network.links.end() && *self == node) network.links.erase(self);
  network.begin.push_back(network.links.size());
}

}  // namespace

Network network_of(SearchView& view, std::uint32_t node_count) {
  Network network;
  network.begin.reserve(std::size_t{node_count} + 1);
  std::vector<SearchArc> arcs;
  for (std::uint32_t node = 0; node < node_count; ++node) {
    view.arcs_from(node, arcs);
    for (const SearchArc& arc : arcs) network.links.push_back(arc.node);
    view.arcs_to(node, arcs);
    for (const SearchArc& arc : arcs) network.links.push_back(arc.node);
    end_row(network, node);
  }
  return network;
}

Network network_of(const PropertyGraph& graph, std::span<const std::uint32_t> types) {
  Network network;
  const std::uint32_t node_count = graph.node_limit();
  network.begin.reserve(std::size_t{node_count} + 1);
  network.links.reserve(std::size_t{graph.edge_count()} * 2);
  const std::uint32_t only = types.size() == 1 ? types.front() : kNoName;
  for (std::uint32_t node = 0; node < node_count; ++node) {
    const auto add = [&](std::span<const Arc> arcs) {
      for (const Arc& arc : arcs) {
        if (types.empty() || std::find(types.begin(), types.end(), arc.type) != types.end()) {
          network.links.push_back(arc.node);
        }
      }
    };
    if (graph.has_node(node)) {
      add(graph.out(node, only));
      add(graph.in(node, only));
    }
    end_row(network, node);
  }
  return network;
}

}  // namespace whomet
