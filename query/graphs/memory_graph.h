// A property graph in memory that may be changed: any labels, types and properties.
#pragma once

#include <utility>
#include <vector>

#include "query/property_graph.h"

namespace whomet {

class MemoryGraph : public PropertyGraph {
 public:
  std::uint32_t node_limit() const override { return static_cast<std::uint32_t>(nodes_.size()); }
  std::uint32_t edge_limit() const override { return static_cast<std::uint32_t>(edges_.size()); }
  std::uint32_t node_count() const override { return live_nodes_; }
  std::uint32_t edge_count() const override { return live_edges_; }
  bool has_node(std::uint32_t node) const override { return nodes_[node].live; }
  bool has_edge(std::uint32_t edge) const override { return edges_[edge].live; }

  std::span<const std::uint32_t> labels_of(std::uint32_t node) const override;
  bool has_label(std::uint32_t node, std::uint32_t label) const override;
  std::span<const std::uint32_t> nodes_with(std::uint32_t label) const override;
  std::span<const Arc> out(std::uint32_t node, std::uint32_t type) const override;
  std::span<const Arc> in(std::uint32_t node, std::uint32_t type) const override;
  std::uint32_t type_of(std::uint32_t edge) const override { return edges_[edge].type; }
  std::uint32_t source(std::uint32_t edge) const override { return edges_[edge].source; }
  std::uint32_t target(std::uint32_t edge) const override { return edges_[edge].target; }
  std::size_t count_of_type(std::uint32_t type) const override;
  Value node_property(std::uint32_t node, std::uint32_t key) const override;
  Value edge_property(std::uint32_t edge, std::uint32_t key) const override;
  ValueMap node_properties(std::uint32_t node) const override;
  ValueMap edge_properties(std::uint32_t edge) const override;

  bool is_writable() const override { return true; }
  std::uint32_t create_node(std::span<const std::uint32_t> node_labels) override;
  std::uint32_t create_edge(std::uint32_t source, std::uint32_t target,
                            std::uint32_t type) override;
  void set_node_property(std::uint32_t node, std::uint32_t key, Value value) override;
  void set_edge_property(std::uint32_t edge, std::uint32_t key, Value value) override;
  void add_label(std::uint32_t node, std::uint32_t label) override;
  void remove_label(std::uint32_t node, std::uint32_t label) override;
  void delete_edge(std::uint32_t edge) override;
  void delete_node(std::uint32_t node) override;

 private:
  using Properties = std::vector<std::pair<std::uint32_t, Value>>;  // by key, ascending

  struct Node {
    std::vector<std::uint32_t> labels;  // ascending
    Properties properties;
    std::vector<Arc> out;
    std::vector<Arc> in;
    bool live = true;
  };
  struct Edge {
    std::uint32_t source;
    std::uint32_t target;
    std::uint32_t type;
    bool live;
    Properties properties;
  };
  const Node& live_node(std::uint32_t node) const;
  const Edge& live_edge(std::uint32_t edge) const;
  ValueMap as_map(const Properties& properties) const;
  void set(Properties& properties, std::uint32_t key, Value value);

  std::vector<Node> nodes_;
  std::vector<Edge> edges_;
  std::vector<std::vector<std::uint32_t>> by_label_;  // may hold nodes that lost the label
  std::vector<std::size_t> type_counts_;
  std::uint32_t live_nodes_ = 0;
  std::uint32_t live_edges_ = 0;
};

}  // namespace whomet
