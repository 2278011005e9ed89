// A .kg that a query may add to. It begins as a copy of what the .kg says, in memory; what articles
// say cannot be changed, only be added to. What was added becomes a document of its own, written by
// hand, which is stored like an article and can be removed like one.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "graph/entity_graph.h"
#include "graph/store.h"
#include "query/graphs/knowledge_graph.h"
#include "query/graphs/memory_graph.h"

namespace whomet {

class HandGraph : public MemoryGraph {
 public:
  // The view has to outlive this.
  explicit HandGraph(const KnowledgeGraph& view);

  void set_node_property(std::uint32_t node, std::uint32_t key, Value value) override;
  void set_edge_property(std::uint32_t edge, std::uint32_t key, Value value) override;
  void add_label(std::uint32_t node, std::uint32_t label) override;
  void remove_label(std::uint32_t node, std::uint32_t label) override;
  void delete_edge(std::uint32_t edge) override;
  void delete_node(std::uint32_t node) override;
  ValueList evidence(std::uint32_t edge) const override;
  bool happened(std::uint32_t edge) const override;

  bool has_additions() const {
    return node_limit() > view_.node_limit() || edge_limit() > view_.edge_limit();
  }
  bool is_added_node(std::uint32_t node) const { return node >= view_.node_limit(); }
  std::uint32_t first_added_edge() const { return view_.edge_limit(); }

 private:
  void refuse_told_node(std::uint32_t node) const;
  void refuse_told_edge(std::uint32_t edge) const;
  const KnowledgeGraph& view_;
  bool copied_ = false;
};

// What was added, as a document: its text has a line for each node and relationship, and each has
// evidence of kind "hand" there. An error if something cannot be kept: a node without a name or
// with a label that is no type, a relationship with a meeting or an article.
Result<StoredDocument> added_document(const HandGraph& graph, const EntityGraph& entities);

}  // namespace whomet
