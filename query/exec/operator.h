// Operators of a plan. Rows are pushed: an operator changes the slots that it is there for and
// hands the row to the next. All share one row, so that nothing is copied but by those that keep
// rows (sort, aggregate, distinct, eager).
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "query/exec/context.h"
#include "query/lang/ast.h"

namespace whomet {

class Pipeline;

class Operator {
 public:
  virtual ~Operator() = default;

  // false: no more rows are wanted.
  virtual bool push(Row row) = 0;

  // Rows that differ in one slot only, in which these nodes stand one after the other. Those that
  // can take them all at once do so.
  virtual bool push_run(Row row, Slot slot, std::span<const std::uint32_t> nodes);

  // After the last row; those that keep rows hand them on now.
  virtual void finish(Row row) { next->finish(row); }

  // Before a run.
  virtual void reset() {}

  // Operators of another pipeline that this one runs for each row, for EXPLAIN.
  virtual const Pipeline* inner() const { return nullptr; }

  Operator* next = nullptr;
  std::string_view name;   // "Expand"
  std::string details;     // "(a)-[:MET_WITH]->(b)"
  double estimate = -1;    // rows; < 0 = not estimated
  std::uint64_t rows = 0;  // handed on, counted where profiling

 protected:
  // Hands the row on.
  bool emit(Row row) {
    ++rows;
    return next->push(row);
  }
  bool emit_run(Row row, Slot slot, std::span<const std::uint32_t> nodes) {
    rows += nodes.size();
    return nodes.empty() || next->push_run(row, slot, nodes);
  }
};

// Operators from first to last, and where their rows end up.
class Pipeline {
 public:
  Pipeline() = default;
  Pipeline(const Pipeline&) = delete;
  Pipeline& operator=(const Pipeline&) = delete;

  Operator& add(std::unique_ptr<Operator> op);
  template <typename T, typename... Arguments>
  T& add(Arguments&&... arguments) {
    auto op = std::make_unique<T>(std::forward<Arguments>(arguments)...);
    T& added = *op;
    add(std::move(op));
    return added;
  }

  // One row in, rows out to `sink`.
  void run(Row row, Operator& sink) const;

  const std::vector<std::unique_ptr<Operator>>& operators() const { return operators_; }

 private:
  std::vector<std::unique_ptr<Operator>> operators_;
};

// Ends of pipelines.
class ExistsSink : public Operator {
 public:
  bool push(Row /*row*/) override {
    found = true;
    return false;
  }
  void finish(Row /*row*/) override {}
  bool found = false;
};

class CountSink : public Operator {
 public:
  bool push(Row /*row*/) override {
    ++count;
    return true;
  }
  void finish(Row /*row*/) override {}
  std::int64_t count = 0;
};

// Passes rows on, but not the end: the rows of an inner pipeline join those of the outer one.
class ForwardSink : public Operator {
 public:
  explicit ForwardSink(Operator& to) { next = &to; }
  bool push(Row row) override {
    found = true;
    more = next->push(row);
    return more;
  }
  void finish(Row /*row*/) override {}
  bool found = false;
  bool more = true;
};

}  // namespace whomet
