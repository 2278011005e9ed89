#include "query/graphs/memory_graph.h"

#include <algorithm>
#include <cassert>

#include "query/failure.h"

namespace whomet {
namespace {

const Value* find_property(const std::vector<std::pair<std::uint32_t, Value>>& properties,
                           std::uint32_t key) {
  for (const auto& [own, value] : properties) {
    if (own == key) return &value;
  }
  return nullptr;
}

void remove_arc(std::vector<Arc>& arcs, std::uint32_t edge) {
  std::erase_if(arcs, [edge](const Arc& arc) { return arc.edge == edge; });
}

}  // namespace

const MemoryGraph::Node& MemoryGraph::live_node(std::uint32_t node) const {
  if (!nodes_[node].live) {
    fail_run(QueryErrorType::kEntityNotFound, "DeletedEntityAccess",
             "the node was deleted by this query");
  }
  return nodes_[node];
}

const MemoryGraph::Edge& MemoryGraph::live_edge(std::uint32_t edge) const {
  if (!edges_[edge].live) {
    fail_run(QueryErrorType::kEntityNotFound, "DeletedEntityAccess",
             "the relationship was deleted by this query");
  }
  return edges_[edge];
}

std::span<const std::uint32_t> MemoryGraph::labels_of(std::uint32_t node) const {
  return live_node(node).labels;
}

bool MemoryGraph::has_label(std::uint32_t node, std::uint32_t label) const {
  const auto& own = nodes_[node].labels;
  return std::find(own.begin(), own.end(), label) != own.end();
}

std::span<const std::uint32_t> MemoryGraph::nodes_with(std::uint32_t label) const {
  if (label >= by_label_.size()) return {};
  return by_label_[label];
}

std::span<const Arc> MemoryGraph::out(std::uint32_t node, std::uint32_t /*type*/) const {
  return nodes_[node].out;
}

std::span<const Arc> MemoryGraph::in(std::uint32_t node, std::uint32_t /*type*/) const {
  return nodes_[node].in;
}

std::size_t MemoryGraph::count_of_type(std::uint32_t type) const {
  return type < type_counts_.size() ? type_counts_[type] : 0;
}

Value MemoryGraph::node_property(std::uint32_t node, std::uint32_t key) const {
  const Value* value = find_property(live_node(node).properties, key);
  return value == nullptr ? Value() : *value;
}

Value MemoryGraph::edge_property(std::uint32_t edge, std::uint32_t key) const {
  const Value* value = find_property(live_edge(edge).properties, key);
  return value == nullptr ? Value() : *value;
}

ValueMap MemoryGraph::as_map(const Properties& properties) const {
  ValueMap map;
  for (const auto& [key, value] : properties) map.emplace_back(keys.name(key), value);
  std::sort(map.begin(), map.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  return map;
}

ValueMap MemoryGraph::node_properties(std::uint32_t node) const {
  return as_map(live_node(node).properties);
}

ValueMap MemoryGraph::edge_properties(std::uint32_t edge) const {
  return as_map(live_edge(edge).properties);
}

std::uint32_t MemoryGraph::create_node(std::span<const std::uint32_t> node_labels) {
  const auto index = static_cast<std::uint32_t>(nodes_.size());
  nodes_.emplace_back();
  ++live_nodes_;
  for (const std::uint32_t label : node_labels) add_label(index, label);
  return index;
}

std::uint32_t MemoryGraph::create_edge(std::uint32_t source, std::uint32_t target,
                                       std::uint32_t type) {
  live_node(source);
  live_node(target);
  const auto index = static_cast<std::uint32_t>(edges_.size());
  edges_.push_back({source, target, type, true, {}});
  nodes_[source].out.push_back({index, target, type});
  nodes_[target].in.push_back({index, source, type});
  types.set_used(type);
  if (type >= type_counts_.size()) type_counts_.resize(type + 1);
  ++type_counts_[type];
  ++live_edges_;
  return index;
}

void MemoryGraph::set(Properties& properties, std::uint32_t key, Value value) {
  const auto found = std::find_if(properties.begin(), properties.end(),
                                  [key](const auto& entry) { return entry.first == key; });
  if (value.is_null()) {
    if (found != properties.end()) properties.erase(found);
    return;
  }
  keys.set_used(key);
  if (found != properties.end()) {
    found->second = std::move(value);
  } else {
    properties.emplace_back(key, std::move(value));
  }
}

void MemoryGraph::set_node_property(std::uint32_t node, std::uint32_t key, Value value) {
  live_node(node);
  set(nodes_[node].properties, key, std::move(value));
}

void MemoryGraph::set_edge_property(std::uint32_t edge, std::uint32_t key, Value value) {
  live_edge(edge);
  set(edges_[edge].properties, key, std::move(value));
}

void MemoryGraph::add_label(std::uint32_t node, std::uint32_t label) {
  live_node(node);
  auto& own = nodes_[node].labels;
  const auto place = std::lower_bound(own.begin(), own.end(), label);
  if (place != own.end() && *place == label) return;
  own.insert(place, label);
  labels.set_used(label);
  if (label >= by_label_.size()) by_label_.resize(label + 1);
  auto& bearers = by_label_[label];
  const auto bearer = std::lower_bound(bearers.begin(), bearers.end(), node);
  if (bearer == bearers.end() || *bearer != node) bearers.insert(bearer, node);
}

void MemoryGraph::remove_label(std::uint32_t node, std::uint32_t label) {
  live_node(node);
  std::erase(nodes_[node].labels, label);
}

void MemoryGraph::delete_edge(std::uint32_t edge) {
  Edge& gone = edges_[edge];
  if (!gone.live) return;
  gone.live = false;
  gone.properties.clear();
  remove_arc(nodes_[gone.source].out, edge);
  remove_arc(nodes_[gone.target].in, edge);
  --type_counts_[gone.type];
  --live_edges_;
}

void MemoryGraph::delete_node(std::uint32_t node) {
  Node& gone = nodes_[node];
  if (!gone.live) return;
  assert(gone.out.empty() && gone.in.empty() && "the edges go first");
  gone.live = false;
  gone.labels.clear();
  gone.properties.clear();
  --live_nodes_;
}

}  // namespace whomet
