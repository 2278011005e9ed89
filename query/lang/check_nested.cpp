// Expressions that bind variables of their own: comprehensions, quantifiers, reduce(), patterns and
// subqueries. What they bind ends with them.

#include <utility>

#include "query/failure.h"
#include "query/lang/checker_state.h"

namespace whomet {

StaticType Checker::comprehension(Expr& expr, Place place) {
  const StaticType list =
      expression(*expr.args[0], {place.aggregates, place.in_aggregate, false, false});
  if (!list.is_open() && !list.is(TypeKind::kList)) wrong_type("List", list, expr.args[0]->place);
  const std::size_t outer = scope_.size();
  expr.slot =
      declare(expr.name, list.is(TypeKind::kList) ? StaticType::of(list.element) : StaticType());
  if (expr.args[1]) {
    const StaticType type =
        expression(*expr.args[1], {.in_aggregate = place.in_aggregate, .predicate = true});
    if (!type.is_open() && !type.is(TypeKind::kBoolean)) {
      wrong_type("Boolean", type, expr.args[1]->place);
    }
  }
  StaticType result = StaticType::of(TypeKind::kBoolean);
  if (expr.kind == ExprKind::kListComprehension) {
    result = list;
    if (expr.args[2]) {
      result =
          StaticType::list_of(expression(*expr.args[2], {.in_aggregate = place.in_aggregate}).kind);
    }
  }
  scope_.resize(outer);
  return result;
}

StaticType Checker::reduce(Expr& expr, Place place) {
  const Place inner{place.aggregates, place.in_aggregate, false, false};
  expression(*expr.args[0], inner);
  const StaticType list = expression(*expr.args[1], inner);
  if (!list.is_open() && !list.is(TypeKind::kList)) wrong_type("List", list, expr.args[1]->place);
  const std::size_t outer = scope_.size();
  expr.slot = declare(expr.name, {});
  expr.slot2 =
      declare(expr.name2, list.is(TypeKind::kList) ? StaticType::of(list.element) : StaticType());
  expression(*expr.args[2], {.in_aggregate = place.in_aggregate});
  scope_.resize(outer);
  return {};
}

StaticType Checker::pattern(Expr& expr, Place place) {
  const bool path = expr.kind == ExprKind::kShortestPath;
  if (!path && !place.predicate) {
    fail_syntax("UnexpectedSyntax",
                "a pattern can only be a condition here; write a pattern comprehension "
                "[pattern | result] or EXISTS { pattern }",
                expr.place);
  }
  std::vector<Slot> own_edges;
  const std::size_t outer = scope_.size();
  const std::size_t clause_scope = std::exchange(clause_scope_, outer);
  PathPattern& own = *expr.pattern;
  for (std::size_t i = 0; i < own.nodes.size(); ++i) {
    bind_node(own.nodes[i], false);
    if (i < own.edges.size()) bind_edge(own.edges[i], own_edges, path);
  }
  if (path) {
    own.slot = new_slot();
    expr.slot = own.slot;
  }
  pattern_expressions(own);
  scope_.resize(outer);
  clause_scope_ = clause_scope;
  if (!path) return StaticType::of(TypeKind::kBoolean);
  return own.search == PathSearch::kAllShortest ? StaticType::list_of(TypeKind::kPath)
                                                : StaticType::of(TypeKind::kPath);
}

StaticType Checker::pattern_comprehension(Expr& expr, Place place) {
  const std::size_t outer = scope_.size();
  const std::size_t clause_scope = std::exchange(clause_scope_, outer);
  std::vector<Slot> own_edges;
  bind_path(*expr.pattern, own_edges, true);
  pattern_expressions(*expr.pattern);
  if (expr.args[0]) {
    if (contains_aggregate(*expr.args[0])) {
      fail_syntax("InvalidAggregation", "a comprehension cannot aggregate", expr.args[0]->place);
    }
    predicate(*expr.args[0], "WHERE");
  }
  const StaticType result = expression(*expr.args[1], {.in_aggregate = place.in_aggregate});
  scope_.resize(outer);
  clause_scope_ = clause_scope;
  return StaticType::list_of(result.kind);
}

StaticType Checker::subquery(Expr& expr) {
  const Scope outer = scope_;
  const std::size_t clause_scope = clause_scope_;
  query(*expr.query, outer, true);
  scope_ = outer;
  clause_scope_ = clause_scope;
  if (expr.query->updates) {
    fail_syntax("InvalidClauseComposition", "a subquery in an expression cannot change the graph",
                expr.place);
  }
  if (expr.kind == ExprKind::kCountSubquery) return StaticType::of(TypeKind::kInteger);
  if (expr.kind == ExprKind::kCollectSubquery) {
    if (expr.query->columns.size() != 1) {
      fail_syntax("InvalidClauseComposition", "COLLECT { } has to return one column", expr.place);
    }
    return StaticType::list_of(TypeKind::kAny);
  }
  return StaticType::of(TypeKind::kBoolean);
}

}  // namespace whomet
