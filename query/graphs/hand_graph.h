// A .kg that a query may change. It begins as a copy of what the .kg says, in memory, and remembers
// what was changed; hand_document.h makes a document of that, which is stored like an article and
// can be removed like one. What the .kg cannot keep is refused at once, with a QueryFailure.
#pragma once

#include <set>

#include "query/graphs/hand_properties.h"
#include "query/graphs/knowledge_graph.h"
#include "query/graphs/memory_graph.h"

namespace whomet {

class HandGraph : public MemoryGraph {
 public:
  // The view has to outlive this.
  explicit HandGraph(const KnowledgeGraph& view);

  std::uint32_t create_node(std::span<const std::uint32_t> node_labels) override;
  std::uint32_t create_edge(std::uint32_t source, std::uint32_t target,
                            std::uint32_t type) override;
  void set_node_property(std::uint32_t node, std::uint32_t key, Value value) override;
  void set_edge_property(std::uint32_t edge, std::uint32_t key, Value value) override;
  void add_label(std::uint32_t node, std::uint32_t label) override;
  void remove_label(std::uint32_t node, std::uint32_t label) override;
  void delete_edge(std::uint32_t edge) override;
  void delete_node(std::uint32_t node) override;
  ValueList evidence(std::uint32_t edge) const override;
  bool happened(std::uint32_t edge) const override;

  const KnowledgeGraph& view() const { return view_; }
  bool is_told_node(std::uint32_t node) const { return node < view_.node_limit(); }
  bool is_told_edge(std::uint32_t edge) const { return edge < view_.edge_limit(); }

  // What was told and then changed or deleted, ascending.
  const std::set<std::uint32_t>& changed_nodes() const { return changed_nodes_; }
  const std::set<std::uint32_t>& changed_edges() const { return changed_edges_; }

  HandElement element_of(std::uint32_t node) const;

 private:
  void refuse_article(std::uint32_t node) const;
  const KnowledgeGraph& view_;
  std::uint32_t meeting_label_;
  std::uint32_t article_label_;
  std::set<std::uint32_t> changed_nodes_;
  std::set<std::uint32_t> changed_edges_;
  bool copied_ = false;
};

}  // namespace whomet
