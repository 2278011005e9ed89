// What the functions of this folder share: failures that name the function and what it found.
#pragma once

#include <string>
#include <string_view>

#include "query/failure.h"
#include "query/function.h"

namespace whomet {

using Arguments = std::span<const Value>;

[[noreturn]] inline void refuse_argument(std::string_view function, std::string_view wanted,
                                         const Value& found) {
  fail_run(QueryErrorType::kTypeError, "InvalidArgumentValue",
           std::string(function) + "() needs " + std::string(wanted) + ", found " +
               std::string(name_of(found.kind())));
}

inline double number_argument(std::string_view function, const Value& value) {
  if (!value.is_number()) refuse_argument(function, "a number", value);
  return value.as_number();
}

inline std::int64_t integer_argument(std::string_view function, const Value& value) {
  if (value.kind() != ValueKind::kInteger) refuse_argument(function, "an integer", value);
  return value.as_integer();
}

inline const std::string& text_argument(std::string_view function, const Value& value) {
  if (value.kind() != ValueKind::kText) refuse_argument(function, "a string", value);
  return value.as_text();
}

inline const ValueList& list_argument(std::string_view function, const Value& value) {
  if (value.kind() != ValueKind::kList) refuse_argument(function, "a list", value);
  return value.as_list();
}

}  // namespace whomet
