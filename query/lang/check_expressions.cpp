// Expressions: names, and types as far as they are known.

#include <algorithm>
#include <limits>
#include <optional>

#include "base/utf8.h"
#include "query/failure.h"
#include "query/lang/checker_state.h"

namespace whomet {
namespace {

// INF, INFINITY and NAN are no reserved words: a variable of that name goes before.
std::optional<double> named_number(std::string_view name) {
  const std::string upper = to_upper(name);
  if (upper == "INF" || upper == "INFINITY") return std::numeric_limits<double>::infinity();
  if (upper == "NAN") return std::numeric_limits<double>::quiet_NaN();
  return std::nullopt;
}

bool is_arithmetic_operand(StaticType type, bool adds) {
  switch (type.kind) {
    case TypeKind::kAny:
    case TypeKind::kNull:
    case TypeKind::kInteger:
    case TypeKind::kFloat:
    case TypeKind::kNumber:
    case TypeKind::kTemporal:
    case TypeKind::kDuration:
      return true;
    case TypeKind::kText:
    case TypeKind::kList:
      return adds;
    default:
      return false;
  }
}

}  // namespace

void wrong_type(std::string_view wanted, StaticType found, ByteSpan place) {
  fail_syntax("InvalidArgumentType",
              "expected " + std::string(wanted) + ", found " + std::string(name_of(found.kind)),
              place);
}

StaticType type_of(const Value& value) {
  switch (value.kind()) {
    case ValueKind::kNull:
      return StaticType::of(TypeKind::kNull);
    case ValueKind::kBoolean:
      return StaticType::of(TypeKind::kBoolean);
    case ValueKind::kInteger:
      return StaticType::of(TypeKind::kInteger);
    case ValueKind::kFloat:
      return StaticType::of(TypeKind::kFloat);
    case ValueKind::kText:
      return StaticType::of(TypeKind::kText);
    case ValueKind::kMap:
      return StaticType::of(TypeKind::kMap);
    case ValueKind::kList:
      return StaticType::list_of(TypeKind::kAny);
    default:
      return {};
  }
}

StaticType Checker::predicate(Expr& expr, std::string_view clause) {
  if (contains_aggregate(expr)) {
    fail_syntax("InvalidAggregation", std::string(clause) + " cannot aggregate; use WITH before it",
                expr.place);
  }
  const StaticType type = expression(expr, {.predicate = true});
  if (!type.is_open() && !type.is(TypeKind::kBoolean)) wrong_type("Boolean", type, expr.place);
  return type;
}

StaticType Checker::expression(Expr& expr, Place place) {
  const Place inner{place.aggregates, place.in_aggregate, false, false};
  const auto check_all = [&] {
    for (const ExprPtr& arg : expr.args) {
      if (arg) expression(*arg, inner);
    }
  };
  StaticType type;
  switch (expr.kind) {
    case ExprKind::kLiteral:
      type = type_of(expr.literal);
      break;
    case ExprKind::kParameter:
      type = parameter(expr);
      break;
    case ExprKind::kVariable: {
      if (expr.slot != kNoSlot && expr.name.empty()) {
        type = expr.type;  // made by the checker
        break;
      }
      const Variable* variable = find(expr.name);
      if (variable == nullptr) {
        const auto number = named_number(expr.name);
        if (!number) fail_unbound(expr.name, expr.place);
        expr.kind = ExprKind::kLiteral;
        expr.literal = Value::real(*number);
        type = StaticType::of(TypeKind::kFloat);
        break;
      }
      expr.slot = variable->slot;
      type = variable->type;
      break;
    }
    case ExprKind::kProperty:
      check_all();
      break;
    case ExprKind::kHasLabels: {
      const StaticType owner = expression(*expr.args[0], inner);
      if (!owner.is_open() && !owner.is(TypeKind::kNode) && !owner.is(TypeKind::kEdge)) {
        wrong_type("Node", owner, expr.args[0]->place);
      }
      type = StaticType::of(TypeKind::kBoolean);
      break;
    }
    case ExprKind::kNot:
    case ExprKind::kAnd:
    case ExprKind::kOr:
    case ExprKind::kXor:
      type = boolean(expr, place);
      break;
    case ExprKind::kMinus:
    case ExprKind::kPlus:
    case ExprKind::kAdd:
    case ExprKind::kSubtract:
    case ExprKind::kMultiply:
    case ExprKind::kDivide:
    case ExprKind::kModulo:
    case ExprKind::kPower:
      type = arithmetic(expr, inner);
      break;
    case ExprKind::kIn: {
      expression(*expr.args[0], inner);
      const StaticType list = expression(*expr.args[1], inner);
      if (!list.is_open() && !list.is(TypeKind::kList)) {
        wrong_type("List", list, expr.args[1]->place);
      }
      type = StaticType::of(TypeKind::kBoolean);
      break;
    }
    case ExprKind::kEqual:
    case ExprKind::kNotEqual:
    case ExprKind::kLess:
    case ExprKind::kLessEqual:
    case ExprKind::kGreater:
    case ExprKind::kGreaterEqual:
    case ExprKind::kStartsWith:
    case ExprKind::kEndsWith:
    case ExprKind::kContains:
    case ExprKind::kMatches:
    case ExprKind::kIsNull:
    case ExprKind::kIsNotNull:
      check_all();
      type = StaticType::of(TypeKind::kBoolean);
      break;
    case ExprKind::kIndex: {
      const StaticType base = expression(*expr.args[0], inner);
      expression(*expr.args[1], inner);
      if (base.is(TypeKind::kList)) type = StaticType::of(base.element);
      break;
    }
    case ExprKind::kSlice: {
      type = expression(*expr.args[0], inner);
      for (std::size_t i = 1; i < 3; ++i) {
        if (expr.args[i]) expression(*expr.args[i], inner);
      }
      break;
    }
    case ExprKind::kList:
      type = list_literal(expr, inner);
      break;
    case ExprKind::kMap:
      check_all();
      type = StaticType::of(TypeKind::kMap);
      break;
    case ExprKind::kMapProjection: {
      check_all();
      type = StaticType::of(TypeKind::kMap);
      break;
    }
    case ExprKind::kCase:
      type = case_of(expr, place);
      break;
    case ExprKind::kCall:
    case ExprKind::kCountStar:
      type = call_function(expr, place);
      break;
    case ExprKind::kListComprehension:
    case ExprKind::kAll:
    case ExprKind::kAny:
    case ExprKind::kNone:
    case ExprKind::kSingle:
      type = comprehension(expr, place);
      break;
    case ExprKind::kReduce:
      type = reduce(expr, place);
      break;
    case ExprKind::kPattern:
    case ExprKind::kShortestPath:
      type = pattern(expr, place);
      break;
    case ExprKind::kPatternComprehension:
      type = pattern_comprehension(expr, place);
      break;
    case ExprKind::kExists:
    case ExprKind::kCountSubquery:
    case ExprKind::kCollectSubquery:
      type = subquery(expr);
      break;
  }
  expr.type = type;
  return type;
}

StaticType Checker::parameter(const Expr& expr) const {
  const bool given = std::any_of(parameters_.begin(), parameters_.end(),
                                 [&](const auto& entry) { return entry.first == expr.name; });
  if (!given) {
    throw QueryFailure({QueryErrorType::kParameterMissing, true, "MissingParameter",
                        "the parameter $" + expr.name + " is not given", expr.place});
  }
  return {};
}

StaticType Checker::boolean(Expr& expr, Place place) {
  for (const ExprPtr& arg : expr.args) {
    const StaticType type =
        expression(*arg, {place.aggregates, place.in_aggregate, place.predicate, false});
    if (!type.is_open() && !type.is(TypeKind::kBoolean)) wrong_type("Boolean", type, arg->place);
  }
  return StaticType::of(TypeKind::kBoolean);
}

StaticType Checker::arithmetic(Expr& expr, Place place) {
  const bool adds = expr.kind == ExprKind::kAdd;
  StaticType types[2];
  for (std::size_t i = 0; i < expr.args.size(); ++i) {
    types[i] = expression(*expr.args[i], place);
  }
  const bool appends = adds && (types[0].is(TypeKind::kList) || types[1].is(TypeKind::kList));
  for (std::size_t i = 0; i < expr.args.size() && !appends; ++i) {
    const bool text = adds && (types[0].is(TypeKind::kText) || types[1].is(TypeKind::kText));
    if (!is_arithmetic_operand(types[i], adds) && !(text && types[i].is(TypeKind::kBoolean))) {
      wrong_type("Number", types[i], expr.args[i]->place);
    }
  }
  if (expr.args.size() == 1) return types[0];
  if (appends) {
    const TypeKind element = types[0].element == types[1].element && types[0].kind == types[1].kind
                                 ? types[0].element
                                 : TypeKind::kAny;
    return StaticType::list_of(element);
  }
  if (adds && types[0].is(TypeKind::kText) && types[1].is(TypeKind::kText)) return types[0];
  if (types[0].is(TypeKind::kInteger) && types[1].is(TypeKind::kInteger)) {
    return expr.kind == ExprKind::kPower ? StaticType::of(TypeKind::kFloat) : types[0];
  }
  if (types[0].is_number() && types[1].is_number()) return StaticType::of(TypeKind::kNumber);
  return {};
}

StaticType Checker::list_literal(Expr& expr, Place place) {
  TypeKind element = TypeKind::kAny;
  for (std::size_t i = 0; i < expr.args.size(); ++i) {
    const StaticType type = expression(*expr.args[i], place);
    if (i == 0) {
      element = type.kind;
    } else if (type.kind != element) {
      const bool numbers = type.is_number() && StaticType::of(element).is_number();
      element = numbers ? TypeKind::kNumber : TypeKind::kAny;
    }
  }
  return StaticType::list_of(element);
}

StaticType Checker::case_of(Expr& expr, Place place) {
  const Place inner{place.aggregates, place.in_aggregate, false, false};
  const Place condition{place.aggregates, place.in_aggregate, !expr.args[0], false};
  if (expr.args[0]) expression(*expr.args[0], inner);
  StaticType result;
  bool first = true;
  const auto add = [&](StaticType type) {
    if (type.is(TypeKind::kNull)) return;
    if (first) {
      result = type;
      first = false;
    } else if (result.kind != type.kind || result.element != type.element) {
      result = {};
    }
  };
  for (std::size_t i = 1; i + 2 < expr.args.size(); i += 2) {
    expression(*expr.args[i], condition);
    add(expression(*expr.args[i + 1], inner));
  }
  if (expr.args.back()) add(expression(*expr.args.back(), inner));
  return result;
}

}  // namespace whomet
