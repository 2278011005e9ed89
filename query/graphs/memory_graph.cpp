// Vertices are never taken out of the adjacency_list, so that node numbers are vertex descriptors;
// a deleted node stays as an empty one. Edges are, and their numbers lead to their descriptors.
#include "query/graphs/memory_graph.h"

#include <algorithm>
#include <cassert>
#include <utility>
#include <vector>

#include <boost/graph/adjacency_list.hpp>

#include "query/failure.h"

namespace whomet {
namespace {

using Properties = std::vector<std::pair<std::uint32_t, Value>>;  // key and value

struct Node {
  std::vector<std::uint32_t> labels;  // ascending
  Properties properties;
  std::vector<Arc> out;
  std::vector<Arc> in;
  bool live = true;
};

struct EdgeBundle {
  Properties properties;
};

using Graph =
    boost::adjacency_list<boost::vecS, boost::vecS, boost::bidirectionalS, Node, EdgeBundle>;

const Value* find_property(const Properties& properties, std::uint32_t key) {
  for (const auto& [own, value] : properties) {
    if (own == key) return &value;
  }
  return nullptr;
}

void remove_arc(std::vector<Arc>& arcs, std::uint32_t edge) {
  std::erase_if(arcs, [edge](const Arc& arc) { return arc.edge == edge; });
}

void set(Properties& properties, std::uint32_t key, Value value, NameTable& keys) {
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

ValueMap as_map(const Properties& properties, const NameTable& keys) {
  ValueMap map;
  for (const auto& [key, value] : properties) map.emplace_back(keys.name(key), value);
  std::sort(map.begin(), map.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  return map;
}

}  // namespace

struct MemoryGraph::Impl {
  // What is known of an edge also after it was deleted, and where it is while it is there.
  struct Edge {
    std::uint32_t source;
    std::uint32_t target;
    std::uint32_t type;
    bool live;
    Graph::edge_descriptor at;
  };

  Graph graph;
  std::vector<Edge> edges;
  std::vector<std::vector<std::uint32_t>> by_label;  // may hold nodes that lost the label
  std::vector<std::size_t> type_counts;
  std::uint32_t live_nodes = 0;

  const Node& live_node(std::uint32_t node) const {
    if (!graph[node].live) {
      fail_run(QueryErrorType::kEntityNotFound, "DeletedEntityAccess",
               "the node was deleted by this query");
    }
    return graph[node];
  }

  const EdgeBundle& live_edge(std::uint32_t edge) const {
    if (!edges[edge].live) {
      fail_run(QueryErrorType::kEntityNotFound, "DeletedEntityAccess",
               "the relationship was deleted by this query");
    }
    return graph[edges[edge].at];
  }
};

MemoryGraph::MemoryGraph() : impl_(std::make_unique<Impl>()) {}
MemoryGraph::MemoryGraph(MemoryGraph&&) noexcept = default;
MemoryGraph& MemoryGraph::operator=(MemoryGraph&&) noexcept = default;
MemoryGraph::~MemoryGraph() = default;

std::uint32_t MemoryGraph::node_limit() const {
  return static_cast<std::uint32_t>(boost::num_vertices(impl_->graph));
}
std::uint32_t MemoryGraph::edge_limit() const {
  return static_cast<std::uint32_t>(impl_->edges.size());
}
std::uint32_t MemoryGraph::node_count() const {
  return impl_->live_nodes;
}
std::uint32_t MemoryGraph::edge_count() const {
  return static_cast<std::uint32_t>(boost::num_edges(impl_->graph));
}
bool MemoryGraph::has_node(std::uint32_t node) const {
  return impl_->graph[node].live;
}
bool MemoryGraph::has_edge(std::uint32_t edge) const {
  return impl_->edges[edge].live;
}

std::span<const std::uint32_t> MemoryGraph::labels_of(std::uint32_t node) const {
  return impl_->live_node(node).labels;
}

bool MemoryGraph::has_label(std::uint32_t node, std::uint32_t label) const {
  const auto& own = impl_->graph[node].labels;
  return std::find(own.begin(), own.end(), label) != own.end();
}

std::span<const std::uint32_t> MemoryGraph::nodes_with(std::uint32_t label) const {
  if (label >= impl_->by_label.size()) return {};
  return impl_->by_label[label];
}

std::span<const Arc> MemoryGraph::out(std::uint32_t node, std::uint32_t /*type*/) const {
  return impl_->graph[node].out;
}
std::span<const Arc> MemoryGraph::in(std::uint32_t node, std::uint32_t /*type*/) const {
  return impl_->graph[node].in;
}
std::uint32_t MemoryGraph::type_of(std::uint32_t edge) const {
  return impl_->edges[edge].type;
}
std::uint32_t MemoryGraph::source(std::uint32_t edge) const {
  return impl_->edges[edge].source;
}
std::uint32_t MemoryGraph::target(std::uint32_t edge) const {
  return impl_->edges[edge].target;
}

std::size_t MemoryGraph::count_of_type(std::uint32_t type) const {
  return type < impl_->type_counts.size() ? impl_->type_counts[type] : 0;
}

Value MemoryGraph::node_property(std::uint32_t node, std::uint32_t key) const {
  const Value* value = find_property(impl_->live_node(node).properties, key);
  return value == nullptr ? Value() : *value;
}

Value MemoryGraph::edge_property(std::uint32_t edge, std::uint32_t key) const {
  const Value* value = find_property(impl_->live_edge(edge).properties, key);
  return value == nullptr ? Value() : *value;
}

ValueMap MemoryGraph::node_properties(std::uint32_t node) const {
  return as_map(impl_->live_node(node).properties, keys);
}

ValueMap MemoryGraph::edge_properties(std::uint32_t edge) const {
  return as_map(impl_->live_edge(edge).properties, keys);
}

std::uint32_t MemoryGraph::create_node(std::span<const std::uint32_t> node_labels) {
  const auto node = static_cast<std::uint32_t>(boost::add_vertex(impl_->graph));
  ++impl_->live_nodes;
  for (const std::uint32_t label : node_labels) add_label(node, label);
  return node;
}

std::uint32_t MemoryGraph::create_edge(std::uint32_t source, std::uint32_t target,
                                       std::uint32_t type) {
  impl_->live_node(source);
  impl_->live_node(target);
  const auto edge = static_cast<std::uint32_t>(impl_->edges.size());
  const auto [at, added] = boost::add_edge(source, target, impl_->graph);
  impl_->edges.push_back({source, target, type, added, at});
  impl_->graph[source].out.push_back({edge, target, type});
  impl_->graph[target].in.push_back({edge, source, type});
  types.set_used(type);
  if (type >= impl_->type_counts.size()) impl_->type_counts.resize(type + 1);
  ++impl_->type_counts[type];
  return edge;
}

void MemoryGraph::set_node_property(std::uint32_t node, std::uint32_t key, Value value) {
  impl_->live_node(node);
  set(impl_->graph[node].properties, key, std::move(value), keys);
}

void MemoryGraph::set_edge_property(std::uint32_t edge, std::uint32_t key, Value value) {
  impl_->live_edge(edge);
  set(impl_->graph[impl_->edges[edge].at].properties, key, std::move(value), keys);
}

void MemoryGraph::add_label(std::uint32_t node, std::uint32_t label) {
  impl_->live_node(node);
  auto& own = impl_->graph[node].labels;
  const auto place = std::lower_bound(own.begin(), own.end(), label);
  if (place != own.end() && *place == label) return;
  own.insert(place, label);
  labels.set_used(label);
  if (label >= impl_->by_label.size()) impl_->by_label.resize(label + 1);
  auto& bearers = impl_->by_label[label];
  const auto bearer = std::lower_bound(bearers.begin(), bearers.end(), node);
  if (bearer == bearers.end() || *bearer != node) bearers.insert(bearer, node);
}

void MemoryGraph::remove_label(std::uint32_t node, std::uint32_t label) {
  impl_->live_node(node);
  std::erase(impl_->graph[node].labels, label);
}

void MemoryGraph::delete_edge(std::uint32_t edge) {
  Impl::Edge& gone = impl_->edges[edge];
  if (!gone.live) return;
  gone.live = false;
  boost::remove_edge(gone.at, impl_->graph);
  remove_arc(impl_->graph[gone.source].out, edge);
  remove_arc(impl_->graph[gone.target].in, edge);
  --impl_->type_counts[gone.type];
}

void MemoryGraph::delete_node(std::uint32_t node) {
  Node& gone = impl_->graph[node];
  if (!gone.live) return;
  assert(gone.out.empty() && gone.in.empty() && "the edges go first");
  gone.live = false;
  gone.labels.clear();
  gone.properties.clear();
  --impl_->live_nodes;
}

}  // namespace whomet
