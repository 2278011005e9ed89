#include <algorithm>
#include <string>

#include "query/failure.h"
#include "query/temporal/calendar.h"
#include "query/temporal/construct.h"
#include "query/temporal/moment.h"
#include "query/temporal/temporal.h"
#include "query/temporal/time_zone.h"

namespace whomet {
namespace {

bool truncate_day(std::int64_t& day, std::string_view unit) {
  const CivilDay civil = civil_of(day);
  if (unit == "millennium") {
    day = days_of({floor_div(civil.year, 1000) * 1000, 1, 1});
  } else if (unit == "century") {
    day = days_of({floor_div(civil.year, 100) * 100, 1, 1});
  } else if (unit == "decade") {
    day = days_of({floor_div(civil.year, 10) * 10, 1, 1});
  } else if (unit == "year") {
    day = days_of({civil.year, 1, 1});
  } else if (unit == "weekYear") {
    day = days_of_week_date({week_of(day).year, 1, 1});
  } else if (unit == "quarter") {
    day = days_of({civil.year, (civil.month - 1) / 3 * 3 + 1, 1});
  } else if (unit == "month") {
    day = days_of({civil.year, civil.month, 1});
  } else if (unit == "week") {
    const WeekDay week = week_of(day);
    day = days_of_week_date({week.year, week.week, 1});
  } else {
    return unit == "day";
  }
  return true;
}

std::int64_t nanos_of_unit(std::string_view unit) {
  if (unit == "hour") return 3600 * kNanosPerSecond;
  if (unit == "minute") return 60 * kNanosPerSecond;
  if (unit == "second") return kNanosPerSecond;
  if (unit == "millisecond") return 1'000'000;
  if (unit == "microsecond") return 1'000;
  return 0;
}

}  // namespace

Value truncate_temporal(ValueKind kind, std::string_view unit, const Value& value,
                        const Value& parts, QueryClock now) {
  if (value.is_null()) return {};
  const Value given = is_instant(value.kind()) ? value : make_temporal(kind, value, now);
  Moment moment = moment_of(given);
  const bool wants_day = kind != ValueKind::kTime && kind != ValueKind::kLocalTime;
  std::int64_t day = moment.day;
  if (truncate_day(day, unit)) {
    if (wants_day) moment.day = day;
    moment.nano = 0;
  } else if (const std::int64_t nanos = nanos_of_unit(unit); nanos > 0) {
    moment.nano -= moment.nano % nanos;
  } else {
    fail_run(QueryErrorType::kArgumentError, "InvalidArgumentValue",
             "unknown unit '" + std::string(unit) +
                 "'; expected millennium, century, decade, year, weekYear, quarter, month, week, "
                 "day, hour, minute, second, millisecond or microsecond");
  }
  if (wants_day && !moment.has_day) {
    fail_run(QueryErrorType::kArgumentError, "InvalidArgumentValue",
             std::string(name_of(given.kind())) + " has no day to truncate");
  }
  if (parts.kind() == ValueKind::kMap && !parts.as_map().empty()) {
    std::int32_t offset = 0;
    const TimeZone* zone = nullptr;
    const bool zoned = zone_from_parts(parts, offset, zone);
    if (wants_day) moment.day = day_from_parts(parts, &moment.day);
    moment.nano = nano_from_parts(parts, moment.nano, true);
    if (zoned) set_zone(moment, offset, zone);
  }
  if (moment.zone != nullptr) set_zone(moment, 0, moment.zone);
  return make_instant(kind, moment);
}

}  // namespace whomet
