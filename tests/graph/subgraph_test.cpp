#include "graph/subgraph.h"

#include <algorithm>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "tests/support/random_graph.h"
#include "tests/support/tiny_graph.h"

namespace whomet {
namespace {

std::string ids(const EntityGraph& graph, const Subgraph& subgraph) {
  std::string text;
  for (const NodeId node : subgraph.nodes) text += std::string(graph.id(node)) + " ";
  return text;
}

bool is_subset(const EntityGraph& graph, const Subgraph& inner, const Subgraph& outer) {
  return std::ranges::includes(outer.nodes, inner.nodes) &&
         std::ranges::includes(outer.edges, inner.edges) &&
         std::ranges::all_of(inner.edges, [&](EdgeId edge) {
           return std::ranges::binary_search(inner.nodes, graph.source(edge)) &&
                  std::ranges::binary_search(inner.nodes, graph.target(edge));
         });
}

TEST_CASE("graph/subgraph: neighbourhoods grow hop by hop, whatever the direction of edges") {
  const EntityGraph graph(testing::tiny_facts());
  struct Row {
    const char* start;
    std::size_t hops;
    const char* nodes;
    std::size_t edges;
  };
  const Row rows[] = {{"e5", 0, "e5 ", 0},
                      {"e5", 1, "e2 e5 ", 1},
                      {"e5", 2, "e1 e2 e4 e5 m1 ", 6},
                      {"e5", 3, "e1 e2 e3 e4 e5 m1 ", 8},
                      {"e5", 9, "e1 e2 e3 e4 e5 m1 ", 8},
                      {"e6", 5, "e6 ", 0}};
  for (const Row& row : rows) {
    CAPTURE(row.hops);
    const Subgraph near = neighbourhood(graph, *graph.find(row.start), row.hops);
    CHECK(ids(graph, near) == row.nodes);
    CHECK(near.edges.size() == row.edges);
    CHECK(near.total_edges == row.edges);
  }
  CHECK(whole_graph(graph).nodes.size() == graph.node_count());
  CHECK(whole_graph(graph).edges.size() == graph.edge_count());
}

TEST_CASE("graph/subgraph: filters choose statements and nodes; what is kept stays") {
  const EntityGraph graph(testing::tiny_facts());
  struct Row {
    const char* what;
    FactFilter filter;
    const char* keep;
    const char* nodes;
    std::size_t edges;
  };
  const Row rows[] = {
      {"nothing", {}, "e6", "e1 e2 e3 e4 e5 e6 m1 ", graph.edge_count()},
      {"surer", {.min_confidence = 0.75}, "e6", "e1 e2 e3 e4 e6 m1 ", graph.edge_count() - 2},
      {"relation", {.predicates = {"visits", "member_of"}}, "e2", "e2 e4 e5 ", 2},
      {"type", {.types = {EntityType::kPerson}}, "e1", "e1 e2 e6 ", 1},
      {"type and kept", {.types = {EntityType::kPerson}}, "e5", "e1 e2 e5 e6 ", 2},
      {"relation of none", {.predicates = {"sanctions"}}, "e3", "e3 ", 0},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    const Subgraph left = filtered(graph, whole_graph(graph), row.filter, {*graph.find(row.keep)});
    CHECK(ids(graph, left) == row.nodes);
    CHECK(left.edges.size() == row.edges);
    CHECK(left.total_edges == graph.edge_count());
    CHECK(is_subset(graph, left, whole_graph(graph)));
  }
  // The meeting was on 27 February; the other statements have no day.
  const auto meets = [&](const FactFilter& filter) {
    return ids(graph, filtered(graph, whole_graph(graph), filter, {})).find("m1") !=
           std::string::npos;
  };
  CHECK(meets({.since = "2023-02-27", .until = "2023-02-27"}));
  CHECK_FALSE(meets({.since = "2023-02-28"}));
  CHECK_FALSE(meets({.until = "2023-02-26"}));
}

// Edges that follow from meetings aside: a file keeps those of the meetings that stay in it.
TEST_CASE("graph/subgraph: a filter leaves the statements that it leaves of a file") {
  const std::vector<FactFilter> filters = {
      {.types = {EntityType::kPerson, EntityType::kMeeting}},
      {.since = "2023-02-10"},
      {.until = "2023-02-10"},
      {.since = "2023-01-15",
       .until = "2023-02-27",
       .predicates = {"meets_with", "participates_in"}},
      {.predicates = {"visits", "supports", "located_in"}},
      {.min_confidence = 0.6},
      {.types = {EntityType::kPerson, EntityType::kCountry}, .min_confidence = 0.4}};
  std::size_t compared = 0;
  for (std::uint32_t seed = 0; seed < 12; ++seed) {
    const Facts facts = seed == 0 ? testing::tiny_facts() : testing::random_facts(seed, 15, 80);
    const EntityGraph graph(facts);
    const auto is_stated = [&facts](const std::string& id) {
      return std::ranges::find(facts.statements, id, &Statement::id) != facts.statements.end();
    };
    for (std::size_t i = 0; i < filters.size(); ++i) {
      CAPTURE(seed);
      CAPTURE(i);
      std::vector<std::string> in_memory;
      for (const EdgeId edge : filtered(graph, whole_graph(graph), filters[i], {}).edges) {
        const std::string& id = graph.statement(edge).id;
        if (is_stated(id)) in_memory.push_back(id);
      }
      std::vector<std::string> in_file;
      FactSource source = FactSource::of(facts);
      source.keep_only(filters[i]);
      source.each_edge([&](const Statement& edge) {
        if (is_stated(edge.id)) in_file.push_back(edge.id);
      });
      std::ranges::sort(in_memory);
      std::ranges::sort(in_file);
      CHECK(in_memory == in_file);
      compared += in_file.size();
    }
  }
  CHECK(compared > 100);
}

TEST_CASE(
    "graph/subgraph: a cut hangs together, starts at what is kept and never exceeds its limit") {
  for (std::uint32_t seed = 0; seed < 30; ++seed) {
    CAPTURE(seed);
    const EntityGraph graph(testing::random_facts(seed, 12, 60));
    const Subgraph whole = whole_graph(graph);
    const auto kept = static_cast<NodeId>(seed % graph.node_count());
    for (const std::size_t limit :
         {std::size_t{0}, std::size_t{1}, std::size_t{7}, std::size_t{500}}) {
      CAPTURE(limit);
      const Subgraph cut = most_connected(graph, whole, {kept}, limit);
      CHECK(cut.edges.size() == std::min(limit, whole.edges.size()));
      CHECK(cut.total_edges == whole.edges.size());
      CHECK(is_subset(graph, cut, whole));
      CHECK(std::ranges::binary_search(cut.nodes, kept));
      const Subgraph again = most_connected(graph, whole, {kept}, limit);
      CHECK(again.edges == cut.edges);
    }
    const Subgraph near = neighbourhood(graph, kept, 1);
    CHECK(is_subset(graph, near, neighbourhood(graph, kept, 2)));
  }
}

}  // namespace
}  // namespace whomet
