// A pattern -> scans and expansions, cheapest first. match_planner.h says how.

#include <algorithm>
#include <utility>

#include "query/exec/match_planner.h"

namespace whomet {

EdgeDirection turned(EdgeDirection direction) {
  if (direction == EdgeDirection::kBoth) return direction;
  return direction == EdgeDirection::kOut ? EdgeDirection::kIn : EdgeDirection::kOut;
}

bool MatchPlanner::may_be_same(const Link& a, const Link& b) {
  if (a.types.empty() || b.types.empty()) return true;
  return std::any_of(a.types.begin(), a.types.end(), [&](std::uint32_t type) {
    return std::find(b.types.begin(), b.types.end(), type) != b.types.end();
  });
}

void MatchPlanner::run() {
  for (const Slot slot : bound_nodes_) {
    pipeline_.add<IsNodeOperator>(slot).name = "IsNode";
  }
  emit_ready();
  while (true) {
    if (Link* link = cheapest_link()) {
      expand(*link);
    } else if (const Slot start = best_start(); start != kNoSlot) {
      scan(start);
    } else {
      break;
    }
    emit_ready();
  }
}

void MatchPlanner::emit_ready() {
  for (std::size_t i = 0; i < paths_.size(); ++i) build_path(i);
  for (Condition& condition : conditions_) {
    if (condition.done) continue;
    const bool ready = std::all_of(condition.needs.begin(), condition.needs.end(),
                                   [&](Slot slot) { return is_bound(slot); });
    if (!ready) continue;
    condition.done = true;
    rows_ *= condition.share;
    Operator& op = pipeline_.add<FilterOperator>(planner_.context_, std::move(condition.code));
    op.name = "Filter";
    op.estimate = rows_;
  }
}

void MatchPlanner::build_path(std::size_t index) {
  const PathPattern& path = paths_[index];
  if (path_done_[index]) return;
  std::vector<BuildPathOperator::Part> parts;
  for (std::size_t i = 0; i < path.nodes.size(); ++i) {
    if (!is_bound(path.nodes[i].slot)) return;
    const Slot edge = i < path.edges.size() ? path.edges[i].slot : kNoSlot;
    if (edge != kNoSlot && !is_bound(edge)) return;
    parts.push_back({path.nodes[i].slot, edge});
  }
  for (const Link& link : links_) {
    if (link.path == &path && !link.done) return;
  }
  path_done_[index] = true;
  bound_.push_back(path.slot);
  Operator& op = pipeline_.add<BuildPathOperator>(planner_.context_, path.slot, std::move(parts));
  op.name = "Path";
  op.details = path.variable;
}

// The label by which to look for the slot; its condition is done.
std::uint32_t MatchPlanner::take_label(Slot slot) {
  Condition* best = nullptr;
  for (Condition& condition : conditions_) {
    if (condition.done || condition.label_slot != slot) continue;
    if (best == nullptr || condition.share < best->share) best = &condition;
  }
  if (best == nullptr) return kNoName;
  best->done = true;
  return best->label;
}

std::string MatchPlanner::text_of(Slot slot) const {
  if (!planner_.explain_) return {};
  for (const auto& [own, node] : names_) {
    if (own == slot) return pattern_text(*node);
  }
  return "()";
}

void MatchPlanner::scan(Slot slot) {
  rows_ *= scan_size(slot);
  auto& op = pipeline_.add<ScanOperator>(planner_.context_, slot);
  op.name = "Scan";
  for (Condition& condition : conditions_) {
    if (condition.done || condition.seek_slot != slot) continue;
    op.name = "Seek";
    op.seek_key = condition.seek_key;
    op.seek_value = planner_.code(*condition.seek_value);
    break;
  }
  op.label = take_label(slot);
  op.details = text_of(slot);
  op.estimate = rows_;
  bound_.push_back(slot);
}

// Slots of the edges that the link's ones must differ from.
std::vector<Slot> MatchPlanner::others_of(const Link& link) const {
  std::vector<Slot> others;
  for (const Link& other : links_) {
    if (&other == &link || !other.done || !may_be_same(link, other)) continue;
    if (other.path == link.path && link.path->mode == PathMode::kWalk) continue;
    if (!is_selected(*other.path)) {
      others.push_back(other.edge->slot);
      continue;
    }
    for (const EdgePattern& edge : other.path->edges) others.push_back(edge.slot);
  }
  return others;
}

void MatchPlanner::expand(Link& link) {
  const EdgePattern& edge = *link.edge;
  const bool left = is_bound(link.left);
  const bool right = is_bound(link.right);
  // From the end with fewer rows; both ends bound: from the left.
  const bool from_left = left || !right;
  Step step;
  step.from = from_left ? link.left : link.right;
  step.to = from_left ? link.right : link.left;
  step.edge = edge.slot;
  step.direction = from_left ? edge.direction : turned(edge.direction);
  step.types = link.types;
  step.to_bound = is_bound(step.to) || (step.from == step.to && !edge.bound);
  step.others = others_of(link);
  rows_ *= is_searched(link) ? 1 : fan_out(link, from_left, bound_);
  if (!step.to_bound && step.from != step.to) step.to_label = take_label(step.to);
  std::string details;
  if (planner_.explain_) {
    details = is_selected(*link.path)
                  ? text_of(step.from) + "..." + text_of(step.to)
                  : text_of(step.from) + pattern_text(edge, !from_left) + text_of(step.to);
  }
  Operator& op = add_operator(link, std::move(step), from_left, left || right);
  op.details = std::move(details);
  op.estimate = rows_;
  link.done = true;
  const auto bind = [&](Slot slot) {
    if (!is_bound(slot)) bound_.push_back(slot);
  };
  bind(link.left);
  bind(link.right);
  for (const EdgePattern& each : link.path->edges) {
    if (!is_selected(*link.path) && &each != &edge) continue;
    bind(each.slot);
    if (!each.group) continue;
    for (const GroupVariable& variable : each.group->variables) bind(variable.list);
  }
  if (!is_selected(*link.path)) return;
  for (const NodePattern& node : link.path->nodes) bind(node.slot);
}

Operator& MatchPlanner::add_operator(const Link& link, Step step, bool from_left, bool from_bound) {
  const EdgePattern& edge = *link.edge;
  QueryContext& context = planner_.context_;
  if (is_selected(*link.path)) return add_selection(link, std::move(step));
  if (is_searched(link)) return add_search(link, std::move(step));
  if (edge.group) return add_group(link, std::move(step), from_left);
  if (edge.bound) {
    Operator& op = pipeline_.add<BoundEdgeOperator>(
        context, std::move(step), from_bound, edge.variable_length, edge.minimum, edge.maximum);
    op.name = "BoundEdge";
    return op;
  }
  if (!edge.variable_length) {
    Operator& op = pipeline_.add<ExpandOperator>(context, std::move(step));
    op.name = "Expand";
    return op;
  }
  Walk walk;
  walk.step = std::move(step);
  walk.minimum = edge.minimum;
  walk.maximum = edge.maximum;
  walk.mode = link.path->mode;
  walk.reversed = !from_left;
  walk.properties = planner_.optional_code(edge.properties);
  walk.where = planner_.optional_code(edge.where);
  walk.keep_edges =
      !edge.variable.empty() || link.path->slot != kNoSlot || link.path->mode != PathMode::kTrail ||
      std::any_of(links_.begin(), links_.end(),
                  [&](const Link& other) { return &other != &link && may_be_same(link, other); });
  return add_walk(link, std::move(walk));
}

// Where neither the relationships nor the number of walks matters, the nodes that can be reached
// are enough.
Operator& MatchPlanner::add_walk(const Link& link, Walk walk) {
  const bool any_edge = walk.properties.absent && walk.where.absent && walk.step.others.empty();
  if (once_ && !walk.keep_edges && any_edge && walk.minimum <= 1 && !walk.step.to_bound) {
    const bool without_start = take_difference(link.left, link.right);
    Operator& op = pipeline_.add<ReachOperator>(planner_.context_, std::move(walk), without_start);
    op.name = "Reach";
    return op;
  }
  Operator& op = pipeline_.add<WalkOperator>(planner_.context_, std::move(walk));
  op.name = "Walk";
  return op;
}

// Whether a <> b is asked for; then that is done.
bool MatchPlanner::take_difference(Slot a, Slot b) {
  for (Condition& condition : conditions_) {
    if (condition.done || condition.expr == nullptr) continue;
    const Expr& expr = *condition.expr;
    if (expr.kind != ExprKind::kNotEqual || expr.args[0]->kind != ExprKind::kVariable ||
        expr.args[1]->kind != ExprKind::kVariable) {
      continue;
    }
    const Slot left = expr.args[0]->slot;
    const Slot right = expr.args[1]->slot;
    if (!(left == a && right == b) && !(left == b && right == a)) continue;
    condition.done = true;
    return true;
  }
  return false;
}

void Planner::pattern(Pipeline& pipeline, const std::vector<PathPattern>& paths, const Expr* where,
                      bool once) {
  MatchPlanner(*this, pipeline, paths, where, once).run();
  for (const PathPattern& path : paths) {
    if (path.search != PathSearch::kAll) continue;  // the search sees to it
    if (path.mode != PathMode::kAcyclic && path.mode != PathMode::kSimple) continue;
    pipeline.add<PathModeOperator>(context_, path_parts(path), path.mode).name = "PathMode";
  }
}

std::vector<BuildPathOperator::Part> path_parts(const PathPattern& path) {
  std::vector<BuildPathOperator::Part> parts;
  for (std::size_t i = 0; i < path.nodes.size(); ++i) {
    parts.push_back({path.nodes[i].slot, i < path.edges.size() ? path.edges[i].slot : kNoSlot});
  }
  return parts;
}

namespace {

// "A&!(B|C)".
std::string label_text(const LabelExpr& labels) {
  switch (labels.kind) {
    case LabelExpr::Kind::kName:
      return labels.name;
    case LabelExpr::Kind::kAnyLabel:
      return "%";
    default:
      break;
  }
  const auto part_text = [&labels](const LabelExpr& part) {
    const bool simple = part.kind == LabelExpr::Kind::kName ||
                        part.kind == LabelExpr::Kind::kAnyLabel ||
                        part.kind == LabelExpr::Kind::kNot ||
                        (labels.kind == LabelExpr::Kind::kOr && part.kind == LabelExpr::Kind::kAnd);
    return simple ? label_text(part) : "(" + label_text(part) + ")";
  };
  if (labels.kind == LabelExpr::Kind::kNot) return "!" + part_text(labels.parts.front());
  std::string text;
  for (const LabelExpr& part : labels.parts) {
    if (!text.empty()) text += labels.kind == LabelExpr::Kind::kAnd ? "&" : "|";
    text += part_text(part);
  }
  return text;
}

}  // namespace

std::string pattern_text(const NodePattern& node) {
  return "(" + node.variable + (node.labels ? ":" + label_text(*node.labels) : "") + ")";
}

std::string pattern_text(const EdgePattern& edge, bool reversed) {
  const auto length = [&edge](const char* sign) -> std::string {
    if (edge.minimum == 1 && edge.maximum == kAnyHops) return sign;
    std::string text = sign + std::to_string(edge.minimum) + "..";
    if (edge.maximum != kAnyHops) text += std::to_string(edge.maximum);
    return text;
  };
  if (edge.group) return "(...)" + length("*");
  std::string inside = edge.variable;
  for (std::size_t i = 0; i < edge.types.size(); ++i) {
    inside += (i == 0 ? ":" : "|") + edge.types[i];
  }
  if (edge.type_test) inside += ":" + label_text(*edge.type_test);
  if (edge.variable_length) inside += length("*");
  const EdgeDirection direction = reversed ? turned(edge.direction) : edge.direction;
  return std::string(direction == EdgeDirection::kIn ? "<-[" : "-[") + inside +
         (direction == EdgeDirection::kOut ? "]->" : "]-");
}

}  // namespace whomet
