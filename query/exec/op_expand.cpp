// Single hops. Two relationships of one MATCH are never the same.

#include <algorithm>

#include "query/exec/operators.h"
#include "query/exec/step.h"
#include "query/value_order.h"

namespace whomet {

bool has_type(const Step& step, std::uint32_t type) {
  if (step.types.empty()) return true;
  return std::find(step.types.begin(), step.types.end(), type) != step.types.end();
}

bool is_used(Row row, const std::vector<Slot>& slots, std::uint32_t edge) {
  for (const Slot slot : slots) {
    const Value& other = row[slot];
    if (other.kind() == ValueKind::kEdge && other.as_edge() == edge) return true;
    if (other.kind() != ValueKind::kList) continue;
    for (const Value& element : other.as_list()) {
      if (element.kind() == ValueKind::kEdge && element.as_edge() == edge) return true;
    }
  }
  return false;
}

bool ExpandOperator::walk(Row row, std::span<const Arc> arcs, bool skip_loops,
                          std::uint32_t target) {
  const PropertyGraph& graph = context_.graph;
  const std::uint32_t from = row[step_.from].as_node();
  for (const Arc& arc : arcs) {
    context_.step();
    if (!has_type(step_, arc.type)) continue;
    if (step_.to_bound && arc.node != target) continue;
    if (skip_loops && arc.node == from) continue;
    if (step_.to_label != kNoName && !graph.has_label(arc.node, step_.to_label)) continue;
    if (!step_.others.empty() && is_used(row, step_.others, arc.edge)) continue;
    row[step_.edge] = Value::edge(arc.edge);
    if (!step_.to_bound) row[step_.to] = Value::node(arc.node);
    if (!emit(row)) return false;
  }
  return true;
}

bool ExpandOperator::push(Row row) {
  const Value& start = row[step_.from];
  if (start.kind() != ValueKind::kNode) return true;
  const std::uint32_t from = start.as_node();
  std::uint32_t target = 0;
  if (step_.to_bound) {
    if (row[step_.to].kind() != ValueKind::kNode) return true;
    target = row[step_.to].as_node();
  }
  const std::uint32_t type = step_.types.size() == 1 ? step_.types.front() : kNoName;
  if (step_.direction != EdgeDirection::kIn &&
      !walk(row, context_.graph.out(from, type), false, target)) {
    return false;
  }
  if (step_.direction == EdgeDirection::kOut) return true;
  // A loop is in both lists; without direction it counts once.
  return walk(row, context_.graph.in(from, type), step_.direction == EdgeDirection::kBoth, target);
}

bool BoundEdgeOperator::fits(std::uint32_t edge) const {
  return has_type(step_, context_.graph.type_of(edge));
}

bool BoundEdgeOperator::bind(Row row, std::uint32_t from, std::uint32_t to) {
  if (from_bound_ &&
      (row[step_.from].kind() != ValueKind::kNode || row[step_.from].as_node() != from)) {
    return true;
  }
  if (step_.to_bound &&
      (row[step_.to].kind() != ValueKind::kNode || row[step_.to].as_node() != to)) {
    return true;
  }
  if (step_.from == step_.to && from != to) return true;
  if (step_.to_label != kNoName && !context_.graph.has_label(to, step_.to_label)) return true;
  if (!from_bound_) row[step_.from] = Value::node(from);
  if (!step_.to_bound) row[step_.to] = Value::node(to);
  return emit(row);
}

bool BoundEdgeOperator::follow_from(Row row, const ValueList& edges, std::uint32_t from) {
  std::uint32_t node = from;
  for (const Value& element : edges) {
    if (element.kind() != ValueKind::kEdge || !fits(element.as_edge())) return true;
    const std::uint32_t edge = element.as_edge();
    const std::uint32_t source = context_.graph.source(edge);
    const std::uint32_t target = context_.graph.target(edge);
    if (step_.direction != EdgeDirection::kIn && source == node) {
      node = target;
    } else if (step_.direction != EdgeDirection::kOut && target == node) {
      node = source;
    } else {
      return true;
    }
  }
  return bind(row, from, node);
}

bool BoundEdgeOperator::follow(Row row, const ValueList& edges) {
  if (edges.size() < minimum_ || edges.size() > maximum_) return true;
  if (from_bound_) {
    if (row[step_.from].kind() != ValueKind::kNode) return true;
    return follow_from(row, edges, row[step_.from].as_node());
  }
  if (edges.empty() || edges.front().kind() != ValueKind::kEdge) return true;
  const std::uint32_t first = edges.front().as_edge();
  const std::uint32_t source = context_.graph.source(first);
  const std::uint32_t target = context_.graph.target(first);
  if (step_.direction != EdgeDirection::kIn && !follow_from(row, edges, source)) return false;
  if (step_.direction == EdgeDirection::kOut || source == target) return true;
  return follow_from(row, edges, target);
}

bool BoundEdgeOperator::push(Row row) {
  const Value bound = row[step_.edge];
  if (is_list_) {
    return bound.kind() == ValueKind::kList ? follow(row, bound.as_list()) : true;
  }
  if (bound.kind() != ValueKind::kEdge) return true;
  const std::uint32_t edge = bound.as_edge();
  if (!context_.graph.has_edge(edge) || !fits(edge)) return true;
  if (!step_.others.empty() && is_used(row, step_.others, edge)) return true;
  const std::uint32_t source = context_.graph.source(edge);
  const std::uint32_t target = context_.graph.target(edge);
  if (step_.direction != EdgeDirection::kIn && !bind(row, source, target)) return false;
  if (step_.direction == EdgeDirection::kOut) return true;
  if (step_.direction == EdgeDirection::kBoth && source == target) return true;
  return bind(row, target, source);
}

}  // namespace whomet
