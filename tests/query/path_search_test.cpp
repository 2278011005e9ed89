// Path searches against brute force: every path of small multigraphs is listed, what a request
// asks for is picked from the list, and the search has to give the same, in the same order.

#include "query/search/path_search.h"

#include <algorithm>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include <doctest/doctest.h>

#include "query/graphs/memory_graph.h"
#include "query/search/property_view.h"
#include "query/search/search_run.h"
#include "tests/support/random_graph.h"

using namespace whomet;
using whomet::testing::Random;

namespace {

struct TestEdge {
  std::uint32_t a;
  std::uint32_t b;
  std::uint32_t cost = 1;
  std::int32_t day = 0;
};

class TestView : public SearchView {
 public:
  std::vector<TestEdge> edges;
  bool directed = false;
  std::set<std::uint32_t> closed;  // nodes that no arc leads to or from

  void arcs_from(std::uint32_t node, std::vector<SearchArc>& arcs) override {
    list(node, arcs, true);
  }
  void arcs_to(std::uint32_t node, std::vector<SearchArc>& arcs) override {
    list(node, arcs, false);
  }

 private:
  void list(std::uint32_t node, std::vector<SearchArc>& arcs, bool from) const {
    arcs.clear();
    for (std::uint32_t i = 0; i < edges.size(); ++i) {
      const TestEdge& edge = edges[i];
      const auto add = [&](std::uint32_t here, std::uint32_t there) {
        if (here == node && !closed.contains(there))
          arcs.push_back({there, i, edge.cost, edge.day});
      };
      if (from || !directed) add(edge.a, edge.b);
      if ((!from || !directed) && (edge.a != edge.b || directed)) add(edge.b, edge.a);
    }
  }
};

using Listed = std::tuple<std::uint64_t, std::vector<std::uint32_t>, std::vector<std::uint32_t>>;

bool keeps_mode(const PathRequest& request, const FoundPath& path, const SearchArc& arc) {
  const auto has = [](const std::vector<std::uint32_t>& list, std::uint32_t number) {
    return std::find(list.begin(), list.end(), number) != list.end();
  };
  switch (request.mode) {
    case PathMode::kWalk:
      return true;
    case PathMode::kTrail:
      return !has(path.edges, arc.edge);
    case PathMode::kAcyclic:
      return !has(path.nodes, arc.node);
    case PathMode::kSimple: {
      if (has(path.edges, arc.edge)) return false;
      if (path.edges.size() > 0 && path.nodes.back() == request.from) return false;  // closed
      if (arc.node == request.from) return request.from == request.to;
      return !has(path.nodes, arc.node);
    }
  }
  return false;
}

bool passes_way_points(const PathRequest& request, const FoundPath& path) {
  std::size_t next = 0;
  for (const std::uint32_t node : path.nodes) {
    while (next < request.way_points.size() && request.way_points[next] == node) ++next;
  }
  return next == request.way_points.size();
}

void list_paths(TestView& view, const PathRequest& request, FoundPath& path, std::uint64_t cost,
                std::int32_t day, std::vector<Listed>& listed) {
  if (path.nodes.back() == request.to && path.edges.size() >= request.min_hops &&
      passes_way_points(request, path)) {
    listed.emplace_back(request.by_cost ? cost : path.edges.size(), path.nodes, path.edges);
  }
  if (path.edges.size() == request.max_hops) return;
  std::vector<SearchArc> arcs;
  view.arcs_from(path.nodes.back(), arcs);
  for (const SearchArc& arc : arcs) {
    if (!keeps_mode(request, path, arc)) continue;
    if (request.in_time_order && (arc.day == kNoDay || arc.day < day)) continue;
    path.nodes.push_back(arc.node);
    path.edges.push_back(arc.edge);
    list_paths(view, request, path, cost + arc.cost, arc.day, listed);
    path.nodes.pop_back();
    path.edges.pop_back();
  }
}

std::vector<Listed> expected_paths(TestView& view, const PathRequest& request) {
  std::vector<Listed> listed;
  FoundPath path;
  path.nodes.push_back(request.from);
  list_paths(view, request, path, 0, kNoDay, listed);
  std::sort(listed.begin(), listed.end());
  std::size_t kept = 0;
  std::size_t groups = 0;
  for (; kept < listed.size(); ++kept) {
    if (kept == 0 || std::get<0>(listed[kept]) != std::get<0>(listed[kept - 1])) ++groups;
    const std::size_t wanted =
        request.selector == PathSelector::kShortest || request.selector == PathSelector::kGroups
            ? request.count
            : 1;
    const bool grouped =
        request.selector == PathSelector::kAllShortest || request.selector == PathSelector::kGroups;
    if (grouped ? groups > wanted : kept == wanted) break;
  }
  listed.resize(kept);
  return listed;
}

std::vector<Listed> found_paths(TestView& view, const PathRequest& request) {
  std::vector<Listed> found;
  const SearchReport report = search_paths(view, request, [&](const FoundPath& path) {
    std::uint64_t cost = path.edges.size();
    if (request.by_cost) {
      cost = 0;
      for (const std::uint32_t edge : path.edges) cost += view.edges[edge].cost;
      CHECK(cost == path.cost);
    }
    found.emplace_back(cost, path.nodes, path.edges);
    return true;
  });
  CHECK(report.exhausted);
  CHECK(report.found == found.size());
  return found;
}

std::string shown(const std::vector<Listed>& paths) {
  std::string text;
  for (const auto& [cost, nodes, edges] : paths) {
    text += std::to_string(cost) + ":";
    for (std::size_t i = 0; i < nodes.size(); ++i) {
      text += " " + std::to_string(nodes[i]);
      if (i < edges.size()) text += " -" + std::to_string(edges[i]) + "-";
    }
    text += "\n";
  }
  return text;
}

TestView random_view(Random& random) {
  TestView view;
  const auto nodes = static_cast<std::uint32_t>(3 + random.below(4));
  const std::size_t edges = 2 + random.below(8);
  view.directed = random.chance(40);
  for (std::size_t i = 0; i < edges; ++i) {
    TestEdge edge{static_cast<std::uint32_t>(random.below(nodes)),
                  static_cast<std::uint32_t>(random.below(nodes)),
                  static_cast<std::uint32_t>(1 + random.below(random.chance(50) ? 3 : 40)),
                  random.chance(10) ? kNoDay : static_cast<std::int32_t>(random.below(6))};
    view.edges.push_back(edge);
  }
  if (random.chance(20)) view.closed.insert(static_cast<std::uint32_t>(2 + random.below(2)));
  return view;
}

PathRequest random_request(Random& random) {
  PathRequest request;
  request.from = static_cast<std::uint32_t>(random.below(2));
  request.to = random.chance(12) ? request.from : 1 - request.from;
  request.selector = random.pick_enum<PathSelector>(4);
  request.mode = random.pick_enum<PathMode>(4);
  request.count = 1 + random.below(5);
  request.by_cost = random.chance(45);
  request.in_time_order = random.chance(20);
  if (random.chance(40)) request.max_hops = static_cast<std::uint32_t>(1 + random.below(5));
  if (request.mode == PathMode::kWalk) request.max_hops = std::min(request.max_hops, 5U);
  if (random.chance(30)) request.min_hops = static_cast<std::uint32_t>(random.below(4));
  while (random.chance(15))
    request.way_points.push_back(static_cast<std::uint32_t>(random.below(5)));
  return request;
}

TestView view_of(std::vector<TestEdge> edges, bool directed = false) {
  TestView view;
  view.edges = std::move(edges);
  view.directed = directed;
  return view;
}

std::string answer(TestView& view, const PathRequest& request) {
  return shown(found_paths(view, request));
}

}  // namespace

TEST_CASE("query/search: every request agrees with brute force") {
  Random random(20240229);
  std::size_t with_answer = 0;
  for (int i = 0; i < 6000; ++i) {
    TestView view = random_view(random);
    const PathRequest request = random_request(random);
    CAPTURE(i);
    std::vector<Listed> expected = expected_paths(view, request);
    std::vector<Listed> found = found_paths(view, request);
    with_answer += expected.empty() ? 0 : 1;
    if (request.selector == PathSelector::kAny && !expected.empty()) {
      // One of the best; which one is the search's choice.
      REQUIRE(found.size() == 1);
      PathRequest all = request;
      all.selector = PathSelector::kAllShortest;
      const std::vector<Listed> best = expected_paths(view, all);
      CHECK(std::find(best.begin(), best.end(), found.front()) != best.end());
      continue;
    }
    CHECK(shown(found) == shown(expected));
  }
  CHECK(with_answer > 2000);
}

TEST_CASE("query/search: spurs give what enumeration gives") {
  Random random(7);
  for (int i = 0; i < 1500; ++i) {
    TestView view = random_view(random);
    PathRequest request = random_request(random);
    request.from = 0;
    request.to = 1;
    request.mode = random.chance(50) ? PathMode::kAcyclic : PathMode::kSimple;
    request.way_points.clear();
    request.in_time_order = false;
    request.min_hops = 0;
    if (request.selector == PathSelector::kAny) request.selector = PathSelector::kShortest;
    CAPTURE(i);
    std::vector<Listed> found;
    SearchRun run{view, request};
    find_paths_by_spurs(run, [&](const FoundPath& path) {
      found.emplace_back(request.by_cost ? path.cost : path.edges.size(), path.nodes, path.edges);
      return true;
    });
    CHECK(shown(found) == shown(expected_paths(view, request)));
  }
}

TEST_CASE("query/search: parallel relations are paths of their own") {
  TestView view = view_of({{0, 1}, {0, 1}, {1, 2}});
  PathRequest request;
  request.to = 2;
  request.selector = PathSelector::kAllShortest;
  CHECK(answer(view, request) == "2: 0 -0- 1 -2- 2\n2: 0 -1- 1 -2- 2\n");
}

TEST_CASE("query/search: what is forbidden is passed by, not found and thrown away") {
  // 0 - 1 - 4 is the shortest, but 1 is closed; the detour is one hop longer.
  TestView view = view_of({{0, 1}, {1, 4}, {0, 2}, {2, 3}, {3, 4}});
  view.closed = {1};
  PathRequest request;
  request.to = 4;
  for (const PathSelector selector : {PathSelector::kAny, PathSelector::kAllShortest}) {
    request.selector = selector;
    CHECK(answer(view, request) == "3: 0 -2- 2 -3- 3 -4- 4\n");
  }
}

TEST_CASE("query/search: no hops, and back to where it began") {
  TestView view = view_of({{0, 1}, {1, 2}, {2, 0}, {0, 1}});
  PathRequest request;
  request.selector = PathSelector::kAllShortest;
  CHECK(answer(view, request) == "0: 0\n");
  request.min_hops = 1;
  CHECK(answer(view, request) == "");  // acyclic
  request.mode = PathMode::kSimple;
  CHECK(answer(view, request) == "2: 0 -0- 1 -3- 0\n2: 0 -3- 1 -0- 0\n");
  request.mode = PathMode::kWalk;
  CHECK(
      answer(view, request) ==
      "2: 0 -0- 1 -0- 0\n2: 0 -0- 1 -3- 0\n2: 0 -3- 1 -0- 0\n2: 0 -3- 1 -3- 0\n2: 0 -2- 2 -2- 0\n");
  request.max_hops = 1;
  CHECK(answer(view, request) == "");
}

TEST_CASE("query/search: the order of time") {
  // The direct way would go back in time; undated edges have no place in an order.
  TestView view = view_of(
      {{0, 1, 1, 20}, {1, 2, 1, 10}, {0, 3, 1, 5}, {3, 4, 1, 5}, {4, 2, 1, 9}, {0, 2, 1, kNoDay}});
  PathRequest request;
  request.to = 2;
  request.in_time_order = true;
  CHECK(answer(view, request) == "3: 0 -2- 3 -3- 4 -4- 2\n");
  request.max_hops = 2;
  CHECK(answer(view, request) == "");
}

TEST_CASE("query/search: way-points come in their order") {
  TestView view = view_of({{0, 1}, {1, 2}, {2, 3}, {3, 0}, {1, 3}});
  PathRequest request;
  request.to = 3;
  request.way_points = {2};
  CHECK(answer(view, request) == "3: 0 -0- 1 -1- 2 -2- 3\n");
  request.way_points = {2, 1};
  CHECK(answer(view, request) == "");
  request.mode = PathMode::kTrail;
  CHECK(answer(view, request) == "4: 0 -3- 3 -2- 2 -1- 1 -4- 3\n");
}

TEST_CASE("query/search: a property graph as a view") {
  MemoryGraph graph;
  const std::uint32_t met = graph.types.intern("MET");
  const std::uint32_t saw = graph.types.intern("SAW");
  for (int i = 0; i < 4; ++i) graph.create_node({});
  graph.create_edge(0, 1, met);
  graph.create_edge(2, 1, met);
  graph.create_edge(2, 3, saw);
  graph.create_edge(3, 3, met);
  graph.create_edge(0, 3, met);
  PathRequest request;
  request.to = 3;
  request.selector = PathSelector::kAllShortest;
  const auto answer_of = [&](PropertyViewOptions options) {
    PropertyView view(graph, std::move(options));
    std::string text;
    search_paths(view, request, [&](const FoundPath& path) {
      text += shown({{path.edges.size(), path.nodes, path.edges}});
      return true;
    });
    return text;
  };
  CHECK(answer_of({}) == "1: 0 -4- 3\n");
  CHECK(answer_of({.edge_test = [](std::uint32_t edge) { return edge != 4; }}) ==
        "3: 0 -0- 1 -1- 2 -2- 3\n");
  CHECK(answer_of({.types = {met}, .edge_test = [](std::uint32_t edge) { return edge != 4; }}) ==
        "");
  CHECK(answer_of({.direction = ViewDirection::kIn}) == "");
  CHECK(answer_of({.node_test = [](std::uint32_t node) { return node != 3; }}) == "");
  request.from = 3;
  request.min_hops = 1;
  request.mode = PathMode::kTrail;
  CHECK(answer_of({}) == "1: 3 -3- 3\n");
  CHECK(answer_of({.direction = ViewDirection::kOut}) == "1: 3 -3- 3\n");
}

TEST_CASE("query/search: a lattice with very many paths") {
  // 40 diamonds in a row: 2^40 shortest paths.
  TestView view;
  constexpr std::uint32_t kDiamonds = 40;
  for (std::uint32_t i = 0; i < kDiamonds; ++i) {
    const std::uint32_t at = i * 3;
    view.edges.insert(view.edges.end(),
                      {{at, at + 1}, {at, at + 2}, {at + 1, at + 3}, {at + 2, at + 3}});
  }
  PathRequest request;
  request.to = kDiamonds * 3;
  for (const bool by_cost : {false, true}) {
    request.by_cost = by_cost;
    request.selector = PathSelector::kShortest;
    request.count = 100;
    CHECK(found_paths(view, request).size() == 100);
    request.selector = PathSelector::kAllShortest;
    request.max_steps = 100'000;
    std::size_t found = 0;
    const SearchReport report = search_paths(view, request, [&](const FoundPath&) {
      ++found;
      return true;
    });
    CHECK(!report.exhausted);  // and it says so
    CHECK(report.steps < 200'000);
  }
}

TEST_CASE("query/search: a trap that lures beginnings into a clique") {
  // A clique of 24 hangs at the way; every simple path through it comes back too late.
  TestView view = view_of({{0, 2}, {2, 3}, {3, 1}});
  for (std::uint32_t a = 10; a < 34; ++a) {
    for (std::uint32_t b = a + 1; b < 34; ++b) view.edges.push_back({a, b});
  }
  view.edges.push_back({2, 10});
  PathRequest request;
  request.to = 1;
  request.selector = PathSelector::kShortest;
  request.count = 5;
  request.by_cost = true;
  CHECK(found_paths(view, request).size() == 1);  // there is only one
  CHECK(count_reachable(view, 0, 1) == 1);
  CHECK(count_reachable(view, 0, kAnyHops) == 27);
}
