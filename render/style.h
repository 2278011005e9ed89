// How diagrams look: fonts, colours, shapes and dashes, read from data/style/diagram.style, over
// which a user may lay a file of his own. docs/diagrams.md lists the settings.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "graph/facts.h"

namespace whomet {

enum class Theme { kLight, kDark };

std::optional<Theme> parse_theme(std::string_view name);  // "light", "dark"

// What is claimed about a relation, worst first to lose: a line shows one of these.
enum class Reality { kFact, kClaim, kPlan, kDenied };
inline constexpr std::size_t kRealities = 4;

std::string_view name_of(Reality reality);    // "fact", "claim", "plan", "denied"
std::string_view legend_of(Reality reality);  // "reported as fact"
std::string_view legend_of(EntityType type);  // "person"

enum class NodeShape {
  kRounded,
  kPill,
  kBox,
  kHexagon,
  kOctagon,
  kCard,   // a box with a bar at its left side
  kStack,  // two boxes behind each other
  kNote,   // a corner folded
  kTab,    // corners cut at the right side
  kTag     // pointed at the left side
};

struct NodeStyle {
  NodeShape shape = NodeShape::kBox;
  std::string fill;  // colours are "#RRGGBB"
  std::string line;
};

struct LineStyle {
  std::string line;
  std::string text;            // of its label
  std::vector<double> dashes;  // empty = solid
};

// Sizes in points.
struct FontStyle {
  std::string family;  // "DejaVu Sans, Verdana, sans-serif"
  double title = 16.0;
  double node = 11.0;
  double note = 8.5;
  double line = 9.0;
  double legend = 9.0;
};

struct PageStyle {
  std::string background;
  std::string text;
  std::string muted;
  std::string rule;
  std::string band;
  std::string cluster_fill;
  std::string cluster_line;
  std::string node_text;
  std::string node_note;
};

struct Style {
  FontStyle font;
  PageStyle page;
  std::array<NodeStyle, 11> nodes;          // by EntityType
  std::array<LineStyle, kRealities> lines;  // by Reality

  const NodeStyle& node(EntityType type) const { return nodes[static_cast<std::size_t>(type)]; }
  const LineStyle& line(Reality reality) const { return lines[static_cast<std::size_t>(reality)]; }
};

// The built-in style with the settings of `changes` (the text of a style file, "" = none) over it.
// Errors name the place: "my.style:12: expected a colour such as #1A2B3C, found 'bluish'".
Result<Style> make_style(Theme theme, std::string_view changes = {}, std::string_view name = {});

// The built-in style. It is known to be right.
Style default_style(Theme theme);

// Of two "#RRGGBB" colours, 1 to 21 (WCAG 2.1, "contrast ratio").
double contrast(std::string_view a, std::string_view b);

// Pairs of a text's colour and what is behind it that stand out by less than `least`, as
// "person.fill under node.text: 3.1:1".
std::vector<std::string> weak_contrasts(const Style& style, double least);

// Points. One source is a plain line; doubling the sources adds the same again, up to 4.
double line_width(std::size_t sources);

}  // namespace whomet
