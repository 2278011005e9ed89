// Functions that say where a relationship of a .kg comes from, and whether it is a fact.

#include "query/functions/arguments.h"

namespace whomet {
namespace {

std::uint32_t edge_argument(std::string_view function, const Value& value) {
  if (value.kind() != ValueKind::kEdge) refuse_argument(function, "a relationship", value);
  return value.as_edge();
}

Value evidence(CallContext& context, Arguments args) {
  if (args[0].is_null()) return {};
  return Value::list(context.graph.evidence(edge_argument("evidence", args[0])));
}

Value quote(CallContext& context, Arguments args) {
  if (args[0].is_null()) return {};
  const ValueList all = context.graph.evidence(edge_argument("quote", args[0]));
  if (all.empty()) return {};
  const Value* text = all.front().find("quote");
  return text == nullptr ? Value() : *text;
}

Value happened(CallContext& context, Arguments args) {
  if (args[0].is_null()) return {};
  return Value::boolean(context.graph.happened(edge_argument("happened", args[0])));
}

// Their examples stand after MATCH ()-[r]->() on a graph in memory, which keeps no sentences.
const QueryFunction kFunctions[] = {
    {"evidence", "evidence(relationship)",
     "The sentences behind it: maps with quote, document, path, begin, end, kind and extractor",
     "evidence(r)", "[]", "E", StaticType::list_of(TypeKind::kMap), evidence},
    {"quote", "quote(relationship)", "The first sentence behind it", "quote(r)", "null", "E",
     StaticType::of(TypeKind::kText), quote},
    {"happened", "happened(relationship)",
     "Whether it is told as a fact: not negated, planned, wished or denied", "happened(r)", "true",
     "E", StaticType::of(TypeKind::kBoolean), happened},
};

}  // namespace

std::span<const QueryFunction> provenance_functions() {
  return kFunctions;
}

}  // namespace whomet
