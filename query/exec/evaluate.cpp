// Expressions at run time.

#include <algorithm>
#include <utility>

#include "query/exec/evaluate_parts.h"
#include "query/exec/operator.h"
#include "query/exec/pattern_text.h"
#include "query/temporal/moment.h"
#include "query/temporal/temporal.h"
#include "query/value_order.h"

namespace whomet {

void type_failure(std::string message, ByteSpan place, std::string_view detail) {
  fail_run(QueryErrorType::kTypeError, detail, std::move(message), place);
}

Truth truth_of(const Value& value, ByteSpan place) {
  if (value.is_null()) return Truth::kUnknown;
  if (value.kind() != ValueKind::kBoolean) {
    type_failure("expected Boolean, found " + std::string(name_of(value.kind())), place);
  }
  return truth(value.as_boolean());
}

Truth truth_of(const Code& code, Row row, QueryContext& context) {
  return truth_of(evaluate(code, row, context), code.place);
}

namespace {

// A slot is read in place; everything else is computed into `kept`.
const Value& operand(const Code& code, Row row, QueryContext& context, Value& kept) {
  if (code.kind == ExprKind::kVariable) return row[code.slot];
  if (code.kind == ExprKind::kLiteral) return code.constant;
  if (code.kind == ExprKind::kProperty && code.args[0].kind == ExprKind::kVariable) {
    const Value& owner = row[code.args[0].slot];
    if (owner.kind() == ValueKind::kEdge) {
      kept = context.graph.edge_property(owner.as_edge(), code.id);
      return kept;
    }
  }
  kept = evaluate(code, row, context);
  return kept;
}

Truth junction(const Code& code, Row row, QueryContext& context) {
  const Truth left = truth_of(code.args[0], row, context);
  if (code.kind == ExprKind::kAnd) {
    if (left == Truth::kFalse) return left;
    const Truth right = truth_of(code.args[1], row, context);
    if (right == Truth::kFalse || left == Truth::kTrue) return right;
    return left;
  }
  if (code.kind == ExprKind::kOr) {
    if (left == Truth::kTrue) return left;
    const Truth right = truth_of(code.args[1], row, context);
    if (right == Truth::kTrue || left == Truth::kFalse) return right;
    return left;
  }
  const Truth right = truth_of(code.args[1], row, context);
  if (left == Truth::kUnknown || right == Truth::kUnknown) return Truth::kUnknown;
  return truth(left != right);
}

template <typename Number>
Truth ordered(ExprKind kind, Number left, Number right) {
  switch (kind) {
    case ExprKind::kLess:
      return truth(left < right);
    case ExprKind::kLessEqual:
      return truth(left <= right);
    case ExprKind::kGreater:
      return truth(left > right);
    default:
      return truth(left >= right);
  }
}

Truth comparison(const Code& code, Row row, QueryContext& context) {
  Value kept_left;
  Value kept_right;
  const Value& a = operand(code.args[0], row, context, kept_left);
  const Value& b = operand(code.args[1], row, context, kept_right);
  switch (code.kind) {
    case ExprKind::kEqual:
      return equals(a, b);
    case ExprKind::kNotEqual: {
      const Truth equal = equals(a, b);
      return equal == Truth::kUnknown ? equal : truth(equal == Truth::kFalse);
    }
    default:
      break;
  }
  // Most frequent by far, so compared in place; of NaN all four are false.
  if (a.kind() == b.kind()) {
    if (a.kind() == ValueKind::kFloat) return ordered(code.kind, a.as_float(), b.as_float());
    if (a.kind() == ValueKind::kInteger || a.kind() == ValueKind::kDate) {
      return ordered(code.kind, a.as_integer(), b.as_integer());
    }
  }
  const Comparison result = compare(a, b);
  if (result == Comparison::kUnknown) return Truth::kUnknown;
  switch (code.kind) {
    case ExprKind::kLess:
      return truth(result == Comparison::kLess);
    case ExprKind::kLessEqual:
      return truth(result == Comparison::kLess || result == Comparison::kEqual);
    case ExprKind::kGreater:
      return truth(result == Comparison::kGreater);
    default:
      return truth(result == Comparison::kGreater || result == Comparison::kEqual);
  }
}

Truth text_predicate(const Code& code, Row row, QueryContext& context) {
  Value kept_left;
  Value kept_right;
  const Value& a = operand(code.args[0], row, context, kept_left);
  const Value& b = operand(code.args[1], row, context, kept_right);
  if (a.kind() != ValueKind::kText || b.kind() != ValueKind::kText) return Truth::kUnknown;
  switch (code.kind) {
    case ExprKind::kStartsWith:
      return truth(a.as_text().starts_with(b.as_text()));
    case ExprKind::kEndsWith:
      return truth(a.as_text().ends_with(b.as_text()));
    case ExprKind::kContains:
      return truth(a.as_text().find(b.as_text()) != std::string::npos);
    default:
      return truth(matches_pattern(a.as_text(), b.as_text(), code.place));
  }
}

Truth is_in(const Code& code, Row row, QueryContext& context) {
  Value kept_left;
  Value kept_right;
  const Value& a = operand(code.args[0], row, context, kept_left);
  const Value& list = operand(code.args[1], row, context, kept_right);
  if (list.is_null()) return Truth::kUnknown;
  if (list.kind() != ValueKind::kList) {
    type_failure("expected List, found " + std::string(name_of(list.kind())), code.args[1].place);
  }
  Truth any = Truth::kFalse;
  context.step(list.as_list().size());
  for (const Value& element : list.as_list()) {
    const Truth one = equals(a, element);
    if (one == Truth::kTrue) return one;
    if (one == Truth::kUnknown) any = one;
  }
  return any;
}

Truth has_labels(const Code& code, Row row, QueryContext& context) {
  Value kept;
  const Value& owner = operand(code.args[0], row, context, kept);
  if (owner.is_null()) return Truth::kUnknown;
  if (owner.kind() == ValueKind::kNode) {
    return truth(code.labels->holds_for_node(context.graph, owner.as_node()));
  }
  if (owner.kind() == ValueKind::kEdge) {
    return truth(code.labels->holds_for_edge(context.graph, owner.as_edge()));
  }
  type_failure("expected Node, found " + std::string(name_of(owner.kind())), code.place);
}

Value map_projection(const Code& code, Row row, QueryContext& context) {
  const Value base = evaluate(code.args[0], row, context);
  if (base.is_null()) return {};
  ValueMap entries;
  for (std::size_t i = 1; i < code.args.size(); ++i) {
    const std::string& name = code.names[i];
    if (!code.args[i].absent) {
      entries.emplace_back(name, evaluate(code.args[i], row, context));
    } else if (name == "*") {
      ValueMap all;
      if (base.kind() == ValueKind::kMap) all = base.as_map();
      if (base.kind() == ValueKind::kNode) all = context.graph.node_properties(base.as_node());
      if (base.kind() == ValueKind::kEdge) all = context.graph.edge_properties(base.as_edge());
      for (auto& entry : all) entries.push_back(std::move(entry));
    } else {
      entries.emplace_back(name, property_of(base, name, context.graph.keys.find(name), context));
    }
  }
  return Value::map(std::move(entries));
}

Value case_of(const Code& code, Row row, QueryContext& context) {
  const Code& operand_code = code.args.front();
  Value subject;
  if (!operand_code.absent) subject = evaluate(operand_code, row, context);
  for (std::size_t i = 1; i + 2 < code.args.size(); i += 2) {
    const bool chosen = operand_code.absent
                            ? truth_of(code.args[i], row, context) == Truth::kTrue
                            : equals(subject, evaluate(code.args[i], row, context)) == Truth::kTrue;
    if (chosen) return evaluate(code.args[i + 1], row, context);
  }
  const Code& otherwise = code.args.back();
  return otherwise.absent ? Value() : evaluate(otherwise, row, context);
}

Value call(const Code& code, Row row, QueryContext& context) {
  constexpr std::size_t kFew = 4;
  if (code.args.size() <= kFew) {
    Value few[kFew];
    for (std::size_t i = 0; i < code.args.size(); ++i) {
      few[i] = evaluate(code.args[i], row, context);
    }
    return code.function->call(context.call, std::span<const Value>(few, code.args.size()));
  }
  ValueList all;
  for (const Code& arg : code.args) all.push_back(evaluate(arg, row, context));
  return code.function->call(context.call, all);
}

}  // namespace

Code::Code() = default;
Code::Code(Code&&) noexcept = default;
Code& Code::operator=(Code&&) noexcept = default;
Code::~Code() = default;

namespace {

// `has_name` says whether the element bears the name of a test, `has_any` whether it bears any.
template <typename HasName>
bool holds_for(const LabelTest& test, bool has_any, const HasName& has_name) {
  const auto part_holds = [&](const LabelTest& part) { return holds_for(part, has_any, has_name); };
  switch (test.kind) {
    case LabelExpr::Kind::kName:
      return has_name(test);
    case LabelExpr::Kind::kAnd:
      return std::all_of(test.parts.begin(), test.parts.end(), part_holds);
    case LabelExpr::Kind::kOr:
      return std::any_of(test.parts.begin(), test.parts.end(), part_holds);
    case LabelExpr::Kind::kNot:
      return !part_holds(test.parts[0]);
    case LabelExpr::Kind::kAnyLabel:
      return has_any;
  }
  return false;
}

}  // namespace

bool LabelTest::holds_for_node(const PropertyGraph& graph, std::uint32_t node) const {
  if (kind == LabelExpr::Kind::kName) return graph.has_label(node, label);
  return holds_for(*this, !graph.labels_of(node).empty(),
                   [&](const LabelTest& test) { return graph.has_label(node, test.label); });
}

bool LabelTest::holds_for_edge(const PropertyGraph& graph, std::uint32_t edge) const {
  return holds_for(*this, true,
                   [&](const LabelTest& test) { return graph.type_of(edge) == test.type; });
}

Value property_of(const Value& owner, std::string_view name, std::uint32_t key,
                  const QueryContext& context) {
  switch (owner.kind()) {
    case ValueKind::kNull:
      return {};
    case ValueKind::kNode:
      return context.graph.node_property(owner.as_node(), key);
    case ValueKind::kEdge:
      return context.graph.edge_property(owner.as_edge(), key);
    case ValueKind::kMap: {
      const Value* found = owner.find(name);
      return found == nullptr ? Value() : *found;
    }
    default:
      break;
  }
  if (is_temporal(owner.kind())) {
    const auto part = temporal_part(owner, name);
    return part ? *part : Value();
  }
  type_failure(std::string(name_of(owner.kind())) +
                   " has no properties; expected Node, "
                   "Relationship or Map before ." +
                   std::string(name),
               {});
}

namespace {

Value compute(const Code& code, Row row, QueryContext& context) {
  switch (code.kind) {
    case ExprKind::kLiteral:
    case ExprKind::kParameter:
      return code.constant;
    case ExprKind::kVariable:
      return row[code.slot];
    case ExprKind::kProperty: {
      Value kept;
      const Value& owner = operand(code.args[0], row, context, kept);
      return property_of(owner, code.names[0], code.id, context);
    }
    case ExprKind::kHasLabels:
      return as_value(has_labels(code, row, context));
    case ExprKind::kNot: {
      const Truth inner = truth_of(code.args[0], row, context);
      return inner == Truth::kUnknown ? Value() : Value::boolean(inner == Truth::kFalse);
    }
    case ExprKind::kAnd:
    case ExprKind::kOr:
    case ExprKind::kXor:
      return as_value(junction(code, row, context));
    case ExprKind::kMinus:
      return calculate(ExprKind::kSubtract, Value::integer(0),
                       evaluate(code.args[0], row, context));
    case ExprKind::kPlus:
      return evaluate(code.args[0], row, context);
    case ExprKind::kAdd:
    case ExprKind::kSubtract:
    case ExprKind::kMultiply:
    case ExprKind::kDivide:
    case ExprKind::kModulo:
    case ExprKind::kPower: {
      Value kept_left;
      Value kept_right;
      const Value& a = operand(code.args[0], row, context, kept_left);
      return calculate(code.kind, a, operand(code.args[1], row, context, kept_right));
    }
    case ExprKind::kEqual:
    case ExprKind::kNotEqual:
    case ExprKind::kLess:
    case ExprKind::kLessEqual:
    case ExprKind::kGreater:
    case ExprKind::kGreaterEqual:
      return as_value(comparison(code, row, context));
    case ExprKind::kStartsWith:
    case ExprKind::kEndsWith:
    case ExprKind::kContains:
    case ExprKind::kMatches:
      return as_value(text_predicate(code, row, context));
    case ExprKind::kIn:
      return as_value(is_in(code, row, context));
    case ExprKind::kIsNull:
    case ExprKind::kIsNotNull: {
      Value kept;
      const bool null = operand(code.args[0], row, context, kept).is_null();
      return Value::boolean(null == (code.kind == ExprKind::kIsNull));
    }
    case ExprKind::kIndex: {
      const Value base = evaluate(code.args[0], row, context);
      return element_at(base, evaluate(code.args[1], row, context), code, context);
    }
    case ExprKind::kSlice:
      return slice_of(code, row, context);
    case ExprKind::kList: {
      ValueList elements;
      elements.reserve(code.args.size());
      for (const Code& arg : code.args) elements.push_back(evaluate(arg, row, context));
      return Value::list(std::move(elements));
    }
    case ExprKind::kMap: {
      ValueMap entries;
      entries.reserve(code.args.size());
      for (std::size_t i = 0; i < code.args.size(); ++i) {
        entries.emplace_back(code.names[i], evaluate(code.args[i], row, context));
      }
      return Value::map(std::move(entries));
    }
    case ExprKind::kMapProjection:
      return map_projection(code, row, context);
    case ExprKind::kCase:
      return case_of(code, row, context);
    case ExprKind::kCall:
      return call(code, row, context);
    case ExprKind::kCountStar:
      return {};  // aggregations never get here
    case ExprKind::kListComprehension:
      return list_comprehension(code, row, context);
    case ExprKind::kAll:
    case ExprKind::kAny:
    case ExprKind::kNone:
    case ExprKind::kSingle:
      return quantifier(code, row, context);
    case ExprKind::kReduce:
      return reduce(code, row, context);
    case ExprKind::kPattern:
    case ExprKind::kPatternComprehension:
    case ExprKind::kExists:
    case ExprKind::kCountSubquery:
    case ExprKind::kCollectSubquery:
    case ExprKind::kShortestPath:
      return subquery(code, row, context);
  }
  return {};
}

}  // namespace

Value evaluate(const Code& code, Row row, QueryContext& context) {
  try {
    return compute(code, row, context);
  } catch (QueryFailure& failure) {
    failure.place_at(code.place);
    throw;
  }
}

bool holds(const Code& code, Row row, QueryContext& context) {
  switch (code.kind) {
    case ExprKind::kAnd:
      return junction(code, row, context) == Truth::kTrue;
    case ExprKind::kEqual:
    case ExprKind::kNotEqual:
    case ExprKind::kLess:
    case ExprKind::kLessEqual:
    case ExprKind::kGreater:
    case ExprKind::kGreaterEqual:
      return comparison(code, row, context) == Truth::kTrue;
    case ExprKind::kHasLabels:
      return has_labels(code, row, context) == Truth::kTrue;
    default:
      return truth_of(code, row, context) == Truth::kTrue;
  }
}

}  // namespace whomet
