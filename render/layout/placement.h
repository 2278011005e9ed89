// Where everything of a picture is.
#pragma once

#include <vector>

#include "render/layout/geometry.h"
#include "render/layout/graphviz.h"
#include "render/layout/network.h"

namespace whomet {

struct Placement {
  std::vector<Box> nodes;
  std::vector<Curve> lines;  // from border to border, tail to head
  std::vector<Box> labels;   // by line; empty boxes where there is none
  std::vector<Box> groups;
};

Placement place_as_network(Graphviz& graphviz, const NetworkInput& input);

// Columns from left to right, the lines smooth curves through their texts: paths. Columns are the
// longest way from `first`, counted in lines; `last` is the rightmost. Graphviz' dot orders the
// columns; long lines pass between the cards of the columns that they skip.
Placement place_in_columns(Graphviz& graphviz, const NetworkInput& input, std::size_t first,
                           std::size_t last);

// One card in the middle, the others in two columns beside it, groups together: a meeting.
// Requires: one end of each line is the card in the middle (input.centre).
Placement place_around(const NetworkInput& input);

}  // namespace whomet
