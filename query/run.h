// A query from its text to its rows. Reads as the list of its steps: parse, check, plan, run.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "query/exec/context.h"
#include "query/failure.h"
#include "query/procedure.h"
#include "query/property_graph.h"
#include "query/temporal/temporal.h"
#include "query/value.h"

namespace whomet {

struct QueryRequest {
  std::string_view text;
  ValueMap parameters;  // sorted by name
  QueryClock now;
  QueryLimits limits;
  const ProcedureList* procedures = nullptr;  // null = the built-in ones
  bool may_update = false;
};

struct QueryAnswer {
  std::vector<std::string> columns;
  std::vector<ValueList> rows;  // as wide as `columns`
  std::vector<std::string> warnings;
  std::string plan;                 // with EXPLAIN and PROFILE
  bool updated = false;             // the query can have changed the graph
  std::optional<QueryError> error;  // then there are no rows
};

// Never throws for what is wrong with the query.
QueryAnswer run_query(PropertyGraph& graph, const QueryRequest& request);

// The value of a literal such as "['a', 1]"; for parameters from a command line. An expression with
// variables or aggregations is an error.
QueryAnswer evaluate_literal(std::string_view text);

}  // namespace whomet
