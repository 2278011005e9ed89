// The parts of a picture as shapes: cards, lines with their texts, groups.
#pragma once

#include <string>
#include <vector>

#include "render/drawing/scene.h"
#include "render/layout/graphviz.h"
#include "render/style.h"
#include "render/view/picture.h"

namespace whomet {

// A style and how wide texts are in it.
class Pen {
 public:
  Pen(const Style& style, Graphviz& graphviz) : style_(style), graphviz_(graphviz) {}

  const Style& style() const { return style_; }
  double width(std::string_view text, double size, bool bold = false) const {
    return graphviz_.text_width(style_.font.family, text, size, bold);
  }
  // With its left end at `left`, or centred on it; `middle` is the middle of the capitals.
  TextShape text(std::string_view text, Point left, double size, const std::string& colour,
                 bool bold = false) const;
  TextShape centred(std::string_view text, Point middle, double size, const std::string& colour,
                    bool bold = false) const;

 private:
  const Style& style_;
  Graphviz& graphviz_;
};

// Lines of text are this much apart, as a part of the font's size.
inline constexpr double kLeading = 1.28;

Size card_size(const PictureNode& node, const Pen& pen);
SceneGroup draw_card(const PictureNode& node, const Box& box, const Pen& pen);

Size label_size(const std::vector<LabelLine>& lines, const Pen& pen);
SceneGroup draw_label(const PictureEdge& edge, const Box& box, const Pen& pen);

SceneGroup draw_line(const PictureEdge& edge, const Curve& path, const Pen& pen);

// Height of a group's title.
double group_title_height(const Pen& pen);
SceneGroup draw_group(const std::string& title, std::size_t index, const Box& box, const Pen& pen);

// The outline of a node of this type, for cards and legends.
std::vector<Shape> outline(const NodeStyle& style, const Box& box, double line_width);

// Of somebody at an occasion of a timeline: full if it took place, hollow if it is planned, crossed
// if it did not.
std::vector<Shape> mark(Reality reality, Point at, const Style& style);

}  // namespace whomet
