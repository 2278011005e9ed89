// Changes of the graph.

#include <algorithm>
#include <utility>

#include "query/exec/path_operators.h"
#include "query/value_order.h"

namespace whomet {
namespace {

bool is_storable(const Value& value) {
  switch (value.kind()) {
    case ValueKind::kMap:
    case ValueKind::kNode:
    case ValueKind::kEdge:
    case ValueKind::kPath:
      return false;
    case ValueKind::kList:
      return std::all_of(value.as_list().begin(), value.as_list().end(), [](const Value& element) {
        return element.kind() != ValueKind::kList && is_storable(element);
      });
    default:
      return true;
  }
}

void require_storable(const Value& value, std::string_view name) {
  if (is_storable(value)) return;
  fail_run(QueryErrorType::kTypeError, "InvalidPropertyType",
           "the property '" + std::string(name) + "' cannot be " +
               std::string(name_of(value.kind())) +
               "; expected a number, string, boolean, temporal value or a list of these");
}

void set_property(const Value& owner, std::string_view name, Value value, QueryContext& context) {
  require_storable(value, name);
  const std::uint32_t key = context.graph.keys.intern(name);
  if (owner.kind() == ValueKind::kNode) {
    context.graph.set_node_property(owner.as_node(), key, std::move(value));
  } else {
    context.graph.set_edge_property(owner.as_edge(), key, std::move(value));
  }
}

// The properties that a map, a node or a relationship gives.
ValueMap properties_in(const Value& value, const QueryContext& context, ByteSpan place) {
  switch (value.kind()) {
    case ValueKind::kNull:
      return {};
    case ValueKind::kMap:
      return value.as_map();
    case ValueKind::kNode:
      return context.graph.node_properties(value.as_node());
    case ValueKind::kEdge:
      return context.graph.edge_properties(value.as_edge());
    default:
      fail_run(QueryErrorType::kTypeError, "InvalidArgumentType",
               "expected Map, Node or Relationship, found " + std::string(name_of(value.kind())),
               place);
  }
}

void set_all(const Value& owner, const ValueMap& properties, bool replace, QueryContext& context) {
  if (replace) {
    const ValueMap old = owner.kind() == ValueKind::kNode
                             ? context.graph.node_properties(owner.as_node())
                             : context.graph.edge_properties(owner.as_edge());
    for (const auto& [name, value] : old) {
      const bool stays =
          std::any_of(properties.begin(), properties.end(),
                      [&, &key = name](const auto& entry) { return entry.first == key; });
      if (!stays) set_property(owner, name, {}, context);
    }
  }
  for (const auto& [name, value] : properties) set_property(owner, name, value, context);
}

void set_item(const SetCode& item, Row row, QueryContext& context) {
  const Value owner = evaluate(item.target, row, context);
  if (owner.is_null()) return;
  if (owner.kind() != ValueKind::kNode && owner.kind() != ValueKind::kEdge) {
    fail_run(
        QueryErrorType::kTypeError, "InvalidArgumentType",
        "only nodes and relationships can be changed, found " + std::string(name_of(owner.kind())),
        item.target.place);
  }
  switch (item.kind) {
    case SetItem::Kind::kProperty:
    case SetItem::Kind::kRemoveProperty: {
      std::string name = item.property;
      if (!item.key.absent) {
        const Value key = evaluate(item.key, row, context);
        if (key.kind() != ValueKind::kText) {
          fail_run(QueryErrorType::kTypeError, "InvalidArgumentType", "a key is String",
                   item.key.place);
        }
        name = key.as_text();
      }
      Value value;
      if (item.kind == SetItem::Kind::kProperty) value = evaluate(item.value, row, context);
      return set_property(owner, name, std::move(value), context);
    }
    case SetItem::Kind::kReplace:
    case SetItem::Kind::kAdd: {
      const Value value = evaluate(item.value, row, context);
      return set_all(owner, properties_in(value, context, item.value.place),
                     item.kind == SetItem::Kind::kReplace, context);
    }
    case SetItem::Kind::kLabels:
    case SetItem::Kind::kRemoveLabels:
      if (owner.kind() != ValueKind::kNode) {
        fail_run(QueryErrorType::kTypeError, "InvalidArgumentType", "only nodes have labels",
                 item.target.place);
      }
      for (const std::uint32_t label : item.labels) {
        if (item.kind == SetItem::Kind::kLabels) {
          context.graph.add_label(owner.as_node(), label);
        } else {
          context.graph.remove_label(owner.as_node(), label);
        }
      }
      return;
  }
}

}  // namespace

void set_items(const std::vector<SetCode>& items, Row row, QueryContext& context) {
  for (const SetCode& item : items) {
    try {
      set_item(item, row, context);
    } catch (QueryFailure& failure) {
      failure.place_at(item.target.place);
      throw;
    }
  }
}

namespace {

void create_element(const CreateElement& element, Row row, QueryContext& context) {
  if (element.bound) {
    if (row[element.slot].kind() == ValueKind::kNode) return;
    fail_run(QueryErrorType::kSemanticError, "DeletedEntityAccess",
             "a relationship needs two nodes, and one is null");
  }
  ValueMap properties;
  if (!element.properties.absent) {
    properties = properties_in(evaluate(element.properties, row, context), context, element.place);
  }
  Value made;
  if (element.is_edge) {
    made = Value::edge(context.graph.create_edge(row[element.source].as_node(),
                                                 row[element.target].as_node(), element.type));
  } else {
    made = Value::node(context.graph.create_node(element.labels));
  }
  for (const auto& [name, value] : properties) {
    if (!value.is_null()) set_property(made, name, value, context);
  }
  row[element.slot] = std::move(made);
}

}  // namespace

void create_elements(const std::vector<CreateElement>& elements, Row row, QueryContext& context) {
  for (const CreateElement& element : elements) {
    try {
      create_element(element, row, context);
    } catch (QueryFailure& failure) {
      failure.place_at(element.place);
      throw;
    }
    context.step();
  }
}

bool CreateOperator::push(Row row) {
  create_elements(elements_, row, context_);
  return emit(row);
}

// ---- merge ----

namespace {

// Keeps what a pattern binds for each match.
class BindingSink : public Operator {
 public:
  explicit BindingSink(const std::vector<Slot>& slots) : slots_(slots) {}
  bool push(Row row) override {
    ValueList values;
    for (const Slot slot : slots_) values.push_back(row[slot]);
    matches.push_back(std::move(values));
    return true;
  }
  void finish(Row /*row*/) override {}
  std::vector<ValueList> matches;

 private:
  const std::vector<Slot>& slots_;
};

}  // namespace

bool MergeOperator::push(Row row) {
  for (const CreateElement& element : elements_) {
    if (element.properties.absent || element.bound) continue;
    const Value properties = evaluate(element.properties, row, context_);
    for (const auto& [key, value] : properties.as_map()) {
      if (!value.is_null()) continue;
      fail_run(QueryErrorType::kSemanticError, "MergeReadOwnWrites",
               "MERGE cannot look for the property '" + key + "' that is null", element.place);
    }
  }
  BindingSink sink(slots_);
  pipeline_->run(row, sink);
  if (sink.matches.empty()) {
    create_elements(elements_, row, context_);
    if (path) {
      ExistsSink stop;
      path->next = &stop;
      path->push(row);
    }
    set_items(on_create, row, context_);
    return emit(row);
  }
  for (ValueList& match : sink.matches) {
    for (std::size_t i = 0; i < slots_.size(); ++i) row[slots_[i]] = std::move(match[i]);
    set_items(on_match, row, context_);
    if (!emit(row)) return false;
  }
  return true;
}

// ---- delete ----

void DeleteOperator::collect(const Value& value, ByteSpan place) {
  switch (value.kind()) {
    case ValueKind::kNull:
      return;
    case ValueKind::kNode:
      nodes_.push_back(value.as_node());
      return;
    case ValueKind::kEdge:
      edges_.push_back(value.as_edge());
      return;
    case ValueKind::kPath:
      for (const std::uint32_t node : value.as_path().nodes) nodes_.push_back(node);
      for (const std::uint32_t edge : value.as_path().edges) edges_.push_back(edge);
      return;
    default:
      fail_run(QueryErrorType::kTypeError, "InvalidArgumentType",
               "only nodes, relationships and paths can be deleted, found " +
                   std::string(name_of(value.kind())),
               place);
  }
}

bool DeleteOperator::push(Row row) {
  for (const Code& target : targets_) collect(evaluate(target, row, context_), target.place);
  for (const Slot slot : live_) rows_kept_.push_back(row[slot]);
  context_.buffer(live_.size() + 1);
  ++count_;
  return true;
}

void DeleteOperator::delete_all() {
  PropertyGraph& graph = context_.graph;
  for (const std::uint32_t edge : edges_) graph.delete_edge(edge);
  if (detach_) {
    for (const std::uint32_t node : nodes_) {
      for (const bool outward : {true, false}) {
        std::vector<std::uint32_t> gone;
        for (const Arc& arc : outward ? graph.out(node, kNoName) : graph.in(node, kNoName)) {
          gone.push_back(arc.edge);
        }
        for (const std::uint32_t edge : gone) graph.delete_edge(edge);
      }
    }
  }
  for (const std::uint32_t node : nodes_) {
    if (!graph.has_node(node)) continue;
    if (!graph.out(node, kNoName).empty() || !graph.in(node, kNoName).empty()) {
      fail_run(QueryErrorType::kConstraintVerificationFailed, "DeleteConnectedNode",
               "a node with relationships cannot be deleted; delete them too, or write "
               "DETACH DELETE");
    }
    graph.delete_node(node);
  }
}

void DeleteOperator::finish(Row row) {
  try {
    delete_all();
  } catch (QueryFailure& failure) {
    failure.place_at(targets_.front().place);
    throw;
  }
  std::size_t at = 0;
  for (std::size_t i = 0; i < count_; ++i) {
    for (const Slot slot : live_) row[slot] = std::move(rows_kept_[at++]);
    if (!emit(row)) break;
  }
  reset();
  next->finish(row);
}

void DeleteOperator::reset() {
  rows_kept_.clear();
  nodes_.clear();
  edges_.clear();
  count_ = 0;
}

}  // namespace whomet
