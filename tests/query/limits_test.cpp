// Whatever takes long asks whether it may go on: a limit ends it with an error, never with part of
// an answer.

#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "query/graphs/memory_graph.h"
#include "query/measures/leiden.h"
#include "query/measures/measures.h"
#include "query/run.h"
#include "tests/query/query_lines.h"
#include "tests/support/random_graph.h"

using namespace whomet;
using whomet::testing::Random;

namespace {

// Set once all that a query reads has been read, so that what is asked later is asked by what it
// does with that.
bool is_over = false;

// `last` is the node whose property is read last.
class WatchedGraph : public MemoryGraph {
 public:
  Value node_property(std::uint32_t node, std::uint32_t key) const override {
    if (node + 1 == node_limit()) is_over = true;
    return MemoryGraph::node_property(node, key);
  }
};

template <typename Graph>
void fill(Graph& graph, std::uint32_t nodes, std::size_t edges) {
  Random random(7);
  const std::uint32_t met = graph.types.intern("MET");
  graph.types.set_used(met);
  const std::uint32_t key = graph.keys.intern("x");
  for (std::uint32_t i = 0; i < nodes; ++i) {
    const std::uint32_t node = graph.create_node({});
    graph.set_node_property(node, key,
                            Value::integer(static_cast<std::int64_t>(random.below(1'000'000))));
  }
  for (std::size_t i = 0; i < edges; ++i) {
    graph.create_edge(static_cast<std::uint32_t>(random.below(nodes)),
                      static_cast<std::uint32_t>(random.below(nodes)), met);
  }
}

QueryAnswer answer_of(PropertyGraph& graph, std::string_view text, bool (*interrupted)(),
                      std::uint64_t milliseconds = 0) {
  QueryRequest request;
  request.text = text;
  request.may_update = true;
  request.limits.interrupted = interrupted;
  request.limits.milliseconds = milliseconds;
  return run_query(graph, request);
}

std::string detail_of(const QueryAnswer& answer) {
  CHECK((!answer.error || answer.rows.empty()));
  return answer.error ? std::string(answer.error->detail) : "";
}

struct Stopped {};

constexpr const char* kMeasures[] = {
    "measure.degree([])",         "measure.betweenness([])",   "measure.closeness([])",
    "measure.pagerank([])",       "measure.clustering([])",    "measure.directedPagerank([])",
    "measure.components([])",     "measure.triangles([])",     "measure.communities([])",
    "measure.componentCount([])", "measure.triangleCount([])", "measure.articulationPoints([])",
};

}  // namespace

TEST_CASE("query/limits: every measure asks whether it may go on") {
  MemoryGraph graph;
  fill(graph, 20'000, 60'000);
  const MeasureNetwork network = *network_of(graph, graph.node_limit(), {});
  const WorkMeter meter([] { throw Stopped(); });
  CHECK_THROWS_AS(degree_of_nodes(network, meter), Stopped);
  CHECK_THROWS_AS(betweenness_of_nodes(network, meter), Stopped);
  CHECK_THROWS_AS(closeness_of_nodes(network, meter), Stopped);
  CHECK_THROWS_AS(pagerank_of_nodes(network, meter), Stopped);
  CHECK_THROWS_AS(directed_pagerank_of_nodes(network, meter), Stopped);
  CHECK_THROWS_AS(components_of(network, meter), Stopped);
  CHECK_THROWS_AS(articulation_points_of(network, meter), Stopped);
  CHECK_THROWS_AS(triangles_of_nodes(network, meter), Stopped);
  CHECK_THROWS_AS(count_triangles(network, meter), Stopped);
  CHECK_THROWS_AS(clustering_of_nodes(network, meter), Stopped);
  CHECK_THROWS_AS(communities_of(network, 1.0, meter), Stopped);
  CHECK_THROWS_AS(network_of(graph, graph.node_limit(), {}, meter), Stopped);
  CHECK_THROWS_AS(sources_of(graph, graph.node_limit(), {}, meter), Stopped);
  MemoryGraph star;
  const std::uint32_t met = star.types.intern("MET");
  for (int i = 0; i < 300; ++i) star.create_node({});
  for (std::uint32_t a = 0; a < 300; ++a) {
    for (std::uint32_t b = 0; b < a; ++b) star.create_edge(a, b, met);
  }
  CHECK_THROWS_AS(similar_nodes(*network_of(star, 300, {}), 0, meter), Stopped);
}

TEST_CASE("query/limits: measures end by interruption and at the time limit") {
  MemoryGraph graph;
  fill(graph, 20'000, 60'000);
  for (const char* measure : kMeasures) {
    CAPTURE(measure);
    const std::string text = "CALL " + std::string(measure) + " YIELD * RETURN count(*)";
    CHECK(detail_of(answer_of(graph, text, [] { return true; })) == "Interrupted");
  }
  const std::string long_work = "CALL measure.betweenness([]) YIELD score RETURN max(score)";
  CHECK(detail_of(answer_of(graph, long_work, nullptr, 1)) == "TimeLimit");
}

TEST_CASE("query/limits: sorting and aggregating ask after the last row has come") {
  WatchedGraph graph;
  fill(graph, 20'000, 0);
  for (const char* text :
       {"MATCH (n) RETURN n.x ORDER BY n.x, id(n) DESC",
        "MATCH (n) WITH n.x AS x RETURN percentileCont(x, 0.5)",
        "MATCH (n) RETURN percentileDisc(n.x, 0.9) AS p",
        "MATCH (n) WITH n.x AS x, count(*) AS c RETURN sum(c)",
        "MATCH (n) WITH collect(n.x) AS xs RETURN -7 IN xs",
        "MATCH (n) WITH collect(n.x) AS xs RETURN [x IN xs WHERE x < 0]",
        "MATCH (n) WITH collect(n.x) AS xs RETURN reduce(s = 0, x IN xs | s + x)",
        "MATCH (n) WITH n, n.x AS x SET n = {y: x}",
        "MATCH (n) WITH n.x AS x ORDER BY x LIMIT 15000 RETURN sum(x)"}) {
    CAPTURE(text);
    is_over = false;
    CHECK(detail_of(answer_of(graph, text, [] { return is_over; })) == "Interrupted");
  }
}

TEST_CASE("query/limits: few steps that each take long are seen as well") {
  MemoryGraph graph;
  // Each row compares lists of 100,000 elements.
  const char* text =
      "WITH range(1, 100000) AS a, range(1, 100000) AS b UNWIND range(1, 100000) AS i "
      "WITH a, b, i WHERE a = b RETURN count(i)";
  CHECK(detail_of(answer_of(graph, text, nullptr, 20)) == "TimeLimit");
}

TEST_CASE("query/limits: rows of a UNION in a subquery come once, however many they are") {
  MemoryGraph graph;
  CHECK(whomet::testing::rows_for(
            graph,
            "CALL { UNWIND range(1, 30000) AS x RETURN x % 20000 AS y UNION "
            "UNWIND range(1, 30000) AS x RETURN toFloat(x % 20000) AS y UNION "
            "UNWIND [null, null] AS y RETURN y } RETURN count(*), count(y)") == "20001 | 20000\n");
}
