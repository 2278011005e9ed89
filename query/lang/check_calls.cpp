// Calls of functions: their names, their numbers and types of arguments, and where aggregations may
// stand.

#include <algorithm>

#include "query/failure.h"
#include "query/lang/checker_state.h"

namespace whomet {
namespace {

// Whether a value of the type may be an argument of that letter (QueryFunction::arguments).
bool accepts(char letter, StaticType type) {
  if (type.is_open() || letter == '*') return true;
  switch (letter) {
    case 'n':
      return type.is_number();
    case 'i':
      return type.is(TypeKind::kInteger) || type.is(TypeKind::kNumber);
    case 's':
      return type.is(TypeKind::kText);
    case 'l':
      return type.is(TypeKind::kList);
    case 'b':
      return type.is(TypeKind::kBoolean);
    case 'g':
      return type.is(TypeKind::kMap) || type.is(TypeKind::kNode) || type.is(TypeKind::kEdge);
    case 'N':
      return type.is(TypeKind::kNode);
    case 'E':
      return type.is(TypeKind::kEdge);
    case 'P':
      return type.is(TypeKind::kPath);
    case 'c':
      return type.is(TypeKind::kText) || type.is(TypeKind::kList);
    case 'd':
      return type.is(TypeKind::kTemporal) || type.is(TypeKind::kDuration) ||
             type.is(TypeKind::kText) || type.is(TypeKind::kMap);
    default:
      return true;
  }
}

std::string_view letter_name(char letter) {
  switch (letter) {
    case 'n':
      return "Number";
    case 'i':
      return "Integer";
    case 's':
      return "String";
    case 'l':
      return "List";
    case 'b':
      return "Boolean";
    case 'g':
      return "Map, Node or Relationship";
    case 'N':
      return "Node";
    case 'E':
      return "Relationship";
    case 'P':
      return "Path";
    case 'c':
      return "String or List";
    default:
      return "a temporal value";
  }
}

}  // namespace

bool contains_aggregate(const Expr& expr) {
  if (expr.kind == ExprKind::kCountStar) return true;
  if (expr.kind == ExprKind::kCall) {
    const QueryFunction* function = find_function(expr.name);
    if (function != nullptr && function->aggregate != AggregateKind::kNone) return true;
  }
  return std::any_of(expr.args.begin(), expr.args.end(),
                     [](const ExprPtr& arg) { return arg && contains_aggregate(*arg); });
}

StaticType Checker::call_function(Expr& expr, Place place) {
  const bool star = expr.kind == ExprKind::kCountStar;
  const QueryFunction* function = find_function(star ? "count" : std::string_view(expr.name));
  if (function == nullptr) {
    std::vector<std::string_view> names;
    for (const auto group : all_functions()) {
      for (const QueryFunction& each : group) names.push_back(each.name);
    }
    fail_syntax("UnknownFunction",
                "there is no function '" + expr.name + "'" + suggestion(expr.name, names),
                expr.place);
  }
  expr.function = star ? nullptr : function;
  const bool aggregates = function->aggregate != AggregateKind::kNone;
  if (aggregates && place.in_aggregate) {
    fail_syntax("NestedAggregation", "an aggregation cannot stand inside another", expr.place);
  }
  if (aggregates && !place.aggregates) {
    fail_syntax("InvalidAggregation", "an aggregation can only stand in WITH, RETURN or ORDER BY",
                expr.place);
  }
  if (function->is_volatile && place.in_aggregate) {
    fail_syntax("NonConstantExpression",
                function->name.data() + std::string("() cannot stand inside an aggregation"),
                expr.place);
  }
  if (star) return StaticType::of(TypeKind::kInteger);
  const std::string_view letters = function->arguments;
  const std::size_t optional = letters.find('?');
  const bool repeats = !letters.empty() && letters.back() == '+';
  std::string plain;
  for (const char c : letters) {
    if (c != '?' && c != '+') plain += c;
  }
  const std::size_t least = optional == std::string_view::npos ? plain.size() : optional;
  if (expr.args.size() < least || (!repeats && expr.args.size() > plain.size())) {
    fail_syntax("InvalidNumberOfArguments",
                "wrong number of arguments; expected " + std::string(function->signature),
                expr.place);
  }
  const Place inner{place.aggregates, place.in_aggregate || aggregates, false, false};
  StaticType first;
  for (std::size_t i = 0; i < expr.args.size(); ++i) {
    const StaticType type = expression(*expr.args[i], inner);
    if (i == 0) first = type;
    const char letter = plain[std::min(i, plain.size() - 1)];
    if (!accepts(letter, type)) wrong_type(letter_name(letter), type, expr.args[i]->place);
  }
  if (function->name == "collect") return StaticType::list_of(first.kind);
  if (function->name == "head" || function->name == "last") {
    return StaticType::of(first.element);
  }
  return function->result;
}

}  // namespace whomet
