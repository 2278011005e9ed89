// Counting the matches of a pattern that is a tree, without listing them: the number of matches
// below a node is the product over its branches of the sums over their edges. Each node and branch
// is computed once, so a pattern of k edges costs k passes over the edges of its types. Method:
// message passing on acyclic queries (Yannakakis, VLDB 1981), with counts as in Olteanu & Závodný,
// "Factorised representations", TODS 2015.
//
// Two ways: node by node, for the nodes that are asked for and what hangs on them (op_count.cpp);
// or for all nodes at once, from a graph that is read faster in order (op_count_all.cpp).
#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <utility>
#include <vector>

#include "query/exec/operators.h"

namespace whomet {

struct CountBranch;
struct CountNode {
  Slot slot = kNoSlot;
  std::uint32_t label = kNoName;
  std::vector<Code> conditions;  // on this node alone
  std::vector<CountBranch> branches;
  std::vector<std::int64_t> counted;  // by node, filled while running

  bool is_leaf() const { return branches.empty(); }
};
struct CountBranch {
  Step step;                     // its direction is seen from the node that it hangs on
  std::vector<Code> conditions;  // on the edge alone
  CountNode child;
};

// How many matches the rest of a pattern has for the node in the root's slot; no row for none.
class CountOperator : public Operator {
 public:
  // `all_at_once`: most nodes will be asked for, so all are counted at once if the graph and the
  // conditions allow it.
  CountOperator(QueryContext& context, CountNode root, Slot weight, bool all_at_once);
  bool push(Row row) override;
  void reset() override;

 private:
  bool passes(const CountNode& node, Row row, std::uint32_t index);
  std::int64_t count_arcs(CountBranch& branch, Row row, std::span<const Arc> arcs,
                          std::uint32_t from, bool skip_loops);
  std::int64_t count_below(CountNode& node, Row row, std::uint32_t index);
  static void forget(CountNode& node);

  QueryContext& context_;
  CountNode root_;
  Slot weight_;
  std::vector<ArcBounds> bounds_;  // of the branches, parents first; none: node by node
  std::vector<std::int64_t> all_;  // by node, where all were counted at once
};

// ---- op_count_all.cpp ----

// The branches' conditions as bounds of arcs, parents first; nothing if some cannot be, or if
// nodes other than the root have conditions.
std::vector<ArcBounds> bounds_of(const CountNode& root, const PropertyGraph& graph);

// By node the number of matches below it, as if it passed the tests of the root. More than 64 bits
// can count are kTooMany.
constexpr std::int64_t kTooMany = std::numeric_limits<std::int64_t>::max();
std::vector<std::int64_t> count_all(const CountNode& root, std::span<const ArcBounds> bounds,
                                    QueryContext& context);

}  // namespace whomet
