// Calendar periods: whole weeks, months, seasons, years and their parts. Weeks begin on Monday;
// seasons are the meteorological ones of the northern hemisphere (winter = December to February).
#pragma once

#include <optional>

#include "base/date.h"

namespace whomet {

// Both days inclusive.
struct Period {
  Date from;
  Date to;
};

enum class TimeUnit {
  kHour,
  kDay,
  kWeekend,
  kWeek,
  kMonth,
  kQuarter,
  kHalf,
  kSeason,
  kYear,
  kDecade,
  kCentury
};
enum class PeriodPart { kWhole, kEarly, kMiddle, kLate, kEnd };

// "day", "week", ...
const char* granularity_of(TimeUnit unit);

Period day_period(Date day);
Period week_period(Date any_day);
Period weekend_period(Date any_day_of_week);
Period month_period(int year, int month);
Period quarter_period(int year, int quarter);  // 1..4
Period half_period(int year, int half);        // 1..2
Period season_period(int year, int season);    // 0 spring .. 3 winter, which ends in the next year
Period year_period(int year);
Period decade_period(int year);      // of any year in it
Period century_period(int century);  // 20 -> 1900..1999, as people say it

// The period of that unit around `day`, moved by `steps` units.
Period unit_period(TimeUnit unit, Date day, int steps);

// Early, middle and late: of a month to the 15th, the 11th to the 20th, from the 16th; of a year
// four months each; of a decade five years; otherwise thirds. kEnd is the last day. Early, middle
// and late are thirds (of a month its days, of a year its months); kEnd is the last day.
Period part_period(Period whole, TimeUnit unit, PeriodPart part);

// `day` moved by `count` units (half units are rounded down to days).
Date move_by(Date day, TimeUnit unit, double count);

bool is_supported_year(int year);  // 1..9999

}  // namespace whomet
