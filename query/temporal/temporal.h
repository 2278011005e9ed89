// What queries do with temporal values: make them from maps, texts and other values, take them
// apart, truncate, add, and measure the time between two. Failures are QueryFailure at run time.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "query/value.h"

namespace whomet {

// What `date()` and the others without argument return: nanoseconds since 1970 in UTC.
struct QueryClock {
  std::int64_t nanos = 0;
};

// An instant of `kind` from a map of parts, an ISO text or another temporal value. Null for null.
Value make_temporal(ValueKind kind, const Value& from, QueryClock now);
// Today or now in the zone: "" = UTC.
Value current_temporal(ValueKind kind, QueryClock now, std::string_view zone);
Value make_duration(const Value& from);

// `date.truncate('month', value, {day: 2})`: the kind is that of the function.
Value truncate_temporal(ValueKind kind, std::string_view unit, const Value& value,
                        const Value& parts, QueryClock now);

enum class DurationUnit { kAll, kMonths, kDays, kSeconds };
// From a to b. Requires: both are instants.
Value duration_between(DurationUnit unit, const Value& a, const Value& b);

// `value.year`, `duration.minutesOfHour`; nothing if the kind has no such part.
std::optional<Value> temporal_part(const Value& value, std::string_view name);

// Requires: instant.kind() is an instant.
Value plus_duration(const Value& instant, const Duration& duration);
Duration negated(const Duration& duration);
Duration sum(const Duration& a, const Duration& b);
Duration scaled(const Duration& duration, double factor);

}  // namespace whomet
