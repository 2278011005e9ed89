#include "query/graphs/stored_articles.h"

#include <utility>

#include "query/graphs/knowledge_properties.h"

namespace whomet {
namespace {

// One costs as much as that many relations when all are read.
constexpr std::size_t kCostOfOne = 128;
constexpr std::size_t kAlways = 8;

std::optional<EdgeId> edge_of(const EntityGraph& graph, std::string_view statement) {
  for (std::uint32_t i = 0; i < graph.edge_count(); ++i) {
    if (graph.statement(EdgeId{i}).id == statement) return EdgeId{i};
  }
  return std::nullopt;
}

}  // namespace

StoredArticles::Whole::Whole(Facts facts) : entities(std::move(facts)), graph(entities) {
  for (std::uint32_t i = 0; i < entities.edge_count(); ++i) {
    edges.emplace(entities.statement(EdgeId{i}).id, i);
  }
}

StoredArticles::StoredArticles(StoredGraph& graph)
    : graph_(graph), one_by_one_(kAlways + graph.relation_count() / kCostOfOne) {}

const StoredArticles::Whole* StoredArticles::whole_if_cheaper() {
  if (!whole_ && nodes_.size() + relations_.size() >= one_by_one_) {
    whole_ = std::make_unique<Whole>(graph_.article_facts());
    nodes_.clear();
    relations_.clear();
    place_.reset();
  }
  return whole_.get();
}

const Meeting* StoredArticles::meeting_of(std::uint32_t node) {
  if (!meeting_ || meeting_->first != node) meeting_ = {node, graph_.meeting_record(node)};
  return meeting_->second ? &*meeting_->second : nullptr;
}

const Statement* StoredArticles::statement_of(StoredRelation relation) {
  if (!statement_ || statement_->first != relation.number) {
    statement_ = {relation.number, graph_.statement_record(relation)};
  }
  return statement_->second ? &*statement_->second : nullptr;
}

std::string StoredArticles::name_of(const std::string& id) {
  const auto node = id.empty() ? std::nullopt : graph_.find_id(id);
  return node ? graph_.name(*node) : std::string();
}

Value StoredArticles::node_property(std::uint32_t node, std::string_view name) {
  Value value = own_property(node, name);
  return whole_ || !value.is_null() ? value : literal(node, name);
}

Value StoredArticles::literal(std::uint32_t node, std::string_view name) {
  if (!literals_ || literals_->first != node) literals_ = {node, graph_.literals(node)};
  ValueList texts;
  for (const auto& [predicate, text] : literals_->second) {
    if (predicate == name) texts.push_back(Value::text(text));
  }
  return texts.empty() ? Value() : Value::list(std::move(texts));
}

Value StoredArticles::own_property(std::uint32_t node, std::string_view name) {
  if (!whole_ && is_in_record(name)) {
    if (const Meeting* meeting = meeting_of(node)) {
      return meeting_property(*meeting, name,
                              [this](const std::string& id) { return name_of(id); });
    }
  }
  if (const Whole* whole = whole_if_cheaper()) {
    return whole->graph.node_property(node, whole->graph.keys.find(name));
  }
  auto known = nodes_.find(node);
  if (known == nodes_.end()) {
    known = nodes_.emplace(node, graph_.part(std::span(&node, 1), {})).first;
  }
  const auto here = known->second.find(graph_.id(node));
  return here ? knowledge_property(known->second, *here, name) : Value();
}

StoredArticles::Place StoredArticles::place_of(StoredRelation relation) {
  const Whole* whole = whole_if_cheaper();
  if (place_ && place_->first == relation.number) return place_->second;
  const std::string statement = graph_.statement_id(relation);
  Place place{};
  if (whole != nullptr) {
    place.graph = &whole->entities;
    const auto found = whole->edges.find(statement);
    if (found != whole->edges.end()) place.edge = EdgeId{found->second};
  } else {
    auto known = relations_.find(relation.number);
    if (known == relations_.end()) {
      known = relations_.emplace(relation.number, graph_.part({}, std::span(&relation, 1))).first;
    }
    place.graph = &known->second;
    place.edge = edge_of(known->second, statement);
  }
  place_ = {relation.number, place};
  return place;
}

Value StoredArticles::relation_property(StoredRelation relation, std::string_view name) {
  if (!whole_ && is_in_record(name)) {
    if (const Statement* statement = statement_of(relation)) {
      return statement_property(*statement, name,
                                [this](const std::string& id) { return name_of(id); });
    }
  }
  const Place at = place_of(relation);
  return at.edge ? statement_property(*at.graph, *at.edge, name) : Value();
}

ValueList StoredArticles::evidence(StoredRelation relation) {
  const Place at = place_of(relation);
  return at.edge ? evidence_of(at.graph->statement(*at.edge), documents()) : ValueList();
}

const std::vector<DocumentRecord>& StoredArticles::documents() {
  if (!documents_) documents_ = graph_.documents();
  return *documents_;
}

Value StoredArticles::document_property(std::uint32_t document, std::string_view name) {
  return article_property(documents().at(document), name);
}

std::vector<std::uint32_t> StoredArticles::documents_with(std::string_view property,
                                                          std::string_view text) {
  std::vector<std::uint32_t> found;
  for (std::uint32_t i = 0; i < documents().size(); ++i) {
    const Value own = document_property(i, property);
    if (own.kind() == ValueKind::kText && own.as_text() == text) found.push_back(i);
  }
  return found;
}

}  // namespace whomet
