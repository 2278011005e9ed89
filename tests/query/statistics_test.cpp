#include "query/statistics.h"

#include <cmath>
#include <numeric>
#include <set>
#include <string>

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/betweenness_centrality.hpp>
#include <doctest/doctest.h>

#include "tests/support/facts_builder.h"
#include "tests/support/random_graph.h"

namespace whomet {
namespace {

using testing::FactsBuilder;

TEST_CASE("query/statistics: counts of what occurs") {
  FactsBuilder builder;
  const auto ana = builder.person("Ana");
  const auto bea = builder.person("Bea");
  const auto chad = builder.country("Chad");
  builder.meeting(MeetingKind::kMeeting, MeetingStatus::kPlanned, {ana, bea});
  builder.state(ana, "meets_with", bea).modality = Modality::kPlanned;
  builder.state(ana, "praises", chad);
  builder.state(bea, "praises", chad).negated = true;
  builder.state(ana, "danced for", bea).open = true;
  std::string text;
  for (const auto& row : count_facts(builder.graph()).rows) {
    text += std::get<std::string>(row[0]) + "|" + std::get<std::string>(row[1]) + "|" +
            std::to_string(std::get<std::int64_t>(row[2])) + "\n";
  }
  CHECK(text ==
        "total|documents|3\ntotal|entities|3\ntotal|meetings|1\ntotal|statements|4\n"
        "type|Person|2\ntype|Country|1\ntype|Meeting|1\n"
        "meeting status|planned|1\n"
        "predicate|praises|2\npredicate|(open relation)|1\npredicate|meets_with|1\n"
        "modality|asserted|2\nmodality|not asserted|1\nmodality|planned|1\n");
}

// Ana - Bea - Cleo - Dina in a row: Bea and Cleo carry 2 of the 3 pairs that others make.
TEST_CASE("query/statistics: who stands in the middle") {
  FactsBuilder builder;
  const auto ana = builder.person("Ana");
  const auto bea = builder.person("Bea");
  const auto cleo = builder.person("Cleo");
  const auto dina = builder.person("Dina");
  builder.state(ana, "urges", bea);
  builder.state(ana, "praises", bea);
  builder.state(cleo, "urges", bea);
  builder.state(cleo, "urges", dina);
  const auto graph = builder.graph();
  CHECK(rank_nodes(graph, Ranking::kDegree) == std::vector<double>{2, 3, 2, 1});
  const auto betweenness = rank_nodes(graph, Ranking::kBetweenness);
  CHECK(betweenness[0] == doctest::Approx(0.0));
  CHECK(betweenness[1] == doctest::Approx(2.0 / 3.0));
  const auto pagerank = rank_nodes(graph, Ranking::kPageRank);
  CHECK(std::accumulate(pagerank.begin(), pagerank.end(), 0.0) == doctest::Approx(1.0));
  CHECK(pagerank[1] == doctest::Approx(pagerank[2]));
  CHECK(pagerank[1] > pagerank[0]);
  const auto top = top_nodes(graph, Ranking::kPageRank, 3);
  REQUIRE(top.rows.size() == 3);
  CHECK(std::get<std::string>(top.rows[0][2]) == "Bea");
  CHECK(std::get<std::string>(top.rows[1][2]) == "Cleo");
  CHECK(std::get<std::string>(top.rows[2][2]) == "Ana");
  CHECK(std::get<std::int64_t>(top_nodes(graph, Ranking::kDegree, 1).rows[0][4]) == 3);
}

TEST_CASE("query/statistics: betweenness equals that of Boost.Graph") {
  using Boost = boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS>;
  for (std::uint32_t seed = 1; seed <= 20; ++seed) {
    CAPTURE(seed);
    const EntityGraph graph(testing::random_facts(seed, 12, 20));
    std::set<std::pair<std::uint32_t, std::uint32_t>> pairs;
    for (std::uint32_t i = 0; i < graph.edge_count(); ++i) {
      const auto a = index_of(graph.source(EdgeId{i}));
      const auto b = index_of(graph.target(EdgeId{i}));
      if (a != b) pairs.insert({std::min(a, b), std::max(a, b)});
    }
    Boost boost_graph(graph.node_count());
    for (const auto& [a, b] : pairs) boost::add_edge(a, b, boost_graph);
    std::vector<double> expected(graph.node_count());
    boost::brandes_betweenness_centrality(
        boost_graph, boost::make_iterator_property_map(
                         expected.begin(), boost::get(boost::vertex_index, boost_graph)));
    const auto n = static_cast<double>(graph.node_count());
    const auto found = rank_nodes(graph, Ranking::kBetweenness);
    REQUIRE(found.size() == expected.size());
    for (std::size_t i = 0; i < found.size(); ++i) {
      CHECK(found[i] == doctest::Approx(2.0 * expected[i] / ((n - 1.0) * (n - 2.0))));
    }
  }
}

TEST_CASE("query/statistics: an empty graph has no ranks") {
  const EntityGraph graph{Facts{}};
  for (const auto ranking : {Ranking::kDegree, Ranking::kBetweenness, Ranking::kPageRank}) {
    CHECK(rank_nodes(graph, ranking).empty());
    CHECK(top_nodes(graph, ranking, 10).rows.empty());
  }
  CHECK(parse_ranking("pagerank") == Ranking::kPageRank);
  CHECK_FALSE(parse_ranking("rank").has_value());
}

}  // namespace
}  // namespace whomet
