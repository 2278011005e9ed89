#include "render/style.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace whomet {
namespace {

// clang-format off
constexpr NodeStyle kNodeStyles[] = {
    {EntityType::kPerson, "box", "filled,rounded", "#D6E9F8", "#0072B2", "0.14,0.08", "person"},
    {EntityType::kCountry, "ellipse", "filled", "#FDE7BF", "#B87A00", "0.05,0.04", "country"},
    {EntityType::kOrganization, "hexagon", "filled", "#CFEDE1", "#00795A", "0.01,0.04", "organization"},
    {EntityType::kGroup, "box3d", "filled", "#E2F1F9", "#3B8FBF", "0.14,0.08", "group"},
    {EntityType::kPlace, "box", "filled", "#FBF8CC", "#9A9000", "0.14,0.08", "place"},
    {EntityType::kMeeting, "box", "filled,diagonals", "#F3DBE9", "#A8487F", "0.16,0.08", "meeting"},
    {EntityType::kEvent, "octagon", "filled", "#F9D9C6", "#C05000", "0.01,0.03", "event"},
    {EntityType::kDocument, "note", "filled", "#FFFFFF", "#555555", "0.14,0.08", "document"},
    {EntityType::kRole, "tab", "filled", "#F2F2F2", "#777777", "0.14,0.08", "role"},
    {EntityType::kTopic, "box", "filled", "#F4F4F4", "#C4C4C4", "0.14,0.08", "topic"},
    {EntityType::kItem, "component", "filled", "#EDE4D8", "#85633A", "0.14,0.08", "item"},
};
// clang-format on

constexpr LineStyle kLineStyles[] = {
    {"solid", "#404040", "#202020", "\xE2\x94\x80\xE2\x94\x80\xE2\x94\x80", "reported as fact"},
    {"dotted", "#404040", "#404040", "\xC2\xB7 \xC2\xB7 \xC2\xB7 \xC2\xB7", "claimed by someone"},
    {"dashed", "#5A5A5A", "#404040", "\xE2\x80\x93 \xE2\x80\x93 \xE2\x80\x93",
     "planned, possible or wished"},
    {"solid", "#C62828", "#A61B1B", "\xE2\x94\x80 \xE2\x9C\x97 \xE2\x94\x80", "said not to be so"},
};

}  // namespace

const NodeStyle& node_style(EntityType type) {
  const auto* found = std::find_if(std::begin(kNodeStyles), std::end(kNodeStyles),
                                   [&](const NodeStyle& style) { return style.type == type; });
  return found == std::end(kNodeStyles) ? kNodeStyles[9] : *found;
}

const LineStyle& line_style(Reality reality) {
  return kLineStyles[static_cast<std::size_t>(reality)];
}

double line_width(std::size_t sources) {
  const double doublings = std::log2(static_cast<double>(std::max<std::size_t>(1, sources)));
  return std::min(4.5, 1.2 + 0.9 * doublings);
}

}  // namespace whomet
