// Clauses: which may follow which, and what each binds.

#include <algorithm>
#include <utility>

#include "query/failure.h"
#include "query/lang/checker_state.h"
#include "query/nearest_name.h"

namespace whomet {
namespace {

bool is_update(const Clause& clause) {
  return clause.kind == ClauseKind::kCreate || clause.kind == ClauseKind::kMerge ||
         clause.kind == ClauseKind::kSet || clause.kind == ClauseKind::kDelete;
}

bool fits(StaticType given, StaticType wanted) {
  if (given.is_open() || wanted.is_open() || given.kind == wanted.kind) return true;
  return given.is_number() && (wanted.is(TypeKind::kNumber) || wanted.is(TypeKind::kFloat));
}

}  // namespace

void check_query(QueryTree& query, const ValueMap& parameters, const ProcedureList& procedures) {
  Checker(parameters, procedures).whole(query);
}

void Checker::whole(QueryTree& tree) {
  query(tree, {}, false);
  tree.slot_count = next_slot_;
}

void Checker::query(QueryTree& tree, const Scope& outer, bool nested) {
  for (std::size_t i = 0; i < tree.parts.size(); ++i) {
    scope_ = outer;
    std::vector<std::string> columns = std::move(tree.columns);
    tree.columns.clear();
    tree.column_slots.emplace_back();
    single(tree, tree.parts[i], nested);
    if (i > 0 && tree.columns != columns) {
      fail_syntax("DifferentColumnsInUnion",
                  "all parts of a UNION need the same columns in the same order",
                  tree.parts[i].clauses.back().place);
    }
  }
}

void Checker::single(QueryTree& tree, SingleQuery& part, bool nested) {
  check_order(part, nested);
  for (Clause& each : part.clauses) {
    if (is_update(each)) tree.updates = true;
    clause(tree, part, each, nested);
    each.live = slots_in_scope();
  }
}

void Checker::check_order(const SingleQuery& part, bool nested) const {
  const Clause& last = part.clauses.back();
  const bool complete = last.kind == ClauseKind::kReturn || is_update(last) ||
                        last.kind == ClauseKind::kCall || last.kind == ClauseKind::kCallSubquery;
  if (!complete && !nested) {
    fail_syntax("UnexpectedSyntax",
                "a query cannot end here; expected RETURN or an update at the end", last.place);
  }
}

void Checker::clause(QueryTree& tree, SingleQuery& part, Clause& clause, bool nested) {
  switch (clause.kind) {
    case ClauseKind::kMatch:
      return match(clause);
    case ClauseKind::kUnwind:
      return unwind(clause);
    case ClauseKind::kWith:
      return projection(*clause.projection, false);
    case ClauseKind::kReturn:
      projection(*clause.projection, true);
      for (const ProjectionItem& item : clause.projection->items) {
        tree.columns.push_back(item.name);
        tree.column_slots.back().push_back(item.slot);
      }
      return;
    case ClauseKind::kCreate:
      return create(clause.paths, false);
    case ClauseKind::kMerge:
      return merge(clause);
    case ClauseKind::kSet:
      return set_items(clause.items);
    case ClauseKind::kDelete:
      return delete_items(clause);
    case ClauseKind::kCall:
      call(clause, part, nested);
      if (part.clauses.size() == 1 && !nested) {
        for (const YieldItem& item : clause.yields) {
          tree.columns.push_back(item.variable);
          tree.column_slots.back().push_back(item.slot);
        }
      }
      return;
    case ClauseKind::kCallSubquery:
      if (clause.query->updates) tree.updates = true;
      return call_subquery(clause);
  }
}

void Checker::unwind(Clause& clause) {
  if (contains_aggregate(*clause.expr)) {
    fail_syntax("InvalidAggregation", "UNWIND cannot aggregate; use WITH before it",
                clause.expr->place);
  }
  const StaticType type = expression(*clause.expr, {});
  if (find(clause.variable) != nullptr) {
    fail_syntax("VariableAlreadyBound", "'" + clause.variable + "' is bound already", clause.place);
  }
  const StaticType element = type.is(TypeKind::kList) ? StaticType::of(type.element) : StaticType();
  clause.slot = declare(clause.variable, element);
}

void Checker::call(Clause& clause, const SingleQuery& part, bool nested) {
  const Procedure* procedure = nullptr;
  for (const Procedure& each : procedures_) {
    if (each.name == clause.procedure_name) procedure = &each;
  }
  if (procedure == nullptr) {
    std::vector<std::string_view> names;
    for (const Procedure& each : procedures_) names.push_back(each.name);
    throw QueryFailure({QueryErrorType::kProcedureError, true, "ProcedureNotFound",
                        "there is no procedure '" + clause.procedure_name + "'" +
                            suggestion(clause.procedure_name, names),
                        clause.place});
  }
  clause.procedure = procedure;
  const bool alone = part.clauses.size() == 1 && !nested;
  if (!clause.has_arguments) {
    if (!alone && !procedure->arguments.empty()) {
      fail_syntax("InvalidArgumentPassingMode",
                  "inside a query a procedure needs its arguments in parentheses", clause.place);
    }
    for (const ProcedureField& argument : procedure->arguments) {
      auto value = std::make_unique<Expr>();
      value->kind = ExprKind::kParameter;
      value->name = argument.name;
      value->place = clause.place;
      const bool given =
          std::any_of(parameters_.begin(), parameters_.end(),
                      [&](const auto& entry) { return entry.first == argument.name; });
      if (!given) {
        throw QueryFailure({QueryErrorType::kParameterMissing, true, "MissingParameter",
                            "the parameter $" + argument.name + " is not given", clause.place});
      }
      clause.args.push_back(std::move(value));
    }
  }
  if (clause.args.size() != procedure->arguments.size()) {
    fail_syntax("InvalidNumberOfArguments",
                procedure->name + " takes " + std::to_string(procedure->arguments.size()) +
                    " arguments, found " + std::to_string(clause.args.size()),
                clause.place);
  }
  for (std::size_t i = 0; i < clause.args.size(); ++i) {
    if (contains_aggregate(*clause.args[i])) {
      fail_syntax("InvalidAggregation", "arguments of a procedure cannot aggregate",
                  clause.args[i]->place);
    }
    const StaticType type = expression(*clause.args[i], {});
    const StaticType wanted = procedure->arguments[i].type;
    if (clause.args[i]->kind != ExprKind::kParameter && !fits(type, wanted)) {
      fail_syntax("InvalidArgumentType",
                  "'" + procedure->arguments[i].name + "' has to be " +
                      std::string(name_of(wanted.kind)) + ", found " +
                      std::string(name_of(type.kind)),
                  clause.args[i]->place);
    }
  }
  if (clause.yield_star || (alone && !clause.has_yield)) {
    for (const ProcedureField& field : procedure->results) {
      clause.yields.push_back({field.name, field.name, clause.place, kNoSlot, 0});
    }
  }
  for (YieldItem& item : clause.yields) {
    const auto field = std::find_if(procedure->results.begin(), procedure->results.end(),
                                    [&](const ProcedureField& f) { return f.name == item.field; });
    if (field == procedure->results.end()) {
      fail_syntax("UndefinedVariable", procedure->name + " yields no '" + item.field + "'",
                  item.place);
    }
    if (find(item.variable) != nullptr) {
      fail_syntax("VariableAlreadyBound", "'" + item.variable + "' is bound already", item.place);
    }
    item.column = static_cast<std::uint32_t>(field - procedure->results.begin());
    item.slot = declare(item.variable, field->type);
  }
  if (clause.where) predicate(*clause.where, "WHERE");
}

void Checker::call_subquery(Clause& clause) {
  const Scope outer = scope_;
  query(*clause.query, outer, true);
  scope_ = outer;
  for (std::size_t i = 0; i < clause.query->columns.size(); ++i) {
    const std::string& name = clause.query->columns[i];
    if (find(name) != nullptr) {
      fail_syntax("VariableAlreadyBound", "'" + name + "' is bound already", clause.place);
    }
    clause.yields.push_back({name, name, clause.place, declare(name, {}), 0});
  }
}

void Checker::set_items(std::vector<SetItem>& items) {
  for (SetItem& item : items) {
    if (item.key) expression(*item.key, {});
    if (item.value) {
      if (contains_aggregate(*item.value)) {
        fail_syntax("InvalidAggregation", "SET cannot aggregate; use WITH before it",
                    item.value->place);
      }
      expression(*item.value, {});
    }
    const StaticType type = expression(*item.target, {});
    const bool element = type.is_open() || type.is(TypeKind::kNode) ||
                         (type.is(TypeKind::kEdge) && item.labels.empty());
    const bool map = type.is(TypeKind::kMap);
    if (!element && !map) {
      fail_syntax(
          "InvalidArgumentType",
          "expected a node or a relationship to change, found " + std::string(name_of(type.kind)),
          item.target->place);
    }
  }
}

void Checker::delete_items(Clause& clause) {
  for (const ExprPtr& target : clause.args) {
    if (target->kind == ExprKind::kHasLabels) {
      fail_syntax("InvalidDelete", "labels are taken away by REMOVE, not by DELETE", target->place);
    }
    const StaticType type = expression(*target, {});
    if (!type.is_open() && !type.is(TypeKind::kNode) && !type.is(TypeKind::kEdge) &&
        !type.is(TypeKind::kPath)) {
      fail_syntax("InvalidArgumentType",
                  "only nodes, relationships and paths can be deleted, found " +
                      std::string(name_of(type.kind)),
                  target->place);
    }
  }
}

// ---- scope ----

const Variable* Checker::find(std::string_view name) const {
  for (std::size_t i = scope_.size(); i-- > 0;) {
    if (scope_[i].name == name) return &scope_[i];
  }
  return nullptr;
}

void Checker::fail_unbound(const std::string& name, ByteSpan place) const {
  std::vector<std::string_view> names;
  for (const Variable& variable : scope_) names.push_back(variable.name);
  fail_syntax("UndefinedVariable", "'" + name + "' is not bound" + suggestion(name, names), place);
}

std::string suggestion(std::string_view name, const std::vector<std::string_view>& names) {
  if (name.size() < 3) return "";  // every other short name is near
  const std::string_view nearest = nearest_name(name, names);
  return nearest.empty() ? "" : "; did you mean '" + std::string(nearest) + "'?";
}

Slot Checker::declare(const std::string& name, StaticType type) {
  const Slot slot = new_slot();
  if (!name.empty()) scope_.push_back({name, slot, type});
  return slot;
}

std::vector<Slot> Checker::slots_in_scope() const {
  std::vector<Slot> slots;
  for (const Variable& variable : scope_) slots.push_back(variable.slot);
  std::sort(slots.begin(), slots.end());
  slots.erase(std::unique(slots.begin(), slots.end()), slots.end());
  return slots;
}

}  // namespace whomet
