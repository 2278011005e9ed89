// Points, boxes and curves of a drawing, in points of 1/72 inch. y grows downwards.
#pragma once

#include <algorithm>
#include <vector>

namespace whomet {

struct Point {
  double x = 0.0;
  double y = 0.0;

  friend Point operator+(Point a, Point b) { return {a.x + b.x, a.y + b.y}; }
  friend Point operator-(Point a, Point b) { return {a.x - b.x, a.y - b.y}; }
  friend Point operator*(Point a, double factor) { return {a.x * factor, a.y * factor}; }
};

struct Size {
  double width = 0.0;
  double height = 0.0;
};

struct Box {
  double left = 0.0;
  double top = 0.0;
  double right = 0.0;
  double bottom = 0.0;

  double width() const { return right - left; }
  double height() const { return bottom - top; }
  Point centre() const { return {(left + right) / 2.0, (top + bottom) / 2.0}; }
  Box grown(double margin) const {
    return {left - margin, top - margin, right + margin, bottom + margin};
  }
  Box moved(Point by) const { return {left + by.x, top + by.y, right + by.x, bottom + by.y}; }
};

Box box_around(Point centre, Size size);

// The smallest box that holds both.
Box united(const Box& a, const Box& b);

// Boxes that only touch do not overlap.
inline bool overlap(const Box& a, const Box& b) {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

// 0 if they do not overlap.
inline double overlap_area(const Box& a, const Box& b) {
  const double width = std::min(a.right, b.right) - std::max(a.left, b.left);
  const double height = std::min(a.bottom, b.bottom) - std::max(a.top, b.top);
  return width <= 0.0 || height <= 0.0 ? 0.0 : width * height;
}

// Whether the line from a to b and the box have a point in common.
bool crosses(Point a, Point b, const Box& box);

// Whether the lines a–b and c–d cross. Lines that share an end do not.
bool lines_cross(Point a, Point b, Point c, Point d);

// Where the line from the centre of the box to `towards` leaves the box.
Point border_point(const Box& box, Point towards);

// Lines and cubic Bézier curves that follow each other.
struct CurveStep {
  bool curved = false;
  Point first;  // control points, if curved
  Point second;
  Point to;
};

struct Curve {
  Point start;
  std::vector<CurveStep> steps;
  bool closed = false;

  Point end() const { return steps.empty() ? start : steps.back().to; }
};

Curve line_path(const std::vector<Point>& points);
Curve polygon_path(const std::vector<Point>& points);
Curve rounded_path(const Box& box, double radius);

// Leaves a and reaches b horizontally.
Curve s_curve(Point a, Point b);

// Points along the path, at most about `step` apart; the corners are among them.
std::vector<Point> flattened(const Curve& path, double step);

// The pieces of the path that a pen with these dashes draws: on, off, on, ... None of them empty.
std::vector<std::vector<Point>> dashed(const Curve& path, const std::vector<double>& dashes);

}  // namespace whomet
