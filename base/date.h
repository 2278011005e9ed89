// Calendar dates with a precision, and spans of days. Proleptic Gregorian calendar.
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace whomet {

// A day of the calendar. Requires: a real date (2023-02-29 is none); see make_date.
struct Date {
  int year = 1970;
  int month = 1;  // 1..12
  int day = 1;    // 1..31

  friend constexpr auto operator<=>(const Date&, const Date&) = default;
};

enum class Weekday { kMonday, kTuesday, kWednesday, kThursday, kFriday, kSaturday, kSunday };

// Nothing if there is no such day.
std::optional<Date> make_date(int year, int month, int day);

// "2023-02-24"; also reads the start of an ISO date-time ("2023-02-24T10:00:00Z").
std::optional<Date> parse_iso_date(std::string_view text);

// "2023-02-24".
std::string iso(Date date);

int days_in_month(int year, int month);
Weekday weekday_of(Date date);
Date add_days(Date date, long days);
// Keeps the day of the month, or takes the month's last day (31 January + 1 month = 28 February).
Date add_months(Date date, int months);
long days_between(Date from, Date to);  // to - from

}  // namespace whomet
