// Query text -> tree. Recursive descent, one function a rule of the grammar; expressions by
// precedence, lowest first: OR, XOR, AND, NOT, comparison, IN and its like, + -, * / %, ^, sign.
// Tested by tests/query/language_test.cpp.
#pragma once

#include <string_view>

#include "query/lang/ast.h"

namespace whomet {

// Throws QueryFailure with the place and what was expected there. Cost: O(size).
QueryTree parse_query(std::string_view query);

// One expression, for parameters on the command line: "[1, 'a']".
ExprPtr parse_expression(std::string_view text);

}  // namespace whomet
