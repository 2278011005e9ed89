#include "extract/text/dateline.h"

#include <string>

#include <doctest/doctest.h>

namespace whomet {
namespace {

struct Row {
  const char* text;
  const char* date;  // "" = none
};

std::string as_text(const std::optional<Date>& date) {
  return date ? iso(*date) : "";
}

constexpr Row kHeads[] = {
    {"24th February 2021 – The two ministers met again.", "2021-02-24"},
    {"LISBON, March 3, 2021 — The two ministers met again.", "2021-03-03"},
    {"LISBON, Portugal, March 3, 2021 (Daily Wire) -- The two met.", "2021-03-03"},
    {"Lisbon (March 3, 2021) – The two met.", ""},  // the date stands in brackets
    {"March 3, 2021: The two met.", "2021-03-03"},
    {"Talks end\n\nPublished: 3 March 2021\n\nThe two met.", "2021-03-03"},
    {"Talks end\nWednesday, March 3, 2021\nThe two met.", "2021-03-03"},
    {"Talks end\nWed 3 Mar 2021 10.14 GMT\nThe two met.", "2021-03-03"},
    {"Talks end\nUpdated March 9, 2021\nPublished March 3, 2021\n", "2021-03-03"},
    {"Talks end\nUpdated March 9, 2021\nThe two met.", "2021-03-09"},
    {"Talks end\n2021-03-03T10:00:00Z\nThe two met.", "2021-03-03"},
    {"Talks end\nBy Mara Lind | March 3, 2021\nThe two met.", "2021-03-03"},
    {"Talks end\n03.12.2021\nThe two met.", "2021-12-03"},
    {"Talks end\n25/12/2021\nThe two met.", "2021-12-25"},
    // None: no year, a date of something else, an order that nobody can tell, no such day.
    {"LISBON, March 3 — The two ministers met again.", ""},
    {"LISBON — The two ministers met again on March 3, 2021.", ""},
    {"On 24 February 2021 the two ministers met.", ""},
    {"24 February 2021 was the day the two ministers met.", ""},
    {"24 February 2020 – 24 February 2021: a year of talks", ""},
    {"Talks end\n03/04/2021\nThe two met.", ""},
    {"31 February 2021 – The two met.", ""},
    {"The two ministers, March 3, 2021, met – again.", ""},
    {"May 2021 – The two met.", ""},
    {"", ""},
};

TEST_CASE("text/dateline: the date that the first lines give") {
  for (const Row& row : kHeads) {
    CAPTURE(row.text);
    CHECK(as_text(find_dateline(row.text)) == row.date);
  }
}

TEST_CASE("text/dateline: a date far down is about something else") {
  std::string text;
  for (int i = 0; i < 20; ++i) text += "The talks went on.\n";
  CHECK_FALSE(find_dateline(text + "3 March 2021\n"));
}

constexpr Row kNames[] = {
    {"news/2021-03-03-talks.txt", "2021-03-03"},
    {"talks_2021_03_03.md", "2021-03-03"},
    {"20210303.txt", "2021-03-03"},
    {"2021-03-03/talks.txt", ""},
    {"20211303.txt", ""},
    {"talks-2021.txt", ""},
    {"000_12345678901234.txt", ""},
    {"-", ""},
};

TEST_CASE("text/dateline: the date in a file name") {
  for (const Row& row : kNames) {
    CAPTURE(row.text);
    CHECK(as_text(find_date_in_name(row.text)) == row.date);
  }
}

constexpr Row kAddresses[] = {
    {"https://news.example/2021/03/03/talks-end", "2021-03-03"},
    {"https://news.example/world/2021/mar/3/talks-end", "2021-03-03"},
    {"https://news.example/talks-2021-03-03.html", "2021-03-03"},
    {"https://news.example/talks-20210303/", "2021-03-03"},
    {"https://news.example/talks/20210", ""},
    {"", ""},
};

TEST_CASE("text/dateline: the date in an address") {
  for (const Row& row : kAddresses) {
    CAPTURE(row.text);
    CHECK(as_text(find_date_in_url(row.text)) == row.date);
  }
}

}  // namespace
}  // namespace whomet
