// The best dependency tree for arc scores.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace whomet {

// Maximum spanning tree with exactly one child of the root.
// scores[i * (words + 1) + j]: that word i depends on word j - 1; j = 0 is the root. Finite; a
// word's score for itself is ignored. Gives the head of each word in the same numbers: 0 = root.
// Where the best head of each word already makes a tree, that is the result. O(words^2).
// Method: Tarjan, "Finding optimum branchings" (Networks, 1977) for dense graphs; one root as in
// Stanojevic & Cohen, "A Root of a Problem" (EMNLP 2021). Tested by spanning_tree_test.cpp.
class SpanningTree {
 public:
  const std::vector<std::uint32_t>& solve(std::span<const float> scores, std::size_t words);

 private:
  struct Arc {
    double score = 0;
    std::uint32_t from = 0;  // vertex: 0 = root, word i is vertex i + 1
    std::uint32_t to = 0;    // vertex
  };

  bool take_best_heads(std::span<const float> scores, std::size_t words);
  void set_up(std::span<const float> scores, std::size_t words);
  std::uint32_t find(std::uint32_t vertex);
  void choose_arc(std::uint32_t component);
  void contract(std::size_t first_on_path);
  void expand();

  std::vector<std::uint32_t> heads_;
  std::vector<std::uint8_t> state_;

  // Components: vertices, then contracted cycles.
  std::size_t vertices_ = 0;
  std::vector<std::uint32_t> row_of_;    // row of rows_ that holds the arcs into a component
  std::vector<Arc> rows_;                // [row][from]
  std::vector<Arc> chosen_;              // of each component
  std::vector<std::uint32_t> parent_;    // cycle that holds the component; itself if none
  std::vector<std::uint32_t> shortcut_;  // towards the outermost component
  std::vector<std::uint32_t> path_;      // components, each the chosen source of the one before
};

}  // namespace whomet
