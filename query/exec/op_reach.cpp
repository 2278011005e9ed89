// Nodes within some hops, breadth first: a node comes up once, however many walks lead to it. The
// shortest walk to a node repeats nothing, so that walks without a repeated relationship reach the
// same nodes as any others; but for the start, to which only a cycle leads back.

#include <algorithm>
#include <utility>

#include "query/exec/path_operators.h"
#include "query/exec/step.h"
#include "query/search/node_map.h"

namespace whomet {

namespace {

// Nodes by number; a node is set once.
class Marks {
 public:
  explicit Marks(std::uint32_t node_limit) : words_(node_limit / 64 + 1, 0) {}
  bool set(std::uint32_t node) {  // whether it was not
    std::uint64_t& word = words_[node / 64];
    const std::uint64_t bit = std::uint64_t{1} << node % 64;
    const bool is_new = (word & bit) == 0;
    word |= bit;
    return is_new;
  }

 private:
  std::vector<std::uint64_t> words_;
};

struct Branch {
  std::uint32_t depth;
  std::uint32_t first;   // edge by which the start was left
  std::uint32_t before;  // edge by which the node was reached
};

}  // namespace

// The shortest cycle through the start is closed by an edge between two nodes that were reached by
// different first edges; where edges have a direction, by one that ends at the start.
bool ReachOperator::leads_back(std::uint32_t start) const {
  const PropertyGraph& graph = context_.graph;
  const Step& step = walk_.step;
  const bool both = step.direction == EdgeDirection::kBoth;
  const std::uint32_t type = step.types.size() == 1 ? step.types.front() : kNoName;
  NodeMap<Branch> branches;
  branches.insert(start, {0, kNoName, kNoName});
  std::vector<std::uint32_t> order{start};
  for (std::size_t i = 0; i < order.size(); ++i) {
    const std::uint32_t node = order[i];
    const Branch own = *branches.find(node);
    if (own.depth >= walk_.maximum || (both && own.depth * 2 > walk_.maximum)) return false;
    const auto closes = [&](std::span<const Arc> arcs) {
      for (const Arc& arc : arcs) {
        context_.step();
        if (!has_type(step, arc.type) || arc.edge == own.before) continue;
        if (arc.node == start && (!both || node == start)) return true;
        const std::uint32_t first = node == start ? arc.edge : own.first;
        const auto [known, is_new] = branches.insert(arc.node, {own.depth + 1, first, arc.edge});
        if (is_new) {
          order.push_back(arc.node);
        } else if (both && arc.node != start && known->first != first &&
                   own.depth + known->depth + 1 <= walk_.maximum) {
          return true;
        }
      }
      return false;
    };
    if (step.direction != EdgeDirection::kIn && closes(graph.out(node, type))) return true;
    if (step.direction != EdgeDirection::kOut && closes(graph.in(node, type))) return true;
  }
  return false;
}

bool ReachOperator::hand_on(Row row, std::vector<std::uint32_t>& nodes) {
  const Step& step = walk_.step;
  if (step.to_label == kNoName) return emit_run(row, step.to, nodes);
  std::vector<std::uint32_t> labelled;
  for (const std::uint32_t node : nodes) {
    if (context_.graph.has_label(node, step.to_label)) labelled.push_back(node);
  }
  return emit_run(row, step.to, labelled);
}

bool ReachOperator::push(Row row) {
  const Step& step = walk_.step;
  if (row[step.from].kind() != ValueKind::kNode) return true;
  const std::uint32_t start = row[step.from].as_node();
  const PropertyGraph& graph = context_.graph;
  const ArcChoice choice{step.direction != EdgeDirection::kIn,
                         step.direction != EdgeDirection::kOut, step.types};
  Marks marks(graph.node_limit());
  marks.set(start);
  std::vector<std::uint32_t> level{start};
  if (!without_start_ && (walk_.minimum == 0 || leads_back(start)) && !hand_on(row, level)) {
    return false;
  }
  std::vector<std::uint32_t> beyond;
  std::vector<std::uint32_t> neighbours;
  for (std::uint32_t hops = 0; hops < walk_.maximum && !level.empty(); ++hops) {
    beyond.clear();
    for (const std::uint32_t node : level) {
      neighbours.clear();
      graph.add_neighbours(node, choice, neighbours);
      context_.step(neighbours.size() + 1);
      for (const std::uint32_t other : neighbours) {
        if (marks.set(other)) beyond.push_back(other);
      }
    }
    if (!hand_on(row, beyond)) return false;
    level.swap(beyond);
  }
  return true;
}

}  // namespace whomet
