#include "render/drawing/cards.h"

#include <algorithm>
#include <cmath>

#include "render/escape.h"
#include "render/wrap.h"

namespace whomet {
namespace {

constexpr double kPadX = 10.0;
constexpr double kPadY = 6.5;
constexpr double kBar = 5.0;  // of a card shape
constexpr double kStackStep = 3.0;
constexpr double kCapital = 0.73;  // height of capitals, as a part of the font's size (DejaVu)
constexpr double kArrowLength = 8.0;
constexpr double kArrowWidth = 6.4;
constexpr double kReferenceGap = 3.0;
constexpr double kReferencePart = 0.86;  // size of "[1]" as a part of the text's

// What slanted and round sides need besides the text.
double side_room(NodeShape shape, double height) {
  switch (shape) {
    case NodeShape::kPill:
      return height * 0.22;
    case NodeShape::kHexagon:
      return 6.0;
    case NodeShape::kOctagon:
      return 2.0;
    case NodeShape::kCard:
      return kBar / 2.0 + 1.0;
    case NodeShape::kStack:
      return kStackStep / 2.0;
    case NodeShape::kTag:
      return 6.0;
    default:
      return 0.0;
  }
}

PathShape filled(Curve path, const NodeStyle& style, double width) {
  return {std::move(path), style.fill, style.line, width, {}};
}

Curve cut_corners(const Box& box, double cut) {
  return polygon_path({{box.left + cut, box.top},
                       {box.right - cut, box.top},
                       {box.right, box.top + cut},
                       {box.right, box.bottom - cut},
                       {box.right - cut, box.bottom},
                       {box.left + cut, box.bottom},
                       {box.left, box.bottom - cut},
                       {box.left, box.top + cut}});
}

Point direction(Point from, Point to) {
  const Point way = to - from;
  const double length = std::hypot(way.x, way.y);
  return length < 1e-9 ? Point{1.0, 0.0} : way * (1.0 / length);
}

PathShape arrow_head(Point tip, Point way, const std::string& colour, double width) {
  const double scale = 0.85 + 0.13 * width;
  const Point back = tip - way * (kArrowLength * scale);
  const Point side = {-way.y * kArrowWidth * scale / 2.0, way.x * kArrowWidth * scale / 2.0};
  return {polygon_path({tip, back + side, back + way * 1.6, back - side}), colour, {}, 0.0, {}};
}

// Makes room for an arrow's head at the end of the path.
void shorten_end(Curve& path, double by) {
  auto& last = path.steps.back();
  const Point before = last.curved             ? last.second
                       : path.steps.size() > 1 ? path.steps[path.steps.size() - 2].to
                                               : path.start;
  last.to = last.to - direction(before, last.to) * by;
}

void shorten_start(Curve& path, double by) {
  const auto& first = path.steps.front();
  const Point after = first.curved ? first.first : first.to;
  path.start = path.start + direction(path.start, after) * by;
}

std::string lines_of(const std::vector<LabelLine>& lines) {
  std::string text;
  for (const auto& line : lines) text += (text.empty() ? "" : " ") + line.text;
  return text;
}

}  // namespace

TextShape Pen::text(std::string_view text, Point left, double size, const std::string& colour,
                    bool bold) const {
  const auto clean = printable(text);
  return {{left.x, left.y + size * kCapital / 2.0},
          clean,
          width(clean, size, bold),
          size,
          colour,
          bold,
          false};
}

TextShape Pen::centred(std::string_view text, Point middle, double size, const std::string& colour,
                       bool bold) const {
  const double half = width(printable(text), size, bold) / 2.0;
  return this->text(text, {middle.x - half, middle.y}, size, colour, bold);
}

Size card_size(const PictureNode& node, const Pen& pen) {
  const auto& font = pen.style().font;
  Size size;
  for (const auto& line : node.label) {
    size.width = std::max(size.width, pen.width(printable(line), font.node, node.highlighted));
    size.height += font.node * kLeading;
  }
  for (const auto& line : node.note) {
    size.width = std::max(size.width, pen.width(printable(line), font.note));
    size.height += font.note * kLeading;
  }
  size.height += 2.0 * kPadY;
  size.width += 2.0 * (kPadX + side_room(pen.style().node(node.type).shape, size.height));
  size.width = std::max(size.width, 34.0);
  return {std::ceil(size.width), std::ceil(size.height)};
}

std::vector<Shape> outline(const NodeStyle& style, const Box& box, double width) {
  std::vector<Shape> shapes;
  const double height = box.height();
  switch (style.shape) {
    case NodeShape::kRounded:
      shapes.push_back(filled(rounded_path(box, std::min(8.0, height * 0.3)), style, width));
      break;
    case NodeShape::kPill:
      shapes.push_back(filled(rounded_path(box, height / 2.0), style, width));
      break;
    case NodeShape::kBox:
      shapes.push_back(filled(rounded_path(box, 1.5), style, width));
      break;
    case NodeShape::kHexagon: {
      const double point = std::min(10.0, height * 0.35);
      const double y = box.centre().y;
      shapes.push_back(filled(polygon_path({{box.left + point, box.top},
                                            {box.right - point, box.top},
                                            {box.right, y},
                                            {box.right - point, box.bottom},
                                            {box.left + point, box.bottom},
                                            {box.left, y}}),
                              style, width));
      break;
    }
    case NodeShape::kOctagon:
      shapes.push_back(filled(cut_corners(box, std::min(8.0, height * 0.3)), style, width));
      break;
    case NodeShape::kCard: {
      shapes.push_back(filled(rounded_path(box, 2.5), style, width));
      const double bar = std::min(kBar, box.width() * 0.25);
      const Box left = {box.left, box.top, box.left + bar, box.bottom};
      shapes.push_back(PathShape{rounded_path(left, 1.5), style.line, {}, 0.0, {}});
      break;
    }
    case NodeShape::kStack: {
      const double step = std::min(kStackStep, height * 0.18);
      const Box back = {box.left + step, box.top, box.right, box.bottom - step};
      const Box front = {box.left, box.top + step, box.right - step, box.bottom};
      shapes.push_back(filled(rounded_path(back, 4.0), style, width));
      shapes.push_back(filled(rounded_path(front, 4.0), style, width));
      break;
    }
    case NodeShape::kNote: {
      const double fold = std::min(8.0, height * 0.4);
      shapes.push_back(filled(polygon_path({{box.left, box.top},
                                            {box.right - fold, box.top},
                                            {box.right, box.top + fold},
                                            {box.right, box.bottom},
                                            {box.left, box.bottom}}),
                              style, width));
      shapes.push_back(PathShape{line_path({{box.right - fold, box.top},
                                            {box.right - fold, box.top + fold},
                                            {box.right, box.top + fold}}),
                                 {},
                                 style.line,
                                 width,
                                 {}});
      break;
    }
    case NodeShape::kTab: {
      const double cut = std::min(7.0, height * 0.3);
      shapes.push_back(filled(polygon_path({{box.left, box.top},
                                            {box.right - cut, box.top},
                                            {box.right, box.top + cut},
                                            {box.right, box.bottom - cut},
                                            {box.right - cut, box.bottom},
                                            {box.left, box.bottom}}),
                              style, width));
      break;
    }
    case NodeShape::kTag: {
      const double point = std::min(9.0, height * 0.4);
      shapes.push_back(filled(polygon_path({{box.left, box.centre().y},
                                            {box.left + point, box.top},
                                            {box.right, box.top},
                                            {box.right, box.bottom},
                                            {box.left + point, box.bottom}}),
                              style, width));
      break;
    }
  }
  return shapes;
}

SceneGroup draw_card(const PictureNode& node, const Box& box, const Pen& pen) {
  const auto& style = pen.style();
  const auto kind = node.community ? NodeStyle{NodeShape::kRounded, style.page.cluster_fill,
                                               style.page.cluster_line}
                                   : style.node(node.type);
  SceneGroup group;
  group.part = Part::kNode;
  group.id = "node_" + identifier(node.id);
  group.classes =
      node.community ? "node community" : "node type_" + std::string(name_of(node.type));
  if (node.highlighted) group.classes += " highlighted";
  group.title = node.tooltip;
  group.extent = box;
  group.shapes = outline(kind, box, node.highlighted && !node.community ? 2.6 : 1.2);
  double x = box.centre().x;
  if (kind.shape == NodeShape::kCard) x += kBar / 2.0;
  if (kind.shape == NodeShape::kTag) x += 3.0;
  double y = box.top + kPadY;
  if (kind.shape == NodeShape::kStack) {
    x -= kStackStep / 2.0;
    y += kStackStep / 2.0;
  }
  const auto add = [&](const std::string& line, double size, const std::string& colour, bool bold) {
    group.shapes.emplace_back(
        pen.centred(line, {x, y + size * kLeading / 2.0}, size, colour, bold));
    y += size * kLeading;
  };
  for (const auto& line : node.label) {
    add(line, style.font.node, style.page.node_text, node.highlighted);
  }
  for (const auto& line : node.note) add(line, style.font.note, style.page.node_note, false);
  return group;
}

Size label_size(const std::vector<LabelLine>& lines, const Pen& pen) {
  const double font = pen.style().font.line;
  Size size;
  for (const auto& line : lines) {
    double width = pen.width(printable(line.text), font);
    if (!line.references.empty()) {
      width += kReferenceGap + pen.width(line.references, font * kReferencePart);
    }
    size.width = std::max(size.width, width);
    size.height += font * kLeading;
  }
  return {std::ceil(size.width + 8.0), std::ceil(size.height + 3.0)};
}

SceneGroup draw_label(const PictureEdge& edge, const Box& box, const Pen& pen) {
  const auto& style = pen.style();
  const double font = style.font.line;
  SceneGroup group;
  group.part = Part::kLabel;
  group.id = "label_" + identifier(edge.id);
  group.classes = "edge_label " + std::string(name_of(edge.reality));
  group.title = edge.tooltip;
  group.extent = box;
  group.shapes.emplace_back(PathShape{rounded_path(box, 3.0), style.page.background, {}, 0.0, {}});
  double y =
      box.top + (box.height() - static_cast<double>(edge.label.size()) * font * kLeading) / 2.0;
  for (const auto& line : edge.label) {
    const double middle = y + font * kLeading / 2.0;
    const double text = pen.width(printable(line.text), font);
    const double small = font * kReferencePart;
    const double marks =
        line.references.empty() ? 0.0 : kReferenceGap + pen.width(line.references, small);
    const double left = box.centre().x - (text + marks) / 2.0;
    group.shapes.emplace_back(
        pen.text(line.text, {left, middle}, font, style.line(line.reality).text));
    if (marks > 0.0) {
      group.shapes.emplace_back(pen.text(line.references, {left + text + kReferenceGap, middle},
                                         small, style.page.muted));
    }
    y += font * kLeading;
  }
  return group;
}

SceneGroup draw_line(const PictureEdge& edge, const Curve& path, const Pen& pen) {
  const auto& style = pen.style().line(edge.reality);
  const double width = line_width(edge.sources);
  SceneGroup group;
  group.part = Part::kLine;
  group.id = "edge_" + identifier(edge.id);
  group.classes = "edge " + std::string(name_of(edge.reality));
  for (const auto& predicate : edge.predicates) group.classes += " " + identifier(predicate);
  group.title = edge.tooltip.empty() ? lines_of(edge.label) : edge.tooltip;
  if (path.steps.empty()) return group;
  Curve drawn = path;
  std::vector<Shape> heads;
  const double room = kArrowLength * (0.85 + 0.13 * width) - 1.6;
  if (edge.arrow_head) {
    const auto& last = path.steps.back();
    const Point before = last.curved             ? last.second
                         : path.steps.size() > 1 ? path.steps[path.steps.size() - 2].to
                                                 : path.start;
    heads.emplace_back(arrow_head(path.end(), direction(before, path.end()), style.line, width));
    shorten_end(drawn, room);
  }
  if (edge.arrow_tail) {
    const auto& first = path.steps.front();
    const Point after = first.curved ? first.first : first.to;
    heads.emplace_back(arrow_head(path.start, direction(after, path.start), style.line, width));
    shorten_start(drawn, room);
  }
  group.shapes.emplace_back(PathShape{std::move(drawn), {}, style.line, width, style.dashes});
  for (auto& head : heads) group.shapes.push_back(std::move(head));
  return group;
}

std::vector<Shape> mark(Reality reality, Point at, const Style& style) {
  constexpr double kRadius = 4.6;
  const auto& colour = style.line(reality).line;
  const bool solid = reality == Reality::kFact || reality == Reality::kClaim;
  std::vector<Shape> shapes;
  shapes.emplace_back(
      PathShape{rounded_path(box_around(at, {2.0 * kRadius, 2.0 * kRadius}), kRadius),
                solid ? colour : style.page.background,
                colour,
                1.6,
                {}});
  if (reality != Reality::kDenied) return shapes;
  const double arm = kRadius * 0.55;
  for (const double slope : {1.0, -1.0}) {
    shapes.emplace_back(
        PathShape{line_path({at + Point{-arm, -arm * slope}, at + Point{arm, arm * slope}}),
                  {},
                  colour,
                  1.4,
                  {}});
  }
  return shapes;
}

double group_title_height(const Pen& pen) {
  return pen.style().font.note * kLeading + 4.0;
}

SceneGroup draw_group(const std::string& title, std::size_t index, const Box& box, const Pen& pen) {
  const auto& style = pen.style();
  auto shown = title;
  for (auto columns = columns_of(title);
       columns > 3 && pen.width(shown, style.font.note, true) > box.width() - 16.0; --columns) {
    shown = shorten(title, columns);
  }
  SceneGroup group;
  group.part = Part::kCluster;
  group.id = "group_" + std::to_string(index + 1);
  group.classes = "group";
  group.title = title;
  group.extent = box;
  group.shapes.emplace_back(PathShape{
      rounded_path(box, 8.0), style.page.cluster_fill, style.page.cluster_line, 0.8, {2.0, 2.5}});
  group.shapes.emplace_back(
      pen.text(shown, {box.left + 9.0, box.top + 4.0 + style.font.note * kLeading / 2.0},
               style.font.note, style.page.muted, true));
  return group;
}

}  // namespace whomet
