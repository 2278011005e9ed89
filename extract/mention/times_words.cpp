#include "extract/mention/times_words.h"

#include <charconv>

namespace whomet {
namespace {

// clang-format off
struct MonthRow { std::string_view word; MonthName name; };
constexpr MonthRow kMonths[] = {
    {"january", {1, false, false}},   {"february", {2, false, false}}, {"march", {3, false, true}},
    {"april", {4, false, true}},      {"may", {5, false, true}},       {"june", {6, false, true}},
    {"july", {7, false, false}},      {"august", {8, false, true}},    {"september", {9, false, false}},
    {"october", {10, false, false}},  {"november", {11, false, false}},{"december", {12, false, false}},
    {"jan", {1, true, true}},  {"feb", {2, true, true}},  {"mar", {3, true, true}}, {"apr", {4, true, true}},
    {"jun", {6, true, true}},  {"jul", {7, true, true}},  {"aug", {8, true, true}}, {"sep", {9, true, true}},
    {"sept", {9, true, true}}, {"oct", {10, true, true}}, {"nov", {11, true, true}},{"dec", {12, true, true}},
};

struct WeekdayRow { std::string_view word; WeekdayName name; };
constexpr WeekdayRow kWeekdays[] = {
    {"monday", {0, false}}, {"tuesday", {1, false}}, {"wednesday", {2, false}}, {"thursday", {3, false}},
    {"friday", {4, false}}, {"saturday", {5, false}}, {"sunday", {6, false}},
    {"mon", {0, true}}, {"tue", {1, true}}, {"tues", {1, true}}, {"wed", {2, true}}, {"thu", {3, true}},
    {"thur", {3, true}}, {"thurs", {3, true}}, {"fri", {4, true}}, {"sat", {5, true}}, {"sun", {6, true}},
};

struct UnitRow { std::string_view word; UnitName name; };
constexpr UnitRow kUnits[] = {
    {"minute", {TimeUnit::kHour, 1, false}},  {"minutes", {TimeUnit::kHour, 1, true}},
    {"hour", {TimeUnit::kHour, 1, false}},    {"hours", {TimeUnit::kHour, 1, true}},
    {"day", {TimeUnit::kDay, 1, false}},      {"days", {TimeUnit::kDay, 1, true}},
    {"weekend", {TimeUnit::kWeekend, 1, false}}, {"weekends", {TimeUnit::kWeekend, 1, true}},
    {"week", {TimeUnit::kWeek, 1, false}},    {"weeks", {TimeUnit::kWeek, 1, true}},
    {"fortnight", {TimeUnit::kWeek, 2, false}}, {"fortnights", {TimeUnit::kWeek, 2, true}},
    {"month", {TimeUnit::kMonth, 1, false}},  {"months", {TimeUnit::kMonth, 1, true}},
    {"quarter", {TimeUnit::kQuarter, 1, false}}, {"quarters", {TimeUnit::kQuarter, 1, true}},
    {"year", {TimeUnit::kYear, 1, false}},    {"years", {TimeUnit::kYear, 1, true}},
    {"decade", {TimeUnit::kDecade, 1, false}}, {"decades", {TimeUnit::kDecade, 1, true}},
    {"century", {TimeUnit::kCentury, 1, false}}, {"centuries", {TimeUnit::kCentury, 1, true}},
};

struct NumberRow { std::string_view word; int number; };
constexpr NumberRow kSeasons[] = {{"spring", 0}, {"springtime", 0}, {"summer", 1}, {"summertime", 1},
                                  {"autumn", 2}, {"fall", 2}, {"winter", 3}, {"wintertime", 3}};
constexpr NumberRow kDecades[] = {{"twenties", 20}, {"thirties", 30}, {"forties", 40}, {"fifties", 50},
                                  {"sixties", 60}, {"seventies", 70}, {"eighties", 80}, {"nineties", 90}};
constexpr NumberRow kCardinals[] = {
    {"one", 1}, {"two", 2}, {"three", 3}, {"four", 4}, {"five", 5}, {"six", 6}, {"seven", 7}, {"eight", 8},
    {"nine", 9}, {"ten", 10}, {"eleven", 11}, {"twelve", 12}, {"thirteen", 13}, {"fourteen", 14},
    {"fifteen", 15}, {"sixteen", 16}, {"seventeen", 17}, {"eighteen", 18}, {"nineteen", 19}, {"twenty", 20},
    {"thirty", 30}, {"forty", 40}, {"fifty", 50}, {"sixty", 60}, {"seventy", 70}, {"eighty", 80},
    {"ninety", 90}, {"hundred", 100}};
constexpr NumberRow kOrdinals[] = {
    {"first", 1}, {"second", 2}, {"third", 3}, {"fourth", 4}, {"fifth", 5}, {"sixth", 6}, {"seventh", 7},
    {"eighth", 8}, {"ninth", 9}, {"tenth", 10}, {"eleventh", 11}, {"twelfth", 12}, {"thirteenth", 13},
    {"fourteenth", 14}, {"fifteenth", 15}, {"sixteenth", 16}, {"seventeenth", 17}, {"eighteenth", 18},
    {"nineteenth", 19}, {"twentieth", 20}, {"thirtieth", 30}};
constexpr NumberRow kDirections[] = {{"last", -1}, {"past", -1}, {"previous", -1}, {"this", 0}, {"current", 0},
                                     {"next", 1}, {"coming", 1}, {"upcoming", 1}};
// clang-format on

template <std::size_t size>
std::optional<int> number_in(const NumberRow (&rows)[size], std::string_view word) {
  for (const NumberRow& row : rows) {
    if (row.word == word) return row.number;
  }
  return std::nullopt;
}

std::optional<int> digits_value(std::string_view word) {
  if (!is_all_digits(word) || word.size() > 4) return std::nullopt;
  int value = 0;
  std::from_chars(word.data(), word.data() + word.size(), value);
  return value;
}

}  // namespace

std::optional<MonthName> month_named(std::string_view word) {
  for (const MonthRow& row : kMonths) {
    if (row.word == word) return row.name;
  }
  return std::nullopt;
}

std::optional<WeekdayName> weekday_named(std::string_view word) {
  for (const WeekdayRow& row : kWeekdays) {
    if (row.word == word) return row.name;
  }
  return std::nullopt;
}

std::optional<UnitName> unit_named(std::string_view word) {
  for (const UnitRow& row : kUnits) {
    if (row.word == word) return row.name;
  }
  return std::nullopt;
}

std::optional<int> season_named(std::string_view word) {
  return number_in(kSeasons, word);
}
std::optional<int> decade_named(std::string_view word) {
  return number_in(kDecades, word);
}
std::optional<int> direction_word(std::string_view word) {
  return number_in(kDirections, word);
}

std::optional<int> cardinal(std::string_view word) {
  if (const auto digits = digits_value(word)) return digits;
  return number_in(kCardinals, word);
}

std::optional<int> ordinal(std::string_view word) {
  if (const auto named = number_in(kOrdinals, word)) return named;
  if (word.size() < 3 || word.size() > 4) return std::nullopt;
  static constexpr std::string_view kEndings[] = {"st", "nd", "rd", "th"};
  if (!is_one_of(word.substr(word.size() - 2), kEndings)) return std::nullopt;
  return digits_value(word.substr(0, word.size() - 2));
}

bool is_part_of_day(std::string_view word) {
  static constexpr std::string_view kParts[] = {"morning", "afternoon", "evening",   "night",
                                                "noon",    "midday",    "lunchtime", "midnight"};
  return is_one_of(word, kParts);
}

std::optional<int> year_number(std::string_view word) {
  if (word.size() != 4) return std::nullopt;
  const auto value = digits_value(word);
  return value && *value >= 1000 && *value <= 2199 ? value : std::nullopt;
}

bool is_all_digits(std::string_view word) {
  for (const char c : word) {
    if (c < '0' || c > '9') return false;
  }
  return !word.empty();
}

}  // namespace whomet
