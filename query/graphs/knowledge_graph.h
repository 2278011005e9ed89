// A .kg as a property graph. Entities and meetings are nodes, labelled with their type ("Person",
// "Meeting"); articles are nodes labelled "Article" without relationships, so that no path runs
// through them. Statements between two nodes are relationships; their type is the predicate in
// upper case ("MEETS_WITH"). Statements whose object is text are properties of their subject, lists
// under the predicate's name ("holds_role"). Properties are listed in docs/query_language.md.
// Values are read from the EntityGraph when they are asked for; it has to outlive the view.
#pragma once

#include <string_view>
#include <unordered_map>
#include <vector>

#include "graph/entity_graph.h"
#include "query/graphs/arc_table.h"
#include "query/property_graph.h"

namespace whomet {

class KnowledgeGraph : public PropertyGraph {
 public:
  explicit KnowledgeGraph(const EntityGraph& graph);

  std::uint32_t node_limit() const override { return static_cast<std::uint32_t>(labels_.size()); }
  std::uint32_t edge_limit() const override { return static_cast<std::uint32_t>(edges_.size()); }
  std::uint32_t node_count() const override { return node_limit(); }
  std::uint32_t edge_count() const override { return edge_limit(); }
  bool has_node(std::uint32_t node) const override { return node < labels_.size(); }
  bool has_edge(std::uint32_t edge) const override { return edge < edges_.size(); }
  std::span<const std::uint32_t> labels_of(std::uint32_t node) const override {
    return {&labels_[node], 1};
  }
  bool has_label(std::uint32_t node, std::uint32_t label) const override {
    return labels_[node] == label;
  }
  std::span<const std::uint32_t> nodes_with(std::uint32_t label) const override;
  std::span<const Arc> out(std::uint32_t node, std::uint32_t type) const override {
    return arcs_.out(node, type);
  }
  std::span<const Arc> in(std::uint32_t node, std::uint32_t type) const override {
    return arcs_.in(node, type);
  }
  bool arcs_are_typed() const override { return true; }
  std::uint32_t type_of(std::uint32_t edge) const override { return edges_[edge].type; }
  std::uint32_t source(std::uint32_t edge) const override { return edges_[edge].source; }
  std::uint32_t target(std::uint32_t edge) const override { return edges_[edge].target; }
  std::size_t count_of_type(std::uint32_t type) const override;
  Value node_property(std::uint32_t node, std::uint32_t key) const override;
  Value edge_property(std::uint32_t edge, std::uint32_t key) const override;
  ValueMap node_properties(std::uint32_t node) const override;
  ValueMap edge_properties(std::uint32_t edge) const override;

  // By name and by id.
  bool has_index(std::uint32_t key) const override { return key == name_key_ || key == id_key_; }
  std::optional<std::vector<std::uint32_t>> seek(std::uint32_t key,
                                                 const Value& value) const override;

  ValueList evidence(std::uint32_t edge) const override;
  bool happened(std::uint32_t edge) const override;

 private:
  bool is_article(std::uint32_t node) const { return node >= graph_.node_count(); }
  const DocumentRecord& article(std::uint32_t node) const;
  void read_literals();

  const EntityGraph& graph_;
  std::vector<std::uint32_t> labels_;  // by node; articles after entities and meetings
  std::vector<EdgeEnds> edges_;
  ArcTable arcs_;
  std::vector<std::vector<std::uint32_t>> by_label_;
  std::vector<std::size_t> type_counts_;
  std::unordered_map<std::uint32_t, std::vector<const Statement*>> literals_;  // by subject
  std::uint32_t name_key_ = kNoName;
  std::uint32_t id_key_ = kNoName;
  mutable std::unordered_multimap<std::string, std::uint32_t> by_name_;  // made when first asked
};

}  // namespace whomet
