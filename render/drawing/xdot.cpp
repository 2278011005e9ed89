#include "render/drawing/xdot.h"

#include <array>
#include <charconv>

#include "render/escape.h"

namespace whomet {
namespace {

class XdotWriter {
 public:
  explicit XdotWriter(const Scene& scene) : scene_(scene) {}

  std::string take() && {
    for (const auto& group : scene_.groups) {
      for (const auto& shape : group.shapes) std::visit(*this, shape);
    }
    return std::move(text_);
  }

  void operator()(const PathShape& shape) {
    if (!shape.fill.empty()) {
      pen("#00000000");
      bytes('C', shape.fill);
      draw(shape.path, true);
    }
    if (shape.stroke.empty()) return;
    pen(shape.stroke);
    bytes('S', "setlinewidth(" + number(shape.width) + ")");
    if (shape.dashes.empty()) {
      draw(shape.path, false);
    } else {
      for (const auto& piece : dashed(shape.path, shape.dashes)) points('L', piece);
    }
  }

  void operator()(const TextShape& shape) {
    const auto text = printable(shape.text);
    if (text.empty()) return;
    pen(shape.colour);
    const auto font = shape.bold ? scene_.font + " Bold" : scene_.font;
    text_ += "F " + number(shape.size) + " " + std::to_string(font.size()) + " -" + font + " ";
    // Graphviz raises the baseline by a tenth of the size.
    const double baseline = upwards(shape.start.y) - 0.1 * shape.size;
    text_ += "T " + number(shape.start.x) + " " + number(baseline) + " -1 " + number(shape.width) +
             " " + std::to_string(text.size()) + " -" + text + " ";
  }

 private:
  static std::string number(double value) {
    std::array<char, 48> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value,
                                   std::chars_format::fixed, 2);
    return std::string(digits.data(), end.ptr);
  }

  double upwards(double y) const { return scene_.size.height - y; }

  void bytes(char operation, const std::string& value) {
    text_ += operation;
    text_ += " " + std::to_string(value.size()) + " -" + value + " ";
  }

  void pen(const std::string& colour) { bytes('c', colour); }

  void points(char operation, const std::vector<Point>& list) {
    text_ += operation;
    text_ += " " + std::to_string(list.size()) + " ";
    for (const auto& point : list) text_ += number(point.x) + " " + number(upwards(point.y)) + " ";
  }

  // Curves are drawn as curves, and their straight parts with them.
  void draw(const Curve& path, bool filled) {
    bool curved = false;
    for (const auto& step : path.steps) curved = curved || step.curved;
    std::vector<Point> list = {path.start};
    for (const auto& step : path.steps) {
      if (curved) {
        list.push_back(step.curved ? step.first : list.back());
        list.push_back(step.curved ? step.second : step.to);
      }
      list.push_back(step.to);
    }
    if (curved) {
      points(filled ? 'b' : 'B', list);
    } else if (path.closed) {
      points(filled ? 'P' : 'p', list);
    } else {
      points('L', list);
    }
  }

  const Scene& scene_;
  std::string text_;
};

}  // namespace

std::string to_xdot(const Scene& scene) {
  return XdotWriter(scene).take();
}

}  // namespace whomet
