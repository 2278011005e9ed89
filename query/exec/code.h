// An expression made ready to run: names are slots and numbers, constants are values. A tree of
// plain structs that evaluate() walks.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "query/exec/context.h"
#include "query/lang/ast.h"

namespace whomet {

class Pipeline;

// What LabelExpr says, in numbers; also for types of relationships.
struct LabelTest {
  LabelExpr::Kind kind = LabelExpr::Kind::kName;
  std::uint32_t label = kNoName;
  std::uint32_t type = kNoName;
  std::vector<LabelTest> parts;

  bool holds_for_node(const PropertyGraph& graph, std::uint32_t node) const;
  bool holds_for_edge(const PropertyGraph& graph, std::uint32_t edge) const;
};

struct Code {
  ExprKind kind = ExprKind::kLiteral;
  bool absent = false;  // an optional part that is not there
  Slot slot = kNoSlot;
  Slot slot2 = kNoSlot;
  std::uint32_t id = kNoName;  // of a property key
  Value constant;
  const QueryFunction* function = nullptr;
  std::vector<Code> args;
  std::vector<std::string> names;  // keys of a map; names[0] of a property
  std::unique_ptr<LabelTest> labels;
  std::unique_ptr<Pipeline> pipeline;  // of a pattern or a subquery
  ByteSpan place;

  Code();
  Code(Code&&) noexcept;
  Code& operator=(Code&&) noexcept;
  ~Code();
};

// Throws QueryFailure for wrong types and values.
Value evaluate(const Code& code, Row row, QueryContext& context);

// Whether a condition holds: null does not. Throws for what is no Boolean.
bool holds(const Code& code, Row row, QueryContext& context);

// `owner.key` for a map, node, relationship or temporal value.
Value property_of(const Value& owner, std::string_view name, std::uint32_t key,
                  const QueryContext& context);

// a + b and its like. Requires: an arithmetic kind.
Value calculate(ExprKind kind, const Value& a, const Value& b);

}  // namespace whomet
