#include "query/measures/network.h"

#include <algorithm>

namespace whomet {

void MeasureNetworkBuilder::add_row(std::uint32_t node, std::span<const std::uint32_t> links) {
  if (node >= node_count_ || links.empty()) return;
  nodes_.push_back(node);
  links_.insert(links_.end(), links.begin(), links.end());
  ends_.push_back(links_.size());
}

MeasureNetwork MeasureNetworkBuilder::finish(const WorkMeter& meter) {
  MeasureNetwork network;
  std::vector<std::uint64_t>& begin = network.begin;
  begin.assign(std::size_t{node_count_} + 1, 0);
  for (const std::uint32_t link : links_) {
    if (link < node_count_) ++begin[std::size_t{link} + 1];
  }
  for (std::size_t i = 1; i < begin.size(); ++i) begin[i] += begin[i - 1];
  network.links.resize(begin.back());
  std::vector<std::uint64_t> end(begin.begin(), begin.end() - 1);  // of what a row has so far
  std::size_t at = 0;
  for (std::size_t row = 0; row < nodes_.size(); ++row) {
    const std::uint32_t node = nodes_[row];
    meter.step(ends_[row] - at);
    for (; at < ends_[row]; ++at) {
      const std::uint32_t link = links_[at];
      if (link >= node_count_ || link == node) continue;
      const bool again = end[link] > begin[link] && network.links[end[link] - 1] == node;
      if (!again) network.links[end[link]++] = node;
    }
  }
  links_ = {};
  // What came twice has left gaps.
  std::uint64_t kept = 0;
  for (std::uint32_t node = 0; node < node_count_; ++node) {
    const std::uint64_t first = begin[node];
    if (kept != first) {
      std::copy(network.links.begin() + static_cast<std::ptrdiff_t>(first),
                network.links.begin() + static_cast<std::ptrdiff_t>(end[node]),
                network.links.begin() + static_cast<std::ptrdiff_t>(kept));
    }
    begin[node] = kept;
    kept += end[node] - first;
  }
  begin[node_count_] = kept;
  network.links.resize(kept);
  return network;
}

MeasureNetwork network_of(SearchView& view, std::uint32_t node_count) {
  MeasureNetworkBuilder builder(node_count);
  std::vector<std::uint32_t> links;
  std::vector<std::uint32_t> sources;
  for (std::uint32_t node = 0; node < node_count; ++node) {
    view.nodes_from(node, links);
    view.nodes_to(node, sources);
    links.insert(links.end(), sources.begin(), sources.end());
    builder.add_row(node, links);
  }
  return builder.finish();
}

namespace {

// `both`: links stand at both ends.
std::shared_ptr<const MeasureNetwork> kept_network(const PropertyGraph& graph,
                                                   std::uint32_t node_count,
                                                   std::span<const std::uint32_t> types, bool both,
                                                   const WorkMeter& meter) {
  std::vector<std::uint32_t> key(types.begin(), types.end());
  key.push_back(both ? 1 : 0);
  if (const auto known = graph.networks.find(key); known != graph.networks.end()) {
    if (known->second->node_count() == node_count) return known->second;
  }
  MeasureNetworkBuilder builder(node_count);
  graph.for_each_neighbours({true, both, types},
                            [&](std::uint32_t node, std::span<const std::uint32_t> links) {
                              meter.step(links.size() + 1);
                              builder.add_row(node, links);
                            });
  auto network = std::make_shared<const MeasureNetwork>(builder.finish(meter));
  if (!graph.is_writable()) graph.networks[std::move(key)] = network;
  return network;
}

}  // namespace

std::shared_ptr<const MeasureNetwork> network_of(const PropertyGraph& graph,
                                                 std::uint32_t node_count,
                                                 std::span<const std::uint32_t> types,
                                                 const WorkMeter& meter) {
  return kept_network(graph, node_count, types, true, meter);
}

std::shared_ptr<const MeasureNetwork> sources_of(const PropertyGraph& graph,
                                                 std::uint32_t node_count,
                                                 std::span<const std::uint32_t> types,
                                                 const WorkMeter& meter) {
  return kept_network(graph, node_count, types, false, meter);
}

}  // namespace whomet
