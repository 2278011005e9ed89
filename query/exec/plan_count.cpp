// Patterns of which only the number of matches is asked for: op_count.cpp walks them as a tree.

#include <algorithm>
#include <utility>

#include "query/exec/count_operator.h"
#include "query/exec/match_planner.h"

namespace whomet {
namespace {

constexpr double kManyNodes = 0.25;  // share of all nodes from which it is cheaper to count all

// One row with the number of relationships of some types, which the graph knows.
class CountRelationsOperator : public Operator {
 public:
  CountRelationsOperator(const PropertyGraph& graph, std::vector<std::uint32_t> types, Slot weight)
      : graph_(graph), types_(std::move(types)), weight_(weight) {
    std::sort(types_.begin(), types_.end());
    types_.erase(std::unique(types_.begin(), types_.end()), types_.end());
  }

  bool push(Row row) override {
    std::size_t count = types_.empty() ? graph_.edge_count() : 0;
    for (const std::uint32_t type : types_) count += graph_.count_of_type(type);
    if (count == 0) return true;
    row[weight_] = Value::integer(static_cast<std::int64_t>(count));
    return emit(row);
  }

 private:
  const PropertyGraph& graph_;
  std::vector<std::uint32_t> types_;
  Slot weight_;
};

// Whether the call counts all rows: count(*), or count(r) of what MATCH always binds.
bool counts_all(const AggregateCall& call, const std::vector<PathPattern>& paths) {
  if (call.function == nullptr) return true;
  if (call.function->aggregate != AggregateKind::kCount || call.distinct) return false;
  if (call.args.front()->kind != ExprKind::kVariable) return false;
  const Slot counted = call.args.front()->slot;
  return std::any_of(paths.begin(), paths.end(), [counted](const PathPattern& path) {
    const auto is_counted = [counted](const auto& element) { return element.slot == counted; };
    return std::any_of(path.nodes.begin(), path.nodes.end(), is_counted) ||
           std::any_of(path.edges.begin(), path.edges.end(), is_counted);
  });
}

}  // namespace

// ()-[:A|B]->() without conditions.
bool MatchPlanner::is_bare_relation() const {
  return links_.size() == 1 && conditions_.empty() &&
         links_.front().edge->direction != EdgeDirection::kBoth;
}

bool MatchPlanner::run_count(Slot root, Slot weight) {
  if (!is_countable()) return false;
  if (root == kNoSlot && is_bare_relation()) {
    Operator& op =
        pipeline_.add<CountRelationsOperator>(graph_, std::move(links_.front().types), weight);
    op.name = "CountRelations";
    if (planner_.explain_) op.details = pattern_text(*links_.front().edge, false);
    return true;
  }
  if (root == kNoSlot) root = best_start();
  CountNode tree;
  if (!hang(root, tree)) return false;
  const bool complete =
      std::all_of(links_.begin(), links_.end(), [](const Link& link) { return link.done; });
  if (!complete || bound_.size() != nodes_.size()) return false;
  bound_.clear();
  const bool many = scan_size(root) >= kManyNodes * node_count();
  scan(root);
  tree.label = kNoName;
  for (const Condition& condition : conditions_) {
    if (condition.done && condition.label_slot == root) tree.label = condition.label;
  }
  add_conditions(tree);
  Operator& op = pipeline_.add<CountOperator>(planner_.context_, std::move(tree), weight, many);
  op.name = "CountMatches";
  if (planner_.explain_) {
    for (const PathPattern& path : paths_) {
      op.details += op.details.empty() ? "" : ", ";
      for (std::size_t i = 0; i < path.nodes.size(); ++i) {
        op.details += pattern_text(path.nodes[i]);
        if (i < path.edges.size()) op.details += pattern_text(path.edges[i], false);
      }
    }
  }
  return true;
}

bool MatchPlanner::is_countable() const {
  if (links_.empty() || nodes_.size() != links_.size() + 1 || !bound_nodes_.empty()) return false;
  for (const PathPattern& path : paths_) {
    if (path.slot != kNoSlot || path.search != PathSearch::kAll || path.where ||
        path.mode != PathMode::kTrail) {
      return false;
    }
  }
  for (std::size_t i = 0; i < links_.size(); ++i) {
    if (links_[i].edge->variable_length || links_[i].edge->bound) return false;
    for (std::size_t j = 0; j < i; ++j) {
      if (may_be_same(links_[i], links_[j])) return false;
    }
  }
  return std::all_of(conditions_.begin(), conditions_.end(),
                     [](const Condition& condition) { return condition.needs.size() == 1; });
}

// Builds the tree below the node; false if the pattern has a cycle.
bool MatchPlanner::hang(Slot slot, CountNode& node) {
  if (contains(bound_, slot)) return false;
  bound_.push_back(slot);
  node.slot = slot;
  for (Link& link : links_) {
    if (link.done || (link.left != slot && link.right != slot)) continue;
    link.done = true;
    const bool from_left = link.left == slot;
    CountBranch branch;
    branch.step.from = slot;
    branch.step.to = from_left ? link.right : link.left;
    branch.step.edge = link.edge->slot;
    branch.step.direction = from_left ? link.edge->direction : turned(link.edge->direction);
    branch.step.types = link.types;
    if (!hang(branch.step.to, branch.child)) return false;
    node.branches.push_back(std::move(branch));
  }
  return true;
}

void MatchPlanner::add_conditions(CountNode& node) {
  if (node.label == kNoName) node.label = take_label(node.slot);
  move_conditions(node.slot, node.conditions);
  for (CountBranch& branch : node.branches) {
    move_conditions(branch.step.edge, branch.conditions);
    add_conditions(branch.child);
  }
}

void MatchPlanner::move_conditions(Slot slot, std::vector<Code>& codes) {
  for (Condition& condition : conditions_) {
    if (condition.done || condition.needs.front() != slot) continue;
    condition.done = true;
    codes.push_back(std::move(condition.code));
  }
}

bool Planner::count_matches(Pipeline& pipeline, const Clause& match, const Projection& projection,
                            Slot& weight) {
  if (match.optional || !projection.aggregates || projection.calls.empty()) return false;
  for (const AggregateCall& call : projection.calls) {
    if (!counts_all(call, match.paths)) return false;
  }
  std::vector<Slot> read;
  for (const GroupKey& key : projection.keys) collect_slots(*key.expr, read);
  std::sort(read.begin(), read.end());
  read.erase(std::unique(read.begin(), read.end()), read.end());
  if (read.size() > 1) return false;
  Slot root = kNoSlot;
  for (const PathPattern& path : match.paths) {
    for (const NodePattern& node : path.nodes) {
      if (!read.empty() && node.slot == read.front()) root = node.slot;
    }
  }
  if (!read.empty() && root == kNoSlot) return false;
  weight = projection.calls.front().slot;
  return MatchPlanner(*this, pipeline, match.paths, match.where.get()).run_count(root, weight);
}

}  // namespace whomet
