// What evaluate.cpp and evaluate_lists.cpp share; for these two only.
#pragma once

#include <string>
#include <string_view>

#include "query/exec/code.h"
#include "query/value_order.h"

namespace whomet {

[[noreturn]] void type_failure(std::string message, ByteSpan place,
                               std::string_view detail = "InvalidArgumentType");

// Throws for what is neither a truth value nor null.
Truth truth_of(const Value& value, ByteSpan place);
Truth truth_of(const Code& code, Row row, QueryContext& context);

// ---- evaluate_lists.cpp ----
Value element_at(const Value& base, const Value& index, const Code& code, QueryContext& context);
Value slice_of(const Code& code, Row row, QueryContext& context);
Value list_comprehension(const Code& code, Row row, QueryContext& context);
Value quantifier(const Code& code, Row row, QueryContext& context);
Value reduce(const Code& code, Row row, QueryContext& context);
Value subquery(const Code& code, Row row, QueryContext& context);

}  // namespace whomet
