#include "query/graphs/stored_property_graph.h"

#include <algorithm>

#include "graph/name_index.h"
#include "graph/store.h"
#include "query/graphs/arc_bounds.h"
#include "query/graphs/knowledge_properties.h"

namespace whomet {

StoredPropertyGraph::StoredPropertyGraph(StoredGraph graph)
    : graph_(std::make_unique<StoredGraph>(std::move(graph))),
      nodes_(graph_->node_count()),
      articles_(graph_->article_node_count()),
      documents_(graph_->document_count()),
      relations_(graph_->relation_count()),
      article_relations_(articles_ < nodes_ ? graph_->first_relation(articles_) : relations_),
      has_imports_(graph_->has_imports()),
      arcs_(*graph_),
      said_(*graph_) {
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
  date_key_ = keys.intern("date");
  date_to_key_ = keys.intern("date_to");
  confidence_key_ = keys.intern("confidence");
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
  if (!is_new) return known->second;
  std::vector<std::uint32_t>& found = known->second;
  found.reserve(count_with(label));
  std::vector<bool> wanted(type_labels_.size());
  for (std::size_t type = 0; type < wanted.size(); ++type) wanted[type] = bears(type, label);
  for (std::uint32_t node = 0; node < nodes_; ++node) {
    if (wanted[graph_->type(node)]) found.push_back(node);
  }
  for (std::uint32_t node = nodes_; node < node_limit(); ++node) {
    if (has_label(node, label)) found.push_back(node);
  }
  return found;
}

bool StoredPropertyGraph::bears(std::size_t type, std::uint32_t label) const {
  return std::find(type_labels_[type].begin(), type_labels_[type].end(), label) !=
         type_labels_[type].end();
}

std::size_t StoredPropertyGraph::count_with(std::uint32_t label) const {
  std::size_t count = label == document_labels_.front() ? documents_ : 0;
  for (std::size_t type = 0; type < type_labels_.size(); ++type) {
    if (bears(type, label)) count += graph_->nodes_of_type()[type];
  }
  return count;
}

// ---- Relations ----

namespace {

// The first `count` of `nodes` stay as they are, those of the group come behind; what is behind
// them is of no meaning, so that the list needs not be cleared. The new count.
std::size_t add_group(const ArcGroup& group, const ArcBounds& bounds, std::size_t count,
                      std::vector<std::uint32_t>& nodes) {
  if (nodes.size() < count + group.count) nodes.resize(count + group.count);
  std::uint32_t* to = nodes.data() + count;
  if (bounds.all()) {
    group.copy_nodes(to);
    return count + group.count;
  }
  for (std::uint32_t i = 0; i < group.count; ++i) {
    const std::int32_t day = group.day(i);
    *to = group.node(i);
    to += bounds.has(day, day != kUndated, group.confidence(i)) ? 1 : 0;
  }
  return static_cast<std::size_t>(to - nodes.data());
}

// Which choices want the groups of a type and direction.
class Takers {
 public:
  Takers(std::span<const ArcChoice> choices, std::size_t types) : takers_(types * 2) {
    for (std::uint32_t i = 0; i < choices.size(); ++i) {
      for (std::uint32_t type = 0; type < types; ++type) {
        if (!choices[i].has(type)) continue;
        if (choices[i].out) takers_[std::size_t{type} * 2].push_back(i);
        if (choices[i].in) takers_[std::size_t{type} * 2 + 1].push_back(i);
      }
    }
  }

  std::span<const std::uint32_t> of(const ArcGroup& group) const {
    const std::size_t at = std::size_t{group.type} * 2 + (group.incoming ? 1 : 0);
    if (at >= takers_.size()) throw StoreError("a relation has a type that is not there");
    return takers_[at];
  }

 private:
  std::vector<std::vector<std::uint32_t>> takers_;  // by type and direction
};

}  // namespace

void StoredPropertyGraph::add_neighbours(std::uint32_t node, const ArcChoice& choice,
                                         std::vector<std::uint32_t>& nodes) const {
  if (node >= nodes_) return;
  std::size_t count = nodes.size();
  for (ArcGroups groups(graph_->arcs(node)); groups.next();) {
    const ArcGroup& group = groups.group();
    if (!(group.incoming ? choice.in : choice.out) || !choice.has(group.type)) continue;
    count = add_group(group, choice.bounds, count, nodes);
  }
  nodes.resize(count);
}

void StoredPropertyGraph::for_each_neighbours(std::span<const ArcChoice> choices,
                                              const UseNeighbours& use) const {
  struct List {
    std::vector<std::uint32_t> nodes;
    std::size_t count = 0;
  };
  std::vector<List> lists(choices.size());
  const Takers takers(choices, graph_->relation_types().size());
  graph_->for_each_arcs([&](std::uint32_t node, std::string_view arcs) {
    bool any = false;
    for (ArcGroups groups(arcs); groups.next();) {
      for (const std::uint32_t taker : takers.of(groups.group())) {
        List& list = lists[taker];
        list.count = add_group(groups.group(), choices[taker].bounds, list.count, list.nodes);
        any = true;
      }
    }
    if (!any) return;
    for (std::size_t i = 0; i < lists.size(); ++i) {
      if (lists[i].count > 0) use(node, i, std::span(lists[i].nodes.data(), lists[i].count));
      lists[i].count = 0;
    }
  });
}

bool StoredPropertyGraph::narrow(ArcBounds& bounds, std::uint32_t key, ArcComparison comparison,
                                 const Value& value) const {
  if (article_relations_ > 0) return false;  // statements say more than their arcs
  if (key == date_key_ || key == date_to_key_) return narrow_days(bounds, comparison, value);
  return key == confidence_key_ && narrow_confidences(bounds, comparison, value);
}

std::span<const Arc> StoredPropertyGraph::out(std::uint32_t node, std::uint32_t type) const {
  if (node >= nodes_) return {};
  return arcs_.out(node, type);
}

std::span<const Arc> StoredPropertyGraph::in(std::uint32_t node, std::uint32_t type) const {
  if (node >= nodes_) return {};
  return arcs_.in(node, type);
}

std::uint32_t StoredPropertyGraph::type_of(std::uint32_t edge) const {
  return arcs_.place(edge).group.type;
}
std::uint32_t StoredPropertyGraph::source(std::uint32_t edge) const {
  if (source_.first != edge) source_ = {edge, graph_->source(edge)};
  return source_.second;
}
std::uint32_t StoredPropertyGraph::target(std::uint32_t edge) const {
  const StoredArcs::Place at = arcs_.place(edge);
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
  if (node >= nodes_) return said_.document_property(node - nodes_, wanted);
  if (key == name_key_) {
    std::string name = graph_->name(node);
    return name.empty() ? Value() : Value::text(std::move(name));
  }
  if (key == id_key_) return Value::text(graph_->id(node));
  if (node < articles_) return said_.node_property(node, wanted);
  ValueList values;
  for (const auto& [property, value] : graph_->imported_values(node)) {
    if (property == wanted) values.push_back(Value::text(value));
  }
  return values.empty() ? Value() : Value::list(std::move(values));
}

Value StoredPropertyGraph::imported_property(std::uint32_t edge, std::uint32_t key) const {
  if (key == confidence_key_) return Value::real(arcs_.told(edge).confidence / 10'000.0);
  if (key == date_key_ || key == date_to_key_) {
    const std::int32_t day = arcs_.told(edge).day;
    return day == kUndated ? Value() : Value::date(day);
  }
  const std::string& wanted = keys.name(key);
  if (wanted == "negated") return Value::boolean(false);
  if (wanted == "modality") return Value::text("asserted");
  if (wanted == "sources") return Value::integer(1);
  if (wanted == "predicate") return Value::text(graph_->relation_types()[type_of(edge)].predicate);
  if (wanted == "open") return Value::boolean(graph_->relation_types()[type_of(edge)].open);
  if (wanted == "id") return Value::text(graph_->statement_id({source(edge), edge}));
  return {};
}

bool StoredPropertyGraph::is_imported(std::uint32_t edge) const {
  if (!has_imports_) return false;
  return edge >= article_relations_ ||
         graph_->origin({source(edge), edge}).kind == OriginKind::kImport;
}

Value StoredPropertyGraph::edge_property(std::uint32_t edge, std::uint32_t key) const {
  if (key >= keys.size()) return {};
  if (is_imported(edge)) return imported_property(edge, key);
  return said_.relation_property({source(edge), edge}, keys.name(key));
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
  for (const std::uint32_t document : said_.documents_with(keys.name(key), value.as_text())) {
    found.push_back(nodes_ + document);
  }
  return found;
}

ValueList StoredPropertyGraph::evidence(std::uint32_t edge) const {
  const std::uint32_t from = source(edge);
  const Origin origin = graph_->origin({from, edge});
  if (origin.kind != OriginKind::kImport) return said_.evidence({from, edge});
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
  return arcs_.place(edge).group.status == RelationStatus::kAsserted;
}

}  // namespace whomet
