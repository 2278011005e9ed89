// The proleptic Gregorian calendar over the years -999,999,999 to 999,999,999, with ISO 8601 weeks.
// Days are counted from 1970-01-01. Method: Hinnant, "chrono-Compatible Low-Level Date Algorithms".
#pragma once

#include <cstdint>

namespace whomet {

inline constexpr std::int64_t kSecondsPerDay = 86'400;
inline constexpr std::int64_t kNanosPerSecond = 1'000'000'000;
inline constexpr std::int64_t kNanosPerDay = kSecondsPerDay * kNanosPerSecond;
inline constexpr std::int64_t kMaxYear = 999'999'999;

struct CivilDay {
  std::int64_t year = 1970;
  std::int64_t month = 1;  // 1..12
  std::int64_t day = 1;    // 1..31
};

struct WeekDay {
  std::int64_t year = 1970;  // of the week: that of its Thursday
  std::int64_t week = 1;     // 1..53
  std::int64_t day = 1;      // 1 = Monday .. 7 = Sunday
};

constexpr std::int64_t floor_div(std::int64_t a, std::int64_t b) {
  const std::int64_t quotient = a / b;
  return a % b != 0 && (a % b < 0) != (b < 0) ? quotient - 1 : quotient;
}
constexpr std::int64_t floor_mod(std::int64_t a, std::int64_t b) {
  return a - floor_div(a, b) * b;
}

bool is_leap_year(std::int64_t year);
std::int64_t month_length(std::int64_t year, std::int64_t month);
std::int64_t days_of(CivilDay day);
CivilDay civil_of(std::int64_t days);
std::int64_t days_of_week_date(WeekDay day);
WeekDay week_of(std::int64_t days);
std::int64_t weeks_in_year(std::int64_t week_year);
std::int64_t day_of_year(std::int64_t days);     // 1..366
std::int64_t day_of_quarter(std::int64_t days);  // 1..92
// Keeps the day of the month, or takes the last one.
std::int64_t plus_months(std::int64_t days, std::int64_t months);

}  // namespace whomet
