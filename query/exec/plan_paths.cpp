// Paths that are more than single relationships: groups that repeat, shortest and selected paths.
// What WHERE asks of a shortest path is asked during the search, so that a legal detour is found
// where the shortest way is forbidden: conditions on all nodes or all relationships of the path
// close arcs, any other condition is asked of the paths as they come, shortest first.

#include <algorithm>
#include <utility>

#include "query/exec/match_planner.h"

namespace whomet {
namespace {

// Whether the expression is nodes(p) or relationships(p) of this path, or its variable r.
bool lists_nodes(const Expr& list, Slot path) {
  return list.kind == ExprKind::kCall && list.function != nullptr &&
         list.function->name == "nodes" && list.args[0]->kind == ExprKind::kVariable &&
         list.args[0]->slot == path;
}

bool lists_edges(const Expr& list, Slot path, Slot edges) {
  if (list.kind == ExprKind::kVariable) return list.slot == edges;
  return list.kind == ExprKind::kCall && list.function != nullptr &&
         list.function->name == "relationships" && list.args[0]->kind == ExprKind::kVariable &&
         list.args[0]->slot == path;
}

}  // namespace

// all(n IN nodes(p) WHERE ...), none(r IN relationships(p) WHERE ...)
bool MatchPlanner::take_universal(const Expr& expr, const Link& link, PathSearchSpec& spec) {
  if (expr.kind != ExprKind::kAll && expr.kind != ExprKind::kNone) return false;
  const Slot path = link.path->slot;
  const bool nodes = lists_nodes(*expr.args[0], path);
  if (!nodes && !lists_edges(*expr.args[0], path, link.edge->slot)) return false;
  std::vector<Slot> read;
  collect_slots(*expr.args[1], read);
  if (contains(read, link.edge->slot) || (path != kNoSlot && contains(read, path))) return false;
  Code test = planner_.code(*expr.args[1]);
  if (expr.kind == ExprKind::kNone) {
    Code negated;
    negated.kind = ExprKind::kNot;
    negated.place = test.place;
    negated.args.push_back(std::move(test));
    test = std::move(negated);
  }
  (nodes ? spec.node_tests : spec.edge_tests).push_back({expr.slot, std::move(test)});
  return true;
}

void MatchPlanner::take_path_conditions(const Link& link, PathSearchSpec& spec) {
  const Slot path = link.path->slot;
  for (Condition& condition : conditions_) {
    if (condition.done || condition.expr == nullptr) continue;
    const bool about_path =
        std::any_of(condition.needs.begin(), condition.needs.end(),
                    [&](Slot slot) { return slot == path || slot == link.edge->slot; });
    const bool rest_bound = std::all_of(
        condition.needs.begin(), condition.needs.end(),
        [&](Slot slot) { return slot == path || slot == link.edge->slot || is_bound(slot); });
    if (!about_path || !rest_bound) continue;
    condition.done = true;
    if (!take_universal(*condition.expr, link, spec)) {
      spec.filters.push_back(std::move(condition.code));
    }
  }
}

Operator& MatchPlanner::add_search(const Link& link, Step step) {
  const EdgePattern& edge = *link.edge;
  PathSearchSpec spec;
  spec.walk.step = std::move(step);
  spec.walk.minimum = edge.variable_length ? edge.minimum : 1;
  spec.walk.maximum = edge.variable_length ? edge.maximum : 1;
  spec.walk.properties = planner_.optional_code(edge.properties);
  spec.walk.where = planner_.optional_code(edge.where);
  spec.selector = link.path->search == PathSearch::kAllShortest ? PathSelector::kAllShortest
                                                                : PathSelector::kAny;
  spec.count = absent_code();
  spec.path = link.path->slot;
  spec.from_elsewhere = true;
  take_path_conditions(link, spec);
  Operator& op = pipeline_.add<PathSearchOperator>(planner_.context_, std::move(spec));
  op.name = "ShortestPath";
  return op;
}

Operator& MatchPlanner::add_group(const Link& link, Step step, bool from_left) {
  PathUnit unit =
      unit_of(*link.path, static_cast<std::size_t>(link.edge - &link.path->edges[0]), from_left);
  Operator& op = pipeline_.add<GroupOperator>(planner_.context_, std::move(step), std::move(unit),
                                              !from_left, link.path->mode);
  op.name = "Repeat";
  return op;
}

// One relationship, and nothing asked of the nodes between: the search of query/search does it.
Operator& MatchPlanner::add_selection(const Link& link, Step step) {
  const PathPattern& path = *link.path;
  const EdgePattern& first = path.edges.front();
  const PathPattern& inner = first.group->pattern;
  const bool is_plain =
      path.edges.size() == 1 && inner.edges.size() == 1 && !first.group->where &&
      !inner.edges[0].bound && inner.nodes[0].variable.empty() && inner.nodes[1].variable.empty() &&
      !inner.nodes[0].labels && !inner.nodes[1].labels && !inner.nodes[0].properties &&
      !inner.nodes[1].properties && !inner.nodes[0].where && !inner.nodes[1].where;
  if (is_plain) {
    const EdgePattern& edge = inner.edges[0];
    PathSearchSpec spec;
    spec.walk.step = std::move(step);
    spec.walk.step.edge = edge.slot;
    spec.walk.step.direction = edge.direction;
    spec.walk.step.types = planner_.type_ids(edge);
    spec.walk.minimum = first.minimum;
    spec.walk.maximum = first.maximum;
    spec.walk.properties = planner_.optional_code(edge.properties);
    spec.walk.where = planner_.optional_code(edge.where);
    spec.selector = path.selector;
    spec.mode = path.mode;
    spec.count = planner_.optional_code(path.count);
    spec.path = path.slot;
    spec.list = first.slot;
    for (const GroupVariable& variable : first.group->variables)
      spec.lists.push_back(variable.list);
    spec.is_single = first.group->is_single;
    if (path.where) spec.filters.push_back(planner_.code(*path.where));
    Operator& op = pipeline_.add<PathSearchOperator>(planner_.context_, std::move(spec));
    op.name = "SelectPaths";
    return op;
  }
  PathSelection selection;
  selection.from = step.from;
  selection.to = step.to;
  selection.others = std::move(step.others);
  selection.selector = path.selector;
  selection.mode = path.mode;
  selection.count = planner_.optional_code(path.count);
  selection.path = path.slot;
  selection.parts = path_parts(path);
  for (std::size_t i = 0; i < path.edges.size(); ++i) {
    selection.units.push_back(unit_of(path, i, true));
    if (i + 1 == path.edges.size()) break;
    const NodePattern& node = path.nodes[i + 1];
    PathUnit& unit = selection.units.back();
    unit.node_bound = is_bound(node.slot);
    // What is asked of a node between is asked when it is reached.
    const std::size_t before = conditions_.size();
    if (node.labels) add_labels(*node.labels, node.slot);
    if (node.properties) add_properties(*node.properties, node.slot);
    if (node.where) split(*node.where);
    for (std::size_t c = before; c < conditions_.size(); ++c) {
      const auto& needs = conditions_[c].needs;
      const bool alone = std::all_of(needs.begin(), needs.end(), [&](Slot slot) {
        return slot == node.slot || is_bound(slot);
      });
      (alone ? unit.checks : selection.filters).push_back(std::move(conditions_[c].code));
    }
    conditions_.erase(conditions_.begin() + static_cast<long>(before), conditions_.end());
  }
  if (path.where) selection.filters.push_back(planner_.code(*path.where));
  Operator& op = pipeline_.add<PathSelectOperator>(planner_.context_, std::move(selection));
  op.name = "SelectPaths";
  return op;
}

PathUnit MatchPlanner::unit_of(const PathPattern& path, std::size_t i, bool from_left) {
  const EdgePattern& edge = path.edges[i];
  PathGroup& group = *edge.group;
  PathUnit unit;
  unit.node = path.nodes[from_left ? i + 1 : i].slot;
  unit.edge_list = edge.slot;
  unit.minimum = edge.minimum;
  unit.maximum = edge.maximum;
  unit.is_single = group.is_single;
  for (const GroupVariable& variable : group.variables) {
    unit.variables.push_back({variable.inner, variable.list});
  }
  std::vector<PathPattern> paths;
  paths.push_back(std::move(group.pattern));
  PathPattern& inner = paths.front();
  NodePattern& first = from_left ? inner.nodes.front() : inner.nodes.back();
  unit.start = first.slot;
  unit.end = (from_left ? inner.nodes.back() : inner.nodes.front()).slot;
  for (const EdgePattern& each : inner.edges) unit.edges.push_back(each.slot);
  if (!from_left) std::reverse(unit.edges.begin(), unit.edges.end());
  unit.round = std::make_unique<Pipeline>();
  first.bound = true;
  planner_.pattern(*unit.round, paths, group.where.get());
  first.bound = false;
  group.pattern = std::move(paths.front());
  return unit;
}

}  // namespace whomet
