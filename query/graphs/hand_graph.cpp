#include "query/graphs/hand_graph.h"

#include <utility>

#include "query/failure.h"
#include "query/value_order.h"

namespace whomet {

HandGraph::HandGraph(const KnowledgeGraph& view)
    : view_(view), meeting_label_(0), article_label_(0) {
  labels = view.labels;
  types = view.types;
  keys = view.keys;
  meeting_label_ = labels.intern("Meeting");
  article_label_ = labels.intern("Article");
  for (std::uint32_t node = 0; node < view.node_limit(); ++node) {
    MemoryGraph::create_node(view.labels_of(node));
    for (auto& [name, value] : view.node_properties(node)) {
      MemoryGraph::set_node_property(node, keys.intern(name), std::move(value));
    }
  }
  for (std::uint32_t edge = 0; edge < view.edge_limit(); ++edge) {
    MemoryGraph::create_edge(view.source(edge), view.target(edge), view.type_of(edge));
    for (auto& [name, value] : view.edge_properties(edge)) {
      MemoryGraph::set_edge_property(edge, keys.intern(name), std::move(value));
    }
  }
  copied_ = true;
}

HandElement HandGraph::element_of(std::uint32_t node) const {
  return has_label(node, meeting_label_) ? HandElement::kMeeting : HandElement::kEntity;
}

void HandGraph::refuse_article(std::uint32_t node) const {
  if (!has_label(node, article_label_)) return;
  fail_run(
      QueryErrorType::kReadOnly, "ReadOnly",
      "articles cannot be made, changed or linked by a query; add them with whomet build, take "
      "them out with whomet rm");
}

std::uint32_t HandGraph::create_node(std::span<const std::uint32_t> node_labels) {
  const std::uint32_t node = MemoryGraph::create_node(node_labels);
  refuse_article(node);
  return node;
}

std::uint32_t HandGraph::create_edge(std::uint32_t source, std::uint32_t target,
                                     std::uint32_t type) {
  refuse_article(source);
  refuse_article(target);
  return MemoryGraph::create_edge(source, target, type);
}

void HandGraph::set_node_property(std::uint32_t node, std::uint32_t key, Value value) {
  const HandElement element = element_of(node);
  refuse_article(node);
  const std::string& name = keys.name(key);
  if (is_computed(element, name)) {
    // n = {...} takes away all that is not in the map; what is computed stays.
    if (value.is_null() || equivalent(value, node_property(node, key))) return;
  }
  hand_values(element, name, value, *this);
  if (is_told_node(node)) changed_nodes_.insert(node);
  MemoryGraph::set_node_property(node, key, std::move(value));
}

void HandGraph::set_edge_property(std::uint32_t edge, std::uint32_t key, Value value) {
  const std::string& name = keys.name(key);
  if (is_computed(HandElement::kRelationship, name)) {
    if (value.is_null() || equivalent(value, edge_property(edge, key))) return;
  }
  hand_values(HandElement::kRelationship, name, value, *this);
  if (is_told_edge(edge)) changed_edges_.insert(edge);
  MemoryGraph::set_edge_property(edge, key, std::move(value));
}

void HandGraph::add_label(std::uint32_t node, std::uint32_t label) {
  MemoryGraph::add_label(node, label);
  if (!copied_) return;
  refuse_article(node);
  if (is_told_node(node)) changed_nodes_.insert(node);
}

void HandGraph::remove_label(std::uint32_t node, std::uint32_t label) {
  refuse_article(node);
  if (is_told_node(node)) changed_nodes_.insert(node);
  MemoryGraph::remove_label(node, label);
}

void HandGraph::delete_edge(std::uint32_t edge) {
  if (is_told_edge(edge)) changed_edges_.insert(edge);
  MemoryGraph::delete_edge(edge);
}

void HandGraph::delete_node(std::uint32_t node) {
  refuse_article(node);
  if (is_told_node(node)) changed_nodes_.insert(node);
  MemoryGraph::delete_node(node);
}

ValueList HandGraph::evidence(std::uint32_t edge) const {
  return is_told_edge(edge) ? view_.evidence(edge) : ValueList();
}

bool HandGraph::happened(std::uint32_t edge) const {
  const std::uint32_t negated = keys.find("negated");
  const std::uint32_t modality = keys.find("modality");
  if (negated != kNoName && edge_property(edge, negated).is_true()) return false;
  const Value told = modality == kNoName ? Value() : edge_property(edge, modality);
  return told.kind() != ValueKind::kText || told.as_text() == "asserted";
}

}  // namespace whomet
