// What the operators that walk along edges share.
#pragma once

#include <cstdint>
#include <vector>

#include "query/exec/path_operators.h"

namespace whomet {

bool has_type(const Step& step, std::uint32_t type);

// Whether the edge stands in one of the slots, alone or in a list.
bool is_used(Row row, const std::vector<Slot>& slots, std::uint32_t edge);

// The properties and the condition that each edge of a walk has to meet.
class EdgeTest {
 public:
  EdgeTest(const Walk& walk, Row row, QueryContext& context);
  bool passes(Row row, std::uint32_t edge);

 private:
  const Walk& walk_;
  QueryContext& context_;
  Value properties_;
  bool never_ = false;  // a property is asked to be null
};

}  // namespace whomet
