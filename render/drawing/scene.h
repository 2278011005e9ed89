// A finished drawing: shapes and texts in groups, in the order of painting. Every output format and
// every viewer is a translation of this; it knows nothing of graphs.
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "render/layout/geometry.h"

namespace whomet {

struct PathShape {
  Curve path;
  std::string fill;    // "#RRGGBB", "" = none
  std::string stroke;  // "#RRGGBB", "" = none
  double width = 1.0;
  std::vector<double> dashes;  // lengths of pen down, up, down, ...; empty = solid
};

struct TextShape {
  Point start;  // left end of the baseline
  std::string text;
  double width = 0.0;  // as measured
  double size = 10.0;  // of the font
  std::string colour;
  bool bold = false;
  bool italic = false;
};

using Shape = std::variant<PathShape, TextShape>;

enum class Part {
  kHeader,
  kBand,  // of a timeline: behind everything
  kCluster,
  kLine,
  kLabel,  // of a line
  kNode,
  kLegend,
  kSources,
};

struct SceneGroup {
  Part part = Part::kNode;
  std::string id;       // letters, digits and "_"; unique in the scene, "" = none
  std::string classes;  // "node type_Person"
  std::string title;    // what to say on hovering, lines separated by "\n"
  Box extent;           // what it covers; parts other than bands, clusters and lines do not overlap
  std::vector<Shape> shapes;
};

struct Scene {
  Size size;
  std::string background;
  std::string font;         // families, "DejaVu Sans, Verdana, sans-serif"
  std::string title;        // plain text
  std::string description;  // plain text: what a reader who cannot see it is told
  std::vector<SceneGroup> groups;
};

// Ids and class names that need no escape anywhere: other characters become "_".
std::string identifier(std::string_view text);

}  // namespace whomet
