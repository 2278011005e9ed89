// Expressions made ready to run.

#include <algorithm>
#include <utility>

#include "query/exec/planner_state.h"
#include "query/nearest_name.h"

namespace whomet {
namespace {

void collect_from_query(const QueryTree& query, std::vector<Slot>& slots);

void collect_optional(const ExprPtr& expr, std::vector<Slot>& slots) {
  if (expr) collect_slots(*expr, slots);
}

void collect_from_pattern(const PathPattern& path, std::vector<Slot>& slots) {
  for (const NodePattern& node : path.nodes) {
    slots.push_back(node.slot);
    collect_optional(node.properties, slots);
    collect_optional(node.where, slots);
  }
  for (const EdgePattern& edge : path.edges) {
    slots.push_back(edge.slot);
    collect_optional(edge.properties, slots);
    collect_optional(edge.where, slots);
    if (!edge.group) continue;
    collect_from_pattern(edge.group->pattern, slots);
    collect_optional(edge.group->where, slots);
    for (const GroupVariable& variable : edge.group->variables) slots.push_back(variable.list);
  }
  collect_optional(path.where, slots);
  collect_optional(path.count, slots);
  if (path.slot != kNoSlot) slots.push_back(path.slot);
}

void collect_from_clause(const Clause& clause, std::vector<Slot>& slots) {
  for (const PathPattern& path : clause.paths) collect_from_pattern(path, slots);
  collect_optional(clause.where, slots);
  collect_optional(clause.expr, slots);
  for (const ExprPtr& arg : clause.args) collect_optional(arg, slots);
  if (clause.query) collect_from_query(*clause.query, slots);
  if (!clause.projection) return;
  const Projection& projection = *clause.projection;
  for (const ProjectionItem& item : projection.items) collect_optional(item.expr, slots);
  for (const GroupKey& key : projection.keys) collect_optional(key.expr, slots);
  for (const AggregateCall& call : projection.calls) {
    for (const ExprPtr& arg : call.args) collect_optional(arg, slots);
  }
  for (const SortItem& item : projection.order) collect_optional(item.expr, slots);
  collect_optional(projection.where, slots);
}

void collect_from_query(const QueryTree& query, std::vector<Slot>& slots) {
  for (const SingleQuery& part : query.parts) {
    for (const Clause& clause : part.clauses) collect_from_clause(clause, slots);
  }
}

}  // namespace

void collect_slots(const Expr& expr, std::vector<Slot>& slots) {
  if (expr.slot != kNoSlot) slots.push_back(expr.slot);
  if (expr.slot2 != kNoSlot) slots.push_back(expr.slot2);
  for (const ExprPtr& arg : expr.args) collect_optional(arg, slots);
  if (expr.pattern) collect_from_pattern(*expr.pattern, slots);
  if (expr.query) collect_from_query(*expr.query, slots);
}

Code variable_code(Slot slot) {
  Code code;
  code.kind = ExprKind::kVariable;
  code.slot = slot;
  return code;
}

Code absent_code() {
  Code code;
  code.absent = true;
  return code;
}

// The number of a name; a warning if nothing in the graph bears it.
std::uint32_t Planner::known(NameTable& table, const std::string& name, std::string_view what) {
  const std::uint32_t id = table.intern(name);
  if (creating_ || table.is_used(id) || context_.graph.node_count() == 0) return id;
  std::vector<std::string_view> others;
  for (std::uint32_t other = 0; other < table.size(); ++other) {
    if (table.is_used(other)) others.push_back(table.name(other));
  }
  std::string warning = "no " + std::string(what) + " '" + name + "' in this graph";
  if (const auto nearest = nearest_name(name, others); !nearest.empty()) {
    warning += "; did you mean '" + std::string(nearest) + "'?";
  }
  if (std::find(warnings.begin(), warnings.end(), warning) == warnings.end()) {
    warnings.push_back(std::move(warning));
  }
  return id;
}

std::uint32_t Planner::label_id(const std::string& name) {
  return known(context_.graph.labels, name, "label");
}
std::uint32_t Planner::type_id(const std::string& name) {
  return known(context_.graph.types, name, "relationship type");
}

namespace {

bool fits(const LabelExpr& test, const std::string& type) {
  const auto part_fits = [&](const LabelExpr& part) { return fits(part, type); };
  switch (test.kind) {
    case LabelExpr::Kind::kName:
      return test.name == type;
    case LabelExpr::Kind::kAnd:
      return std::all_of(test.parts.begin(), test.parts.end(), part_fits);
    case LabelExpr::Kind::kOr:
      return std::any_of(test.parts.begin(), test.parts.end(), part_fits);
    case LabelExpr::Kind::kNot:
      return !fits(test.parts.front(), type);
    case LabelExpr::Kind::kAnyLabel:
      return true;
  }
  return true;
}

void collect_names(const LabelExpr& test, std::vector<std::string>& names) {
  if (test.kind == LabelExpr::Kind::kName) names.push_back(test.name);
  for (const LabelExpr& part : test.parts) collect_names(part, names);
}

}  // namespace

std::vector<std::uint32_t> Planner::type_ids(const EdgePattern& edge) {
  std::vector<std::uint32_t> ids;
  for (const std::string& type : edge.types) ids.push_back(type_id(type));
  if (!edge.type_test) return ids;
  std::vector<std::string> names;
  collect_names(*edge.type_test, names);
  for (const std::string& name : names) type_id(name);
  // Every type that there is when the pattern is matched has its number by now: those that this
  // query creates before were planned before.
  NameTable& types = context_.graph.types;
  const auto count = static_cast<std::uint32_t>(types.size());
  for (std::uint32_t id = 0; id < count; ++id) {
    if (fits(*edge.type_test, types.name(id))) ids.push_back(id);
  }
  if (ids.size() == count) return {};
  if (ids.empty()) ids.push_back(types.intern(""));  // which no relationship has
  return ids;
}

std::uint32_t Planner::key_id(const std::string& name) {
  return known(context_.graph.keys, name, "property");
}

LabelTest Planner::label_test(const LabelExpr& labels) {
  LabelTest test;
  test.kind = labels.kind;
  if (labels.kind == LabelExpr::Kind::kName) {
    // Of a node or of a relationship: the value decides.
    test.type = context_.graph.types.intern(labels.name);
    test.label = context_.graph.types.is_used(test.type) ? context_.graph.labels.intern(labels.name)
                                                         : label_id(labels.name);
  }
  for (const LabelExpr& part : labels.parts) test.parts.push_back(label_test(part));
  return test;
}

Code Planner::optional_code(const ExprPtr& expr) {
  return expr ? code(*expr) : absent_code();
}

Code Planner::code(const Expr& expr) {
  switch (expr.kind) {
    case ExprKind::kPattern:
    case ExprKind::kPatternComprehension:
    case ExprKind::kShortestPath:
      return pattern_code(expr);
    case ExprKind::kExists:
    case ExprKind::kCountSubquery:
    case ExprKind::kCollectSubquery:
      return subquery_code(expr);
    default:
      break;
  }
  Code made;
  made.kind = expr.kind;
  made.slot = expr.slot;
  made.slot2 = expr.slot2;
  made.place = expr.place;
  made.constant = expr.literal;
  made.function = expr.function;
  made.names = expr.names;
  if (expr.kind == ExprKind::kParameter) {
    for (const auto& [name, value] : context_.parameters) {
      if (name == expr.name) made.constant = value;
    }
    made.kind = ExprKind::kLiteral;
  }
  made.args.reserve(expr.args.size());
  for (const ExprPtr& arg : expr.args) made.args.push_back(optional_code(arg));
  if (expr.kind == ExprKind::kProperty) {
    made.names.push_back(expr.name);
    const TypeKind owner = expr.args[0]->type.kind;
    made.id = owner == TypeKind::kNode || owner == TypeKind::kEdge
                  ? key_id(expr.name)
                  : context_.graph.keys.intern(expr.name);
  }
  fold(made);
  if (expr.kind == ExprKind::kHasLabels) {
    made.labels = std::make_unique<LabelTest>(label_test(*expr.labels));
  }
  return made;
}

// A constant in place of an expression of constants. What would fail is left to fail when, and only
// if, it is evaluated.
void Planner::fold(Code& code) {
  switch (code.kind) {
    case ExprKind::kCall:
      if (code.function->call == nullptr || code.function->is_volatile) return;
      if (code.function->name == "range") return;  // may be long
      break;
    case ExprKind::kList:
    case ExprKind::kMap:
    case ExprKind::kMinus:
    case ExprKind::kAdd:
    case ExprKind::kSubtract:
    case ExprKind::kMultiply:
    case ExprKind::kDivide:
    case ExprKind::kModulo:
    case ExprKind::kPower:
      break;
    default:
      return;
  }
  for (const Code& arg : code.args) {
    if (arg.absent || arg.kind != ExprKind::kLiteral) return;
  }
  try {
    Code constant;
    constant.constant = evaluate(code, nullptr, context_);
    constant.place = code.place;
    code = std::move(constant);
  } catch (const QueryFailure&) {
    return;
  }
}

Code Planner::pattern_code(const Expr& expr) {
  Code made;
  made.kind = expr.kind;
  made.place = expr.place;
  made.pipeline = std::make_unique<Pipeline>();
  std::vector<PathPattern> paths;
  paths.push_back(std::move(*expr.pattern));
  const bool comprehension = expr.kind == ExprKind::kPatternComprehension;
  pattern(*made.pipeline, paths, comprehension ? expr.args[0].get() : nullptr);
  if (comprehension) made.args.push_back(code(*expr.args[1]));
  if (expr.kind == ExprKind::kShortestPath) {
    made.args.push_back(variable_code(paths[0].slot));
    made.id = paths[0].search == PathSearch::kAllShortest ? 1 : 0;
  }
  *expr.pattern = std::move(paths[0]);
  return made;
}

std::unique_ptr<Pipeline> Planner::subquery_pipeline(const QueryTree& query) {
  if (query.parts.size() == 1) return single(query.parts.front());
  std::vector<std::unique_ptr<Pipeline>> parts;
  for (const SingleQuery& part : query.parts) parts.push_back(single(part));
  auto pipeline = std::make_unique<Pipeline>();
  pipeline->add<ApplyOperator>(std::move(parts), query.column_slots, query.column_slots.front(),
                               !query.union_all);
  return pipeline;
}

Code Planner::subquery_code(const Expr& expr) {
  Code made;
  made.kind = expr.kind;
  made.place = expr.place;
  made.pipeline = subquery_pipeline(*expr.query);
  if (expr.kind == ExprKind::kCollectSubquery) {
    made.args.push_back(variable_code(expr.query->column_slots.front().front()));
  }
  return made;
}

}  // namespace whomet
