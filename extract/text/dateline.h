// The day an article was published, as its own first lines or its file name tell it.
// A date counts only where it stands as a dateline ("24 February 2023 – ...", "OSLO, March 3, 2023
// (Agency) — ...", "Published: ...") or alone on its line: a date inside a sentence is about
// something else. A date without a year is no date. Nothing is ever taken from a clock.
// Tested by tests/extract/text/dateline_test.cpp.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "base/date.h"

namespace whomet {

// A date as people and programs write it: "24th February 2023", "Feb. 24, 2023", "2023-02-24",
// "Fri, 24 Feb 2023 10:00 GMT", "24.2.2023". Figures alone in another order than year first count
// only if the order is plain ("24/02/2023", not "03/02/2023").
struct WrittenDate {
  Date date;
  std::size_t end = 0;  // bytes read from `begin` of the text
};
std::optional<WrittenDate> read_date(std::string_view text, std::size_t begin);

// The first date anywhere in a short text such as the content of a <time>.
std::optional<Date> find_date(std::string_view text);

// Whether the line holds nothing but a date, a clock time and words such as "Updated".
// `published` is false for dates of changes.
struct DateLine {
  Date date;
  bool published = true;
};
std::optional<DateLine> parse_date_line(std::string_view line);

// The date that the first lines of an article give.
std::optional<Date> find_dateline(std::string_view text);

// "news/2023-02-24-talks.txt", "20230224.txt", "talks_2023_02_24.md".
std::optional<Date> find_date_in_name(std::string_view path);

// ".../2023/02/24/..." of an address.
std::optional<Date> find_date_in_url(std::string_view url);

}  // namespace whomet
