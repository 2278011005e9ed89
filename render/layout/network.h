// Where the cards and the texts of a network go: nothing overlaps, lines are straight, few of them
// cross, and none runs through a card or a text that is not its own.
// Method: stress majorization or the multilevel spring model (Graphviz) for a first placing, then
// simulated annealing with a cost for each fault that a reader would see, after Davidson & Harel,
// "Drawing graphs nicely using simulated annealing", ACM TOG 1996; a random number generator of our
// own with a fixed seed, so that the same input gives the same places.
// Cost: about 0.5 s for 60 lines; above kMostAnnealed lines the texts of lines are left out.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "render/layout/geometry.h"
#include "render/layout/graphviz.h"

namespace whomet {

inline constexpr std::size_t kMostAnnealed = 160;

struct NetworkLine {
  std::size_t tail = 0;
  std::size_t head = 0;
  Size label;  // 0 x 0 = none
};

struct NetworkInput {
  std::vector<Size> nodes;
  std::vector<NetworkLine> lines;   // at most one for each pair of nodes
  std::vector<std::size_t> groups;  // of each node; kNone = in no group; empty = no groups
  std::size_t group_count = 0;
  double group_title = 0.0;           // height of the title at the top of a group's box,
  std::vector<double> title_widths;   // and of each group, from its left side
  std::optional<std::size_t> centre;  // this node is kept in the middle

  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);
};

struct NetworkPlaces {
  std::vector<Box> nodes;
  std::vector<Box> labels;  // by line; empty boxes where there is none
  std::vector<Box> groups;
};

NetworkPlaces place_network(Graphviz& graphviz, const NetworkInput& input);

}  // namespace whomet
