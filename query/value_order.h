// Comparing values as openCypher defines it. Three relations, and they differ: equality (with
// unknown), equivalence (null is the same as null: DISTINCT and grouping) and orderability (a total
// order over all kinds: ORDER BY, min, max).
#pragma once

#include <cstddef>
#include <cstdint>

#include "query/value.h"

namespace whomet {

enum class Truth : std::uint8_t { kFalse, kTrue, kUnknown };

constexpr Truth truth(bool value) {
  return value ? Truth::kTrue : Truth::kFalse;
}
inline Value as_value(Truth value) {
  return value == Truth::kUnknown ? Value() : Value::boolean(value == Truth::kTrue);
}

// `a = b`. Kinds that differ are not equal, except numbers; null makes it unknown.
Truth equals(const Value& a, const Value& b);

// The same for DISTINCT: null equals null, NaN equals NaN, 1 equals 1.0.
bool equivalent(const Value& a, const Value& b);
std::size_t hash_of(const Value& value);  // equivalent values have one hash

// < 0, 0, > 0. Ascending: maps, nodes, relationships, lists, paths, temporal values, strings,
// booleans, numbers, NaN, null.
int order(const Value& a, const Value& b);

enum class Comparison : std::uint8_t { kLess, kEqual, kGreater, kUnordered, kUnknown };

// For `<`, `<=`, `>`, `>=`. kUnordered where NaN takes part (all four are false), kUnknown for null
// and for values of kinds that cannot be compared (all four are null).
Comparison compare(const Value& a, const Value& b);

}  // namespace whomet
