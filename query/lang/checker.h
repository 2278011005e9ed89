// Scopes and types, before anything runs. Gives each variable a slot in the row, finds grouping
// keys and aggregations, expands `*`, and refuses names that nothing binds, values of the wrong
// type and clauses that do not go together. Tested by tests/query/errors_test.cpp.
#pragma once

#include <string>
#include <vector>

#include "query/lang/ast.h"
#include "query/procedure.h"
#include "query/value.h"

namespace whomet {

// Throws QueryFailure. `parameters` is the map of all that the caller gives.
void check_query(QueryTree& query, const ValueMap& parameters, const ProcedureList& procedures);

// Whether both mean the same by their form: `n.name` and `n . name`. Slots are compared, so both
// have been checked.
bool same_form(const Expr& a, const Expr& b);

}  // namespace whomet
