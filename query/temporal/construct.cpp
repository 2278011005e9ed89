// Instants from maps of parts. A part that is missing comes from the value given as `date`, `time`
// or `datetime`, and without one it is the smallest; a finer part needs its coarser ones.

#include "query/temporal/construct.h"

#include <algorithm>
#include <optional>
#include <string>

#include "query/failure.h"
#include "query/temporal/calendar.h"
#include "query/temporal/moment.h"
#include "query/temporal/temporal.h"
#include "query/temporal/time_zone.h"

namespace whomet {
namespace {

[[noreturn]] void refuse(const std::string& message) {
  fail_run(QueryErrorType::kArgumentError, "InvalidArgumentValue", message);
}

const Value* part(const Value& parts, std::string_view name) {
  const Value* value = parts.find(name);
  return value == nullptr || value->is_null() ? nullptr : value;
}

std::optional<std::int64_t> number(const Value& parts, std::string_view name, std::int64_t low,
                                   std::int64_t high) {
  const Value* value = part(parts, name);
  if (value == nullptr) return std::nullopt;
  if (value->kind() != ValueKind::kInteger) {
    refuse("'" + std::string(name) + "' has to be an integer");
  }
  const std::int64_t given = value->as_integer();
  if (given < low || given > high) {
    refuse("'" + std::string(name) + "' has to be from " + std::to_string(low) + " to " +
           std::to_string(high) + ", found " + std::to_string(given));
  }
  return given;
}

// The value given under one of the names, taken apart.
std::optional<Moment> base_of(const Value& parts, std::string_view name, bool day) {
  const Value* value = part(parts, name);
  if (value == nullptr) value = part(parts, "datetime");
  if (value == nullptr) return std::nullopt;
  if (!is_instant(value->kind())) refuse("'" + std::string(name) + "' has to be a temporal value");
  const Moment moment = moment_of(*value);
  if (day ? !moment.has_day : !moment.has_time) {
    refuse(std::string(name_of(value->kind())) + " has no " + std::string(name));
  }
  return moment;
}

bool has_any(const Value& parts, std::initializer_list<std::string_view> names) {
  return std::any_of(names.begin(), names.end(),
                     [&](std::string_view name) { return part(parts, name) != nullptr; });
}

std::int64_t checked_day(CivilDay day) {
  if (day.day > month_length(day.year, day.month)) {
    refuse("there is no day " + std::to_string(day.day) + " in month " + std::to_string(day.month) +
           " of " + std::to_string(day.year));
  }
  return days_of(day);
}

std::int64_t week_day(const Value& parts, const std::int64_t* base) {
  WeekDay day = base != nullptr ? week_of(*base) : WeekDay{};
  if (base == nullptr && !has_any(parts, {"year"})) refuse("a week needs its 'year'");
  day.year = number(parts, "year", -kMaxYear, kMaxYear).value_or(day.year);
  day.week = number(parts, "week", 1, 53).value_or(day.week);
  day.day = number(parts, "dayOfWeek", 1, 7).value_or(day.day);
  if (day.week > weeks_in_year(day.year)) {
    refuse(std::to_string(day.year) + " has no week " + std::to_string(day.week));
  }
  return days_of_week_date(day);
}

std::int64_t quarter_day(const Value& parts, const std::int64_t* base) {
  CivilDay from = base != nullptr ? civil_of(*base) : CivilDay{};
  const std::int64_t year = number(parts, "year", -kMaxYear, kMaxYear).value_or(from.year);
  const std::int64_t quarter = number(parts, "quarter", 1, 4).value_or((from.month - 1) / 3 + 1);
  const std::int64_t day =
      number(parts, "dayOfQuarter", 1, 92).value_or(base != nullptr ? day_of_quarter(*base) : 1);
  return days_of({year, (quarter - 1) * 3 + 1, 1}) + day - 1;
}

std::int64_t ordinal_day(const Value& parts, const std::int64_t* base) {
  const std::int64_t from = base != nullptr ? civil_of(*base).year : 1970;
  const std::int64_t year = number(parts, "year", -kMaxYear, kMaxYear).value_or(from);
  const std::int64_t day = number(parts, "ordinalDay", 1, 366).value_or(1);
  if (day == 366 && !is_leap_year(year)) refuse(std::to_string(year) + " has no day 366");
  return days_of({year, 1, 1}) + day - 1;
}

std::int64_t calendar_day(const Value& parts, const std::int64_t* base) {
  CivilDay day = base != nullptr ? civil_of(*base) : CivilDay{};
  if (base == nullptr && !has_any(parts, {"year"})) refuse("a day needs its 'year'");
  if (base == nullptr && has_any(parts, {"day"}) && !has_any(parts, {"month"})) {
    refuse("a 'day' needs its 'month'");
  }
  day.year = number(parts, "year", -kMaxYear, kMaxYear).value_or(day.year);
  const auto month = number(parts, "month", 1, 12);
  const auto given = number(parts, "day", 1, 31);
  day.month = month.value_or(day.month);
  day.day = given.value_or(day.day);
  return checked_day(day);
}

}  // namespace

std::int64_t day_from_parts(const Value& parts, const std::int64_t* base) {
  if (has_any(parts, {"week"}) || (base != nullptr && has_any(parts, {"dayOfWeek"}))) {
    return week_day(parts, base);
  }
  if (has_any(parts, {"quarter", "dayOfQuarter"})) return quarter_day(parts, base);
  if (has_any(parts, {"ordinalDay"})) return ordinal_day(parts, base);
  return calendar_day(parts, base);
}

std::int64_t nano_from_parts(const Value& parts, std::int64_t base, bool keep_fraction) {
  const std::int64_t base_second = base / kNanosPerSecond;
  const auto hour = number(parts, "hour", 0, 23);
  const auto minute = number(parts, "minute", 0, 59);
  const auto second = number(parts, "second", 0, 59);
  const std::int64_t seconds = hour.value_or(base_second / 3600) * 3600 +
                               minute.value_or(base_second / 60 % 60) * 60 +
                               second.value_or(base_second % 60);
  const std::int64_t fraction = base % kNanosPerSecond;
  if (!has_any(parts, {"millisecond", "microsecond", "nanosecond"})) {
    return seconds * kNanosPerSecond + fraction;
  }
  const std::int64_t kept = keep_fraction ? fraction : 0;
  const bool millis = has_any(parts, {"millisecond"}) || kept / 1'000'000 != 0;
  const bool micros = has_any(parts, {"microsecond"}) || kept / 1000 % 1000 != 0;
  std::int64_t nanos = number(parts, "millisecond", 0, 999).value_or(kept / 1'000'000) * 1'000'000;
  nanos +=
      number(parts, "microsecond", 0, millis ? 999 : 999'999).value_or(kept / 1000 % 1000) * 1000;
  nanos += number(parts, "nanosecond", 0, micros ? 999 : (millis ? 999'999 : 999'999'999))
               .value_or(kept % 1000);
  return seconds * kNanosPerSecond + nanos;
}

bool zone_from_parts(const Value& parts, std::int32_t& offset, const TimeZone*& zone) {
  const Value* value = part(parts, "timezone");
  if (value == nullptr) return false;
  if (value->kind() != ValueKind::kText || !parse_zone(value->as_text(), offset, zone)) {
    refuse("'timezone' has to be an offset such as '+01:00' or a name such as 'Europe/Oslo'");
  }
  return true;
}

namespace {

Moment from_epoch(const Value& parts) {
  std::int64_t nanos = 0;
  std::int64_t seconds = 0;
  if (const Value* value = part(parts, "epochSeconds")) seconds = value->as_integer();
  if (const Value* value = part(parts, "epochMillis")) {
    seconds = floor_div(value->as_integer(), 1000);
    nanos = floor_mod(value->as_integer(), 1000) * 1'000'000;
  }
  if (const auto more = number(parts, "nanosecond", 0, 999'999'999)) nanos += *more;
  Moment moment;
  moment.has_day = moment.has_time = moment.has_offset = true;
  moment.day = floor_div(seconds, kSecondsPerDay);
  moment.nano = floor_mod(seconds, kSecondsPerDay) * kNanosPerSecond + nanos;
  std::int32_t offset = 0;
  const TimeZone* zone = nullptr;
  if (zone_from_parts(parts, offset, zone)) change_zone(moment, offset, zone);
  return moment;
}

Value from_parts(ValueKind kind, const Value& parts) {
  if (has_any(parts, {"epochSeconds", "epochMillis"})) {
    return make_instant(kind, from_epoch(parts));
  }
  const bool wants_day = kind != ValueKind::kTime && kind != ValueKind::kLocalTime;
  const bool wants_time = kind != ValueKind::kDate;
  Moment moment;
  std::optional<Moment> day_base;
  std::optional<Moment> time_base;
  if (wants_day) day_base = base_of(parts, "date", true);
  if (wants_time) time_base = base_of(parts, "time", false);
  moment.has_day = wants_day;
  moment.has_time = wants_time;
  if (day_base) moment.day = day_base->day;
  if (wants_day) moment.day = day_from_parts(parts, day_base ? &moment.day : nullptr);
  if (time_base) {
    moment.nano = time_base->nano;
    moment.has_offset = time_base->has_offset;
    moment.offset = time_base->offset;
    moment.zone = time_base->zone;
    if (moment.zone != nullptr && wants_day) set_zone(moment, 0, moment.zone);
  }
  std::int32_t offset = 0;
  const TimeZone* zone = nullptr;
  const bool zoned = kind == ValueKind::kTime || kind == ValueKind::kDateTime;
  const bool given = zoned && zone_from_parts(parts, offset, zone);
  if (given && moment.has_offset) {
    // Parts that are given count in the new zone.
    const std::int64_t day = moment.day;
    change_zone(moment, offset, zone);
    if (!wants_day) moment.day = day;
    if (has_any(parts, {"day", "month", "year", "week", "dayOfWeek", "ordinalDay", "quarter",
                        "dayOfQuarter"})) {
      moment.day = day;
    }
  }
  if (wants_time) moment.nano = nano_from_parts(parts, moment.nano, false);
  if (given && !moment.has_offset) set_zone(moment, offset, zone);
  if (moment.zone != nullptr && wants_day) set_zone(moment, 0, moment.zone);
  return make_instant(kind, moment);
}

Value from_text(ValueKind kind, const std::string& text) {
  std::optional<Moment> moment;
  switch (kind) {
    case ValueKind::kDate:
      if (const auto day = parse_day(text)) {
        moment.emplace();
        moment->day = *day;
      }
      break;
    case ValueKind::kLocalTime:
    case ValueKind::kTime:
      moment = parse_clock(text, kind == ValueKind::kTime);
      break;
    default:
      moment = parse_moment(text, kind == ValueKind::kDateTime);
  }
  if (!moment) {
    refuse("'" + text + "' is no " + std::string(name_of(kind)) + "; expected ISO 8601");
  }
  return make_instant(kind, *moment);
}

}  // namespace

Value make_temporal(ValueKind kind, const Value& from, QueryClock now) {
  if (from.is_null()) return {};
  if (from.kind() == ValueKind::kText) return from_text(kind, from.as_text());
  if (from.kind() == ValueKind::kMap) {
    const ValueMap& parts = from.as_map();
    if (parts.size() == 1 && parts.front().first == "timezone") {
      return current_temporal(
          kind, now,
          parts.front().second.kind() == ValueKind::kText ? parts.front().second.as_text() : "");
    }
    return from_parts(kind, from);
  }
  if (!is_instant(from.kind())) {
    fail_run(
        QueryErrorType::kTypeError, "InvalidArgumentType",
        "expected a map, a string or a temporal value, found " + std::string(name_of(from.kind())));
  }
  const Moment moment = moment_of(from);
  const bool wants_day = kind != ValueKind::kTime && kind != ValueKind::kLocalTime;
  if (wants_day ? !moment.has_day : !moment.has_time) {
    refuse(std::string(name_of(from.kind())) + " cannot become " + std::string(name_of(kind)));
  }
  return make_instant(kind, moment);
}

Value current_temporal(ValueKind kind, QueryClock now, std::string_view zone_name) {
  Moment moment;
  moment.has_day = moment.has_time = moment.has_offset = true;
  moment.day = floor_div(now.nanos, kNanosPerDay);
  moment.nano = floor_mod(now.nanos, kNanosPerDay);
  std::int32_t offset = 0;
  const TimeZone* zone = nullptr;
  if (!zone_name.empty()) {
    if (!parse_zone(zone_name, offset, zone)) {
      refuse("there is no time zone '" + std::string(zone_name) + "'");
    }
    change_zone(moment, offset, zone);
  }
  return make_instant(kind, moment);
}

}  // namespace whomet
