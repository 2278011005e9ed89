#include "render/layout/geometry.h"

#include <array>
#include <cmath>
#include <utility>

namespace whomet {
namespace {

double distance(Point a, Point b) {
  return std::hypot(b.x - a.x, b.y - a.y);
}

// Positive if c lies to one side of a–b, negative if to the other.
double side(Point a, Point b, Point c) {
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

Point on_curve(Point start, const CurveStep& step, double t) {
  const double u = 1.0 - t;
  return start * (u * u * u) + step.first * (3.0 * u * u * t) + step.second * (3.0 * u * t * t) +
         step.to * (t * t * t);
}

// How far along a circle's tangent the control points of a quarter lie: the usual approximation.
constexpr double kCircle = 0.5523;

}  // namespace

Box box_around(Point centre, Size size) {
  return {centre.x - size.width / 2.0, centre.y - size.height / 2.0, centre.x + size.width / 2.0,
          centre.y + size.height / 2.0};
}

Box united(const Box& a, const Box& b) {
  return {std::min(a.left, b.left), std::min(a.top, b.top), std::max(a.right, b.right),
          std::max(a.bottom, b.bottom)};
}

// Liang & Barsky, ACM TOG 1984: the part of the line between each pair of sides.
bool crosses(Point a, Point b, const Box& box) {
  if (std::max(a.x, b.x) <= box.left || std::min(a.x, b.x) >= box.right ||
      std::max(a.y, b.y) <= box.top || std::min(a.y, b.y) >= box.bottom) {
    return false;
  }
  double first = 0.0;
  double last = 1.0;
  const std::array<std::pair<double, double>, 4> sides = {{{a.x - b.x, a.x - box.left},
                                                           {b.x - a.x, box.right - a.x},
                                                           {a.y - b.y, a.y - box.top},
                                                           {b.y - a.y, box.bottom - a.y}}};
  for (const auto& [towards, gap] : sides) {
    if (towards == 0.0) {
      if (gap < 0.0) return false;
    } else if (towards < 0.0) {
      first = std::max(first, gap / towards);
    } else {
      last = std::min(last, gap / towards);
    }
  }
  return first < last;
}

bool lines_cross(Point a, Point b, Point c, Point d) {
  if (std::max(a.x, b.x) < std::min(c.x, d.x) || std::max(c.x, d.x) < std::min(a.x, b.x) ||
      std::max(a.y, b.y) < std::min(c.y, d.y) || std::max(c.y, d.y) < std::min(a.y, b.y)) {
    return false;
  }
  const double c_side = side(a, b, c);
  const double d_side = side(a, b, d);
  const double a_side = side(c, d, a);
  const double b_side = side(c, d, b);
  return c_side * d_side < 0.0 && a_side * b_side < 0.0;
}

Point border_point(const Box& box, Point towards) {
  const Point centre = box.centre();
  const Point way = towards - centre;
  const double across = way.x == 0.0 ? 1e9 : box.width() / 2.0 / std::abs(way.x);
  const double down = way.y == 0.0 ? 1e9 : box.height() / 2.0 / std::abs(way.y);
  return centre + way * std::min({across, down, 1.0});
}

Curve line_path(const std::vector<Point>& points) {
  Curve path;
  if (points.empty()) return path;
  path.start = points.front();
  for (std::size_t i = 1; i < points.size(); ++i) path.steps.push_back({false, {}, {}, points[i]});
  return path;
}

Curve polygon_path(const std::vector<Point>& points) {
  Curve path = line_path(points);
  path.closed = true;
  return path;
}

Curve rounded_path(const Box& box, double radius) {
  const double r = std::min({radius, box.width() / 2.0, box.height() / 2.0});
  const double k = r * (1.0 - kCircle);
  Curve path;
  path.closed = true;
  path.start = {box.left + r, box.top};
  path.steps = {
      {false, {}, {}, {box.right - r, box.top}},
      {true, {box.right - k, box.top}, {box.right, box.top + k}, {box.right, box.top + r}},
      {false, {}, {}, {box.right, box.bottom - r}},
      {true, {box.right, box.bottom - k}, {box.right - k, box.bottom}, {box.right - r, box.bottom}},
      {false, {}, {}, {box.left + r, box.bottom}},
      {true, {box.left + k, box.bottom}, {box.left, box.bottom - k}, {box.left, box.bottom - r}},
      {false, {}, {}, {box.left, box.top + r}},
      {true, {box.left, box.top + k}, {box.left + k, box.top}, {box.left + r, box.top}},
  };
  return path;
}

Curve s_curve(Point a, Point b) {
  const double bend = (b.x - a.x) * 0.5;
  Curve path;
  path.start = a;
  path.steps.push_back({true, {a.x + bend, a.y}, {b.x - bend, b.y}, b});
  return path;
}

std::vector<Point> flattened(const Curve& path, double step) {
  std::vector<Point> points = {path.start};
  Point from = path.start;
  for (const auto& part : path.steps) {
    if (part.curved) {
      const double length = distance(from, part.first) + distance(part.first, part.second) +
                            distance(part.second, part.to);
      const int pieces = std::max(1, static_cast<int>(std::ceil(length / step)));
      for (int i = 1; i < pieces; ++i) {
        points.push_back(on_curve(from, part, static_cast<double>(i) / pieces));
      }
    }
    points.push_back(part.to);
    from = part.to;
  }
  if (path.closed) points.push_back(path.start);
  return points;
}

std::vector<std::vector<Point>> dashed(const Curve& path, const std::vector<double>& dashes) {
  const auto points = flattened(path, 2.0);
  if (dashes.empty()) return {points};
  std::vector<std::vector<Point>> pieces;
  std::size_t dash = 0;
  double left = dashes[0];
  std::vector<Point> piece = {points.front()};
  const auto finish = [&] {
    if (dash % 2 == 0 && piece.size() > 1) pieces.push_back(piece);
  };
  for (std::size_t i = 1; i < points.size(); ++i) {
    Point from = points[i - 1];
    double length = distance(from, points[i]);
    while (length > left) {
      from = from + (points[i] - from) * (left / length);
      piece.push_back(from);
      finish();
      length -= left;
      dash = (dash + 1) % dashes.size();
      left = std::max(0.1, dashes[dash]);
      piece = {from};
    }
    left -= length;
    piece.push_back(points[i]);
  }
  finish();
  return pieces;
}

}  // namespace whomet
