// Functions of nodes, relationships, paths and maps.

#include <algorithm>

#include "query/functions/arguments.h"

namespace whomet {
namespace {

Value id(CallContext& /*context*/, Arguments args) {
  if (args[0].is_null()) return {};
  if (args[0].kind() == ValueKind::kNode) return Value::integer(args[0].as_node());
  if (args[0].kind() == ValueKind::kEdge) return Value::integer(args[0].as_edge());
  refuse_argument("id", "a node or a relationship", args[0]);
}

Value labels(CallContext& context, Arguments args) {
  if (args[0].is_null()) return {};
  if (args[0].kind() != ValueKind::kNode) refuse_argument("labels", "a node", args[0]);
  ValueList names;
  for (const std::uint32_t label : context.graph.labels_of(args[0].as_node())) {
    names.push_back(Value::text(context.graph.labels.name(label)));
  }
  return Value::list(std::move(names));
}

Value type(CallContext& context, Arguments args) {
  if (args[0].is_null()) return {};
  if (args[0].kind() != ValueKind::kEdge) refuse_argument("type", "a relationship", args[0]);
  return Value::text(context.graph.types.name(context.graph.type_of(args[0].as_edge())));
}

ValueMap properties_of(std::string_view function, CallContext& context, const Value& value) {
  switch (value.kind()) {
    case ValueKind::kNode:
      return context.graph.node_properties(value.as_node());
    case ValueKind::kEdge:
      return context.graph.edge_properties(value.as_edge());
    case ValueKind::kMap:
      return value.as_map();
    default:
      refuse_argument(function, "a node, a relationship or a map", value);
  }
}

Value properties(CallContext& context, Arguments args) {
  if (args[0].is_null()) return {};
  return Value::map(properties_of("properties", context, args[0]));
}

Value keys(CallContext& context, Arguments args) {
  if (args[0].is_null()) return {};
  ValueList names;
  for (const auto& [name, value] : properties_of("keys", context, args[0])) {
    names.push_back(Value::text(name));
  }
  return Value::list(std::move(names));
}

Value start_node(CallContext& context, Arguments args) {
  if (args[0].is_null()) return {};
  if (args[0].kind() != ValueKind::kEdge) refuse_argument("startNode", "a relationship", args[0]);
  return Value::node(context.graph.source(args[0].as_edge()));
}

Value end_node(CallContext& context, Arguments args) {
  if (args[0].is_null()) return {};
  if (args[0].kind() != ValueKind::kEdge) refuse_argument("endNode", "a relationship", args[0]);
  return Value::node(context.graph.target(args[0].as_edge()));
}

Value nodes(CallContext& /*context*/, Arguments args) {
  if (args[0].is_null()) return {};
  if (args[0].kind() != ValueKind::kPath) refuse_argument("nodes", "a path", args[0]);
  ValueList list;
  for (const std::uint32_t node : args[0].as_path().nodes) list.push_back(Value::node(node));
  return Value::list(std::move(list));
}

Value relationships(CallContext& /*context*/, Arguments args) {
  if (args[0].is_null()) return {};
  if (args[0].kind() != ValueKind::kPath) refuse_argument("relationships", "a path", args[0]);
  ValueList list;
  for (const std::uint32_t edge : args[0].as_path().edges) list.push_back(Value::edge(edge));
  return Value::list(std::move(list));
}

Value length(CallContext& /*context*/, Arguments args) {
  if (args[0].is_null()) return {};
  if (args[0].kind() != ValueKind::kPath) refuse_argument("length", "a path", args[0]);
  return Value::integer(static_cast<std::int64_t>(args[0].as_path().edges.size()));
}

Value degree(CallContext& context, Arguments args) {
  if (args[0].is_null()) return {};
  if (args[0].kind() != ValueKind::kNode) refuse_argument("degree", "a node", args[0]);
  const std::uint32_t node = args[0].as_node();
  const auto count =
      context.graph.out(node, kNoName).size() + context.graph.in(node, kNoName).size();
  return Value::integer(static_cast<std::int64_t>(count));
}

constexpr StaticType kTextList = StaticType::list_of(TypeKind::kText);
constexpr StaticType kInteger = StaticType::of(TypeKind::kInteger);

// Their examples stand after MATCH p = (a)-[r]->(b) on a graph of one relationship:
// (:Person {name: 'Ada', born: 1970})-[:MET {on: 'Monday'}]->(:Person {name: 'Ben'}).
const QueryFunction kFunctions[] = {
    {"id", "id(element)", "Number of a node or relationship; it may differ after the next build",
     "id(a)", "0", "*", kInteger, id},
    {"labels", "labels(node)", "Names of its labels", "labels(a)", "['Person']", "N", kTextList,
     labels},
    {"type", "type(relationship)", "Name of its type", "type(r)", "'MET'", "E",
     StaticType::of(TypeKind::kText), type},
    {"properties", "properties(element)", "All properties as a map", "properties(b)",
     "{name: 'Ben'}", "g", StaticType::of(TypeKind::kMap), properties},
    {"keys", "keys(element)", "Names of the properties", "keys(a)", "['born', 'name']", "g",
     kTextList, keys},
    {"startNode", "startNode(relationship)", "The node that it leaves", "startNode(r).name",
     "'Ada'", "E", StaticType::of(TypeKind::kNode), start_node},
    {"endNode", "endNode(relationship)", "The node that it reaches", "endNode(r).name", "'Ben'",
     "E", StaticType::of(TypeKind::kNode), end_node},
    {"nodes", "nodes(path)", "Its nodes in order", "[n IN nodes(p) | n.name]", "['Ada', 'Ben']",
     "P", StaticType::list_of(TypeKind::kNode), nodes},
    {"relationships", "relationships(path)", "Its relationships in order",
     "[x IN relationships(p) | type(x)]", "['MET']", "P", StaticType::list_of(TypeKind::kEdge),
     relationships},
    {"length", "length(path)", "How many relationships it has", "length(p)", "1", "P", kInteger,
     length},
    {"degree", "degree(node)", "How many relationships leave and reach it", "degree(a)", "1", "N",
     kInteger, degree},
};

}  // namespace

std::span<const QueryFunction> element_functions() {
  return kFunctions;
}

}  // namespace whomet
