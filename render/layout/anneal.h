// The second step of render/layout/network.h: improves a placing of cards and texts.
#pragma once

#include <cstdint>
#include <vector>

#include "render/layout/network.h"

namespace whomet {

class Annealer {
 public:
  Annealer(const NetworkInput& input, std::vector<Point> centres);

  void run();

  NetworkPlaces places() const;

 private:
  struct Line {
    std::size_t tail;
    std::size_t head;
    Size label;
    double at = 0.5;  // where the label is on the visible part of the line, 0 to 1
  };

  Box box(std::size_t node) const;
  Box label_box(std::size_t line) const;
  Box group_box(std::size_t group) const;
  Box title_box(std::size_t group) const;
  Point label_centre(const Line& line) const;

  double line_cost(std::size_t line) const;
  double label_cost(std::size_t line) const;
  double node_cost(std::size_t node) const;
  double group_cost(std::size_t node) const;
  double moved_cost(std::size_t node) const;  // all terms that moving the node can change
  std::size_t overlaps() const;

  bool accept(double change, double temperature);
  void try_move(std::size_t node, double reach, double temperature);
  void try_jump(std::size_t node, double temperature);
  void try_swap(std::size_t a, std::size_t b, double temperature);
  void try_slide(std::size_t line, double temperature);
  void cool(int rounds);
  void settle_labels();
  double whole_cost() const;
  void compact();
  void refresh(std::size_t node);

  double random();  // in [0, 1)
  std::size_t random_index(std::size_t count);

  const NetworkInput& input_;
  std::vector<Point> centres_;
  std::vector<Line> lines_;
  std::vector<std::vector<std::size_t>> lines_of_;  // by node
  std::vector<std::vector<std::size_t>> members_;   // by group
  std::vector<Box> boxes_;                          // of nodes, kept up to date
  std::vector<Box> labels_;
  std::uint64_t seed_ = 0x9E3779B97F4A7C15ULL;
};

}  // namespace whomet
