// The operators, declared; what they do is in op_*.cpp. `context` outlives the plan's run.
#pragma once

#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

#include "query/exec/code.h"
#include "query/exec/operator.h"

namespace whomet {

// ---- finding nodes and edges: op_scan.cpp, op_expand.cpp; longer walks are in path_operators.h
// ----

// All nodes, those with a label, or those that an index finds.
class ScanOperator : public Operator {
 public:
  ScanOperator(QueryContext& context, Slot slot) : context_(context), slot_(slot) {}
  bool push(Row row) override;

  std::uint32_t label = kNoName;  // kNoName = any
  std::uint32_t seek_key = kNoName;
  Code seek_value;

 private:
  bool push_node(Row row, std::uint32_t node);
  QueryContext& context_;
  Slot slot_;
};

// One hop. What is bound already is compared instead of set.
struct Step {
  Slot from = kNoSlot;
  Slot edge = kNoSlot;
  Slot to = kNoSlot;
  bool to_bound = false;
  EdgeDirection direction = EdgeDirection::kBoth;  // as seen from `from`
  std::vector<std::uint32_t> types;                // empty = all
  std::uint32_t to_label = kNoName;                // of the node reached; kNoName = any
  std::vector<Slot> others;  // edges, or lists of edges, that this one must differ from
};

class ExpandOperator : public Operator {
 public:
  ExpandOperator(QueryContext& context, Step step) : context_(context), step_(std::move(step)) {}
  bool push(Row row) override;

 private:
  bool walk(Row row, std::span<const Arc> arcs, bool skip_loops, std::uint32_t target);
  QueryContext& context_;
  Step step_;
};

// An edge, or a list of edges, that is bound already: binds or compares its ends.
class BoundEdgeOperator : public Operator {
 public:
  BoundEdgeOperator(QueryContext& context, Step step, bool from_bound, bool is_list,
                    std::uint32_t minimum, std::uint32_t maximum)
      : context_(context),
        step_(std::move(step)),
        from_bound_(from_bound),
        is_list_(is_list),
        minimum_(minimum),
        maximum_(maximum) {}
  bool push(Row row) override;

 private:
  bool fits(std::uint32_t edge) const;
  bool bind(Row row, std::uint32_t from, std::uint32_t to);
  bool follow(Row row, const ValueList& edges);
  bool follow_from(Row row, const ValueList& edges, std::uint32_t from);
  QueryContext& context_;
  Step step_;
  bool from_bound_;
  bool is_list_;
  std::uint32_t minimum_;
  std::uint32_t maximum_;
};

// What a named path was matched by, as one value.
class BuildPathOperator : public Operator {
 public:
  struct Part {
    Slot node;
    Slot edge = kNoSlot;  // that follows, or a list of them; none after the last node
  };
  BuildPathOperator(QueryContext& context, Slot slot, std::vector<Part> parts)
      : context_(context), slot_(slot), parts_(std::move(parts)) {}
  bool push(Row row) override;

 private:
  QueryContext& context_;
  Slot slot_;
  std::vector<Part> parts_;
};

// ---- rows: op_rows.cpp, op_sort.cpp, op_aggregate.cpp ----

class FilterOperator : public Operator {
 public:
  FilterOperator(QueryContext& context, Code condition)
      : context_(context), condition_(std::move(condition)) {}
  bool push(Row row) override { return holds(condition_, row, context_) ? emit(row) : true; }

 private:
  QueryContext& context_;
  Code condition_;
};

// Lets pass what is a node: a variable of OPTIONAL MATCH may be null.
class IsNodeOperator : public Operator {
 public:
  explicit IsNodeOperator(Slot slot) : slot_(slot) {}
  bool push(Row row) override;

 private:
  Slot slot_;
};

class ProjectOperator : public Operator {
 public:
  ProjectOperator(QueryContext& context, std::vector<std::pair<Slot, Code>> items)
      : context_(context), items_(std::move(items)), values_(items_.size()) {}
  bool push(Row row) override;

 private:
  QueryContext& context_;
  std::vector<std::pair<Slot, Code>> items_;
  std::vector<Value> values_;
};

class UnwindOperator : public Operator {
 public:
  UnwindOperator(QueryContext& context, Slot slot, Code list)
      : context_(context),
        slot_(slot),
        list_(std::move(list)),
        is_range_(list_.kind == ExprKind::kCall && list_.function->name == "range") {}
  bool push(Row row) override;

 private:
  bool push_range(Row row);
  QueryContext& context_;
  Slot slot_;
  Code list_;
  bool is_range_;
};

// OPTIONAL MATCH: where the inner pipeline finds nothing, its variables are null.
class OptionalOperator : public Operator {
 public:
  OptionalOperator(std::unique_ptr<Pipeline> pipeline, std::vector<Slot> slots)
      : pipeline_(std::move(pipeline)), slots_(std::move(slots)) {}
  bool push(Row row) override;
  const Pipeline* inner() const override { return pipeline_.get(); }

 private:
  std::unique_ptr<Pipeline> pipeline_;
  std::vector<Slot> slots_;
};

// CALL { }: each row with the rows of the inner pipelines (one for each part of a UNION).
class ApplyOperator : public Operator {
 public:
  ApplyOperator(std::vector<std::unique_ptr<Pipeline>> parts,
                std::vector<std::vector<Slot>> columns, std::vector<Slot> slots, bool distinct)
      : parts_(std::move(parts)),
        columns_(std::move(columns)),
        slots_(std::move(slots)),
        distinct_(distinct) {}
  bool push(Row row) override;
  const Pipeline* inner() const override { return parts_.front().get(); }

 private:
  std::vector<std::unique_ptr<Pipeline>> parts_;
  std::vector<std::vector<Slot>> columns_;
  std::vector<Slot> slots_;
  bool distinct_;
};

class PageOperator : public Operator {
 public:
  PageOperator(QueryContext& context, Code skip, Code limit)
      : context_(context), skip_(std::move(skip)), limit_(std::move(limit)) {}
  bool push(Row row) override;
  void reset() override { ready_ = false; }

 private:
  QueryContext& context_;
  Code skip_;
  Code limit_;
  bool ready_ = false;
  std::uint64_t to_skip_ = 0;
  std::uint64_t to_return_ = 0;
};

// A number of rows. Throws for what is none. `missing` if the code is absent.
std::uint64_t page_bound(const Code& code, Row row, QueryContext& context, std::uint64_t missing);

// Keeps all rows, so that what reads before it is done when what changes the graph begins.
class EagerOperator : public Operator {
 public:
  EagerOperator(QueryContext& context, std::vector<Slot> live)
      : context_(context), live_(std::move(live)) {}
  bool push(Row row) override;
  void finish(Row row) override;
  void reset() override { rows_kept_.clear(), count_ = 0; }

 private:
  QueryContext& context_;
  std::vector<Slot> live_;
  std::vector<Value> rows_kept_;
  std::size_t count_ = 0;
};

class DistinctOperator : public Operator {
 public:
  DistinctOperator(QueryContext& context, std::vector<Slot> slots);
  ~DistinctOperator() override;
  bool push(Row row) override;
  void reset() override;

 private:
  struct Seen;
  QueryContext& context_;
  std::vector<Slot> slots_;
  std::unique_ptr<Seen> seen_;
};

class SortOperator : public Operator {
 public:
  struct Key {
    Code code;
    bool descending = false;
  };
  // With a limit only the best rows are kept. `live` slots are handed on.
  SortOperator(QueryContext& context, std::vector<Key> keys, std::vector<Slot> live)
      : context_(context), keys_(std::move(keys)), live_(std::move(live)) {}
  bool push(Row row) override;
  void finish(Row row) override;
  void reset() override;

  Code skip;  // absent = none
  Code limit;

 private:
  struct Entry {
    std::vector<Value> keys;
    std::vector<Value> live;
    std::uint64_t number;
  };
  bool before(const Entry& a, const Entry& b);
  QueryContext& context_;
  std::vector<Key> keys_;
  std::vector<Slot> live_;
  std::vector<Entry> entries_;
  std::uint64_t next_number_ = 0;
  std::uint64_t most_ = 0;
  bool ready_ = false;
};

class AggregateOperator : public Operator {
 public:
  struct Call {
    AggregateKind kind = AggregateKind::kCount;
    bool star = false;
    bool distinct = false;
    std::vector<Code> args;
    Slot slot = kNoSlot;
  };
  AggregateOperator(QueryContext& context, std::vector<std::pair<Slot, Code>> keys,
                    std::vector<Call> calls);
  ~AggregateOperator() override;
  bool push(Row row) override;
  bool push_run(Row row, Slot slot, std::span<const std::uint32_t> nodes) override;
  void finish(Row row) override;
  void reset() override;

 private:
  struct Groups;
  std::size_t group_of(Row row);
  bool counts_only(Slot slot) const;
  QueryContext& context_;
  std::vector<std::pair<Slot, Code>> keys_;
  std::vector<Call> calls_;
  std::vector<Value> key_;  // of the row at hand
  std::unique_ptr<Groups> groups_;
};

// ---- changing the graph: op_update.cpp ----

struct CreateElement {
  bool is_edge = false;
  bool bound = false;  // a node that is there already
  Slot slot = kNoSlot;
  Slot source = kNoSlot;
  Slot target = kNoSlot;
  std::uint32_t type = kNoName;
  std::vector<std::uint32_t> labels;
  Code properties;  // a map; absent = none
  ByteSpan place;
};

class CreateOperator : public Operator {
 public:
  CreateOperator(QueryContext& context, std::vector<CreateElement> elements)
      : context_(context), elements_(std::move(elements)) {}
  bool push(Row row) override;

 private:
  QueryContext& context_;
  std::vector<CreateElement> elements_;
};

void create_elements(const std::vector<CreateElement>& elements, Row row, QueryContext& context);

struct SetCode {
  SetItem::Kind kind = SetItem::Kind::kProperty;
  Code target;
  std::string property;
  Code key;  // of target[key]; absent otherwise
  std::vector<std::uint32_t> labels;
  Code value;
};

void set_items(const std::vector<SetCode>& items, Row row, QueryContext& context);

class SetOperator : public Operator {
 public:
  SetOperator(QueryContext& context, std::vector<SetCode> items)
      : context_(context), items_(std::move(items)) {}
  bool push(Row row) override {
    set_items(items_, row, context_);
    return emit(row);
  }

 private:
  QueryContext& context_;
  std::vector<SetCode> items_;
};

// MERGE: the rows that match; where none does, the pattern is made.
class MergeOperator : public Operator {
 public:
  MergeOperator(QueryContext& context, std::unique_ptr<Pipeline> pipeline,
                std::vector<CreateElement> elements, std::vector<Slot> slots)
      : context_(context),
        pipeline_(std::move(pipeline)),
        elements_(std::move(elements)),
        slots_(std::move(slots)) {}
  bool push(Row row) override;
  const Pipeline* inner() const override { return pipeline_.get(); }

  std::vector<SetCode> on_create;
  std::vector<SetCode> on_match;
  std::unique_ptr<BuildPathOperator> path;  // of the made pattern, if it has a name

 private:
  QueryContext& context_;
  std::unique_ptr<Pipeline> pipeline_;
  std::vector<CreateElement> elements_;
  std::vector<Slot> slots_;  // that the pattern binds
};

// DELETE: when all rows are there, edges first, then nodes.
class DeleteOperator : public Operator {
 public:
  DeleteOperator(QueryContext& context, std::vector<Code> targets, bool detach,
                 std::vector<Slot> live)
      : context_(context), targets_(std::move(targets)), detach_(detach), live_(std::move(live)) {}
  bool push(Row row) override;
  void finish(Row row) override;
  void reset() override;

 private:
  void collect(const Value& value, ByteSpan place);
  void delete_all();
  QueryContext& context_;
  std::vector<Code> targets_;
  bool detach_;
  std::vector<Slot> live_;
  std::vector<Value> rows_kept_;
  std::size_t count_ = 0;
  std::vector<std::uint32_t> nodes_;
  std::vector<std::uint32_t> edges_;
};

class ProcedureOperator : public Operator {
 public:
  ProcedureOperator(QueryContext& context, const Procedure& procedure, std::vector<Code> args,
                    std::vector<std::pair<std::uint32_t, Slot>> columns)
      : context_(context),
        procedure_(procedure),
        args_(std::move(args)),
        columns_(std::move(columns)) {}
  bool push(Row row) override;

 private:
  QueryContext& context_;
  const Procedure& procedure_;
  std::vector<Code> args_;
  std::vector<std::pair<std::uint32_t, Slot>> columns_;  // result column, slot
};

}  // namespace whomet
