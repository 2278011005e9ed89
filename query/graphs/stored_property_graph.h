// A .kg as a property graph, read node by node as queries come to them. What articles say looks as
// in knowledge_graph.h; more than names, types and ids of it is read when it is asked for.
// Imported nodes have the label of their type and those of their table ("Person", "PERSON"),
// name, id and their table's further columns; imported relations have the type of their table and
// the properties that all relations have.
#pragma once

#include <memory>
#include <unordered_map>
#include <utility>
#include <vector>

#include "graph/stored_graph.h"
#include "query/graphs/stored_arcs.h"
#include "query/graphs/stored_articles.h"
#include "query/property_graph.h"

namespace whomet {

class StoredPropertyGraph : public PropertyGraph {
 public:
  explicit StoredPropertyGraph(StoredGraph graph);

  std::uint32_t node_limit() const override { return nodes_ + documents_; }
  std::uint32_t edge_limit() const override { return relations_; }
  std::uint32_t node_count() const override { return node_limit(); }
  std::uint32_t edge_count() const override { return relations_; }
  bool has_node(std::uint32_t node) const override { return node < node_limit(); }
  bool has_edge(std::uint32_t edge) const override { return edge < relations_; }
  std::span<const std::uint32_t> labels_of(std::uint32_t node) const override;
  bool has_label(std::uint32_t node, std::uint32_t label) const override;
  std::span<const std::uint32_t> nodes_with(std::uint32_t label) const override;
  std::size_t count_with(std::uint32_t label) const override;
  std::span<const Arc> out(std::uint32_t node, std::uint32_t type) const override;
  std::span<const Arc> in(std::uint32_t node, std::uint32_t type) const override;
  bool arcs_are_typed() const override { return true; }
  void add_neighbours(std::uint32_t node, const ArcChoice& choice,
                      std::vector<std::uint32_t>& nodes) const override;
  using PropertyGraph::for_each_neighbours;
  void for_each_neighbours(std::span<const ArcChoice> choices,
                           const UseNeighbours& use) const override;
  bool is_read_in_order() const override { return true; }
  // Of the imported relations, where all are.
  bool narrow(ArcBounds& bounds, std::uint32_t key, ArcComparison comparison,
              const Value& value) const override;
  std::uint32_t type_of(std::uint32_t edge) const override;
  std::uint32_t source(std::uint32_t edge) const override;
  std::uint32_t target(std::uint32_t edge) const override;
  std::size_t count_of_type(std::uint32_t type) const override;
  Value node_property(std::uint32_t node, std::uint32_t key) const override;
  Value edge_property(std::uint32_t edge, std::uint32_t key) const override;
  ValueMap node_properties(std::uint32_t node) const override;
  ValueMap edge_properties(std::uint32_t edge) const override;
  bool has_index(std::uint32_t key) const override { return key == name_key_ || key == id_key_; }
  std::optional<std::vector<std::uint32_t>> seek(std::uint32_t key,
                                                 const Value& value) const override;
  ValueList evidence(std::uint32_t edge) const override;
  bool happened(std::uint32_t edge) const override;

  // For searches and measures that read relations themselves.
  StoredGraph& stored() const { return *graph_; }

 private:
  // Whether an import says it, and not an article.
  bool is_imported(std::uint32_t edge) const;
  // Whether nodes of the type, by its number, have the label.
  bool bears(std::size_t type, std::uint32_t label) const;
  Value imported_property(std::uint32_t edge, std::uint32_t key) const;

  std::unique_ptr<StoredGraph> graph_;
  std::uint32_t nodes_;     // entities, meetings, imported nodes; documents follow
  std::uint32_t articles_;  // nodes of articles
  std::uint32_t documents_;
  std::uint32_t relations_;
  std::uint32_t article_relations_;  // that begin at nodes of articles: the first ones
  std::vector<std::vector<std::uint32_t>> type_labels_;  // by number of the node type
  std::vector<std::uint32_t> document_labels_;
  std::uint32_t name_key_ = kNoName;
  std::uint32_t id_key_ = kNoName;
  std::uint32_t date_key_ = kNoName;
  std::uint32_t date_to_key_ = kNoName;
  std::uint32_t confidence_key_ = kNoName;
  mutable std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> by_label_;
  bool has_imports_;
  // Of the edge that was asked for last.
  mutable std::pair<std::uint32_t, std::uint32_t> source_{0xFFFFFFFFU, 0};
  mutable StoredArcs arcs_;
  mutable StoredArticles said_;
};

}  // namespace whomet
