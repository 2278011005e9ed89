// What a pattern binds, and what it asks of that.

#include <algorithm>
#include <utility>

#include "query/exec/match_planner.h"

namespace whomet {
namespace {

constexpr double kEqualityShare = 0.1;  // rows that a property equal to a value leaves

}  // namespace

bool contains(const std::vector<Slot>& slots, Slot slot) {
  return std::find(slots.begin(), slots.end(), slot) != slots.end();
}

MatchPlanner::MatchPlanner(Planner& planner, Pipeline& pipeline,
                           const std::vector<PathPattern>& paths, const Expr* where, bool once)
    : planner_(planner),
      graph_(planner.context_.graph),
      pipeline_(pipeline),
      paths_(paths),
      once_(once) {
  collect();
  if (where != nullptr) split(*where);
}

void MatchPlanner::collect_own(const PathPattern& path) {
  for (const NodePattern& node : path.nodes) {
    if (!node.bound) own_.push_back(node.slot);
  }
  for (const EdgePattern& edge : path.edges) {
    if (!edge.bound) own_.push_back(edge.slot);
    if (!edge.group) continue;
    for (const GroupVariable& variable : edge.group->variables) own_.push_back(variable.list);
  }
  if (path.slot != kNoSlot) own_.push_back(path.slot);
}

void MatchPlanner::collect() {
  for (const PathPattern& path : paths_) {
    collect_own(path);
    for (std::size_t i = 0; i < path.nodes.size(); ++i) {
      const bool inside = is_selected(path) && i > 0 && i + 1 < path.nodes.size();
      const Slot slot = path.nodes[i].slot;
      if (!inside && !contains(nodes_, slot)) nodes_.push_back(slot);
    }
  }
  for (const Slot node : nodes_) {
    if (!contains(own_, node)) bound_nodes_.push_back(node);
  }
  for (const PathPattern& path : paths_) {
    for (std::size_t i = 0; i < path.nodes.size(); ++i) {
      const NodePattern& node = path.nodes[i];
      names_.emplace_back(node.slot, &node);
      const bool inside = is_selected(path) && i > 0 && i + 1 < path.nodes.size();
      if (inside) continue;  // unit_of() sees to it
      if (node.labels) add_labels(*node.labels, node.slot);
      if (node.properties) add_properties(*node.properties, node.slot);
      if (node.where) split(*node.where);
    }
    if (is_selected(path)) {
      if (path.edges.empty()) continue;
      Link link;
      link.edge = &path.edges.front();
      link.path = &path;
      link.left = path.nodes.front().slot;
      link.right = path.nodes.back().slot;
      links_.push_back(std::move(link));
    } else {
      for (std::size_t i = 0; i < path.edges.size(); ++i) add_link(path, i);
      if (path.where) split(*path.where);
    }
    path_done_.push_back(path.slot == kNoSlot);
  }
}

void MatchPlanner::add_link(const PathPattern& path, std::size_t i) {
  const EdgePattern& edge = path.edges[i];
  Link link;
  link.edge = &edge;
  link.path = &path;
  link.left = path.nodes[i].slot;
  link.right = path.nodes[i + 1].slot;
  link.types = planner_.type_ids(edge);
  links_.push_back(std::move(link));
  if (edge.variable_length || path.search != PathSearch::kAll) return;
  if (edge.properties) add_properties(*edge.properties, edge.slot);
  if (edge.where) split(*edge.where);
}

std::vector<Slot> MatchPlanner::needs_of(const Expr& expr) const {
  std::vector<Slot> all;
  collect_slots(expr, all);
  std::erase_if(all, [&](Slot slot) { return !contains(own_, slot); });
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

void MatchPlanner::add_labels(const LabelExpr& labels, Slot slot) {
  if (labels.kind == LabelExpr::Kind::kAnd) {
    for (const LabelExpr& part : labels.parts) add_labels(part, slot);
    return;
  }
  Condition condition;
  condition.code.kind = ExprKind::kHasLabels;
  condition.code.args.push_back(variable_code(slot));
  condition.code.labels = std::make_unique<LabelTest>(planner_.label_test(labels));
  if (contains(own_, slot)) condition.needs.push_back(slot);
  if (labels.kind == LabelExpr::Kind::kName) {
    condition.label_slot = slot;
    condition.label = condition.code.labels->label;
    condition.share = label_share(condition.label);
  }
  conditions_.push_back(std::move(condition));
}

void MatchPlanner::add_properties(const Expr& map, Slot slot) {
  for (std::size_t i = 0; i < map.args.size(); ++i) {
    Condition condition;
    condition.code.kind = ExprKind::kEqual;
    Code property;
    property.kind = ExprKind::kProperty;
    property.id = planner_.key_id(map.names[i]);
    property.names.push_back(map.names[i]);
    property.args.push_back(variable_code(slot));
    condition.code.args.push_back(std::move(property));
    condition.code.args.push_back(planner_.code(*map.args[i]));
    condition.code.place = map.place;
    condition.needs = needs_of(*map.args[i]);
    note_seek(condition, slot, condition.code.args[0].id, *map.args[i]);
    if (contains(own_, slot)) condition.needs.push_back(slot);
    condition.share = kEqualityShare;
    conditions_.push_back(std::move(condition));
  }
}

// Requires: condition.needs are those of the value alone.
void MatchPlanner::note_seek(Condition& condition, Slot slot, std::uint32_t key,
                             const Expr& value) {
  if (!condition.needs.empty() || !graph_.has_index(key)) return;
  condition.seek_slot = slot;
  condition.seek_key = key;
  condition.seek_value = &value;
}

void MatchPlanner::split(const Expr& expr) {
  if (expr.kind == ExprKind::kAnd) {
    for (const ExprPtr& part : expr.args) split(*part);
    return;
  }
  if (expr.kind == ExprKind::kHasLabels && expr.args[0]->kind == ExprKind::kVariable &&
      contains(nodes_, expr.args[0]->slot)) {
    return add_labels(*expr.labels, expr.args[0]->slot);
  }
  Condition condition;
  condition.expr = &expr;
  condition.code = planner_.code(expr);
  if (expr.kind == ExprKind::kEqual) {
    condition.share = kEqualityShare;
    for (std::size_t i = 0; i < 2; ++i) {
      const Expr& side = *expr.args[i];
      if (side.kind != ExprKind::kProperty || side.args[0]->kind != ExprKind::kVariable) continue;
      condition.needs = needs_of(*expr.args[1 - i]);
      note_seek(condition, side.args[0]->slot, condition.code.args[i].id, *expr.args[1 - i]);
    }
  }
  condition.needs = needs_of(expr);
  conditions_.push_back(std::move(condition));
}

}  // namespace whomet
