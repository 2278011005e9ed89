// Tested by tests/query/arc_bounds_test.cpp.
#include "query/graphs/arc_bounds.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace whomet {
namespace {

bool bounds_below(ArcComparison comparison) {
  return comparison != ArcComparison::kLess && comparison != ArcComparison::kLessEqual;
}
bool bounds_above(ArcComparison comparison) {
  return comparison != ArcComparison::kGreater && comparison != ArcComparison::kGreaterEqual;
}

// The first number of ten-thousandths for which the test holds, which then holds for all above.
template <typename Test>
std::uint32_t first_that(const Test& test) {
  std::uint32_t low = 0;
  std::uint32_t high = std::uint32_t{std::numeric_limits<std::uint16_t>::max()} + 1;
  while (low < high) {
    const std::uint32_t middle = (low + high) / 2;
    if (test(middle / 10'000.0)) {
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  return low;
}

}  // namespace

bool narrow_days(ArcBounds& bounds, ArcComparison comparison, const Value& value) {
  constexpr std::int64_t kMost = std::numeric_limits<std::int32_t>::max() - 1;
  if (value.kind() != ValueKind::kDate) return false;
  const std::int64_t day = value.as_integer();
  if (day > kMost || day < -kMost) return false;
  const std::int64_t first = day + (comparison == ArcComparison::kGreater ? 1 : 0);
  const std::int64_t last = day - (comparison == ArcComparison::kLess ? 1 : 0);
  bounds.dated = true;
  if (bounds_below(comparison)) {
    bounds.day_from = std::max(bounds.day_from, static_cast<std::int32_t>(first));
  }
  if (bounds_above(comparison)) {
    bounds.day_to = std::min(bounds.day_to, static_cast<std::int32_t>(last));
  }
  return true;
}

bool narrow_confidences(ArcBounds& bounds, ArcComparison comparison, const Value& value) {
  double bound = 0;
  if (value.kind() == ValueKind::kFloat) {
    bound = value.as_float();
  } else if (value.kind() == ValueKind::kInteger) {
    bound = static_cast<double>(value.as_integer());
  } else {
    return false;
  }
  if (std::isnan(bound)) return false;
  const std::uint32_t not_below = first_that([bound](double own) { return own >= bound; });
  const std::uint32_t above = first_that([bound](double own) { return own > bound; });
  if (bounds_below(comparison)) {
    bounds.confidence_from =
        std::max(bounds.confidence_from, comparison == ArcComparison::kGreater ? above : not_below);
  }
  if (bounds_above(comparison)) {
    const std::uint32_t behind = comparison == ArcComparison::kLess ? not_below : above;
    if (behind == 0) {  // nothing is below
      bounds.confidence_from = std::numeric_limits<std::uint32_t>::max();
    } else {
      bounds.confidence_to = std::min(bounds.confidence_to, behind - 1);
    }
  }
  return true;
}

}  // namespace whomet
