// Walks of variable length. Depth first with a stack of our own: a path may be longer than the
// program's stack is deep.

#include <algorithm>
#include <utility>

#include "query/exec/path_operators.h"
#include "query/exec/step.h"
#include "query/value_order.h"

namespace whomet {
namespace {

constexpr std::size_t kShortList = 32;  // below, a search through the list beats a bitmap

// The arcs of a node that are still to be tried.
struct Level {
  std::uint32_t node;
  std::span<const Arc> out;
  std::span<const Arc> in;
  std::size_t next = 0;
};

Level level_of(const PropertyGraph& graph, const Step& step, std::uint32_t node) {
  const std::uint32_t type = step.types.size() == 1 ? step.types.front() : kNoName;
  Level level{node, {}, {}, 0};
  if (step.direction != EdgeDirection::kIn) level.out = graph.out(node, type);
  if (step.direction != EdgeDirection::kOut) level.in = graph.in(node, type);
  return level;
}

Value edge_list(const std::vector<std::uint32_t>& edges, bool reversed) {
  ValueList list;
  list.reserve(edges.size());
  for (const std::uint32_t edge : edges) list.push_back(Value::edge(edge));
  if (reversed) std::reverse(list.begin(), list.end());
  return Value::list(std::move(list));
}

}  // namespace

EdgeTest::EdgeTest(const Walk& walk, Row row, QueryContext& context)
    : walk_(walk), context_(context) {
  if (walk_.properties.absent) return;
  properties_ = evaluate(walk_.properties, row, context_);
  for (const auto& [name, value] : properties_.as_map()) never_ = never_ || value.is_null();
}

bool EdgeTest::passes(Row row, std::uint32_t edge) {
  if (never_) return false;
  if (properties_.kind() == ValueKind::kMap) {
    for (const auto& [name, value] : properties_.as_map()) {
      const std::uint32_t key = context_.graph.keys.find(name);
      if (equals(context_.graph.edge_property(edge, key), value) != Truth::kTrue) return false;
    }
  }
  if (walk_.where.absent) return true;
  row[walk_.step.edge] = Value::edge(edge);
  return holds(walk_.where, row, context_);
}

bool WalkOperator::ends_are_enough() const {
  const Step& step = walk_.step;
  return walk_.mode == PathMode::kTrail && !walk_.keep_edges && walk_.properties.absent &&
         walk_.where.absent && step.others.empty() && !step.to_bound && step.to_label == kNoName;
}

bool WalkOperator::list_ends(std::uint32_t node, std::uint32_t before) {
  const EdgeDirection direction = walk_.step.direction;
  ends_.clear();
  context_.graph.add_neighbours(
      node, {direction != EdgeDirection::kIn, direction != EdgeDirection::kOut, walk_.step.types},
      ends_);
  context_.step(ends_.size());
  if (direction != EdgeDirection::kBoth) return true;
  // Loops stand here twice; and back along the relationship by which it was reached it cannot go.
  if (std::find(ends_.begin(), ends_.end(), node) != ends_.end()) return false;
  const auto back = std::find(ends_.begin(), ends_.end(), before);
  if (back != ends_.end()) ends_.erase(back);
  return true;
}

bool WalkOperator::push(Row row) {
  const Step& step = walk_.step;
  if (row[step.from].kind() != ValueKind::kNode) return true;
  const PropertyGraph& graph = context_.graph;
  std::uint32_t target = 0;
  if (step.to_bound) {
    if (row[step.to].kind() != ValueKind::kNode) return true;
    target = row[step.to].as_node();
  }
  EdgeTest test(walk_, row, context_);
  std::vector<std::uint32_t> edges;
  std::vector<bool> on_path;  // by edge, where the walk is long
  const auto is_on_path = [&](std::uint32_t edge) {
    if (edges.size() < kShortList)
      return std::find(edges.begin(), edges.end(), edge) != edges.end();
    if (on_path.empty()) {
      on_path.assign(graph.edge_limit(), false);
      for (const std::uint32_t own : edges) on_path[own] = true;
    }
    return static_cast<bool>(on_path[edge]);
  };
  std::vector<Level> levels;
  const auto is_visited = [&](std::uint32_t node) {
    return std::any_of(levels.begin(), levels.end(),
                       [node](const Level& level) { return level.node == node; });
  };
  const auto arrive = [&](std::uint32_t node) {
    if (edges.size() < walk_.minimum) return true;
    if (step.to_bound ? node != target
                      : step.to_label != kNoName && !graph.has_label(node, step.to_label)) {
      return true;
    }
    if (walk_.keep_edges) row[step.edge] = edge_list(edges, walk_.reversed);
    if (!step.to_bound) row[step.to] = Value::node(node);
    return emit(row);
  };
  const std::uint32_t start = row[step.from].as_node();
  if (!arrive(start)) return false;
  if (walk_.maximum == 0) return true;
  const bool only_ends = ends_are_enough();
  levels.push_back(level_of(graph, step, start));
  while (!levels.empty()) {
    Level& level = levels.back();
    if (level.next == level.out.size() + level.in.size()) {
      levels.pop_back();
      if (!edges.empty() && levels.size() == edges.size()) {
        if (!on_path.empty()) on_path[edges.back()] = false;
        edges.pop_back();
      }
      continue;
    }
    const bool inward = level.next >= level.out.size();
    const Arc& arc = inward ? level.in[level.next - level.out.size()] : level.out[level.next];
    ++level.next;
    context_.step();
    if (!has_type(step, arc.type)) continue;
    if (inward && step.direction == EdgeDirection::kBoth && arc.node == level.node) continue;
    if (walk_.mode != PathMode::kWalk && is_on_path(arc.edge)) continue;
    if (walk_.mode == PathMode::kAcyclic && is_visited(arc.node)) continue;
    if (is_used(row, step.others, arc.edge)) continue;
    if (!test.passes(row, arc.edge)) continue;
    edges.push_back(arc.edge);
    if (!on_path.empty()) on_path[arc.edge] = true;
    if (!arrive(arc.node)) return false;
    const std::size_t hops_left = walk_.maximum - edges.size();
    if (only_ends && hops_left == 1 && !is_visited(arc.node) && list_ends(arc.node, level.node)) {
      if (!emit_run(row, step.to, ends_)) return false;
      if (!on_path.empty()) on_path[arc.edge] = false;
      edges.pop_back();
    } else if (hops_left > 0) {
      levels.push_back(level_of(graph, step, arc.node));
    } else {
      if (!on_path.empty()) on_path[arc.edge] = false;
      edges.pop_back();
    }
  }
  return true;
}

bool build_path(const std::vector<BuildPathOperator::Part>& parts, Row row,
                const PropertyGraph& graph, PathValue& path) {
  for (const BuildPathOperator::Part& part : parts) {
    if (row[part.node].kind() != ValueKind::kNode) return false;
    if (path.nodes.empty()) path.nodes.push_back(row[part.node].as_node());
    if (part.edge == kNoSlot) break;
    const auto follow = [&](const Value& edge) {
      const std::uint32_t index = edge.as_edge();
      const std::uint32_t source = graph.source(index);
      const std::uint32_t here = path.nodes.back();
      path.edges.push_back(index);
      path.nodes.push_back(source == here ? graph.target(index) : source);
    };
    const Value& edge = row[part.edge];
    if (edge.kind() == ValueKind::kEdge) {
      follow(edge);
    } else if (edge.kind() == ValueKind::kList) {
      for (const Value& element : edge.as_list()) follow(element);
    }
  }
  return true;
}

namespace {

bool has_twice(std::vector<std::uint32_t> numbers) {
  std::sort(numbers.begin(), numbers.end());
  return std::adjacent_find(numbers.begin(), numbers.end()) != numbers.end();
}

}  // namespace

bool has_mode(const PathValue& path, PathMode mode) {
  switch (mode) {
    case PathMode::kWalk:
      return true;
    case PathMode::kTrail:
      return !has_twice(path.edges);
    case PathMode::kAcyclic:
      return !has_twice(path.nodes);
    case PathMode::kSimple: {
      const bool closed = path.nodes.size() > 1 && path.nodes.front() == path.nodes.back();
      std::vector<std::uint32_t> nodes = path.nodes;
      if (closed) nodes.pop_back();
      return !has_twice(std::move(nodes)) && !has_twice(path.edges);
    }
  }
  return true;
}

bool BuildPathOperator::push(Row row) {
  PathValue path;
  row[slot_] =
      build_path(parts_, row, context_.graph, path) ? Value::path(std::move(path)) : Value();
  return emit(row);
}

bool PathModeOperator::push(Row row) {
  PathValue path;
  if (build_path(parts_, row, context_.graph, path) && !has_mode(path, mode_)) return true;
  return emit(row);
}

}  // namespace whomet
