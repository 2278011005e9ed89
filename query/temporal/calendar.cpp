#include "query/temporal/calendar.h"

#include <algorithm>

namespace whomet {

bool is_leap_year(std::int64_t year) {
  return floor_mod(year, 4) == 0 && (floor_mod(year, 100) != 0 || floor_mod(year, 400) == 0);
}

std::int64_t month_length(std::int64_t year, std::int64_t month) {
  if (month == 2) return is_leap_year(year) ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

std::int64_t days_of(CivilDay day) {
  const std::int64_t year = day.month <= 2 ? day.year - 1 : day.year;
  const std::int64_t era = floor_div(year, 400);
  const std::int64_t year_of_era = year - era * 400;
  const std::int64_t shifted_month = day.month > 2 ? day.month - 3 : day.month + 9;  // March = 0
  const std::int64_t day_of_shifted_year = (153 * shifted_month + 2) / 5 + day.day - 1;
  return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 +
         day_of_shifted_year - 719468;
}

CivilDay civil_of(std::int64_t days) {
  days += 719468;
  const std::int64_t era = floor_div(days, 146097);
  const std::int64_t day_of_era = days - era * 146097;
  const std::int64_t year_of_era =
      (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const std::int64_t day_of_shifted_year =
      day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const std::int64_t shifted_month = (5 * day_of_shifted_year + 2) / 153;
  const std::int64_t month = shifted_month < 10 ? shifted_month + 3 : shifted_month - 9;
  return {era * 400 + year_of_era + (month <= 2 ? 1 : 0), month,
          day_of_shifted_year - (153 * shifted_month + 2) / 5 + 1};
}

std::int64_t days_of_week_date(WeekDay day) {
  const std::int64_t fourth = days_of({day.year, 1, 4});  // always in week 1
  const std::int64_t first_monday = fourth - floor_mod(fourth + 3, 7);
  return first_monday + (day.week - 1) * 7 + day.day - 1;
}

WeekDay week_of(std::int64_t days) {
  const std::int64_t weekday = floor_mod(days + 3, 7);  // 0 = Monday
  const std::int64_t year = civil_of(days - weekday + 3).year;
  const std::int64_t first = days_of_week_date({year, 1, 1});
  return {year, (days - first) / 7 + 1, weekday + 1};
}

std::int64_t weeks_in_year(std::int64_t week_year) {
  return (days_of_week_date({week_year + 1, 1, 1}) - days_of_week_date({week_year, 1, 1})) / 7;
}

std::int64_t day_of_year(std::int64_t days) {
  return days - days_of({civil_of(days).year, 1, 1}) + 1;
}

std::int64_t day_of_quarter(std::int64_t days) {
  const CivilDay day = civil_of(days);
  return days - days_of({day.year, (day.month - 1) / 3 * 3 + 1, 1}) + 1;
}

std::int64_t plus_months(std::int64_t days, std::int64_t months) {
  CivilDay day = civil_of(days);
  const std::int64_t month = day.year * 12 + day.month - 1 + months;
  day.year = floor_div(month, 12);
  day.month = floor_mod(month, 12) + 1;
  day.day = std::min(day.day, month_length(day.year, day.month));
  return days_of(day);
}

}  // namespace whomet
