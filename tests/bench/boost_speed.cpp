// Our searches and measures beside those of Boost.Graph, on the relations of a .kg: CPU time,
// median of some runs, one thread.
//   boost_speed FILE.kg
// Boost runs on its compressed_sparse_row_graph, the fastest of its containers. Where it has
// nothing that does the same, its nearest: a search from one end that stops at the target.

#include <algorithm>
#include <cstdio>
#include <functional>
#include <vector>

#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <boost/graph/connected_components.hpp>
#include <boost/graph/dijkstra_shortest_paths.hpp>
#include <boost/graph/page_rank.hpp>
#include <boost/property_map/function_property_map.hpp>
#include <boost/property_map/property_map.hpp>

#include "base/cpu_clock.h"
#include "query/graphs/stored_property_graph.h"
#include "query/measures/measures.h"
#include "query/search/path_search.h"
#include "query/search/stored_view.h"

namespace {

using namespace whomet;

using Rows = boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, std::uint32_t,
                                                boost::no_property, std::uint32_t, std::uint64_t>;

struct Arrived {};

struct StopAt : boost::default_bfs_visitor {
  explicit StopAt(std::uint32_t node) : target(node) {}
  template <typename Graph>
  void discover_vertex(std::uint32_t node, const Graph& /*graph*/) const {
    if (node == target) throw Arrived();
  }
  std::uint32_t target;
};

struct StopWhenNear : boost::default_dijkstra_visitor {
  explicit StopWhenNear(std::uint32_t node) : target(node) {}
  template <typename Graph>
  void examine_vertex(std::uint32_t node, const Graph& /*graph*/) const {
    if (node == target) throw Arrived();
  }
  std::uint32_t target;
};

void measure(const char* what, int runs, const std::function<double(int)>& run) {
  std::vector<double> times;
  double answer = 0;
  for (int i = 0; i < runs; ++i) {
    const double begin = cpu_microseconds();
    answer += run(i);
    times.push_back((cpu_microseconds() - begin) / 1e3);  // milliseconds
  }
  std::sort(times.begin(), times.end());
  std::printf("%-46s %10.3f ms   (%g)\n", what, times[times.size() / 2], answer);
}

}  // namespace

int main(int argument_count, char** arguments) {
  if (argument_count != 2) {
    std::fprintf(stderr, "usage: boost_speed FILE.kg\n");
    return 2;
  }
  const StoredPropertyGraph graph(StoredGraph::open(arguments[1]));
  const std::uint32_t count = graph.stored().node_count();
  std::shared_ptr<const MeasureNetwork> network;
  measure("relations -> rows of who is linked to whom", 1, [&](int /*run*/) {
    network = network_of(graph, count, {});
    return static_cast<double>(network->links.size());
  });

  // Costs of links as the cheapest of parallel relations has them.
  StoredViewOptions options;
  options.cost = HopCost::kDoubt;
  options.damp_hubs = false;
  options.fold_parallel = true;
  StoredView view(graph.stored(), options);
  std::vector<std::pair<std::uint32_t, std::uint32_t>> ends;
  std::vector<std::uint32_t> costs;
  std::vector<SearchArc> arcs;
  for (std::uint32_t node = 0; node < count; ++node) {
    view.arcs_from(node, arcs);
    for (const SearchArc& arc : arcs) {
      if (arc.node == node) continue;
      ends.emplace_back(node, arc.node);
      costs.push_back(arc.cost);
    }
  }
  const Rows rows(boost::edges_are_sorted, ends.begin(), ends.end(), costs.begin(), count);
  const auto index = boost::get(boost::vertex_index, rows);
  const auto map_of = [&](auto& values) {
    return boost::make_iterator_property_map(values.begin(), index);
  };

  measure("components, Boost.Graph", 5, [&](int /*run*/) {
    std::vector<std::uint32_t> component(count);
    return static_cast<double>(boost::connected_components(rows, map_of(component)));
  });
  measure("components, ours", 5, [&](int /*run*/) {
    const auto component = components_of(*network);
    return 1.0 + *std::max_element(component.begin(), component.end());
  });
  measure("PageRank, Boost.Graph, 20 rounds", 3, [&](int /*run*/) {
    std::vector<double> rank(count);
    std::vector<double> next(count);
    boost::graph::page_rank(rows, map_of(rank), boost::graph::n_iterations(20), 0.85, count,
                            map_of(next));
    return static_cast<double>(std::max_element(rank.begin(), rank.end()) - rank.begin());
  });
  measure("PageRank, ours, to 1e-10", 3, [&](int /*run*/) {
    const auto rank = pagerank_of_nodes(*network);
    return static_cast<double>(std::max_element(rank.begin(), rank.end()) - rank.begin());
  });

  const auto pair_of = [count](int run) {
    const auto number = static_cast<std::uint64_t>(run) * 2654435761ULL;
    return std::pair(static_cast<std::uint32_t>(number % count),
                     static_cast<std::uint32_t>((number >> 7U) * 40503U % count));
  };
  measure("shortest path, Boost.Graph from one end", 25, [&](int run) {
    const auto [from, to] = pair_of(run);
    std::vector<boost::default_color_type> colors(count);
    try {
      boost::breadth_first_search(rows, from, boost::visitor(StopAt(to)).color_map(map_of(colors)));
    } catch (const Arrived&) {
      return 1.0;
    }
    return 0.0;
  });
  const auto search = [&](int run, bool by_cost) {
    const auto [from, to] = pair_of(run);
    PathRequest request;
    request.from = from;
    request.to = to;
    request.by_cost = by_cost;
    return static_cast<double>(
        search_paths(view, request, [](const FoundPath& /*path*/) { return true; }).found);
  };
  measure("shortest path, ours from both ends, in the file", 25,
          [&](int run) { return search(run, false); });
  measure("cheapest path, Boost.Graph from one end", 15, [&](int run) {
    const auto [from, to] = pair_of(run);
    std::vector<std::uint32_t> distance(count);
    std::vector<std::uint32_t> before(count);
    const auto cost = boost::get(boost::edge_bundle, rows);
    try {
      boost::dijkstra_shortest_paths(rows, from,
                                     boost::weight_map(cost)
                                         .distance_map(map_of(distance))
                                         .predecessor_map(map_of(before))
                                         .visitor(StopWhenNear(to)));
    } catch (const Arrived&) {
      return 1.0;
    }
    return 0.0;
  });
  measure("cheapest path, ours from both ends, in the file", 15,
          [&](int run) { return search(run, true); });
  return 0;
}
