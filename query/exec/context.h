// What a running query shares: the graph, the parameters, the budgets.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>

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
  std::chrono::steady_clock::time_point deadline;
  std::uint32_t steps = 0;
  std::uint64_t buffered = 0;

  // After each step of a search; cheap. Throws QueryFailure when a budget is used up.
  void step() {
    if ((++steps & 0xFFFU) == 0) check_budgets();
  }
  void step(std::size_t count) {
    const std::uint32_t before = steps;
    steps += static_cast<std::uint32_t>(count);
    if (before >> 12U != steps >> 12U) check_budgets();
  }
  void buffer(std::size_t values) {
    buffered += values;
    if (limits.buffered > 0 && buffered > limits.buffered) fail_memory(limits.buffered);
  }
  void check_budgets() const;
};

// A row: a value for each slot of the query. All operators of a query work on the same row.
using Row = Value*;

}  // namespace whomet
