// Clauses -> operators, in their order. Around clauses that change the graph all rows are kept, so
// that no clause reads what a later one wrote.

#include "query/exec/planner.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <utility>

#include "query/exec/planner_state.h"
#include "query/procedure.h"

namespace whomet {
namespace {

bool changes_graph(const Clause& clause) {
  switch (clause.kind) {
    case ClauseKind::kCreate:
    case ClauseKind::kMerge:
    case ClauseKind::kSet:
    case ClauseKind::kDelete:
      return true;
    case ClauseKind::kCallSubquery:
      return clause.query->updates;
    default:
      return false;
  }
}

// Whether the expression, nothing if it is not there, has the same value each time: no rand().
bool is_steady(const ExprPtr& expr) {
  if (!expr) return true;
  if (expr->query || expr->pattern) return false;
  if (expr->function != nullptr && expr->function->is_volatile) return false;
  return std::all_of(expr->args.begin(), expr->args.end(), is_steady);
}

// Whether it makes no difference for the projection how often a row comes.
bool takes_equal_rows_as_one(const Projection& projection) {
  if (!projection.aggregates) {
    return projection.distinct &&
           std::all_of(projection.items.begin(), projection.items.end(),
                       [](const ProjectionItem& item) { return is_steady(item.expr); });
  }
  const auto is_same_for_one = [](const AggregateCall& call) {
    if (call.function == nullptr) return false;
    const AggregateKind kind = call.function->aggregate;
    return kind == AggregateKind::kMinimum || kind == AggregateKind::kMaximum ||
           (kind == AggregateKind::kCount && call.distinct);
  };
  return std::all_of(projection.calls.begin(), projection.calls.end(),
                     [&](const AggregateCall& call) {
                       return is_same_for_one(call) &&
                              std::all_of(call.args.begin(), call.args.end(), is_steady);
                     }) &&
         std::all_of(projection.keys.begin(), projection.keys.end(),
                     [](const GroupKey& key) { return is_steady(key.expr); });
}

bool is_steady(const PathPattern& path) {
  return is_steady(path.where) &&
         std::all_of(path.nodes.begin(), path.nodes.end(), [](const NodePattern& node) {
           return is_steady(node.properties) && is_steady(node.where);
         });
}

// Whether of equal rows of the MATCH one is enough for what comes next.
bool needs_rows_once(const Clause& match, const Clause& next) {
  return match.kind == ClauseKind::kMatch && !match.optional && next.projection &&
         takes_equal_rows_as_one(*next.projection) && is_steady(match.where) &&
         std::all_of(match.paths.begin(), match.paths.end(),
                     [](const PathPattern& path) { return is_steady(path); });
}

std::string count_text(double count) {
  char buffer[32];
  const auto end =
      std::to_chars(buffer, buffer + sizeof buffer, std::round(count), std::chars_format::fixed)
          .ptr;
  return {buffer, end};
}

void describe(const Pipeline& pipeline, std::size_t depth, bool with_rows, std::string& text) {
  const auto& operators = pipeline.operators();
  for (std::size_t i = operators.size(); i-- > 0;) {
    const Operator& op = *operators[i];
    text.append(depth * 2, ' ');
    text += op.name;
    if (!op.details.empty()) text += "  " + op.details;
    if (op.estimate >= 0) text += "  ~" + count_text(op.estimate);
    if (with_rows) text += "  [" + std::to_string(op.rows) + " rows]";
    text += '\n';
    if (const Pipeline* inner = op.inner()) describe(*inner, depth + 2, with_rows, text);
  }
}

}  // namespace

Plan plan_query(const QueryTree& query, QueryContext& context, bool explain) {
  Plan plan;
  Planner planner(context, explain);
  for (const SingleQuery& part : query.parts) plan.parts.push_back(planner.single(part));
  plan.column_slots = query.column_slots;
  plan.columns = query.columns;
  plan.slot_count = query.slot_count;
  plan.union_all = query.union_all;
  plan.warnings = std::move(planner.warnings);
  return plan;
}

std::string plan_text(const Plan& plan, bool with_rows) {
  std::string text;
  for (std::size_t i = 0; i < plan.parts.size(); ++i) {
    if (i > 0) text += plan.union_all ? "Union all\n" : "Union\n";
    describe(*plan.parts[i], 0, with_rows, text);
  }
  return text;
}

std::unique_ptr<Pipeline> Planner::single(const SingleQuery& part) {
  auto pipeline = std::make_unique<Pipeline>();
  std::size_t begin = 0;
  if (part.clauses.size() > 1 && part.clauses[0].kind == ClauseKind::kMatch &&
      part.clauses[1].projection) {
    Slot weight = kNoSlot;
    const Projection& after = *part.clauses[1].projection;
    if (count_matches(*pipeline, part.clauses[0], after, weight)) {
      projection(*pipeline, after, weight);
      begin = 2;
    }
  }
  for (std::size_t i = begin; i < part.clauses.size(); ++i) {
    const bool changes = changes_graph(part.clauses[i]);
    if (changes && i > 0 && !changes_graph(part.clauses[i - 1])) {
      pipeline->add<EagerOperator>(context_, part.clauses[i - 1].live).name = "Eager";
    }
    const Clause& own = part.clauses[i];
    const bool once = i + 1 < part.clauses.size() && needs_rows_once(own, part.clauses[i + 1]);
    if (once) {
      pattern(*pipeline, own.paths, own.where.get(), true);
    } else {
      clause(*pipeline, part, i);
    }
    if (changes && i + 1 < part.clauses.size()) {
      pipeline->add<EagerOperator>(context_, part.clauses[i].live).name = "Eager";
    }
  }
  return pipeline;
}

void Planner::clause(Pipeline& pipeline, const SingleQuery& part, std::size_t index) {
  const Clause& clause = part.clauses[index];
  switch (clause.kind) {
    case ClauseKind::kMatch:
      return match(pipeline, clause);
    case ClauseKind::kUnwind: {
      Operator& op = pipeline.add<UnwindOperator>(context_, clause.slot, code(*clause.expr));
      op.name = "Unwind";
      op.details = clause.variable;
      return;
    }
    case ClauseKind::kWith:
    case ClauseKind::kReturn:
      return projection(pipeline, *clause.projection);
    case ClauseKind::kCreate: {
      creating_ = true;
      pipeline.add<CreateOperator>(context_, elements(clause.paths)).name = "Create";
      creating_ = false;
      for (const PathPattern& path : clause.paths) {
        if (path.slot == kNoSlot) continue;
        pipeline.add<BuildPathOperator>(context_, path.slot, path_parts(path)).name = "Path";
      }
      return;
    }
    case ClauseKind::kMerge:
      return merge(pipeline, clause);
    case ClauseKind::kSet:
      creating_ = true;
      pipeline.add<SetOperator>(context_, set_codes(clause.items)).name = "Set";
      creating_ = false;
      return;
    case ClauseKind::kDelete: {
      std::vector<Code> targets;
      for (const ExprPtr& target : clause.args) targets.push_back(code(*target));
      pipeline.add<DeleteOperator>(context_, std::move(targets), clause.detach, clause.live).name =
          "Delete";
      return;
    }
    case ClauseKind::kCall: {
      std::vector<Code> args;
      for (const ExprPtr& arg : clause.args) args.push_back(code(*arg));
      std::vector<std::pair<std::uint32_t, Slot>> columns;
      for (const YieldItem& item : clause.yields) columns.emplace_back(item.column, item.slot);
      Operator& op = pipeline.add<ProcedureOperator>(context_, *clause.procedure, std::move(args),
                                                     std::move(columns));
      op.name = "Call";
      op.details = clause.procedure_name;
      if (clause.where) {
        pipeline.add<FilterOperator>(context_, code(*clause.where)).name = "Filter";
      }
      return;
    }
    case ClauseKind::kCallSubquery: {
      std::vector<std::unique_ptr<Pipeline>> parts;
      for (const SingleQuery& inner : clause.query->parts) parts.push_back(single(inner));
      std::vector<Slot> slots;
      for (const YieldItem& item : clause.yields) slots.push_back(item.slot);
      pipeline
          .add<ApplyOperator>(std::move(parts), clause.query->column_slots, std::move(slots),
                              !clause.query->union_all && clause.query->parts.size() > 1)
          .name = "Apply";
      return;
    }
  }
}

void Planner::match(Pipeline& pipeline, const Clause& clause) {
  if (!clause.optional) return pattern(pipeline, clause.paths, clause.where.get());
  auto inner = std::make_unique<Pipeline>();
  pattern(*inner, clause.paths, clause.where.get());
  std::vector<Slot> slots;
  for (const PathPattern& path : clause.paths) {
    for (const NodePattern& node : path.nodes) {
      if (!node.bound) slots.push_back(node.slot);
    }
    for (const EdgePattern& edge : path.edges) {
      if (!edge.bound) slots.push_back(edge.slot);
      if (!edge.group) continue;
      for (const GroupVariable& variable : edge.group->variables) slots.push_back(variable.list);
    }
    if (path.slot != kNoSlot) slots.push_back(path.slot);
  }
  pipeline.add<OptionalOperator>(std::move(inner), std::move(slots)).name = "Optional";
}

// ---- projections ----

void Planner::projection(Pipeline& pipeline, const Projection& projection, Slot weight) {
  if (projection.aggregates) {
    std::vector<std::pair<Slot, Code>> keys;
    for (const GroupKey& key : projection.keys) keys.emplace_back(key.slot, code(*key.expr));
    std::vector<AggregateOperator::Call> calls;
    for (const AggregateCall& call : projection.calls) {
      AggregateOperator::Call made;
      made.star = call.function == nullptr && weight == kNoSlot;
      made.kind = call.function == nullptr ? AggregateKind::kCount : call.function->aggregate;
      made.distinct = call.distinct;
      made.slot = call.slot;
      if (weight != kNoSlot) {
        made.kind = AggregateKind::kSum;
        made.args.push_back(variable_code(weight));
      } else {
        for (const ExprPtr& arg : call.args) made.args.push_back(code(*arg));
      }
      calls.push_back(std::move(made));
    }
    Operator& op = pipeline.add<AggregateOperator>(context_, std::move(keys), std::move(calls));
    op.name = "Aggregate";
    if (explain_) op.details = std::to_string(projection.keys.size()) + " keys";
  }
  std::vector<std::pair<Slot, Code>> items;
  for (const ProjectionItem& item : projection.items) {
    const bool there = item.expr->kind == ExprKind::kVariable && item.expr->slot == item.slot;
    if (!there) items.emplace_back(item.slot, code(*item.expr));
  }
  if (!items.empty()) {
    Operator& op = pipeline.add<ProjectOperator>(context_, std::move(items));
    op.name = "Project";
    for (const ProjectionItem& item : projection.items) {
      if (explain_) op.details += (op.details.empty() ? "" : ", ") + item.name;
    }
  }
  if (projection.distinct) {
    std::vector<Slot> slots;
    for (const ProjectionItem& item : projection.items) slots.push_back(item.slot);
    pipeline.add<DistinctOperator>(context_, std::move(slots)).name = "Distinct";
  }
  if (!projection.order.empty()) sort(pipeline, projection);
  if (projection.skip || projection.limit) {
    pipeline
        .add<PageOperator>(context_, optional_code(projection.skip),
                           optional_code(projection.limit))
        .name = "Page";
  }
  if (projection.where) {
    pipeline.add<FilterOperator>(context_, code(*projection.where)).name = "Filter";
  }
}

void Planner::sort(Pipeline& pipeline, const Projection& projection) {
  std::vector<SortOperator::Key> keys;
  for (const SortItem& item : projection.order) {
    SortOperator::Key key;
    key.code = code(*item.expr);
    key.descending = item.descending;
    keys.push_back(std::move(key));
  }
  std::vector<Slot> live;
  for (const ProjectionItem& item : projection.items) live.push_back(item.slot);
  if (projection.where) collect_slots(*projection.where, live);
  std::sort(live.begin(), live.end());
  live.erase(std::unique(live.begin(), live.end()), live.end());
  SortOperator& op = pipeline.add<SortOperator>(context_, std::move(keys), std::move(live));
  op.name = projection.limit ? "Top" : "Sort";
  op.skip = optional_code(projection.skip);
  op.limit = optional_code(projection.limit);
}

// ---- changes ----

std::vector<std::uint32_t> Planner::label_ids(const LabelExpr& labels) {
  if (labels.kind == LabelExpr::Kind::kName) return {label_id(labels.name)};
  std::vector<std::uint32_t> ids;
  for (const LabelExpr& part : labels.parts) {
    for (const std::uint32_t id : label_ids(part)) ids.push_back(id);
  }
  return ids;
}

std::vector<CreateElement> Planner::elements(const std::vector<PathPattern>& paths) {
  std::vector<CreateElement> made;
  for (const PathPattern& path : paths) {
    for (const NodePattern& node : path.nodes) {
      CreateElement element;
      element.slot = node.slot;
      element.bound = node.bound;
      element.place = node.place;
      if (node.labels) element.labels = label_ids(*node.labels);
      element.properties = optional_code(node.properties);
      // A node that this clause makes is bound where it comes up again.
      const bool again = std::any_of(made.begin(), made.end(), [&](const CreateElement& other) {
        return other.slot == node.slot && !other.bound;
      });
      if (!again) made.push_back(std::move(element));
    }
    for (std::size_t i = 0; i < path.edges.size(); ++i) {
      const EdgePattern& edge = path.edges[i];
      CreateElement element;
      element.is_edge = true;
      element.slot = edge.slot;
      element.place = edge.place;
      element.type = type_id(edge.types.front());
      element.source = path.nodes[i].slot;
      element.target = path.nodes[i + 1].slot;
      if (edge.direction == EdgeDirection::kIn) std::swap(element.source, element.target);
      element.properties = optional_code(edge.properties);
      made.push_back(std::move(element));
    }
  }
  return made;
}

std::vector<SetCode> Planner::set_codes(const std::vector<SetItem>& items) {
  std::vector<SetCode> made;
  for (const SetItem& item : items) {
    SetCode set;
    set.kind = item.kind;
    set.target = code(*item.target);
    set.property = item.property;
    set.key = optional_code(item.key);
    for (const std::string& label : item.labels) {
      set.labels.push_back(context_.graph.labels.intern(label));
    }
    set.value = optional_code(item.value);
    made.push_back(std::move(set));
  }
  return made;
}

void Planner::merge(Pipeline& pipeline, const Clause& clause) {
  creating_ = true;
  auto inner = std::make_unique<Pipeline>();
  pattern(*inner, clause.paths, nullptr);
  const PathPattern& path = clause.paths.front();
  std::vector<Slot> slots;
  std::vector<BuildPathOperator::Part> parts;
  for (std::size_t i = 0; i < path.nodes.size(); ++i) {
    if (!path.nodes[i].bound) slots.push_back(path.nodes[i].slot);
    if (i < path.edges.size()) slots.push_back(path.edges[i].slot);
    parts.push_back({path.nodes[i].slot, i < path.edges.size() ? path.edges[i].slot : kNoSlot});
  }
  if (path.slot != kNoSlot) slots.push_back(path.slot);
  auto& op = pipeline.add<MergeOperator>(context_, std::move(inner), elements(clause.paths),
                                         std::move(slots));
  op.name = "Merge";
  op.on_create = set_codes(clause.on_create);
  op.on_match = set_codes(clause.on_match);
  if (path.slot != kNoSlot) {
    op.path = std::make_unique<BuildPathOperator>(context_, path.slot, std::move(parts));
  }
  creating_ = false;
}

}  // namespace whomet
