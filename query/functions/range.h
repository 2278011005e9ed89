// Integers from one to another, as range() yields them and UNWIND goes through them.
#pragma once

#include <cstdint>
#include <span>

#include "query/value.h"

namespace whomet {

struct IntegerRange {
  std::int64_t from = 0;
  std::int64_t step = 1;
  std::uint64_t count = 0;

  std::int64_t at(std::uint64_t i) const {
    return static_cast<std::int64_t>(static_cast<std::uint64_t>(from) +
                                     i * static_cast<std::uint64_t>(step));
  }
};

// Of the arguments of range(from, to, step). Throws QueryFailure for what is no integer, for a step
// of 0, and for more than 2^63 numbers.
IntegerRange range_of(std::span<const Value> arguments);

}  // namespace whomet
