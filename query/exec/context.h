// What a running query shares: the graph, the parameters, the budgets.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>

#include "base/work_meter.h"
#include "query/failure.h"
#include "query/function.h"
#include "query/property_graph.h"
#include "query/value.h"

namespace whomet {

struct QueryLimits {
  std::uint64_t milliseconds = 0;       // of wall time; 0 = any
  std::uint64_t rows = 0;               // that are returned
  std::uint64_t buffered = 50'000'000;  // values held at once; 0 = any
  bool (*interrupted)() = nullptr;      // asked now and then
};

struct QueryContext {
  PropertyGraph& graph;
  const ValueMap& parameters;
  CallContext call;
  QueryLimits limits;
  std::chrono::steady_clock::time_point begin = std::chrono::steady_clock::now();
  std::uint64_t buffered = 0;
  std::uint64_t steps = 0;
  std::uint64_t next_check = 1;  // by steps
  std::uint64_t stride = 1;      // steps between checks: fewer where steps take long
  std::chrono::steady_clock::time_point checked = begin;

  // After each step of a search; cheap. Throws QueryFailure when a budget is used up.
  void step(std::size_t count = 1) {
    steps += count;
    if (steps >= next_check) check_budgets();
  }
  void buffer(std::size_t values) {
    buffered += values;
    if (limits.buffered > 0 && buffered > limits.buffered) fail_memory(limits.buffered);
  }
  void check_budgets();
  // For work that knows nothing of queries; not to be used when this is gone.
  WorkMeter meter() {
    return WorkMeter([this] { check_budgets(); });
  }
};

// A row: a value for each slot of the query. All operators of a query work on the same row.
using Row = Value*;

}  // namespace whomet
