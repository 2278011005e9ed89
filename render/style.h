// How a diagram shows what a thing is: shape and colour by entity type, line by modality.
// Hues are those of Okabe & Ito, which colour-blind readers tell apart, lightened for the fills;
// shapes say the same once more, for print in black and white.
#pragma once

#include <cstddef>

#include "graph/facts.h"

namespace whomet {

struct NodeStyle {
  EntityType type;
  const char* shape;  // of Graphviz
  const char* style;  // "filled" or "filled,rounded"
  const char* fill;
  const char* line;
  const char* margin;  // inches around the text; shapes with slanted sides have room already
  const char* legend;  // "person"
};

const NodeStyle& node_style(EntityType type);

// What is claimed about a relation, worst first to lose: a line shows one of these.
enum class Reality { kFact, kClaim, kPlan, kDenied };

struct LineStyle {
  const char* style;  // "solid", "dashed", "dotted"
  const char* colour;
  const char* label_colour;
  const char* legend_line;  // the line, drawn with characters
  const char* legend;
};

const LineStyle& line_style(Reality reality);

// Points. One source is a plain line; doubling the sources adds the same again, up to 4.5.
double line_width(std::size_t sources);

inline constexpr const char* kFont = "DejaVu Sans,Verdana,Helvetica,Arial,sans-serif";

}  // namespace whomet
