// The operators that walk more than one relationship, declared; what they do is in op_walk.cpp,
// op_reach.cpp, op_group.cpp, op_search.cpp and op_select.cpp. `context` outlives the plan's run.
#pragma once

#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

#include "query/exec/operators.h"
#include "query/search/path_search.h"

namespace whomet {

// Walks of `minimum` to `maximum` hops.
struct Walk {
  Step step;
  std::uint32_t minimum = 1;
  std::uint32_t maximum = kAnyHops;
  PathMode mode = PathMode::kTrail;
  bool reversed = false;   // walked from the right end: the list is turned round
  bool keep_edges = true;  // somebody reads the list
  Code properties;         // that each edge has; absent if any will do
  Code where;              // for each edge, standing in its slot
};

// All of them, depth first. Where only the last node of a walk is asked for, those that differ in
// their last hop are handed on together.
class WalkOperator : public Operator {
 public:
  WalkOperator(QueryContext& context, Walk walk) : context_(context), walk_(std::move(walk)) {}
  bool push(Row row) override;

 private:
  bool ends_are_enough() const;
  // Nodes of the last hops of a walk that comes to `node`, for the first time, from `before`.
  // false: they have to be looked at one by one.
  bool list_ends(std::uint32_t node, std::uint32_t before);

  QueryContext& context_;
  Walk walk_;
  std::vector<std::uint32_t> ends_;
};

// The nodes to which such walks lead, each once, level by level. Requires: minimum <= 1, trails,
// and nothing is asked of relationships but types.
class ReachOperator : public Operator {
 public:
  // `without_start`: not the node where the walk begins, even if one leads back to it.
  ReachOperator(QueryContext& context, Walk walk, bool without_start)
      : context_(context), walk_(std::move(walk)), without_start_(without_start) {}
  bool push(Row row) override;

 private:
  bool leads_back(std::uint32_t start) const;
  bool hand_on(Row row, std::vector<std::uint32_t>& nodes);

  QueryContext& context_;
  Walk walk_;
  bool without_start_;
};

// The path that the parts make; false if one of its nodes is null.
bool build_path(const std::vector<BuildPathOperator::Part>& parts, Row row,
                const PropertyGraph& graph, PathValue& path);

// Whether the path is one of the mode.
bool has_mode(const PathValue& path, PathMode mode);

// Lets pass rows whose path is one of the mode.
class PathModeOperator : public Operator {
 public:
  PathModeOperator(QueryContext& context, std::vector<BuildPathOperator::Part> parts, PathMode mode)
      : context_(context), parts_(std::move(parts)), mode_(mode) {}
  bool push(Row row) override;

 private:
  QueryContext& context_;
  std::vector<BuildPathOperator::Part> parts_;
  PathMode mode_;
};

// How many of the paths that come, shortest first, a selector takes.
class PathQuota {
 public:
  // Throws QueryFailure if the count is no number of 1 or more.
  PathQuota(PathSelector selector, const Code& count, Row row, QueryContext& context);

  // Whether a path of that length is still wanted; asked in the order of length.
  bool wants(std::size_t length) const;
  void take(std::size_t length);

  std::uint64_t count() const { return count_; }

 private:
  PathSelector selector_;
  std::uint64_t count_ = 1;
  std::uint64_t taken_ = 0;
  std::uint64_t groups_ = 0;
  std::size_t last_ = 0;  // length of the last group
};

// Paths of one kind of relationship between two bound nodes, by query/search.
struct PathSearchSpec {
  struct Test {
    Slot slot;  // that the node or edge stands in
    Code code;
  };
  Walk walk;
  PathSelector selector = PathSelector::kAny;
  PathMode mode = PathMode::kTrail;
  Code count;                    // of kShortest and kGroups; absent = 1
  Slot path = kNoSlot;           // that the path stands in; kNoSlot if nobody reads it
  Slot list = kNoSlot;           // of its edges, besides walk.step.edge
  std::vector<Slot> lists = {};  // names of that list
  bool is_single = false;        // walk.step.edge is one edge, not a list
  bool from_elsewhere = false;   // a path that ends where it begins has no hops
  std::vector<Test> node_tests = {};
  std::vector<Test> edge_tests = {};
  std::vector<Code> filters = {};  // of whole paths
};

class PathSearchOperator : public Operator {
 public:
  PathSearchOperator(QueryContext& context, PathSearchSpec spec)
      : context_(context), spec_(std::move(spec)) {}
  bool push(Row row) override;

 private:
  bool may_take(Row row, std::uint32_t edge, class EdgeTest& test);
  bool may_visit(Row row, std::uint32_t node);
  bool bind(Row row, const FoundPath& found);
  QueryContext& context_;
  PathSearchSpec spec_;
};

// A part of a path that is walked once or several times: a relationship, or a group.
struct PathUnit {
  struct Variable {
    Slot inner;
    Slot list;  // of its values in all rounds
  };
  std::unique_ptr<Pipeline> round;  // binds what one round binds, from `start` on
  Slot start = kNoSlot;             // nodes of a round
  Slot end = kNoSlot;
  std::vector<Slot> edges;  // of a round, in the order of walking
  std::vector<Variable> variables;
  bool is_single = false;    // one round, whose variables keep their own slots
  Slot edge_list = kNoSlot;  // of the edges of all rounds
  std::uint32_t minimum = 1;
  std::uint32_t maximum = 1;
  Slot node = kNoSlot;       // of the pattern, where the unit ends
  bool node_bound = false;   // it is known already
  std::vector<Code> checks;  // that this node has to meet
};

// What one round of a unit bound.
struct PathRound {
  std::uint32_t end = 0;
  std::vector<std::uint32_t> edges;
  ValueList values;  // of the unit's variables
};

// All rounds from the node.
std::vector<PathRound> rounds_from(const PathUnit& unit, std::uint32_t node, Row row,
                                   QueryContext& context);

// Binds the lists of a unit that was walked in these rounds; `reversed` if from its right end.
void bind_rounds(const PathUnit& unit, const std::vector<const PathRound*>& rounds, bool reversed,
                 Row row);

// ((x)-[r]->(y)){1,3}: all repetitions, depth first.
class GroupOperator : public Operator {
 public:
  GroupOperator(QueryContext& context, Step step, PathUnit unit, bool reversed, PathMode mode)
      : context_(context),
        step_(std::move(step)),
        unit_(std::move(unit)),
        reversed_(reversed),
        mode_(mode) {}
  bool push(Row row) override;

 private:
  QueryContext& context_;
  Step step_;
  PathUnit unit_;
  bool reversed_;
  PathMode mode_;
};

// Paths of several units between two bound nodes, the shortest first.
struct PathSelection {
  Slot from = kNoSlot;
  Slot to = kNoSlot;
  std::vector<PathUnit> units;
  std::vector<Slot> others;  // edges, or lists of edges, that these must differ from
  PathSelector selector = PathSelector::kAny;
  PathMode mode = PathMode::kTrail;
  Code count;
  Slot path = kNoSlot;
  std::vector<BuildPathOperator::Part> parts;
  std::vector<Code> filters;  // of whole paths
};

class PathSelectOperator : public Operator {
 public:
  PathSelectOperator(QueryContext& context, PathSelection selection)
      : context_(context), selection_(std::move(selection)) {}
  bool push(Row row) override;

 private:
  QueryContext& context_;
  PathSelection selection_;
};

}  // namespace whomet
