#include "render/layout/network.h"

#include <cmath>

#include "render/layout/anneal.h"

namespace whomet {
namespace {

std::vector<Spring> springs_of(const NetworkInput& input) {
  std::vector<Spring> springs;
  for (const auto& line : input.lines) {
    const auto& a = input.nodes[line.tail];
    const auto& b = input.nodes[line.head];
    const double ends = (a.width + b.width + a.height + b.height) / 4.0;
    springs.push_back({line.tail, line.head, 30.0 + ends + 0.7 * line.label.width});
  }
  return springs;
}

// Around their middle, or around the node that is to be there.
void put_in_the_middle(std::vector<Point>& centres, const NetworkInput& input) {
  Point middle;
  if (input.centre) {
    middle = centres[*input.centre];
  } else {
    for (const auto& centre : centres) middle = middle + centre;
    middle = middle * (1.0 / static_cast<double>(std::max<std::size_t>(1, centres.size())));
  }
  for (auto& centre : centres) centre = centre - middle;
}

}  // namespace

NetworkPlaces place_network(Graphviz& graphviz, const NetworkInput& input) {
  const bool annealed = input.lines.size() <= kMostAnnealed;
  auto centres = graphviz.spring(input.nodes, springs_of(input), !annealed);
  put_in_the_middle(centres, input);
  Annealer annealer(input, std::move(centres));
  if (annealed) annealer.run();
  return annealer.places();
}

}  // namespace whomet
