// Measures on graphs that can be counted by hand, and against slow ways of counting.

#include "query/measures/measures.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/betweenness_centrality.hpp>
#include <doctest/doctest.h>

#include "query/graphs/memory_graph.h"
#include "query/measures/leiden.h"
#include "tests/query/query_lines.h"
#include "tests/support/random_graph.h"

using namespace whomet;
using whomet::testing::Random;

namespace {

using Pairs = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

MemoryGraph graph_of(std::uint32_t nodes, const Pairs& pairs) {
  MemoryGraph graph;
  const std::uint32_t met = graph.types.intern("MET");
  graph.types.set_used(met);
  for (std::uint32_t i = 0; i < nodes; ++i) graph.create_node({});
  for (const auto& [a, b] : pairs) graph.create_edge(a, b, met);
  return graph;
}

MeasureNetwork network(std::uint32_t nodes, const Pairs& pairs) {
  const MemoryGraph graph = graph_of(nodes, pairs);
  return *network_of(graph, graph.node_limit(), {});
}

Pairs random_pairs(Random& random, std::uint32_t nodes, std::size_t count) {
  Pairs pairs;
  for (std::size_t i = 0; i < count; ++i) {
    pairs.emplace_back(random.below(nodes), random.below(nodes));
  }
  return pairs;
}

bool linked(const MeasureNetwork& in, std::uint32_t a, std::uint32_t b) {
  const auto links = in.of(a);
  return std::find(links.begin(), links.end(), b) != links.end();
}

std::size_t component_count(const MeasureNetwork& in, std::uint32_t without) {
  std::vector<bool> seen(in.node_count(), false);
  std::size_t count = 0;
  for (std::uint32_t start = 0; start < in.node_count(); ++start) {
    if (seen[start] || start == without) continue;
    ++count;
    std::vector<std::uint32_t> open{start};
    seen[start] = true;
    while (!open.empty()) {
      const std::uint32_t node = open.back();
      open.pop_back();
      for (const std::uint32_t other : in.of(node)) {
        if (seen[other] || other == without) continue;
        seen[other] = true;
        open.push_back(other);
      }
    }
  }
  return count;
}

}  // namespace

TEST_CASE("query/measures: parallel relations and loops count once and not at all") {
  const MeasureNetwork in = network(4, {{0, 1}, {1, 0}, {0, 1}, {2, 2}, {1, 2}});
  CHECK(degree_of_nodes(in) == std::vector<double>{1, 2, 1, 0});
  CHECK(components_of(in) == std::vector<std::uint32_t>{0, 0, 0, 1});
  CHECK(articulation_points_of(in) == std::vector<std::uint32_t>{1});
  CHECK(closeness_of_nodes(in)[1] == doctest::Approx(2.0 / 3.0));
}

TEST_CASE("query/measures: triangles, clustering, articulation and components by brute force") {
  Random random(77);
  for (int round = 0; round < 60; ++round) {
    const auto nodes = static_cast<std::uint32_t>(1 + random.below(12));
    const MeasureNetwork in = network(nodes, random_pairs(random, nodes, random.below(30)));
    const auto triangles = triangles_of_nodes(in);
    std::uint64_t total = 0;
    for (std::uint32_t a = 0; a < nodes; ++a) {
      std::uint64_t count = 0;
      for (std::uint32_t b = 0; b < nodes; ++b) {
        for (std::uint32_t c = b + 1; c < nodes; ++c) {
          count += linked(in, a, b) && linked(in, a, c) && linked(in, b, c) ? 1 : 0;
        }
      }
      CHECK(triangles[a] == count);
      total += count;
    }
    CHECK(count_triangles(in) * 3 == total);
    const auto components = components_of(in);
    const std::set<std::uint32_t> different(components.begin(), components.end());
    CHECK(different.size() == component_count(in, 0xFFFFFFFFU));
    std::vector<std::uint32_t> points;
    for (std::uint32_t node = 0; node < nodes; ++node) {
      if (component_count(in, node) > component_count(in, 0xFFFFFFFFU)) points.push_back(node);
    }
    CHECK(articulation_points_of(in) == points);
    const auto rank = pagerank_of_nodes(in);
    CHECK(std::accumulate(rank.begin(), rank.end(), 0.0) == doctest::Approx(1.0));
  }
}

TEST_CASE("query/measures: PageRank of more nodes than a cache holds, begun in single precision") {
  Random random(32);
  constexpr std::uint32_t kNodes = 140'000;
  MeasureNetworkBuilder builder(kNodes);
  std::vector<std::uint32_t> links(kNodes, 0);
  for (std::uint32_t node = 0; node < kNodes; ++node) {
    std::set<std::uint32_t> row;
    for (std::size_t i = random.below(5); i > 0; --i) {
      row.insert(static_cast<std::uint32_t>(random.below(random.below(kNodes) + 1)));
    }
    row.erase(node);
    links[node] = static_cast<std::uint32_t>(row.size());
    builder.add_row(node, std::vector<std::uint32_t>(row.begin(), row.end()));
  }
  const MeasureNetwork sources = builder.finish();
  const std::vector<double> scores = directed_pagerank_of_nodes(sources);
  double without = 0;  // what nodes that lead nowhere give to all
  for (std::uint32_t node = 0; node < kNodes; ++node) {
    if (links[node] == 0) without += scores[node];
  }
  double wrong = 0;
  for (std::uint32_t node = 0; node < kNodes; ++node) {
    double next = (0.15 + 0.85 * without) / kNodes;
    for (const std::uint32_t source : sources.of(node))
      next += 0.85 * scores[source] / links[source];
    wrong += std::abs(next - scores[node]);
  }
  CHECK(wrong < 1e-9);
  CHECK(std::accumulate(scores.begin(), scores.end(), 0.0) == doctest::Approx(1.0));
}

TEST_CASE("query/measures: PageRank is what one more step of the walk leaves as it is") {
  Random random(31);
  for (int round = 0; round < 40; ++round) {
    const auto nodes = static_cast<std::uint32_t>(1 + random.below(20));
    const MemoryGraph graph = graph_of(nodes, random_pairs(random, nodes, random.below(40)));
    const auto both = network_of(graph, nodes, {});
    const auto sources = sources_of(graph, nodes, {});
    for (const bool directed : {false, true}) {
      CAPTURE(directed);
      const MeasureNetwork& from = directed ? *sources : *both;
      const auto scores =
          directed ? directed_pagerank_of_nodes(*sources) : pagerank_of_nodes(*both);
      std::vector<std::size_t> links(nodes, 0);
      for (const std::uint32_t source : from.links) ++links[source];
      double without = 0;  // what nodes that lead nowhere give to all
      for (std::uint32_t node = 0; node < nodes; ++node) {
        if (links[node] == 0) without += scores[node];
      }
      double sum = 0;
      for (std::uint32_t node = 0; node < nodes; ++node) {
        double next = 0.15 / nodes + 0.85 * without / nodes;
        for (const std::uint32_t source : from.of(node)) {
          next += 0.85 * scores[source] / static_cast<double>(links[source]);
        }
        CHECK(scores[node] == doctest::Approx(next).epsilon(1e-8));
        sum += scores[node];
      }
      CHECK(sum == doctest::Approx(1.0));
    }
  }
}

TEST_CASE("query/measures: betweenness equals that of Boost.Graph") {
  using Boost = boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS>;
  Random random(9);
  for (int round = 0; round < 20; ++round) {
    const MeasureNetwork in = network(15, random_pairs(random, 15, 25));
    Boost boost_graph(15);
    for (std::uint32_t a = 0; a < 15; ++a) {
      for (const std::uint32_t b : in.of(a)) {
        if (a < b) boost::add_edge(a, b, boost_graph);
      }
    }
    std::vector<double> expected(15);
    boost::brandes_betweenness_centrality(
        boost_graph, boost::make_iterator_property_map(
                         expected.begin(), boost::get(boost::vertex_index, boost_graph)));
    const auto found = betweenness_of_nodes(in);
    for (std::size_t i = 0; i < 15; ++i) {
      CHECK(found[i] == doctest::Approx(2.0 * expected[i] / (14.0 * 13.0)));
    }
  }
}

TEST_CASE("query/measures: communities") {
  // Two cliques of five, joined by one link.
  Pairs pairs{{0, 5}};
  for (std::uint32_t a = 0; a < 5; ++a) {
    for (std::uint32_t b = a + 1; b < 5; ++b) {
      pairs.emplace_back(a, b);
      pairs.emplace_back(a + 5, b + 5);
    }
  }
  const MeasureNetwork in = network(10, pairs);
  const auto groups = communities_of(in);
  CHECK(groups == std::vector<std::uint32_t>{0, 0, 0, 0, 0, 1, 1, 1, 1, 1});
  CHECK(modularity(in, groups) == doctest::Approx(20.0 / 21.0 - 0.5));
  CHECK(communities_of(in) == groups);  // the same again
  CHECK(communities_of(network(3, {})) == std::vector<std::uint32_t>{0, 1, 2});
  Random random(5);
  for (int round = 0; round < 20; ++round) {
    // Never worse than everybody alone or all together, and each hangs together.
    const MeasureNetwork some = network(40, random_pairs(random, 40, 60));
    const auto found = communities_of(some);
    CHECK(modularity(some, found) >= 0);
    for (std::uint32_t group = 0; group < 40; ++group) {
      Pairs inside;
      std::uint32_t members = 0;
      for (std::uint32_t node = 0; node < 40; ++node) {
        if (found[node] != group) continue;
        ++members;
        for (const std::uint32_t other : some.of(node)) {
          if (found[other] == group) inside.emplace_back(node, other);
        }
      }
      if (members > 0) CHECK(component_count(network(40, inside), 0xFFFFFFFFU) == 41 - members);
    }
  }
}

TEST_CASE("query/measures: as procedures") {
  MemoryGraph graph = graph_of(4, {{0, 1}, {1, 2}, {2, 0}, {2, 3}});
  const auto lines = [&](const char* text) {
    return whomet::testing::lines_of(whomet::testing::ask(graph, text), graph, false);
  };
  CHECK(lines("CALL measure.triangleCount([]) YIELD count RETURN count") == "1\n");
  CHECK(lines("CALL measure.componentCount(['MET']) YIELD count RETURN count") == "1\n");
  CHECK(
      lines("CALL measure.degree([]) YIELD node, score RETURN id(node), score ORDER BY score DESC "
            "LIMIT 1") == "2 | 3.0\n");
  CHECK(lines("CALL measure.directedPagerank([]) YIELD node, score RETURN id(node), score > 0.25 "
              "ORDER BY score DESC LIMIT 1") == "2 | true\n");
  CHECK(lines("CALL measure.components([]) YIELD node, component RETURN max(component)") == "0\n");
  CHECK(lines("CALL measure.articulationPoints([]) YIELD node RETURN id(node)") == "2\n");
  CHECK(lines("MATCH (a) WHERE id(a) = 0 CALL measure.similarity(a, []) YIELD node, similarity "
              "RETURN id(node), similarity ORDER BY similarity DESC LIMIT 1") == "3 | 0.5\n");
  CHECK(lines("CALL measure.degree(['NO']) YIELD score RETURN score").find("InvalidArgument") == 0);
}
