// Paths between two nodes of a SearchView, best first: any shortest, all shortest, k shortest,
// groups of equal length, and the same by cost; as walks, trails or paths without a node twice;
// with bounds of length, way-points and the order of time.
//
// Methods: any and all shortest by breadth-first search from both ends (Pohl 1971), one cheapest
// by Dijkstra from both ends with Nicholson's stop (1966), all else by best-first enumeration of
// prefixes whose estimate is the true distance to the target (A*, Hart, Nilsson & Raphael 1968;
// with it the prefixes that are looked at are those of the answers and of what is equally short);
// k simple paths, where enumeration does not get there, by Yen (Management Science 1971) with A*
// spurs. Exact, and tested against brute force by tests/query/path_search_test.cpp.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

#include "query/search/search_view.h"

namespace whomet {

// What may come twice: anything; no edge; no node; no node but that the path may end where it
// began.
enum class PathMode : std::uint8_t { kWalk, kTrail, kAcyclic, kSimple };

enum class PathSelector : std::uint8_t {
  kAny,          // one of the best
  kAllShortest,  // all of the best: of the least hops, or of the least cost
  kShortest,     // the `count` best
  kGroups        // all of the `count` best lengths (or costs)
};

inline constexpr std::uint32_t kAnyHops = 0xFFFFFFFFU;

struct PathRequest {
  std::uint32_t from = 0;
  std::uint32_t to = 0;
  PathSelector selector = PathSelector::kAny;
  PathMode mode = PathMode::kAcyclic;
  std::size_t count = 1;
  std::uint32_t min_hops = 0;
  std::uint32_t max_hops = kAnyHops;
  bool by_cost = false;        // best = least sum of costs; otherwise least hops
  bool in_time_order = false;  // days never fall along the path; undated arcs are not taken
  std::vector<std::uint32_t> way_points;  // come on the path in this order, the ends included
  std::size_t max_steps = 50'000'000;     // arcs looked at before the search gives up
  std::function<void()> step;             // called now and then; may throw to stop the search
};

struct FoundPath {
  std::vector<std::uint32_t> nodes;  // from `from` to `to`
  std::vector<std::uint32_t> edges;  // one less; edges[i] links nodes[i] and nodes[i + 1]
  std::uint64_t cost = 0;            // sum of the arcs' costs; only filled in by_cost
};

struct SearchReport {
  bool exhausted = true;  // false: max_steps was reached, there may be more or better paths
  std::size_t found = 0;  // paths handed out
  std::size_t nodes = 0;  // that the search came to
  std::size_t steps = 0;  // arcs that it looked at
};

// Hands out the paths, best first; equals by the numbers of their nodes, then of their edges
// (except for kAny). `use` returns false to stop. A path of no hops is one where from == to and
// min_hops == 0. Requires for kWalk with kAllShortest, kGroups: costs > 0, which makes them finite.
SearchReport search_paths(SearchView& view, const PathRequest& request,
                          const std::function<bool(const FoundPath&)>& use);

// Nodes within max_hops of `from` (all that can be reached if kAnyHops), itself not counted.
// Stops at max_steps; then it is a lower bound.
std::size_t count_reachable(SearchView& view, std::uint32_t from, std::uint32_t max_hops,
                            std::size_t max_steps = 50'000'000);

}  // namespace whomet
