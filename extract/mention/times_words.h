// The words of the time grammar: names of months, weekdays, units, seasons; numbers; cue words.
// All arguments are lower case, one piece of a token (times_text.h), without dots.
#pragma once

#include <optional>
#include <string_view>

#include "base/words.h"
#include "extract/mention/times_calendar.h"

namespace whomet {

struct MonthName {
  int number = 0;            // 1..12
  bool abbreviated = false;  // "feb"
  bool ambiguous = false;    // also a verb, noun or given name: "may", "march", "jan"
};
std::optional<MonthName> month_named(std::string_view word);

struct WeekdayName {
  int number = 0;  // 0 = Monday
  bool abbreviated = false;
};
std::optional<WeekdayName> weekday_named(std::string_view word);

struct UnitName {
  TimeUnit unit = TimeUnit::kDay;
  int factor = 1;  // a fortnight is two weeks
  bool plural = false;
};
std::optional<UnitName> unit_named(std::string_view word);

std::optional<int> season_named(std::string_view word);  // 0 spring .. 3 winter
std::optional<int> decade_named(std::string_view word);  // "sixties" -> 60
std::optional<int> cardinal(std::string_view word);      // "seven", "12"; not "a"
std::optional<int> ordinal(std::string_view word);       // "24th", "third"; 1..99
bool is_part_of_day(std::string_view word);              // "morning", "night"

// "last" -> -1, "this" -> 0, "next" -> 1.
std::optional<int> direction_word(std::string_view word);

// A year of four digits, 1000..2199.
std::optional<int> year_number(std::string_view word);

bool is_all_digits(std::string_view word);

}  // namespace whomet
