// A checked query -> pipelines of operators. One pipeline a part of a UNION.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "query/exec/context.h"
#include "query/exec/operator.h"
#include "query/lang/ast.h"

namespace whomet {

struct Plan {
  std::vector<std::unique_ptr<Pipeline>> parts;
  std::vector<std::vector<Slot>> column_slots;  // by part
  std::vector<std::string> columns;
  std::vector<std::string> warnings;  // names that the graph does not have, with the nearest ones
  Slot slot_count = 0;
  bool union_all = false;
};

// `context` has to outlive the plan. `explain`: operators say what they do.
Plan plan_query(const QueryTree& query, QueryContext& context, bool explain);

// The operators as a tree, last first, with estimates and (after a run) rows.
std::string plan_text(const Plan& plan, bool with_rows);

}  // namespace whomet
