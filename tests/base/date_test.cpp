#include "base/date.h"

#include <doctest/doctest.h>

namespace whomet {
namespace {

TEST_CASE("base/date: only real days") {
  CHECK(make_date(2024, 2, 29));
  CHECK_FALSE(make_date(2023, 2, 29));
  CHECK_FALSE(make_date(2023, 13, 1));
  CHECK_FALSE(make_date(2023, 4, 31));
  CHECK(parse_iso_date("2023-02-24T10:00:00Z") == Date{2023, 2, 24});
  CHECK_FALSE(parse_iso_date("24-02-2023"));
  CHECK_FALSE(parse_iso_date("2023-02-24x"));
  CHECK(iso({79, 8, 24}) == "0079-08-24");
}

TEST_CASE("base/date: arithmetic") {
  CHECK(weekday_of({2023, 2, 24}) == Weekday::kFriday);
  CHECK(weekday_of({2024, 1, 1}) == Weekday::kMonday);
  CHECK(add_days({2024, 2, 28}, 2) == Date{2024, 3, 1});
  CHECK(add_days({2023, 1, 1}, -1) == Date{2022, 12, 31});
  CHECK(add_months({2023, 1, 31}, 1) == Date{2023, 2, 28});
  CHECK(add_months({2023, 1, 31}, -2) == Date{2022, 11, 30});
  CHECK(add_months({2023, 5, 15}, 20) == Date{2025, 1, 15});
  CHECK(days_between({2023, 2, 24}, {2024, 2, 24}) == 365);
}

}  // namespace
}  // namespace whomet
