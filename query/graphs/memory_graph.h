// A property graph in memory that may be changed: any labels, types and properties. A Boost.Graph
// adjacency_list holds it; beside it stand the arcs of each node in one piece, which is what
// queries walk along.
#pragma once

#include <memory>

#include "query/property_graph.h"

namespace whomet {

class MemoryGraph : public PropertyGraph {
 public:
  MemoryGraph();
  MemoryGraph(MemoryGraph&&) noexcept;
  MemoryGraph& operator=(MemoryGraph&&) noexcept;
  ~MemoryGraph() override;

  std::uint32_t node_limit() const override;
  std::uint32_t edge_limit() const override;
  std::uint32_t node_count() const override;
  std::uint32_t edge_count() const override;
  bool has_node(std::uint32_t node) const override;
  bool has_edge(std::uint32_t edge) const override;

  std::span<const std::uint32_t> labels_of(std::uint32_t node) const override;
  bool has_label(std::uint32_t node, std::uint32_t label) const override;
  std::span<const std::uint32_t> nodes_with(std::uint32_t label) const override;
  std::span<const Arc> out(std::uint32_t node, std::uint32_t type) const override;
  std::span<const Arc> in(std::uint32_t node, std::uint32_t type) const override;
  std::uint32_t type_of(std::uint32_t edge) const override;
  std::uint32_t source(std::uint32_t edge) const override;
  std::uint32_t target(std::uint32_t edge) const override;
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
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace whomet
