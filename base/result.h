// Result<T>: a value, or an error that says what was expected, what was found and where.
// For text and queries that we may refuse. The world's failures (files, databases) are exceptions.
#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <variant>

namespace whomet {

struct Error {
  enum class Kind { kInvalidInput, kNotFound, kAmbiguous, kUnsupported };

  Kind kind = Kind::kInvalidInput;
  std::string message;
  std::size_t offset = 0;  // byte offset in the refused text, 0 where it has no place
};

template <typename T>
class Result {
 public:
  // Implicit, so that a function returns a plain value or a plain Error.
  // NOLINTNEXTLINE(google-explicit-constructor)
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  // NOLINTNEXTLINE(google-explicit-constructor)
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}

  explicit operator bool() const { return state_.index() == 0; }
  bool ok() const { return state_.index() == 0; }

  // Requires: ok().
  const T& value() const& { return std::get<0>(state_); }
  T& value() & { return std::get<0>(state_); }
  T&& value() && { return std::get<0>(std::move(state_)); }
  const T& operator*() const& { return value(); }
  const T* operator->() const { return &std::get<0>(state_); }

  // Requires: !ok().
  const Error& error() const { return std::get<1>(state_); }

 private:
  std::variant<T, Error> state_;
};

}  // namespace whomet
