#include "query/graphs/arc_bounds.h"

#include <cmath>
#include <limits>
#include <vector>

#include <doctest/doctest.h>

using namespace whomet;

namespace {

constexpr ArcComparison kComparisons[] = {ArcComparison::kEqual, ArcComparison::kLess,
                                          ArcComparison::kLessEqual, ArcComparison::kGreater,
                                          ArcComparison::kGreaterEqual};

template <typename Number>
bool holds_for(ArcComparison comparison, Number own, Number value) {
  switch (comparison) {
    case ArcComparison::kEqual:
      return own == value;
    case ArcComparison::kLess:
      return own < value;
    case ArcComparison::kLessEqual:
      return own <= value;
    case ArcComparison::kGreater:
      return own > value;
    case ArcComparison::kGreaterEqual:
      return own >= value;
  }
  return false;
}

}  // namespace

TEST_CASE("query/arc_bounds: bounds of days let pass what the comparison holds for") {
  for (const ArcComparison comparison : kComparisons) {
    for (const int value : {-719162, -1, 0, 1, 19406, 2932896}) {
      ArcBounds bounds;
      REQUIRE(narrow_days(bounds, comparison, Value::date(value)));
      for (const int day : {-719162, -719163, -2, -1, 0, 1, 2, 19405, 19406, 19407, 2932896}) {
        CAPTURE(day);
        CAPTURE(value);
        CHECK(bounds.has(day, true, 5000) == holds_for(comparison, day, value));
      }
      CHECK_FALSE(bounds.has(value, false, 5000));
    }
  }
}

TEST_CASE("query/arc_bounds: bounds of confidence are exact to the ten-thousandth") {
  const double infinity = std::numeric_limits<double>::infinity();
  for (const ArcComparison comparison : kComparisons) {
    for (const double value :
         {0.0, -1.0, 0.895, 0.89505, 0.3, 0.1 + 0.2, 1.0, 2.0, infinity, -infinity}) {
      ArcBounds bounds;
      REQUIRE(narrow_confidences(bounds, comparison, Value::real(value)));
      for (std::uint32_t own = 0; own <= 10'000; own += 5) {
        CAPTURE(own);
        CAPTURE(value);
        REQUIRE(bounds.has(0, false, own) == holds_for(comparison, own / 10'000.0, value));
      }
    }
  }
}

TEST_CASE("query/arc_bounds: two comparisons are met together") {
  ArcBounds bounds;
  CHECK(bounds.all());
  REQUIRE(narrow_days(bounds, ArcComparison::kGreaterEqual, Value::date(10)));
  REQUIRE(narrow_days(bounds, ArcComparison::kLess, Value::date(12)));
  REQUIRE(narrow_confidences(bounds, ArcComparison::kGreater, Value::integer(0)));
  CHECK_FALSE(bounds.all());
  CHECK(bounds.has(10, true, 1));
  CHECK(bounds.has(11, true, 10'000));
  CHECK_FALSE(bounds.has(12, true, 10'000));
  CHECK_FALSE(bounds.has(9, true, 10'000));
  CHECK_FALSE(bounds.has(10, true, 0));
}

TEST_CASE("query/arc_bounds: values of other kinds make no bounds") {
  for (const Value& value : {Value(), Value::text("0.5"), Value::boolean(true),
                             Value::real(std::numeric_limits<double>::quiet_NaN())}) {
    ArcBounds bounds;
    CHECK_FALSE(narrow_confidences(bounds, ArcComparison::kLess, value));
    CHECK_FALSE(narrow_days(bounds, ArcComparison::kLess, value));
    CHECK(bounds.all());
  }
  ArcBounds bounds;
  CHECK_FALSE(narrow_days(bounds, ArcComparison::kLess, Value::integer(5)));
  CHECK_FALSE(narrow_confidences(bounds, ArcComparison::kLess, Value::date(5)));
  CHECK_FALSE(narrow_days(bounds, ArcComparison::kLess,
                          Value::date(std::numeric_limits<std::int64_t>::max())));
}
