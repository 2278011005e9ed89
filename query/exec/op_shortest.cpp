// Shortest paths by breadth-first search from one end; every node remembers the arcs that reach it
// first, so that all paths of the least length can be read back.

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "query/exec/operators.h"
#include "query/exec/step.h"

namespace whomet {
namespace {

struct Reached {
  std::uint32_t depth = 0;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> from;  // node before, edge
};

using Tree = std::unordered_map<std::uint32_t, Reached>;

// Paths from the root to `node`, as lists of edges; `use` returns false to stop.
template <typename Use>
bool read_back(const Tree& tree, std::uint32_t node, std::vector<std::uint32_t>& edges, bool all,
               const Use& use) {
  const Reached& reached = tree.at(node);
  if (reached.from.empty()) return use(edges);
  for (const auto& [before, edge] : reached.from) {
    edges.push_back(edge);
    const bool more = read_back(tree, before, edges, all, use);
    edges.pop_back();
    if (!more) return false;
    if (!all) break;
  }
  return true;
}

}  // namespace

bool ShortestPathOperator::push(Row row) {
  const Step& step = walk_.step;
  if (row[step.from].kind() != ValueKind::kNode || row[step.to].kind() != ValueKind::kNode) {
    return true;
  }
  const PropertyGraph& graph = context_.graph;
  const std::uint32_t start = row[step.from].as_node();
  const std::uint32_t target = row[step.to].as_node();
  EdgeTest test(walk_, row, context_);
  Tree tree;
  tree[start];
  std::vector<std::uint32_t> level{start};
  const std::uint32_t type = step.types.size() == 1 ? step.types.front() : kNoName;
  for (std::uint32_t depth = 1; depth <= walk_.maximum && !level.empty() && !tree.contains(target);
       ++depth) {
    std::vector<std::uint32_t> reached_now;
    for (const std::uint32_t node : level) {
      const auto visit = [&](std::span<const Arc> arcs) {
        for (const Arc& arc : arcs) {
          context_.step();
          if (!has_type(step, arc.type)) continue;
          const auto found = tree.find(arc.node);
          if (found != tree.end() && (found->second.depth < depth || !all_)) continue;
          if (is_used(row, step.others, arc.edge) || !test.passes(row, arc.edge)) continue;
          Reached& reached = tree[arc.node];
          if (reached.from.empty()) reached_now.push_back(arc.node);
          reached.depth = depth;
          reached.from.emplace_back(node, arc.edge);
        }
      };
      if (step.direction != EdgeDirection::kIn) visit(graph.out(node, type));
      if (step.direction != EdgeDirection::kOut) visit(graph.in(node, type));
    }
    level = std::move(reached_now);
  }
  if (!tree.contains(target)) return true;
  if (start == target && walk_.minimum > 0) return true;
  std::vector<std::uint32_t> edges;
  return read_back(tree, target, edges, all_, [&](const std::vector<std::uint32_t>& backwards) {
    ValueList list;
    for (auto edge = backwards.rbegin(); edge != backwards.rend(); ++edge) {
      list.push_back(Value::edge(*edge));
    }
    if (walk_.reversed) std::reverse(list.begin(), list.end());
    row[step.edge] = Value::list(std::move(list));
    return emit(row);
  });
}

}  // namespace whomet
