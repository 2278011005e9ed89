#include "extract/mention/times_calendar.h"

#include <algorithm>
#include <cmath>

namespace whomet {
namespace {

// The months [first, first + count) of a year; `first` may be any index, 1 = January of `year`.
Period months_period(int year, int first, int count) {
  const Date begin = add_months({year, 1, 1}, first - 1);
  return {begin, add_days(add_months(begin, count), -1)};
}

// The third number `third` (0..2) of a period, by days.
Period third_of(Period whole, int third) {
  const long days = days_between(whole.from, whole.to) + 1;
  const long begin = days * third / 3;
  const long end = std::max(begin + 1, days * (third + 1) / 3);
  return {add_days(whole.from, begin), add_days(whole.from, end - 1)};
}

// Of a decade five years (the middle: 3 to 6), of a century a quarter (the middle: 33 to 66).
Period years_part(Period whole, int third) {
  static constexpr int kDecade[][2] = {{0, 4}, {3, 6}, {5, 9}};
  static constexpr int kCentury[][2] = {{0, 24}, {33, 66}, {75, 99}};
  const auto& [begin, end] = (whole.to.year - whole.from.year > 10 ? kCentury : kDecade)[third];
  return {{whole.from.year + begin, 1, 1}, {whole.from.year + end, 12, 31}};
}

int season_of(int month) {
  return (month % 12) / 3 == 0 ? 3 : (month % 12) / 3 - 1;
}

}  // namespace

const char* granularity_of(TimeUnit unit) {
  static constexpr const char* kNames[] = {"time",  "day",     "weekend", "week",
                                           "month", "quarter", "half",    "season",
                                           "year",  "decade",  "century"};
  return kNames[static_cast<int>(unit)];
}

Period day_period(Date day) {
  return {day, day};
}

Period week_period(Date any_day) {
  const Date monday = add_days(any_day, -static_cast<long>(weekday_of(any_day)));
  return {monday, add_days(monday, 6)};
}

Period weekend_period(Date any_day_of_week) {
  const Period week = week_period(any_day_of_week);
  return {add_days(week.from, 5), week.to};
}

Period month_period(int year, int month) {
  return months_period(year, month, 1);
}
Period quarter_period(int year, int quarter) {
  return months_period(year, 3 * quarter - 2, 3);
}
Period half_period(int year, int half) {
  return months_period(year, 6 * half - 5, 6);
}
Period season_period(int year, int season) {
  return months_period(year, 3 * season + 3, 3);
}
Period year_period(int year) {
  return {{year, 1, 1}, {year, 12, 31}};
}

Period decade_period(int year) {
  const int first = year / 10 * 10;
  return {{first, 1, 1}, {first + 9, 12, 31}};
}

Period century_period(int century) {
  const int first = std::max(1, (century - 1) * 100);
  return {{first, 1, 1}, {century * 100 - 1, 12, 31}};
}

Period unit_period(TimeUnit unit, Date day, int steps) {
  switch (unit) {
    case TimeUnit::kHour:
    case TimeUnit::kDay:
      return day_period(add_days(day, steps));
    case TimeUnit::kWeekend:
      return weekend_period(add_days(day, 7L * steps));
    case TimeUnit::kWeek:
      return week_period(add_days(day, 7L * steps));
    case TimeUnit::kMonth: {
      const Date moved = add_months({day.year, day.month, 1}, steps);
      return month_period(moved.year, moved.month);
    }
    case TimeUnit::kQuarter: {
      const Date moved = add_months({day.year, day.month, 1}, 3 * steps);
      return quarter_period(moved.year, (moved.month + 2) / 3);
    }
    case TimeUnit::kHalf: {
      const Date moved = add_months({day.year, day.month, 1}, 6 * steps);
      return half_period(moved.year, moved.month <= 6 ? 1 : 2);
    }
    case TimeUnit::kSeason: {
      const Date moved = add_months({day.year, day.month, 1}, 3 * steps);
      return season_period(moved.month <= 2 ? moved.year - 1 : moved.year, season_of(moved.month));
    }
    case TimeUnit::kYear:
      return year_period(day.year + steps);
    case TimeUnit::kDecade:
      return decade_period(day.year + 10 * steps);
    case TimeUnit::kCentury:
      return century_period(day.year / 100 + 1 + steps);
  }
  return day_period(day);
}

Period part_period(Period whole, TimeUnit unit, PeriodPart part) {
  if (part == PeriodPart::kWhole) return whole;
  if (part == PeriodPart::kEnd) {
    const bool long_unit = unit == TimeUnit::kDecade || unit == TimeUnit::kCentury;
    return long_unit ? years_part(whole, 2) : day_period(whole.to);
  }
  const int third = part == PeriodPart::kEarly ? 0 : part == PeriodPart::kMiddle ? 1 : 2;
  switch (unit) {
    case TimeUnit::kMonth: {
      static constexpr int kDays[][2] = {{1, 15}, {11, 20}, {16, 31}};
      const int last = std::min(kDays[third][1], whole.to.day);
      return {{whole.from.year, whole.from.month, kDays[third][0]},
              {whole.from.year, whole.from.month, last}};
    }
    case TimeUnit::kYear:
      return months_period(whole.from.year, 4 * third + 1, 4);
    case TimeUnit::kDecade:
    case TimeUnit::kCentury:
      return years_part(whole, third);
    default:
      return third_of(whole, third);
  }
}

Date move_by(Date day, TimeUnit unit, double count) {
  const double bounded = std::clamp(count, -9000.0, 9000.0);
  const auto whole = static_cast<int>(std::trunc(bounded));
  const double rest = bounded - whole;
  switch (unit) {
    case TimeUnit::kHour:
      return add_days(day, static_cast<long>(std::trunc(bounded / 24)));
    case TimeUnit::kDay:
      return add_days(day, whole);
    case TimeUnit::kWeekend:
    case TimeUnit::kWeek:
      return add_days(day, static_cast<long>(std::trunc(7 * bounded)));
    case TimeUnit::kMonth:
      return add_days(add_months(day, whole), static_cast<long>(30 * rest));
    case TimeUnit::kQuarter:
    case TimeUnit::kSeason:
      return add_months(day, 3 * whole);
    case TimeUnit::kHalf:
      return add_months(day, 6 * whole);
    case TimeUnit::kYear:
      return add_months(day, 12 * whole + static_cast<int>(12 * rest));
    case TimeUnit::kDecade:
      return add_months(day, static_cast<int>(120 * bounded));
    case TimeUnit::kCentury:
      return add_months(day, static_cast<int>(1200 * bounded));
  }
  return day;
}

bool is_supported_year(int year) {
  return year >= 1 && year <= 9999;
}

}  // namespace whomet
