// Durations: months, days, seconds and nanoseconds, which do not convert into each other. Fractions
// of a coarser unit go to the finer ones: a month has 30.436875 days on average.

#include <cmath>
#include <limits>
#include <string>

#include "query/failure.h"
#include "query/temporal/calendar.h"
#include "query/temporal/moment.h"
#include "query/temporal/temporal.h"
#include "query/temporal/time_zone.h"

namespace whomet {
namespace {

constexpr double kNanos = 1e9;
constexpr double kDaySeconds = 86400;
constexpr double kNanosPerMonth = 2629746.0 * kNanos;

std::int64_t whole(double value) {
  if (!(value >= -9.2e18 && value <= 9.2e18)) {
    fail_run(QueryErrorType::kArgumentError, "NumberOutOfRange", "the duration is too long");
  }
  return static_cast<std::int64_t>(value);
}

Duration normalized(std::int64_t months, std::int64_t days, std::int64_t seconds,
                    std::int64_t nanos) {
  return {months, days, seconds + floor_div(nanos, kNanosPerSecond),
          static_cast<std::int32_t>(floor_mod(nanos, kNanosPerSecond))};
}

Duration from_fractions(double months, double days, double seconds, double nanos) {
  const std::int64_t whole_months = whole(months);
  days += (kNanosPerMonth * months - kNanosPerMonth * static_cast<double>(whole_months)) /
          (kNanos * kDaySeconds);
  const std::int64_t whole_days = whole(days);
  seconds += (days - static_cast<double>(whole_days)) * kDaySeconds;
  const std::int64_t whole_seconds = whole(seconds);
  nanos += kNanos * seconds - kNanos * static_cast<double>(whole_seconds);
  return normalized(whole_months, whole_days, whole_seconds, whole(nanos));
}

struct DurationField {
  std::string_view name;
  int group;  // 0 months, 1 days, 2 seconds, 3 nanoseconds
  std::int64_t factor;
};

constexpr DurationField kFields[] = {
    {"years", 0, 12},          {"quarters", 0, 3},   {"months", 0, 1},
    {"weeks", 1, 7},           {"days", 1, 1},       {"hours", 2, 3600},
    {"minutes", 2, 60},        {"seconds", 2, 1},    {"milliseconds", 3, 1'000'000},
    {"microseconds", 3, 1000}, {"nanoseconds", 3, 1}};

const DurationField* find_field(std::string_view name) {
  for (const DurationField& field : kFields) {
    if (field.name == name) return &field;
  }
  return nullptr;
}

Duration from_map(const ValueMap& parts) {
  std::int64_t integers[4] = {0, 0, 0, 0};
  double fractions[4] = {0, 0, 0, 0};
  bool all_integers = true;
  for (const auto& [name, value] : parts) {
    const DurationField* field = find_field(name);
    if (field == nullptr) {
      fail_run(QueryErrorType::kArgumentError, "InvalidArgumentValue",
               "a duration has no part '" + name + "'");
    }
    if (value.is_null()) continue;
    if (!value.is_number()) {
      fail_run(QueryErrorType::kTypeError, "InvalidArgumentType",
               "'" + name + "' has to be a number");
    }
    const auto group = static_cast<std::size_t>(field->group);
    if (value.kind() == ValueKind::kInteger) {
      integers[group] += value.as_integer() * field->factor;
    } else {
      all_integers = false;
    }
    fractions[group] += value.as_number() * static_cast<double>(field->factor);
  }
  if (all_integers) return normalized(integers[0], integers[1], integers[2], integers[3]);
  return from_fractions(fractions[0], fractions[1], fractions[2], fractions[3]);
}

// ---- Between two instants ----

// Months from a to b on the local clock, without the last incomplete one.
std::int64_t whole_months(const Moment& a, const Moment& b) {
  std::int64_t end = b.day;
  if (end > a.day && b.nano < a.nano) --end;
  if (end < a.day && b.nano > a.nano) ++end;
  const CivilDay from = civil_of(a.day);
  const CivilDay to = civil_of(end);
  const std::int64_t packed_from = (from.year * 12 + from.month - 1) * 32 + from.day;
  const std::int64_t packed_to = (to.year * 12 + to.month - 1) * 32 + to.day;
  return (packed_to - packed_from) / 32;
}

std::int64_t whole_days(const Moment& a, const Moment& b) {
  std::int64_t end = b.day;
  if (end > a.day && b.nano < a.nano) --end;
  if (end < a.day && b.nano > a.nano) ++end;
  return end - a.day;
}

struct Elapsed {
  std::int64_t seconds = 0;
  std::int64_t nanos = 0;
};

// What a clock without zone changes measures; with offsets, what has really passed.
Elapsed elapsed(const Moment& a, const Moment& b, bool zoned) {
  const std::int64_t begin = zoned ? a.utc_second() : a.local_second();
  const std::int64_t end = zoned ? b.utc_second() : b.local_second();
  return {end - begin, b.nano % kNanosPerSecond - a.nano % kNanosPerSecond};
}

void refresh_offset(Moment& moment) {
  if (moment.zone != nullptr) moment.offset = moment.zone->offset_at_local(moment.local_second());
}

// Gives both the zone that one of them has, and forgets what only one has.
bool align(Moment& a, Moment& b) {
  if (!a.has_day || !b.has_day) {
    // Only the times of day count, on the day that one of them has: clocks may change on it.
    a.day = b.day = a.has_day ? a.day : (b.has_day ? b.day : 0);
    if (a.has_offset && b.has_offset) {
      a.zone = b.zone = nullptr;
      return true;
    }
    if (a.zone == nullptr && b.zone == nullptr) return false;
  }
  if (!a.has_offset && !b.has_offset) return false;
  if (!a.has_offset) set_zone(a, b.offset, b.zone);
  if (!b.has_offset) set_zone(b, a.offset, a.zone);
  return true;
}

}  // namespace

Value make_duration(const Value& from) {
  switch (from.kind()) {
    case ValueKind::kNull:
      return {};
    case ValueKind::kDuration:
      return from;
    case ValueKind::kMap:
      return Value::duration(from_map(from.as_map()));
    case ValueKind::kText:
      if (const auto duration = parse_duration(from.as_text())) return Value::duration(*duration);
      fail_run(QueryErrorType::kArgumentError, "InvalidArgumentValue",
               "'" + from.as_text() + "' is no duration; expected ISO 8601 such as 'P1DT2H'");
    default:
      fail_run(
          QueryErrorType::kTypeError, "InvalidArgumentType",
          "a duration is made from a map or a string, found " + std::string(name_of(from.kind())));
  }
}

Value duration_between(DurationUnit unit, const Value& from, const Value& to) {
  if (from.is_null() || to.is_null()) return {};
  if (!is_instant(from.kind()) || !is_instant(to.kind())) {
    fail_run(QueryErrorType::kTypeError, "InvalidArgumentType",
             "expected two temporal values, found " + std::string(name_of(from.kind())) + " and " +
                 std::string(name_of(to.kind())));
  }
  Moment a = moment_of(from);
  Moment b = moment_of(to);
  const bool dated = a.has_day && b.has_day;
  const bool zoned = align(a, b);
  if (!dated && (unit == DurationUnit::kMonths || unit == DurationUnit::kDays)) {
    return Value::duration({});
  }
  if (unit == DurationUnit::kSeconds || !dated) {
    const Elapsed all = elapsed(a, b, zoned);
    return Value::duration(normalized(0, 0, all.seconds, all.nanos));
  }
  if (zoned) change_zone(b, a.offset, a.zone);
  std::int64_t months = 0;
  if (unit != DurationUnit::kDays) {
    months = whole_months(a, b);
    a.day = plus_months(a.day, months);
    if (months != 0) refresh_offset(a);
  }
  if (unit == DurationUnit::kMonths) return Value::duration({months, 0, 0, 0});
  const std::int64_t days = whole_days(a, b);
  a.day += days;
  if (days != 0) refresh_offset(a);
  if (unit == DurationUnit::kDays) return Value::duration({0, days, 0, 0});
  const Elapsed rest = elapsed(a, b, zoned);
  return Value::duration(normalized(months, days, rest.seconds, rest.nanos));
}

Value plus_duration(const Value& instant, const Duration& duration) {
  Moment moment = moment_of(instant);
  std::int64_t seconds = duration.seconds;
  if (moment.has_day) {
    moment.day = plus_months(moment.day, duration.months) + duration.days;
    if (!moment.has_time) {
      moment.day += seconds / kSecondsPerDay;  // whole days only
      return make_instant(instant.kind(), moment);
    }
  }
  // Months and days move the clock reading, seconds what has passed: in the hour that comes twice,
  // an hour more is the second time.
  if (duration.months != 0 || duration.days != 0) refresh_offset(moment);
  const std::int64_t nanos = moment.nano % kNanosPerSecond + duration.nano;
  seconds += floor_div(nanos, kNanosPerSecond);
  if (moment.zone != nullptr) {
    const std::int64_t utc = moment.utc_second() + seconds;
    const std::int32_t offset = moment.zone->offset_at(utc);
    return Value::date_time(
        {utc, static_cast<std::int32_t>(floor_mod(nanos, kNanosPerSecond)), offset, moment.zone});
  }
  const std::int64_t local = moment.local_second() + seconds;
  if (moment.has_day) moment.day = floor_div(local, kSecondsPerDay);
  moment.nano =
      floor_mod(local, kSecondsPerDay) * kNanosPerSecond + floor_mod(nanos, kNanosPerSecond);
  return make_instant(instant.kind(), moment);
}

Duration negated(const Duration& duration) {
  return normalized(-duration.months, -duration.days, -duration.seconds, -duration.nano);
}

Duration sum(const Duration& a, const Duration& b) {
  return normalized(a.months + b.months, a.days + b.days, a.seconds + b.seconds,
                    std::int64_t{a.nano} + b.nano);
}

Duration scaled(const Duration& duration, double factor) {
  return from_fractions(
      static_cast<double>(duration.months) * factor, static_cast<double>(duration.days) * factor,
      static_cast<double>(duration.seconds) * factor, static_cast<double>(duration.nano) * factor);
}

}  // namespace whomet
