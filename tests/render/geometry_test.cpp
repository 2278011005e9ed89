#include "render/layout/geometry.h"

#include <cmath>

#include <doctest/doctest.h>

namespace whomet {
namespace {

constexpr Box kBox = {0.0, 0.0, 10.0, 4.0};

struct Row {
  Point a;
  Point b;
  bool crosses;
};

constexpr Row kRows[] = {
    {{-5.0, 2.0}, {15.0, 2.0}, true},     // through
    {{5.0, 2.0}, {6.0, 3.0}, true},       // inside
    {{-5.0, 2.0}, {5.0, 2.0}, true},      // into
    {{-5.0, -5.0}, {15.0, -1.0}, false},  // above
    {{-5.0, 2.0}, {-1.0, 2.0}, false},    // too short
    {{-2.0, 1.0}, {3.0, -4.0}, false},    // past the corner
    {{-1.0, 1.0}, {1.0, -1.0}, false},    // through the corner itself
    {{0.0, -5.0}, {0.0, 9.0}, false},     // along the side
    {{5.0, -5.0}, {5.0, 9.0}, true},      // upright
};

TEST_CASE("render/geometry: lines and boxes") {
  for (const Row& row : kRows) {
    CAPTURE(row.a.x);
    CAPTURE(row.b.x);
    CHECK(crosses(row.a, row.b, kBox) == row.crosses);
    CHECK(crosses(row.b, row.a, kBox) == row.crosses);
  }
}

TEST_CASE("render/geometry: lines that cross, and that only meet") {
  CHECK(lines_cross({0, 0}, {4, 4}, {0, 4}, {4, 0}));
  CHECK_FALSE(lines_cross({0, 0}, {4, 4}, {0, 0}, {4, 0}));
  CHECK_FALSE(lines_cross({0, 0}, {4, 4}, {5, 0}, {9, 4}));
  CHECK_FALSE(lines_cross({0, 0}, {1, 1}, {0, 4}, {4, 0}));
}

TEST_CASE("render/geometry: boxes") {
  CHECK(overlap(kBox, kBox.moved({9.0, 3.0})));
  CHECK_FALSE(overlap(kBox, kBox.moved({10.0, 0.0})));
  CHECK(overlap_area(kBox, kBox.moved({8.0, 1.0})) == 6.0);
  CHECK(overlap_area(kBox, kBox.moved({20.0, 0.0})) == 0.0);
  const auto right = border_point(kBox, {25.0, 2.0});
  CHECK(right.x == 10.0);
  CHECK(right.y == 2.0);
  CHECK(border_point(kBox, {5.0, 50.0}).y == 4.0);
  CHECK(border_point(kBox, kBox.centre()).x == 5.0);
}

TEST_CASE("render/geometry: dashes have the lengths that they should have") {
  const auto pieces = dashed(line_path({{0.0, 0.0}, {20.0, 0.0}}), {4.0, 2.0});
  REQUIRE(pieces.size() == 4);
  CHECK(pieces[0].back().x == doctest::Approx(4.0));
  CHECK(pieces[1].front().x == doctest::Approx(6.0));
  CHECK(pieces[3].back().x == doctest::Approx(20.0));
  CHECK(dashed(line_path({{0.0, 0.0}, {20.0, 0.0}}), {}).size() == 1);
  double length = 0.0;
  for (const auto& piece : dashed(s_curve({0.0, 0.0}, {100.0, 50.0}), {5.0, 5.0})) {
    for (std::size_t i = 1; i < piece.size(); ++i) {
      length += std::hypot(piece[i].x - piece[i - 1].x, piece[i].y - piece[i - 1].y);
    }
  }
  CHECK(length > 50.0);
  CHECK(length < 70.0);
}

}  // namespace
}  // namespace whomet
