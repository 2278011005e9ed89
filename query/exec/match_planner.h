// The planner of patterns, for plan_match.cpp and the files that it names only.
//
// The start is the node from which the whole pattern costs least by the counts of labels and types
// and the average degrees; then always the edge that multiplies the rows least. Conditions stand as
// soon as what they read is bound. Method: greedy ordering as in Neumann & Moerkotte's GOO, over
// the nodes as starts.
//   plan_conditions.cpp  reads the pattern: what it binds and what it asks for
//   plan_order.cpp       costs, and what comes next
//   plan_match.cpp       operators
//   plan_paths.cpp       groups, shortest and selected paths
//   plan_count.cpp       patterns that are only counted
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "query/exec/planner_state.h"

namespace whomet {

struct CountNode;  // count_operator.h

class MatchPlanner {
 public:
  // `once`: one of equal rows is enough.
  MatchPlanner(Planner& planner, Pipeline& pipeline, const std::vector<PathPattern>& paths,
               const Expr* where, bool once = false);

  void run();

  // Plans the pattern as a count (op_count.cpp) and returns true, if it is a tree whose conditions
  // concern one node or relationship each, none of which can be the same as another. `root` is the
  // node that the rows are about, or kNoSlot if any will do.
  bool run_count(Slot root, Slot weight);

 private:
  struct Condition {
    Code code;
    std::vector<Slot> needs;  // of those that the pattern binds
    double share = 0.5;
    bool done = false;
    // `slot` has the label.
    Slot label_slot = kNoSlot;
    std::uint32_t label = kNoName;
    // `slot`.key = seek_value, and an index can find it.
    Slot seek_slot = kNoSlot;
    std::uint32_t seek_key = kNoName;
    const Expr* seek_value = nullptr;
    const Expr* expr = nullptr;  // a part of WHERE
  };

  // A relationship, a group, or a whole path that is selected.
  struct Link {
    const EdgePattern* edge = nullptr;  // the first one of a selected path
    const PathPattern* path = nullptr;
    Slot left = kNoSlot;
    Slot right = kNoSlot;
    std::vector<std::uint32_t> types;
    bool done = false;
  };

  // ---- plan_conditions.cpp ----
  void collect();
  void collect_own(const PathPattern& path);
  void add_link(const PathPattern& path, std::size_t i);
  std::vector<Slot> needs_of(const Expr& expr) const;
  void add_labels(const LabelExpr& labels, Slot slot);
  void add_properties(const Expr& map, Slot slot);
  void note_seek(Condition& condition, Slot slot, std::uint32_t key, const Expr& value);
  void split(const Expr& expr);

  // ---- plan_order.cpp ----
  bool is_bound(Slot slot) const;
  double node_count() const;
  double label_share(std::uint32_t label) const;
  double label_size(Slot slot) const;
  double scan_size(Slot slot) const;
  double share_left(Slot slot) const;
  double fan_out(const Link& link, bool from_left, const std::vector<Slot>& bound) const;
  Link* cheapest_link();
  double cost_from(Slot start) const;
  Slot best_start() const;

  // ---- plan_match.cpp ----
  void emit_ready();
  void build_path(std::size_t index);
  std::uint32_t take_label(Slot slot);
  std::string text_of(Slot slot) const;
  void scan(Slot slot);
  void expand(Link& link);
  std::vector<Slot> others_of(const Link& link) const;
  Operator& add_operator(const Link& link, Step step, bool from_left, bool from_bound);
  Operator& add_walk(const Link& link, Walk walk);
  bool take_difference(Slot a, Slot b);

  // ---- plan_paths.cpp ----
  bool is_searched(const Link& link) const { return link.path->search != PathSearch::kAll; }
  static bool is_selected(const PathPattern& path) { return path.search == PathSearch::kSelect; }
  void take_path_conditions(const Link& link, PathSearchSpec& spec);
  bool take_universal(const Expr& expr, const Link& link, PathSearchSpec& spec);
  Operator& add_search(const Link& link, Step step);
  Operator& add_group(const Link& link, Step step, bool from_left);
  Operator& add_selection(const Link& link, Step step);
  PathUnit unit_of(const PathPattern& path, std::size_t i, bool from_left);
  std::unique_ptr<Pipeline> node_check(const NodePattern& node);

  // ---- plan_count.cpp ----
  bool is_countable() const;
  bool is_bare_relation() const;
  bool hang(Slot slot, CountNode& node);
  void add_conditions(CountNode& node);
  void move_conditions(Slot slot, std::vector<Code>& codes);

  static bool may_be_same(const Link& a, const Link& b);

  Planner& planner_;
  PropertyGraph& graph_;
  Pipeline& pipeline_;
  const std::vector<PathPattern>& paths_;
  std::vector<Slot> own_;          // that this pattern binds
  std::vector<Slot> nodes_;        // of the pattern, each once, less those inside selected paths
  std::vector<Slot> bound_nodes_;  // of them, bound before
  std::vector<Slot> bound_;        // of own_
  std::vector<Condition> conditions_;
  std::vector<Link> links_;
  std::vector<bool> path_done_;
  std::vector<std::pair<Slot, const NodePattern*>> names_;
  double rows_ = 1;
  bool once_ = false;
};

bool contains(const std::vector<Slot>& slots, Slot slot);
EdgeDirection turned(EdgeDirection direction);

}  // namespace whomet
