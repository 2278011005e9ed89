// Which search answers which request. Reads as the table of them.
#include "query/search/path_search.h"

#include "query/search/node_map.h"
#include "query/search/search_run.h"

namespace whomet {
namespace {

bool names_no_way(const PathRequest& request) {
  return request.way_points.empty() && !request.in_time_order && request.min_hops <= 1 &&
         request.from != request.to;
}

void search(SearchRun& run, const UsePath& use) {
  const PathRequest& request = run.request;
  const bool ends_alone = names_no_way(request);
  FoundPath found;
  if (ends_alone && !request.by_cost && request.selector == PathSelector::kAllShortest) {
    find_all_shortest(run, use);
    return;
  }
  if (ends_alone && request.selector == PathSelector::kAny) {
    if (request.by_cost) {
      find_cheapest(run, found);
    } else {
      find_any_shortest(run, found);
    }
    if (found.nodes.empty()) return;
    if (found.edges.size() <= request.max_hops) {
      use(found);
      return;
    }
  }
  enumerate_paths(run, use);
}

}  // namespace

SearchReport search_paths(SearchView& view, const PathRequest& request,
                          const std::function<bool(const FoundPath&)>& use) {
  SearchRun run{view, request};
  if (request.selector == PathSelector::kShortest || request.selector == PathSelector::kGroups) {
    if (request.count == 0) return run.report;
  }
  std::size_t found = 0;
  search(run, [&](const FoundPath& path) {
    ++found;
    return use(path);
  });
  run.report.found = found;
  return run.report;
}

std::size_t count_reachable(SearchView& view, std::uint32_t from, std::uint32_t max_hops,
                            std::size_t max_steps) {
  std::vector<std::uint32_t> level{from};
  std::vector<SearchArc> arcs;
  NodeMap<char> seen;
  seen.insert(from, 1);
  std::size_t steps = 0;
  for (std::uint32_t hops = 0; hops < max_hops && !level.empty(); ++hops) {
    std::vector<std::uint32_t> next;
    for (const std::uint32_t node : level) {
      view.arcs_from(node, arcs);
      steps += arcs.size() + 1;
      if (steps > max_steps) return seen.size() - 1;
      for (const SearchArc& arc : arcs) {
        if (seen.insert(arc.node, 1).second) next.push_back(arc.node);
      }
    }
    level = std::move(next);
  }
  return seen.size() - 1;
}

}  // namespace whomet
