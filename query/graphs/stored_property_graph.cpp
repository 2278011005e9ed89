#include "query/graphs/stored_property_graph.h"

#include <algorithm>

#include "graph/name_index.h"
#include "graph/store.h"
#include "query/graphs/knowledge_properties.h"

namespace whomet {

struct StoredPropertyGraph::Articles {
  explicit Articles(Facts facts) : entities(std::move(facts)), graph(entities) {
    for (std::uint32_t i = 0; i < entities.edge_count(); ++i) {
      edges.emplace(entities.statement(EdgeId{i}).id, i);
    }
  }

  EntityGraph entities;
  KnowledgeGraph graph;
  std::unordered_map<std::string_view, std::uint32_t> edges;  // by id of the statement
};

StoredPropertyGraph::StoredPropertyGraph(StoredGraph graph)
    : graph_(std::make_unique<StoredGraph>(std::move(graph))),
      nodes_(graph_->node_count()),
      articles_(graph_->article_node_count()),
      documents_(graph_->document_count()),
      relations_(graph_->relation_count()),
      arcs_(nodes_) {
  for (std::size_t i = 0; i < graph_->node_types().size(); ++i) {
    const NodeType& type = graph_->node_types()[i];
    std::vector<std::uint32_t>& own = type_labels_.emplace_back();
    const auto add = [&](std::string_view name) {
      if (name.empty()) return;
      const std::uint32_t label = labels.intern(name);
      labels.set_used(label);
      if (std::find(own.begin(), own.end(), label) == own.end()) own.push_back(label);
    };
    add(name_of(type.type));
    for (std::string_view rest = type.label; !rest.empty();) {
      const std::size_t end = std::min(rest.find(';'), rest.size());
      add(rest.substr(0, end));
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }
  document_labels_ = {labels.intern("Article")};
  if (documents_ > 0) labels.set_used(document_labels_.front());
  // Types have the numbers of the file: nothing was interned before.
  for (const RelationType& type : graph_->relation_types()) types.set_used(types.intern(type.name));
  for (const std::string_view name : knowledge_property_names()) keys.set_used(keys.intern(name));
  for (const std::string& name : graph_->imported_keys()) keys.set_used(keys.intern(name));
  for (const std::string& name : graph_->literal_predicates()) keys.set_used(keys.intern(name));
  name_key_ = keys.intern("name");
  id_key_ = keys.intern("id");
}

StoredPropertyGraph::~StoredPropertyGraph() = default;

const StoredPropertyGraph::Articles& StoredPropertyGraph::articles() const {
  if (!loaded_) loaded_ = std::make_unique<Articles>(graph_->article_facts());
  return *loaded_;
}

// ---- Labels ----

std::span<const std::uint32_t> StoredPropertyGraph::labels_of(std::uint32_t node) const {
  return node < nodes_ ? type_labels_[graph_->type(node)] : document_labels_;
}

bool StoredPropertyGraph::has_label(std::uint32_t node, std::uint32_t label) const {
  const auto own = labels_of(node);
  return std::find(own.begin(), own.end(), label) != own.end();
}

std::span<const std::uint32_t> StoredPropertyGraph::nodes_with(std::uint32_t label) const {
  const auto [known, is_new] = by_label_.try_emplace(label);
  if (is_new) {
    for (std::uint32_t node = 0; node < node_limit(); ++node) {
      if (has_label(node, label)) known->second.push_back(node);
    }
  }
  return known->second;
}

// ---- Relations ----

const StoredPropertyGraph::NodeArcs& StoredPropertyGraph::arcs(std::uint32_t node) const {
  NodeArcs& own = arcs_[node];
  if (own.arcs) return own;
  std::uint32_t total = 0;
  for (ArcGroups groups(graph_->arcs(node)); groups.next();) total += groups.group().count;
  own.arcs = std::make_unique<Arc[]>(total + 1);
  for (ArcGroups groups(graph_->arcs(node)); groups.next();) {
    const ArcGroup& group = groups.group();
    for (std::uint32_t i = 0; i < group.count; ++i) {
      own.arcs[own.total++] = {group.relation(i), group.node(i), group.type};
    }
    if (!group.incoming) own.outgoing = own.total;
  }
  return own;
}

namespace {

std::span<const Arc> of_type(std::span<const Arc> arcs, std::uint32_t type) {
  if (type == kNoName) return arcs;
  const auto [begin, end] =
      std::equal_range(arcs.begin(), arcs.end(), Arc{0, 0, type},
                       [](const Arc& a, const Arc& b) { return a.type < b.type; });
  return {begin, end};
}

}  // namespace

std::span<const Arc> StoredPropertyGraph::out(std::uint32_t node, std::uint32_t type) const {
  if (node >= nodes_) return {};
  const NodeArcs& own = arcs(node);
  return of_type({own.arcs.get(), own.outgoing}, type);
}

std::span<const Arc> StoredPropertyGraph::in(std::uint32_t node, std::uint32_t type) const {
  if (node >= nodes_) return {};
  const NodeArcs& own = arcs(node);
  return of_type({own.arcs.get() + own.outgoing, own.total - own.outgoing}, type);
}

StoredPropertyGraph::Place StoredPropertyGraph::place(std::uint32_t edge) const {
  for (ArcGroups groups(graph_->arcs(source(edge))); groups.next();) {
    const ArcGroup& group = groups.group();
    if (group.incoming || group.count == 0) continue;
    const std::uint32_t index = edge - group.relation(0);
    if (index < group.count) return {group, index};
  }
  throw StoreError("a relation is not where it should be");
}

std::uint32_t StoredPropertyGraph::type_of(std::uint32_t edge) const {
  return place(edge).group.type;
}
std::uint32_t StoredPropertyGraph::source(std::uint32_t edge) const {
  return graph_->source(edge);
}
std::uint32_t StoredPropertyGraph::target(std::uint32_t edge) const {
  const Place at = place(edge);
  return at.group.node(at.index);
}

std::size_t StoredPropertyGraph::count_of_type(std::uint32_t type) const {
  const auto& counts = graph_->relations_of_type();
  return type < counts.size() ? counts[type] : 0;
}

// ---- Properties ----

Value StoredPropertyGraph::node_property(std::uint32_t node, std::uint32_t key) const {
  if (key >= keys.size()) return {};
  const std::string& wanted = keys.name(key);
  if (is_article(node)) {
    const KnowledgeGraph& inner = articles().graph;
    return inner.node_property(inner_node(node), inner.keys.find(wanted));
  }
  if (key == name_key_) return Value::text(graph_->name(node));
  if (key == id_key_) return Value::text(graph_->id(node));
  ValueList values;
  for (const auto& [property, value] : graph_->imported_values(node)) {
    if (property == wanted) values.push_back(Value::text(value));
  }
  return values.empty() ? Value() : Value::list(std::move(values));
}

Value StoredPropertyGraph::imported_property(std::uint32_t edge, std::string_view wanted) const {
  const Place at = place(edge);
  if (wanted == "confidence") return Value::real(at.group.confidence(at.index) / 10'000.0);
  if (wanted == "date" || wanted == "date_to") {
    const std::int32_t day = at.group.day(at.index);
    return day == kUndated ? Value() : Value::date(day);
  }
  if (wanted == "negated") return Value::boolean(false);
  if (wanted == "modality") return Value::text("asserted");
  if (wanted == "sources") return Value::integer(1);
  const RelationType& type = graph_->relation_types()[at.group.type];
  if (wanted == "predicate") return Value::text(type.predicate);
  if (wanted == "open") return Value::boolean(type.open);
  if (wanted == "id") return Value::text(graph_->statement_id({source(edge), edge}));
  return {};
}

Value StoredPropertyGraph::edge_property(std::uint32_t edge, std::uint32_t key) const {
  if (key >= keys.size()) return {};
  const std::string& wanted = keys.name(key);
  const std::uint32_t from = source(edge);
  if (from >= articles_ || graph_->origin({from, edge}).kind == OriginKind::kImport) {
    return imported_property(edge, wanted);
  }
  const Articles& inner = articles();
  const auto found = inner.edges.find(graph_->statement_id({from, edge}));
  if (found == inner.edges.end()) return {};
  return inner.graph.edge_property(found->second, inner.graph.keys.find(wanted));
}

ValueMap StoredPropertyGraph::node_properties(std::uint32_t node) const {
  return knowledge_node_properties(*this, node);
}

ValueMap StoredPropertyGraph::edge_properties(std::uint32_t edge) const {
  return knowledge_edge_properties(*this, edge);
}

std::optional<std::vector<std::uint32_t>> StoredPropertyGraph::seek(std::uint32_t key,
                                                                    const Value& value) const {
  std::vector<std::uint32_t> found;
  if (value.kind() != ValueKind::kText) return found;
  if (key == id_key_) {
    if (const auto node = graph_->find_id(value.as_text())) found.push_back(*node);
  } else if (key == name_key_) {
    for (const std::uint32_t node : graph_->nodes_with_name_key(name_key(value.as_text()))) {
      if (graph_->name(node) == value.as_text()) found.push_back(node);
    }
  } else {
    return std::nullopt;
  }
  // Few, and without an index of their own.
  for (std::uint32_t node = nodes_; node < node_limit(); ++node) {
    const Value own = node_property(node, key);
    if (own.kind() == ValueKind::kText && own.as_text() == value.as_text()) found.push_back(node);
  }
  return found;
}

ValueList StoredPropertyGraph::evidence(std::uint32_t edge) const {
  const std::uint32_t from = source(edge);
  const Origin origin = graph_->origin({from, edge});
  if (origin.kind != OriginKind::kImport) {
    const Articles& inner = articles();
    const auto found = inner.edges.find(graph_->statement_id({from, edge}));
    return found == inner.edges.end() ? ValueList() : inner.graph.evidence(found->second);
  }
  const Evidence said = graph_->import_evidence(origin);
  ValueMap map;
  map.emplace_back("quote", Value::text(said.quote));
  map.emplace_back("document", Value::text(said.at.document));
  map.emplace_back("begin", Value::integer(static_cast<std::int64_t>(said.at.file.begin)));
  map.emplace_back("end", Value::integer(static_cast<std::int64_t>(said.at.file.end)));
  map.emplace_back("exact", Value::boolean(true));
  map.emplace_back("kind", Value::text(said.kind));
  map.emplace_back("extractor", Value::text(said.extractor));
  return {Value::map(std::move(map))};
}

bool StoredPropertyGraph::happened(std::uint32_t edge) const {
  return place(edge).group.status == RelationStatus::kAsserted;
}

}  // namespace whomet
