// Counting node by node; count_operator.h says how.

#include <utility>

#include "query/exec/count_operator.h"
#include "query/exec/step.h"

namespace whomet {
namespace {

constexpr std::int64_t kNotCounted = -1;

[[noreturn]] void fail_count() {
  fail_run(QueryErrorType::kArgumentError, "NumberOutOfRange",
           "there are more matches than 64 bits can count");
}

std::int64_t checked_product(std::int64_t a, std::int64_t b) {
  std::int64_t product = 0;
  if (__builtin_mul_overflow(a, b, &product)) fail_count();
  return product;
}

std::int64_t checked_sum(std::int64_t a, std::int64_t b) {
  std::int64_t total = 0;
  if (__builtin_add_overflow(a, b, &total)) fail_count();
  return total;
}

}  // namespace

CountOperator::CountOperator(QueryContext& context, CountNode root, Slot weight, bool all_at_once)
    : context_(context), root_(std::move(root)), weight_(weight) {
  if (all_at_once && context.graph.is_read_in_order()) bounds_ = bounds_of(root_, context.graph);
}

bool CountOperator::passes(const CountNode& node, Row row, std::uint32_t index) {
  if (node.label != kNoName && !context_.graph.has_label(index, node.label)) return false;
  if (node.conditions.empty()) return true;
  row[node.slot] = Value::node(index);
  for (const Code& condition : node.conditions) {
    if (!holds(condition, row, context_)) return false;
  }
  return true;
}

std::int64_t CountOperator::count_arcs(CountBranch& branch, Row row, std::span<const Arc> arcs,
                                       std::uint32_t from, bool skip_loops) {
  CountNode& child = branch.child;
  const bool leaf = child.branches.empty() && child.conditions.empty() && child.label == kNoName;
  const bool all_pass = leaf && branch.conditions.empty() && !skip_loops;
  if (all_pass && (branch.step.types.empty() ||
                   (branch.step.types.size() == 1 && context_.graph.arcs_are_typed()))) {
    return static_cast<std::int64_t>(arcs.size());
  }
  std::int64_t total = 0;
  for (const Arc& arc : arcs) {
    context_.step();
    if (!has_type(branch.step, arc.type) || (skip_loops && arc.node == from)) continue;
    bool good = true;
    if (!branch.conditions.empty()) {
      row[branch.step.edge] = Value::edge(arc.edge);
      for (const Code& condition : branch.conditions) {
        good = holds(condition, row, context_);
        if (!good) break;
      }
    }
    if (good) total = checked_sum(total, count_below(child, row, arc.node));
  }
  return total;
}

// Matches of the part of the pattern that hangs on the node.
std::int64_t CountOperator::count_below(CountNode& node, Row row, std::uint32_t index) {
  if (node.branches.empty() && node.conditions.empty()) return passes(node, row, index) ? 1 : 0;
  if (node.counted.empty()) node.counted.assign(context_.graph.node_limit(), kNotCounted);
  if (node.counted[index] != kNotCounted) return node.counted[index];
  std::int64_t total = passes(node, row, index) ? 1 : 0;
  for (CountBranch& branch : node.branches) {
    if (total == 0) break;
    const Step& step = branch.step;
    const std::uint32_t type = step.types.size() == 1 ? step.types.front() : kNoName;
    std::int64_t below = 0;
    if (step.direction != EdgeDirection::kIn) {
      below = count_arcs(branch, row, context_.graph.out(index, type), index, false);
    }
    if (step.direction != EdgeDirection::kOut) {
      const bool both = step.direction == EdgeDirection::kBoth;
      below =
          checked_sum(below, count_arcs(branch, row, context_.graph.in(index, type), index, both));
    }
    total = checked_product(total, below);
  }
  node.counted[index] = total;
  return total;
}

bool CountOperator::push(Row row) {
  const std::uint32_t node = row[root_.slot].as_node();
  std::int64_t count = 0;
  if (bounds_.empty()) {
    count = count_below(root_, row, node);
  } else {
    if (all_.empty()) all_ = count_all(root_, bounds_, context_);
    count = all_[node] == 0 || !passes(root_, row, node) ? 0 : all_[node];
    if (count == kTooMany) fail_count();
  }
  if (count == 0) return true;
  row[weight_] = Value::integer(count);
  return emit(row);
}

void CountOperator::reset() {
  forget(root_);
  // Nothing in a row changes what all nodes have; only the graph might.
  if (context_.graph.is_writable()) all_.clear();
}

void CountOperator::forget(CountNode& node) {
  node.counted.clear();
  for (CountBranch& branch : node.branches) forget(branch.child);
}

}  // namespace whomet
