// `value.year` and its like: one table a kind.

#include <string>

#include "query/temporal/calendar.h"
#include "query/temporal/moment.h"
#include "query/temporal/temporal.h"
#include "query/temporal/time_zone.h"

namespace whomet {
namespace {

std::optional<std::int64_t> day_part(std::int64_t days, std::string_view name) {
  const CivilDay day = civil_of(days);
  if (name == "year") return day.year;
  if (name == "month") return day.month;
  if (name == "day") return day.day;
  if (name == "quarter") return (day.month - 1) / 3 + 1;
  if (name == "week") return week_of(days).week;
  if (name == "weekYear") return week_of(days).year;
  if (name == "dayOfQuarter") return day_of_quarter(days);
  if (name == "ordinalDay") return day_of_year(days);
  if (name == "dayOfWeek" || name == "weekDay") return week_of(days).day;
  return std::nullopt;
}

std::optional<std::int64_t> clock_part(std::int64_t nano_of_day, std::string_view name) {
  const std::int64_t second = nano_of_day / kNanosPerSecond;
  const std::int64_t nano = nano_of_day % kNanosPerSecond;
  if (name == "hour") return second / 3600;
  if (name == "minute") return second / 60 % 60;
  if (name == "second") return second % 60;
  if (name == "millisecond") return nano / 1'000'000;
  if (name == "microsecond") return nano / 1000;
  if (name == "nanosecond") return nano;
  return std::nullopt;
}

std::optional<Value> zone_part(const Moment& moment, std::string_view name) {
  if (name == "timezone") {
    return Value::text(moment.zone != nullptr ? moment.zone->name() : offset_text(moment.offset));
  }
  if (name == "offset") return Value::text(offset_text(moment.offset));
  if (name == "offsetMinutes") return Value::integer(moment.offset / 60);
  if (name == "offsetSeconds") return Value::integer(moment.offset);
  if (!moment.has_day) return std::nullopt;
  if (name == "epochSeconds") return Value::integer(moment.utc_second());
  if (name == "epochMillis") {
    return Value::integer(moment.utc_second() * 1000 + moment.nano % kNanosPerSecond / 1'000'000);
  }
  return std::nullopt;
}

std::optional<std::int64_t> duration_part(const Duration& duration, std::string_view name) {
  const std::int64_t months = duration.months;
  const std::int64_t seconds = duration.seconds;
  const std::int64_t nano = duration.nano;
  if (name == "years") return months / 12;
  if (name == "quarters") return months / 3;
  if (name == "months") return months;
  if (name == "quartersOfYear") return months / 3 % 4;
  if (name == "monthsOfYear") return months % 12;
  if (name == "monthsOfQuarter") return months % 3;
  if (name == "weeks") return duration.days / 7;
  if (name == "days") return duration.days;
  if (name == "daysOfWeek") return duration.days % 7;
  if (name == "hours") return seconds / 3600;
  if (name == "minutes") return seconds / 60;
  if (name == "minutesOfHour") return seconds / 60 % 60;
  if (name == "seconds") return seconds;
  if (name == "secondsOfMinute") return seconds % 60;
  if (name == "milliseconds") return seconds * 1000 + nano / 1'000'000;
  if (name == "microseconds") return seconds * 1'000'000 + nano / 1000;
  if (name == "nanoseconds") return seconds * kNanosPerSecond + nano;
  if (name == "millisecondsOfSecond") return nano / 1'000'000;
  if (name == "microsecondsOfSecond") return nano / 1000;
  if (name == "nanosecondsOfSecond") return nano;
  return std::nullopt;
}

std::optional<Value> as_part(std::optional<std::int64_t> number) {
  if (!number) return std::nullopt;
  return Value::integer(*number);
}

}  // namespace

std::optional<Value> temporal_part(const Value& value, std::string_view name) {
  if (value.kind() == ValueKind::kDuration) {
    return as_part(duration_part(value.as_duration(), name));
  }
  const Moment moment = moment_of(value);
  if (moment.has_day) {
    if (const auto found = day_part(moment.day, name)) return as_part(found);
  }
  if (moment.has_time) {
    if (const auto found = clock_part(moment.nano, name)) return as_part(found);
  }
  if (moment.has_offset) return zone_part(moment, name);
  return std::nullopt;
}

}  // namespace whomet
