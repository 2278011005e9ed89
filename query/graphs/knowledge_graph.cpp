#include "query/graphs/knowledge_graph.h"

#include <algorithm>

#include "base/utf8.h"
#include "query/graphs/knowledge_properties.h"

namespace whomet {
namespace {

// "works for" -> "WORKS_FOR".
std::string type_name(std::string_view predicate) {
  std::string name = to_upper(predicate);
  for (char& c : name) {
    if (c == ' ') c = '_';
  }
  return name;
}

}  // namespace

KnowledgeGraph::KnowledgeGraph(const EntityGraph& graph) : graph_(graph) {
  const auto add_node = [&](std::string_view label_name) {
    const std::uint32_t label = labels.intern(label_name);
    labels.set_used(label);
    if (label >= by_label_.size()) by_label_.resize(label + 1);
    by_label_[label].push_back(static_cast<std::uint32_t>(labels_.size()));
    labels_.push_back(label);
  };
  const auto node_total = static_cast<std::uint32_t>(graph.node_count());
  for (std::uint32_t node = 0; node < node_total; ++node)
    add_node(name_of(graph.type(NodeId{node})));
  for (std::size_t i = 0; i < graph.facts().documents.size(); ++i) add_node("Article");

  edges_.reserve(graph.edge_count());
  std::unordered_map<std::string_view, std::uint32_t> predicates;
  for (std::uint32_t edge = 0; edge < graph.edge_count(); ++edge) {
    const Statement& statement = graph.statement(EdgeId{edge});
    const auto [known, is_new] = predicates.emplace(statement.predicate, 0);
    if (is_new) known->second = types.intern(type_name(statement.predicate));
    const std::uint32_t type = known->second;
    types.set_used(type);
    if (type >= type_counts_.size()) type_counts_.resize(type + 1);
    ++type_counts_[type];
    edges_.push_back(
        {index_of(graph.source(EdgeId{edge})), index_of(graph.target(EdgeId{edge})), type});
  }
  arcs_ = ArcTable(static_cast<std::uint32_t>(labels_.size()), edges_);
  read_literals();
  for (const std::string_view name : knowledge_property_names()) keys.set_used(keys.intern(name));
  name_key_ = keys.intern("name");
  id_key_ = keys.intern("id");
}

void KnowledgeGraph::read_literals() {
  for (const Statement& statement : graph_.facts().statements) {
    if (statement.object_text.empty()) continue;
    const auto subject = graph_.find(statement.subject);
    if (!subject) continue;
    literals_[index_of(*subject)].push_back(&statement);
    keys.set_used(keys.intern(statement.predicate));
  }
}

std::span<const std::uint32_t> KnowledgeGraph::nodes_with(std::uint32_t label) const {
  if (label >= by_label_.size()) return {};
  return by_label_[label];
}

std::size_t KnowledgeGraph::count_of_type(std::uint32_t type) const {
  return type < type_counts_.size() ? type_counts_[type] : 0;
}

const DocumentRecord& KnowledgeGraph::article(std::uint32_t node) const {
  return graph_.facts().documents[node - graph_.node_count()];
}

Value KnowledgeGraph::node_property(std::uint32_t node, std::uint32_t key) const {
  if (key >= keys.size()) return {};
  const std::string& name = keys.name(key);
  if (is_article(node)) return article_property(article(node), name);
  Value value = knowledge_property(graph_, NodeId{node}, name);
  if (!value.is_null()) return value;
  const auto literals = literals_.find(node);
  if (literals == literals_.end()) return {};
  ValueList texts;
  for (const Statement* statement : literals->second) {
    if (statement->predicate == name) texts.push_back(Value::text(statement->object_text));
  }
  return texts.empty() ? Value() : Value::list(std::move(texts));
}

Value KnowledgeGraph::edge_property(std::uint32_t edge, std::uint32_t key) const {
  if (key >= keys.size()) return {};
  return statement_property(graph_, EdgeId{edge}, keys.name(key));
}

ValueMap KnowledgeGraph::node_properties(std::uint32_t node) const {
  return knowledge_node_properties(*this, node);
}

ValueMap KnowledgeGraph::edge_properties(std::uint32_t edge) const {
  return knowledge_edge_properties(*this, edge);
}

std::optional<std::vector<std::uint32_t>> KnowledgeGraph::seek(std::uint32_t key,
                                                               const Value& value) const {
  std::vector<std::uint32_t> nodes;
  if (value.kind() != ValueKind::kText) return nodes;
  if (key == id_key_) {
    if (const auto node = graph_.find(value.as_text())) nodes.push_back(index_of(*node));
    for (std::uint32_t node = static_cast<std::uint32_t>(graph_.node_count()); node < node_limit();
         ++node) {
      if (article(node).id == value.as_text()) nodes.push_back(node);
    }
    return nodes;
  }
  if (key != name_key_) return std::nullopt;
  if (by_name_.empty()) {
    for (std::uint32_t node = 0; node < node_limit(); ++node) {
      const Value name = node_property(node, name_key_);
      if (name.kind() == ValueKind::kText) by_name_.emplace(name.as_text(), node);
    }
  }
  const auto [begin, end] = by_name_.equal_range(value.as_text());
  for (auto found = begin; found != end; ++found) nodes.push_back(found->second);
  std::sort(nodes.begin(), nodes.end());
  return nodes;
}

ValueList KnowledgeGraph::evidence(std::uint32_t edge) const {
  return evidence_of(graph_.statement(EdgeId{edge}), graph_.facts().documents);
}

bool KnowledgeGraph::happened(std::uint32_t edge) const {
  const Statement& statement = graph_.statement(EdgeId{edge});
  return !statement.negated && statement.modality == Modality::kAsserted;
}

}  // namespace whomet
