// What the searches of this folder share. Internal to query/search.
#pragma once

#include <algorithm>
#include <functional>
#include <vector>

#include "query/search/path_search.h"

namespace whomet {

using UsePath = std::function<bool(const FoundPath&)>;

// One search: the view, what is asked, and what it has cost so far.
struct SearchRun {
  SearchView& view;
  const PathRequest& request;
  SearchReport report{};
  std::size_t last_call = 0;

  // Counts arcs that were looked at. false: the budget is used up.
  bool spend(std::size_t arcs) {
    report.steps += arcs + 1;
    if (request.step && report.steps - last_call > kStepsACall) {
      last_call = report.steps;
      request.step();
    }
    if (report.steps <= request.max_steps) return true;
    report.exhausted = false;
    return false;
  }

  static constexpr std::size_t kStepsACall = 4096;
};

// Any shortest path by hops; `found` stays empty if there is none. Requires: from != to.
void find_any_shortest(SearchRun& run, FoundPath& found);

// All shortest paths by hops, by the numbers of their nodes. Requires: from != to.
void find_all_shortest(SearchRun& run, const UsePath& use);

// One path of least cost; `found` stays empty if there is none. Requires: from != to.
void find_cheapest(SearchRun& run, FoundPath& found);

// Everything that a request can ask, best first.
void enumerate_paths(SearchRun& run, const UsePath& use);

// The `count` best paths without a node twice. Unlike that of enumerate_paths() its time is bounded
// by a polynomial. Requires: kAcyclic or kSimple, no way-points, no order of time, min_hops <= 1,
// from != to.
void find_paths_by_spurs(SearchRun& run, const UsePath& use);

}  // namespace whomet
