// Counting below all nodes at once: one pass over the graph, in its order, brings the edges of all
// branches. Branches without further ones are summed as their edges come; those of others are kept
// as compressed rows, 4 bytes an edge, and summed when what hangs on them is known.

#include <algorithm>
#include <optional>
#include <utility>

#include "query/exec/count_operator.h"

namespace whomet {
namespace {

std::int64_t sum_of(std::int64_t a, std::int64_t b) {
  std::int64_t sum = 0;
  return __builtin_add_overflow(a, b, &sum) ? kTooMany : sum;
}

std::int64_t product_of(std::int64_t a, std::int64_t b) {
  std::int64_t product = 0;
  return __builtin_mul_overflow(a, b, &product) ? kTooMany : product;
}

std::optional<ArcComparison> comparison_of(ExprKind kind, bool turned) {
  switch (kind) {
    case ExprKind::kEqual:
      return ArcComparison::kEqual;
    case ExprKind::kLess:
      return turned ? ArcComparison::kGreater : ArcComparison::kLess;
    case ExprKind::kLessEqual:
      return turned ? ArcComparison::kGreaterEqual : ArcComparison::kLessEqual;
    case ExprKind::kGreater:
      return turned ? ArcComparison::kLess : ArcComparison::kGreater;
    case ExprKind::kGreaterEqual:
      return turned ? ArcComparison::kLessEqual : ArcComparison::kGreaterEqual;
    default:
      return std::nullopt;
  }
}

// `edge.key comparison constant`, either way round.
bool narrow_by(const Code& condition, Slot edge, const PropertyGraph& graph, ArcBounds& bounds) {
  const auto is_constant = [](const Code& code) {
    return code.kind == ExprKind::kLiteral || code.kind == ExprKind::kParameter;
  };
  const auto is_property = [edge](const Code& code) {
    return code.kind == ExprKind::kProperty && code.args[0].kind == ExprKind::kVariable &&
           code.args[0].slot == edge;
  };
  if (condition.args.size() != 2) return false;
  const bool turned = is_constant(condition.args[0]);
  const Code& property = condition.args[turned ? 1 : 0];
  const Code& constant = condition.args[turned ? 0 : 1];
  const auto comparison = comparison_of(condition.kind, turned);
  return comparison && is_property(property) && is_constant(constant) &&
         graph.narrow(bounds, property.id, *comparison, constant.constant);
}

bool add_bounds(const CountNode& node, const PropertyGraph& graph, std::vector<ArcBounds>& all) {
  for (const CountBranch& branch : node.branches) {
    if (!branch.child.conditions.empty()) return false;
    ArcBounds& bounds = all.emplace_back();
    for (const Code& condition : branch.conditions) {
      if (!narrow_by(condition, branch.step.edge, graph, bounds)) return false;
    }
    if (!add_bounds(branch.child, graph, all)) return false;
  }
  return true;
}

// A branch while all nodes are counted.
struct Branch {
  const CountBranch* branch = nullptr;
  std::vector<std::int64_t> sums;     // by node on which it hangs
  std::vector<bool> labelled;         // leaves: which nodes have the label, if it has one
  std::vector<std::uint32_t> nodes;   // other branches: that have rows
  std::vector<std::size_t> row_ends;  // in `links`
  std::vector<std::uint32_t> links;
};

class Counter {
 public:
  Counter(const CountNode& root, std::span<const ArcBounds> bounds, QueryContext& context)
      : context_(context) {
    add_branches(root, bounds);
  }

  std::vector<std::int64_t> count(const CountNode& root) {
    context_.graph.for_each_neighbours(choices_, [this](std::uint32_t node, std::size_t choice,
                                                        std::span<const std::uint32_t> neighbours) {
      context_.step(neighbours.size());
      take(branches_[choice_branch_[choice]], node, neighbours, skips_loops_[choice]);
    });
    std::size_t next = 0;
    return solve(root, next);
  }

 private:
  void add_branches(const CountNode& node, std::span<const ArcBounds> bounds) {
    const std::uint32_t limit = context_.graph.node_limit();
    for (const CountBranch& branch : node.branches) {
      const std::size_t index = branches_.size();
      Branch& own = branches_.emplace_back();
      own.branch = &branch;
      own.sums.assign(limit, 0);
      const std::uint32_t label = branch.child.label;
      if (branch.child.is_leaf() && label != kNoName) {
        own.labelled.assign(limit, false);
        for (const std::uint32_t with : context_.graph.nodes_with(label)) {
          own.labelled[with] = context_.graph.has_label(with, label);
        }
      }
      const auto choose = [&](bool out, bool skip_loops) {
        choices_.push_back({out, !out, branch.step.types, bounds[index]});
        choice_branch_.push_back(index);
        skips_loops_.push_back(skip_loops);
      };
      if (branch.step.direction != EdgeDirection::kIn) choose(true, false);
      // A loop is in both lists; without direction it counts once.
      const bool both = branch.step.direction == EdgeDirection::kBoth;
      if (branch.step.direction != EdgeDirection::kOut) choose(false, both);
      add_branches(branch.child, bounds);
    }
  }

  static void take(Branch& branch, std::uint32_t node, std::span<const std::uint32_t> neighbours,
                   bool skip_loops) {
    if (!branch.branch->child.is_leaf()) {
      for (const std::uint32_t other : neighbours) {
        if (!skip_loops || other != node) branch.links.push_back(other);
      }
      branch.nodes.push_back(node);
      branch.row_ends.push_back(branch.links.size());
      return;
    }
    std::int64_t count = 0;
    if (!branch.labelled.empty()) {
      for (const std::uint32_t other : neighbours) count += branch.labelled[other] ? 1 : 0;
      if (skip_loops && branch.labelled[node]) {
        count -= std::count(neighbours.begin(), neighbours.end(), node);
      }
    } else {
      count = static_cast<std::int64_t>(neighbours.size());
      if (skip_loops) count -= std::count(neighbours.begin(), neighbours.end(), node);
    }
    branch.sums[node] += count;
  }

  // Branches come in the order in which they were added.
  std::vector<std::int64_t> solve(const CountNode& node, std::size_t& next) {
    std::vector<std::int64_t> counted;
    for (const CountBranch& branch : node.branches) {
      Branch& own = branches_[next++];
      if (!branch.child.is_leaf()) add_rows(own, solve(branch.child, next));
      if (counted.empty()) {
        counted = std::move(own.sums);
      } else {
        for (std::size_t i = 0; i < counted.size(); ++i) {
          counted[i] = product_of(counted[i], own.sums[i]);
        }
      }
      own = {};
    }
    return counted;
  }

  void add_rows(Branch& branch, std::vector<std::int64_t> below) {
    const std::uint32_t label = branch.branch->child.label;
    if (label != kNoName) {
      for (std::uint32_t i = 0; i < below.size(); ++i) {
        if (below[i] != 0 && !context_.graph.has_label(i, label)) below[i] = 0;
      }
    }
    std::size_t at = 0;
    for (std::size_t row = 0; row < branch.nodes.size(); ++row) {
      context_.step(branch.row_ends[row] - at);
      std::int64_t sum = branch.sums[branch.nodes[row]];
      for (; at < branch.row_ends[row]; ++at) sum = sum_of(sum, below[branch.links[at]]);
      branch.sums[branch.nodes[row]] = sum;
    }
  }

  QueryContext& context_;
  std::vector<Branch> branches_;
  std::vector<ArcChoice> choices_;
  std::vector<std::size_t> choice_branch_;
  std::vector<bool> skips_loops_;
};

}  // namespace

std::vector<ArcBounds> bounds_of(const CountNode& root, const PropertyGraph& graph) {
  std::vector<ArcBounds> all;
  if (!add_bounds(root, graph, all)) all.clear();
  return all;
}

std::vector<std::int64_t> count_all(const CountNode& root, std::span<const ArcBounds> bounds,
                                    QueryContext& context) {
  return Counter(root, bounds, context).count(root);
}

}  // namespace whomet
