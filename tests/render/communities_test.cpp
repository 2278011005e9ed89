#include "render/view/communities.h"

#include <doctest/doctest.h>

namespace whomet {
namespace {

// Rings of `size` nodes that all know each other, each linked to the next ring by one line.
std::vector<WeightedLink> cliques(std::size_t count, std::size_t size) {
  std::vector<WeightedLink> links;
  for (std::size_t c = 0; c < count; ++c) {
    for (std::size_t i = 0; i < size; ++i) {
      for (std::size_t j = i + 1; j < size; ++j) links.push_back({c * size + i, c * size + j, 1.0});
    }
    links.push_back({c * size, (c + 1) % count * size, 1.0});
  }
  return links;
}

TEST_CASE("render/communities: cliques in a ring are found") {
  const auto communities = find_communities(24, cliques(4, 6));
  for (std::size_t i = 0; i < 24; ++i) {
    CAPTURE(i);
    CHECK(communities[i] == i / 6);
  }
}

TEST_CASE("render/communities: nodes without links are alone; nothing is nothing") {
  CHECK(find_communities(0, {}).empty());
  CHECK(find_communities(3, {}) == std::vector<std::size_t>{0, 1, 2});
  CHECK(find_communities(3, {{0, 2, 1.0}}) == std::vector<std::size_t>{0, 1, 0});
  CHECK(find_communities(2, {{0, 0, 1.0}, {1, 1, 5.0}}) == std::vector<std::size_t>{0, 1});
}

TEST_CASE("render/communities: weights decide") {
  // 0 = 1 – 2 = 3
  CHECK(find_communities(4, {{0, 1, 9.0}, {1, 2, 1.0}, {2, 3, 9.0}}) ==
        std::vector<std::size_t>{0, 0, 1, 1});
  CHECK(find_communities(4, {{0, 1, 1.0}, {1, 2, 9.0}, {2, 3, 1.0}, {0, 3, 9.0}}) ==
        std::vector<std::size_t>{0, 1, 1, 0});
}

}  // namespace
}  // namespace whomet
