// WITH and RETURN: columns, grouping keys, aggregations, and what ORDER BY and WHERE can see.
//
// A projection that aggregates becomes: keys (items without aggregation) and calls are computed
// into slots; items with aggregation then read these slots. What else stands in such an item has to
// be a key of its own, a constant, or bound inside it.

#include <algorithm>
#include <utility>

#include "query/failure.h"
#include "query/lang/checker_state.h"

namespace whomet {
namespace {

bool is_aggregate_call(const Expr& expr) {
  if (expr.kind == ExprKind::kCountStar) return true;
  return expr.kind == ExprKind::kCall && expr.function != nullptr &&
         expr.function->aggregate != AggregateKind::kNone;
}

// A variable or a property of one: what may stand beside an aggregation if it is a key.
bool is_simple(const Expr& expr) {
  if (expr.kind == ExprKind::kVariable) return true;
  return expr.kind == ExprKind::kProperty && is_simple(*expr.args[0]);
}

// A copy to compare with; null where the expression holds a pattern or a query.
ExprPtr copy_of(const Expr& expr) {
  if (expr.pattern || expr.query || expr.labels) return nullptr;
  auto copy = std::make_unique<Expr>();
  copy->kind = expr.kind;
  copy->distinct = expr.distinct;
  copy->place = expr.place;
  copy->name = expr.name;
  copy->name2 = expr.name2;
  copy->literal = expr.literal;
  copy->names = expr.names;
  copy->slot = expr.slot;
  copy->slot2 = expr.slot2;
  copy->function = expr.function;
  copy->type = expr.type;
  for (const ExprPtr& arg : expr.args) {
    copy->args.push_back(arg ? copy_of(*arg) : nullptr);
    if (arg && !copy->args.back()) return nullptr;
  }
  return copy;
}

void turn_into_variable(ExprPtr& expr, Slot slot, StaticType type) {
  const ByteSpan place = expr->place;
  expr = std::make_unique<Expr>();
  expr->kind = ExprKind::kVariable;
  expr->place = place;
  expr->slot = slot;
  expr->type = type;
}

bool mentions(const Expr& expr, Slot slot) {
  if (expr.kind == ExprKind::kVariable && expr.slot == slot) return true;
  return std::any_of(expr.args.begin(), expr.args.end(),
                     [&](const ExprPtr& arg) { return arg && mentions(*arg, slot); });
}

bool contains(const std::vector<Slot>& slots, Slot slot) {
  return std::find(slots.begin(), slots.end(), slot) != slots.end();
}

void collect_local_slots(const Expr& expr, std::vector<Slot>& local) {
  if (expr.kind != ExprKind::kVariable) {
    if (expr.slot != kNoSlot) local.push_back(expr.slot);
    if (expr.slot2 != kNoSlot) local.push_back(expr.slot2);
  }
  if (expr.pattern) {
    for (const NodePattern& node : expr.pattern->nodes) {
      if (!node.bound) local.push_back(node.slot);
    }
    for (const EdgePattern& edge : expr.pattern->edges) {
      if (!edge.bound) local.push_back(edge.slot);
    }
    if (expr.pattern->slot != kNoSlot) local.push_back(expr.pattern->slot);
  }
}

}  // namespace

bool same_form(const Expr& a, const Expr& b) {
  if (a.kind != b.kind || a.name != b.name || a.distinct != b.distinct || a.names != b.names) {
    return false;
  }
  if (a.slot != b.slot || a.function != b.function || a.args.size() != b.args.size()) return false;
  if (a.pattern || b.pattern || a.query || b.query || a.labels || b.labels) return false;
  if (a.kind == ExprKind::kLiteral) {
    if (a.literal.kind() != b.literal.kind()) return false;
    switch (a.literal.kind()) {
      case ValueKind::kNull:
        return true;
      case ValueKind::kBoolean:
        return a.literal.as_boolean() == b.literal.as_boolean();
      case ValueKind::kInteger:
        return a.literal.as_integer() == b.literal.as_integer();
      case ValueKind::kFloat:
        return a.literal.as_float() == b.literal.as_float();
      default:
        return a.literal.as_text() == b.literal.as_text();
    }
  }
  for (std::size_t i = 0; i < a.args.size(); ++i) {
    if (!a.args[i] != !b.args[i]) return false;
    if (a.args[i] && !same_form(*a.args[i], *b.args[i])) return false;
  }
  return true;
}

void Checker::expand_star(Projection& projection) {
  Scope variables;
  for (std::size_t i = 0; i < scope_.size(); ++i) {
    if (find(scope_[i].name) == &scope_[i]) variables.push_back(scope_[i]);
  }
  std::sort(variables.begin(), variables.end(),
            [](const Variable& a, const Variable& b) { return a.name < b.name; });
  std::vector<ProjectionItem> items;
  for (const Variable& variable : variables) {
    ProjectionItem item;
    item.expr = std::make_unique<Expr>();
    item.expr->kind = ExprKind::kVariable;
    item.expr->name = variable.name;
    item.name = variable.name;
    items.push_back(std::move(item));
  }
  for (ProjectionItem& item : projection.items) items.push_back(std::move(item));
  projection.items = std::move(items);
}

void Checker::projection(Projection& projection, bool is_return) {
  if (projection.star) {
    if (is_return && scope_.empty() && projection.items.empty()) {
      fail_syntax("NoVariablesInScope", "RETURN * needs a variable to return", {});
    }
    expand_star(projection);
  }
  const ProjectionItem* nameless = nullptr;  // said last: what is wrong inside matters more
  for (ProjectionItem& item : projection.items) {
    expression(*item.expr, {.aggregates = true});
    projection.aggregates = projection.aggregates || contains_aggregate(*item.expr);
    if (!is_return && !item.has_alias && item.expr->kind != ExprKind::kVariable) {
      nameless = &item;
    }
  }
  for (std::size_t i = 0; i < projection.items.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (projection.items[i].name != projection.items[j].name) continue;
      fail_syntax("ColumnNameConflict", "two columns are called '" + projection.items[i].name + "'",
                  projection.items[i].place);
    }
  }
  const Scope before = scope_;
  std::vector<ExprPtr> forms;
  for (ProjectionItem& item : projection.items) {
    forms.push_back(copy_of(*item.expr));
    const bool passes_on = item.expr->kind == ExprKind::kVariable && item.expr->name == item.name;
    item.slot = passes_on ? item.expr->slot : new_slot();
  }
  Scope after;
  for (const ProjectionItem& item : projection.items) {
    after.push_back({item.name, item.slot, item.expr->type});
  }
  if (projection.aggregates) group(projection);
  const bool regroup = projection.aggregates || projection.distinct;

  // ORDER BY and WHERE see both, the new names first.
  scope_ = before;
  scope_.insert(scope_.end(), after.begin(), after.end());
  const auto check_after = [&](ExprPtr& expr, bool may_aggregate, std::string_view word) {
    const bool aggregated = [&] {
      expression(*expr, {.aggregates = true, .predicate = word == "WHERE"});
      return contains_aggregate(*expr);
    }();
    if (aggregated && (!may_aggregate || !projection.aggregates)) {
      fail_syntax("InvalidAggregation",
                  std::string(word) + " can aggregate only what is aggregated before it",
                  expr->place);
    }
    if (!aggregated || regroup) {
      for (std::size_t i = 0; i < forms.size(); ++i) {
        // Beside an aggregation only simple keys count.
        if (aggregated && forms[i] && !is_simple(*forms[i]) && !contains_aggregate(*forms[i])) {
          continue;
        }
        std::vector<ExprPtr> one(forms.size());
        one[i] = std::move(forms[i]);
        replace_items(expr, projection, one);
        forms[i] = std::move(one[i]);
      }
    }
    if (!regroup) return;
    std::vector<Slot> visible;
    for (const Variable& variable : after) visible.push_back(variable.slot);
    std::vector<Slot> local = visible;
    if (aggregated) {
      const auto refuse_rest = [&](auto&& self, const Expr& part) -> void {
        if (is_aggregate_call(part)) return;
        collect_local_slots(part, local);
        if (part.kind == ExprKind::kVariable && !contains(local, part.slot)) {
          const bool in_key = std::any_of(forms.begin(), forms.end(), [&](const ExprPtr& form) {
            return form && !contains_aggregate(*form) && mentions(*form, part.slot);
          });
          if (in_key) {
            fail_syntax("AmbiguousAggregationExpression",
                        "what stands beside an aggregation has to be a column of its own",
                        part.place);
          }
          fail_syntax("UndefinedVariable", "'" + part.name + "' is gone after the aggregation",
                      part.place);
        }
        for (const ExprPtr& arg : part.args) {
          if (arg) self(self, *arg);
        }
      };
      refuse_rest(refuse_rest, *expr);
      extract_aggregates(expr, projection, local);
      return;
    }
    const auto refuse_gone = [&](auto&& self, const Expr& part) -> void {
      collect_local_slots(part, local);
      if (part.kind == ExprKind::kVariable && !contains(local, part.slot)) {
        fail_syntax("UndefinedVariable",
                    "'" + part.name + "' is gone after the aggregation or DISTINCT", part.place);
      }
      for (const ExprPtr& arg : part.args) {
        if (arg) self(self, *arg);
      }
    };
    refuse_gone(refuse_gone, *expr);
  };
  for (SortItem& item : projection.order) check_after(item.expr, true, "ORDER BY");
  if (projection.where) {
    if (contains_aggregate(*projection.where)) {
      fail_syntax("InvalidAggregation", "WHERE cannot aggregate", projection.where->place);
    }
    check_after(projection.where, false, "WHERE");
    if (!projection.where->type.is_open() && !projection.where->type.is(TypeKind::kBoolean)) {
      fail_syntax("InvalidArgumentType", "WHERE needs a Boolean", projection.where->place);
    }
  }
  if (nameless != nullptr) {
    fail_syntax("NoExpressionAlias", "WITH needs a name for this: " + nameless->name + " AS ...",
                nameless->place);
  }
  scope_ = std::move(after);
  if (projection.skip) page_bound(*projection.skip, "SKIP");
  if (projection.limit) page_bound(*projection.limit, "LIMIT");
}

void Checker::replace_items(ExprPtr& expr, const Projection& projection,
                            const std::vector<ExprPtr>& forms) {
  for (std::size_t i = 0; i < forms.size(); ++i) {
    if (!forms[i] || !same_form(*expr, *forms[i])) continue;
    turn_into_variable(expr, projection.items[i].slot, forms[i]->type);
    return;
  }
  if (is_aggregate_call(*expr)) return;
  for (ExprPtr& arg : expr->args) {
    if (arg) replace_items(arg, projection, forms);
  }
}

// Splits the items into keys and calls.
void Checker::group(Projection& projection) {
  std::vector<std::size_t> mixed;
  for (std::size_t i = 0; i < projection.items.size(); ++i) {
    ProjectionItem& item = projection.items[i];
    if (contains_aggregate(*item.expr)) {
      mixed.push_back(i);
      continue;
    }
    GroupKey key;
    key.slot = item.slot;
    key.expr = std::move(item.expr);
    item.expr = std::make_unique<Expr>();
    item.expr->kind = ExprKind::kVariable;
    item.expr->slot = key.slot;
    item.expr->type = key.expr->type;
    projection.keys.push_back(std::move(key));
  }
  for (const std::size_t i : mixed) {
    std::vector<Slot> local;
    extract_aggregates(projection.items[i].expr, projection, local);
  }
}

void Checker::extract_aggregates(ExprPtr& expr, Projection& projection, std::vector<Slot>& local) {
  if (is_aggregate_call(*expr)) {
    AggregateCall call;
    call.function = expr->function;
    call.distinct = expr->distinct;
    call.args = std::move(expr->args);
    call.slot = new_slot();
    turn_into_variable(expr, call.slot, expr->type);
    projection.calls.push_back(std::move(call));
    return;
  }
  if (is_simple(*expr)) {
    for (const GroupKey& key : projection.keys) {
      if (!is_simple(*key.expr) || !same_form(*expr, *key.expr)) continue;
      turn_into_variable(expr, key.slot, key.expr->type);
      return;
    }
  }
  collect_local_slots(*expr, local);
  if (expr->kind == ExprKind::kVariable && !contains(local, expr->slot)) {
    fail_syntax("AmbiguousAggregationExpression",
                "'" + expr->name +
                    "' stands beside an aggregation; make it a column of its own, or aggregate it",
                expr->place);
  }
  for (ExprPtr& arg : expr->args) {
    if (arg) extract_aggregates(arg, projection, local);
  }
}

void Checker::page_bound(const Expr& expr, std::string_view word) {
  const auto refuse_variables = [&](auto&& self, const Expr& part) -> void {
    if (part.kind == ExprKind::kVariable || part.pattern || part.query) {
      fail_syntax("NonConstantExpression",
                  std::string(word) + " cannot depend on the rows; expected a number", part.place);
    }
    for (const ExprPtr& arg : part.args) {
      if (arg) self(self, *arg);
    }
  };
  if (expr.kind == ExprKind::kLiteral) {
    if (expr.literal.kind() != ValueKind::kInteger) {
      fail_syntax("InvalidArgumentType", std::string(word) + " needs a whole number", expr.place);
    }
    if (expr.literal.as_integer() < 0) {
      fail_syntax("NegativeIntegerArgument", std::string(word) + " cannot be negative", expr.place);
    }
  }
  refuse_variables(refuse_variables, expr);
  const Scope scope = std::move(scope_);
  scope_.clear();
  expression(const_cast<Expr&>(expr), {});
  scope_ = scope;
}

}  // namespace whomet
