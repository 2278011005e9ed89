#include "extract/model/spanning_tree.h"

#include <cstdint>
#include <random>
#include <vector>

#include <doctest/doctest.h>

using namespace whomet;

namespace {

constexpr std::uint32_t kSeed = 20231128;

// Scores from [-10, 10]; `whole` numbers make many equal trees.
std::vector<float> random_scores(std::size_t words, bool whole, std::mt19937& random) {
  std::vector<float> scores(words * (words + 1));
  for (float& score : scores) {
    const auto number = static_cast<float>(random() % 200001) / 10000.0F - 10.0F;
    score = whole ? static_cast<float>(static_cast<int>(number / 4)) : number;
  }
  return scores;
}

bool is_tree(const std::vector<std::uint32_t>& heads) {
  std::size_t roots = 0;
  for (std::size_t i = 0; i < heads.size(); ++i) {
    roots += heads[i] == 0 ? 1 : 0;
    std::uint32_t vertex = static_cast<std::uint32_t>(i + 1);
    std::size_t steps = 0;
    while (vertex != 0 && ++steps <= heads.size()) vertex = heads[vertex - 1];
    if (vertex != 0) return false;
  }
  return roots == 1;
}

double total(const std::vector<float>& scores, const std::vector<std::uint32_t>& heads) {
  double sum = 0;
  for (std::size_t i = 0; i < heads.size(); ++i) {
    sum += static_cast<double>(scores[i * (heads.size() + 1) + heads[i]]);
  }
  return sum;
}

// All (words + 1)^words assignments.
double best_total(const std::vector<float>& scores, std::size_t words) {
  std::vector<std::uint32_t> heads(words, 0);
  double best = -1e9;
  while (true) {
    if (is_tree(heads)) best = std::max(best, total(scores, heads));
    std::size_t i = 0;
    while (i < words && heads[i] == words) heads[i++] = 0;
    if (i == words) return best;
    ++heads[i];
  }
}

}  // namespace

TEST_CASE("extract/model/spanning_tree: as good as the best of all trees, with one root") {
  std::mt19937 random(kSeed);
  SpanningTree tree;
  for (int round = 0; round < 400; ++round) {
    CAPTURE(round);
    const std::size_t words = 1 + static_cast<std::size_t>(round) % 6;
    std::vector<float> scores = random_scores(words, round % 2 == 1, random);
    // The root attracts in some rounds, so that the best heads are several roots.
    for (std::size_t i = 0; i < words && round % 3 == 0; ++i) scores[i * (words + 1)] += 8;
    const std::vector<std::uint32_t>& heads = tree.solve(scores, words);
    REQUIRE(heads.size() == words);
    CHECK(is_tree(heads));
    CHECK(total(scores, heads) == doctest::Approx(best_total(scores, words)));
  }
}

TEST_CASE("extract/model/spanning_tree: best heads that make a tree are kept") {
  // 1 <- 2 -> 3, root 2; scores for itself are ignored.
  const std::vector<float> scores = {
      0, 9, 5, 1,  // of word 1
      4, 1, 9, 1,  // of word 2
      0, 1, 3, 9,  // of word 3
  };
  SpanningTree tree;
  CHECK(tree.solve(scores, 3) == std::vector<std::uint32_t>{2, 0, 2});
}

TEST_CASE("extract/model/spanning_tree: 400 words give a tree, for any scores") {
  std::mt19937 random(kSeed);
  SpanningTree tree;
  constexpr std::size_t kWords = 400;
  CHECK(is_tree(tree.solve(random_scores(kWords, false, random), kWords)));
  CHECK(is_tree(tree.solve(random_scores(kWords, true, random), kWords)));
  CHECK(is_tree(tree.solve(std::vector<float>(kWords * (kWords + 1), 0.0F), kWords)));
  CHECK(tree.solve({}, 0).empty());
}
