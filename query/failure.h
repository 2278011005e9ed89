// What is wrong with a query, with the words of the openCypher conformance scenarios for its kind,
// its phase and its detail. Inside this module it is thrown (an evaluator of expressions that
// returned a Result from every call would hide what it computes); run.h turns it into a value.
#pragma once

#include <cstddef>
#include <cstdint>
#include <exception>
#include <string>
#include <string_view>
#include <utility>

#include "base/spans.h"

namespace whomet {

enum class QueryErrorType {
  kSyntaxError,
  kSemanticError,
  kTypeError,
  kArgumentError,
  kParameterMissing,
  kProcedureError,
  kEntityNotFound,
  kPropertyNotFound,
  kConstraintVerificationFailed,
  kLimit,        // time, rows or memory: a budget was used up
  kInterrupted,  // the caller asked to stop
  kReadOnly      // an update where only reading is allowed
};

struct QueryError {
  QueryErrorType type = QueryErrorType::kSyntaxError;
  bool compile_time = true;
  std::string_view detail;  // "UndefinedVariable"; static text
  std::string message;      // a sentence: what is wrong, what was expected
  ByteSpan place;           // in the query text; empty = no place
};

std::string_view name_of(QueryErrorType type);  // "SyntaxError"

class QueryFailure : public std::exception {
 public:
  explicit QueryFailure(QueryError error) : error_(std::move(error)) {}
  const QueryError& error() const { return error_; }
  // Says where, if that is not said yet. A budget that is used up has no place.
  void place_at(ByteSpan place);
  const char* what() const noexcept override { return error_.message.c_str(); }

 private:
  QueryError error_;
};

// SyntaxError at compile time, the most frequent kind.
[[noreturn]] void fail_syntax(std::string_view detail, std::string message, ByteSpan place);
[[noreturn]] void fail_run(QueryErrorType type, std::string_view detail, std::string message,
                           ByteSpan place = {});
// The budget of values that a query may hold is used up.
[[noreturn]] void fail_memory(std::uint64_t most);

// The message, the line of the query with the place, and a caret under it. Ends without line break.
std::string describe(const QueryError& error, std::string_view query);

}  // namespace whomet
