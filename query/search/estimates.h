// How far a node is from a goal, found by searching backwards from the goal, no further than is
// asked. Internal to query/search.
#pragma once

#include <cstdint>
#include <limits>
#include <queue>
#include <vector>

#include "query/search/node_map.h"
#include "query/search/search_run.h"

namespace whomet {

inline constexpr std::uint64_t kNever = std::numeric_limits<std::uint64_t>::max();

struct Estimate {
  std::uint64_t distance = 0;  // kNever: the goal cannot be reached
  bool exact = true;           // false: it is at least that far
};

// Distances in hops or in cost, all arcs allowed in any order of time.
class DistanceTo {
 public:
  DistanceTo(SearchRun& run, std::uint32_t goal, bool by_cost);

  Estimate estimate(std::uint32_t node) const;
  // Searches until all nodes within `radius` are known.
  void widen(std::uint64_t radius);
  // The true distance. kNever too if the budget is used up before.
  std::uint64_t exact(std::uint32_t node);
  std::uint64_t radius() const { return open_.empty() ? kNever : open_.top().distance; }

 private:
  struct Label {
    std::uint64_t distance = kNever;
    bool settled = false;
  };
  struct Open {
    std::uint64_t distance;
    std::uint32_t node;
    bool operator>(const Open& other) const { return distance > other.distance; }
  };
  void settle_next();

  SearchRun& run_;
  bool by_cost_;
  NodeMap<Label> labels_;
  std::priority_queue<Open, std::vector<Open>, std::greater<>> open_;
  std::vector<SearchArc> arcs_;
};

// Hops to the goal along arcs whose days never fall, for one who comes to the node on a day. For
// l = 1, 2, ... the latest day on which one may still leave a node and arrive in at most l hops:
// it grows with l, and one who comes on day d needs the first l whose day is not before d.
class DatedHopsTo {
 public:
  DatedHopsTo(SearchRun& run, std::uint32_t goal, std::uint32_t max_hops);

  Estimate estimate(std::uint32_t node, std::int32_t day) const;
  // Looks one hop further; false: there is nothing further.
  bool widen();
  void widen_fully() {
    while (widen()) {
    }
  }

 private:
  struct Leave {
    std::uint32_t hops;
    std::int32_t day;
    std::uint32_t earlier;  // the one of fewer hops, with an earlier day
  };

  SearchRun& run_;
  std::uint32_t goal_;
  std::uint32_t max_hops_;
  std::uint32_t hops_ = 0;
  NodeMap<std::uint32_t> latest_;  // last of the node's list in leaves_
  std::vector<Leave> leaves_;
  std::vector<std::pair<std::uint32_t, std::int32_t>> changed_;  // in the last round
  std::vector<SearchArc> arcs_;
};

}  // namespace whomet
