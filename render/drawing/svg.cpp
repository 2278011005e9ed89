#include "render/drawing/svg.h"

#include <array>
#include <charconv>
#include <cmath>

#include "base/utf8.h"
#include "render/escape.h"

namespace whomet {
namespace {

// At most two decimals, and none that say nothing: "12", "12.5".
std::string number(double value) {
  const double rounded = std::round(value * 100.0) / 100.0;
  std::array<char, 32> digits{};
  const auto end =
      std::to_chars(digits.data(), digits.data() + digits.size(), rounded == 0.0 ? 0.0 : rounded);
  return std::string(digits.data(), end.ptr);
}

std::string point(Point point) {
  return number(point.x) + "," + number(point.y);
}

std::string attribute(const char* name, std::string_view value) {
  return " " + std::string(name) + "=\"" + escape_xml(value) + "\"";
}

std::string path_data(const Curve& path) {
  std::string data = "M" + point(path.start);
  for (const auto& step : path.steps) {
    data += step.curved ? "C" + point(step.first) + " " + point(step.second) + " " + point(step.to)
                        : "L" + point(step.to);
  }
  return path.closed ? data + "Z" : data;
}

// Letters that join or run from right to left must not be stretched one by one.
bool is_simple(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const auto c = decode_utf8(text, at);
    const bool complex = (c.value >= 0x0590 && c.value < 0x1100) || c.value >= 0x1F000;
    if (complex) return false;
    at += c.length;
  }
  return true;
}

struct WriteShape {
  std::string operator()(const PathShape& shape) const {
    std::string svg = "<path d=\"" + path_data(shape.path) + "\"";
    svg += attribute("fill", shape.fill.empty() ? "none" : shape.fill);
    if (!shape.stroke.empty()) {
      svg += attribute("stroke", shape.stroke) + attribute("stroke-width", number(shape.width));
      if (!shape.dashes.empty()) {
        std::string dashes;
        for (const double dash : shape.dashes) dashes += (dashes.empty() ? "" : " ") + number(dash);
        svg += attribute("stroke-dasharray", dashes);
      }
    }
    return svg + "/>\n";
  }
  std::string operator()(const TextShape& shape) const {
    std::string svg = "<text x=\"" + number(shape.start.x) + "\" y=\"" + number(shape.start.y) +
                      "\" font-size=\"" + number(shape.size) + "\"";
    if (shape.bold) svg += " font-weight=\"bold\"";
    if (shape.italic) svg += " font-style=\"italic\"";
    svg += attribute("fill", shape.colour);
    if (is_simple(shape.text) && shape.width > 0.0) {
      svg += " textLength=\"" + number(shape.width) + "\" lengthAdjust=\"spacingAndGlyphs\"";
    }
    return svg + ">" + escape_xml(shape.text) + "</text>\n";
  }
};

// Line breaks in a title are shown by browsers.
std::string escape_lines(std::string_view text) {
  std::string escaped;
  for (std::size_t begin = 0; begin <= text.size();) {
    const auto end = std::min(text.find('\n', begin), text.size());
    if (begin > 0) escaped += "&#10;";
    escaped += escape_xml(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return escaped;
}

std::string group_svg(const SceneGroup& group) {
  std::string svg = "<g";
  if (!group.id.empty()) svg += attribute("id", group.id);
  svg += attribute("class", group.classes) + ">\n";
  if (!group.title.empty()) svg += "<title>" + escape_lines(group.title) + "</title>\n";
  for (const auto& shape : group.shapes) svg += std::visit(WriteShape{}, shape);
  return svg + "</g>\n";
}

}  // namespace

std::string to_svg(const Scene& scene) {
  const auto width = number(scene.size.width);
  const auto height = number(scene.size.height);
  std::string svg = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
  svg += "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + width + "pt\" height=\"" + height +
         "pt\" viewBox=\"0 0 " + width + " " + height + "\" role=\"img\"" +
         attribute("font-family", scene.font) + " text-rendering=\"geometricPrecision\">\n";
  svg += "<title>" + escape_xml(scene.title) + "</title>\n";
  svg += "<desc>" + escape_lines(scene.description) + "</desc>\n";
  svg += "<rect class=\"background\" width=\"" + width + "\" height=\"" + height + "\"" +
         attribute("fill", scene.background) + "/>\n";
  for (const auto& group : scene.groups) svg += group_svg(group);
  return svg + "</svg>\n";
}

}  // namespace whomet
