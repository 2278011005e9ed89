// A .kg read node by node gives the answers of the whole graph in memory.

#include <algorithm>
#include <string>
#include <tuple>
#include <unordered_map>
#include <vector>

#include <doctest/doctest.h>

#include "base/text_file.h"
#include "graph/store.h"
#include "graph/subgraph.h"
#include "query/graphs/knowledge_graph.h"
#include "query/graphs/stored_property_graph.h"
#include "query/names.h"
#include "query/stored_names.h"
#include "query/stored_paths.h"
#include "query/value_order.h"
#include "tests/graph/store_files.h"
#include "tests/query/query_lines.h"

using namespace whomet;
using whomet::testing::ask;
using whomet::testing::lines_of;
using whomet::testing::stored_documents;
using whomet::testing::TempFolder;

namespace {

struct Sample {
  TempFolder folder;
  std::string kg = folder.file("a.kg");

  Sample() {
    write_file(folder.file("nodes.csv"),
               "id,name,type,born\n1,Ada Novak,Person,1964\n2,Ana Castillo,Person,\n3,Rio,Place,\n"
               "4,Ada Novak,Person,1990\n");
    write_file(folder.file("edges.csv"),
               "src,dst,type,date,confidence\n1,2,MET_WITH,2023-02-18,0.93\n2,3,VISITED,,0.5\n"
               "4,3,VISITED,2020-01-01,\n1,2,MET_WITH,2024-03-01,0.4\n3,3,NEAR,,\n");
    Store store = Store::open_write(kg);
    store.add(stored_documents(1, 5));
    store.import_tables({folder.file("nodes.csv"), folder.file("edges.csv")});
  }
};

}  // namespace

TEST_CASE("query/stored: queries say the same of a file and of the graph in memory") {
  const Sample sample;
  StoredPropertyGraph stored(StoredGraph::open(sample.kg));
  const EntityGraph entities(Store::open_read(sample.kg).load());
  KnowledgeGraph whole(entities);
  for (const char* text :
       {"MATCH (n) RETURN count(n)", "MATCH ()-[r]->() RETURN count(r)",
        "MATCH (n) RETURN labels(n)[0] AS l, count(*) AS c ORDER BY l",
        "MATCH (a)-[r]->(b) RETURN a.id, type(r), b.id, r.id, r.confidence, r.modality, r.date "
        "ORDER BY a.id, r.id",
        "MATCH (a)-[r]-(b) RETURN a.name, count(*) AS n ORDER BY a.name, n",
        "MATCH (a {name: 'Ana Castillo'})-[r]-(b) RETURN b.name, r.sources ORDER BY b.name, "
        "r.id",
        "MATCH (a:Person)-[:MET_WITH]->(b) RETURN a.name, b.name, count(*)",
        "MATCH (a:Person) WHERE a.born IS NOT NULL RETURN a.name, a.born ORDER BY a.born[0]",
        "MATCH (a)-[r:VISITED]->(b) RETURN startNode(r).name, endNode(r).name, "
        "evidence(r)[0].quote ORDER BY r.id",
        "MATCH (m:Meeting) RETURN m.name, m.kind, m.status ORDER BY m.id",
        "MATCH (d:Article) RETURN d.id, d.path ORDER BY d.id",
        "MATCH p = (a {name: 'Ada Novak'})-[*1..2]-(b) RETURN count(p)",
        "MATCH (n) WHERE n.holds_role IS NOT NULL RETURN n.id, n.holds_role ORDER BY n.id",
        "CALL measure.triangleCount([]) YIELD count RETURN count"}) {
    CAPTURE(text);
    CHECK(lines_of(ask(stored, text), stored) == lines_of(ask(whole, text), whole));
  }
}

TEST_CASE("query/stored: what articles say is the same, read one by one or whole") {
  const TempFolder folder;
  const std::string kg = folder.file("a.kg");
  Store::open_write(kg).add(stored_documents(1, 5));
  const EntityGraph entities(Store::open_read(kg).load());
  KnowledgeGraph whole(entities);
  StoredPropertyGraph stored(StoredGraph::open(kg));
  REQUIRE(stored.node_count() == whole.node_count());
  REQUIRE(stored.edge_count() == whole.edge_count());
  REQUIRE(stored.edge_count() > 16);
  const std::uint32_t id = whole.keys.find("id");
  std::unordered_map<std::string, std::uint32_t> edges;
  for (std::uint32_t edge = 0; edge < whole.edge_count(); ++edge) {
    edges.emplace(whole.edge_property(edge, id).as_text(), edge);
  }
  const auto same_node = [&](const PropertyGraph& graph, std::uint32_t node) {
    CAPTURE(node);
    CHECK(equivalent(Value::map(graph.node_properties(node)),
                     Value::map(whole.node_properties(node))));
  };
  const auto same_edge = [&](const PropertyGraph& graph, std::uint32_t edge) {
    const auto other = edges.find(graph.edge_property(edge, graph.keys.find("id")).as_text());
    REQUIRE(other != edges.end());
    CAPTURE(other->first);
    CHECK(equivalent(Value::map(graph.edge_properties(edge)),
                     Value::map(whole.edge_properties(other->second))));
    CHECK(
        equivalent(Value::list(graph.evidence(edge)), Value::list(whole.evidence(other->second))));
    CHECK(graph.happened(edge) == whole.happened(other->second));
  };
  // Each by itself is read alone; of all of them, most after the whole was read.
  for (std::uint32_t node = 0; node < whole.node_count(); ++node) {
    same_node(StoredPropertyGraph(StoredGraph::open(kg)), node);
    same_node(stored, node);
  }
  for (std::uint32_t edge = 0; edge < whole.edge_count(); ++edge) {
    same_edge(StoredPropertyGraph(StoredGraph::open(kg)), edge);
    same_edge(stored, edge);
  }
}

TEST_CASE("query/stored: names mean what they mean in the whole graph") {
  const Sample sample;
  StoredGraph stored = StoredGraph::open(sample.kg);
  const EntityGraph whole(Store::open_read(sample.kg).load());
  for (const char* name : {"Ana Castillo", "ana castillo", "castillo", "Rio", "Ada Novak", "Keller",
                           "nobody", "Dora Keler", "wd:Q45", "", "Portuguese", "the war"}) {
    CAPTURE(name);
    const auto expected = resolve_name(whole, name);
    const auto found = resolve_stored_name(stored, name);
    REQUIRE(found.ok() == expected.ok());
    if (found) {
      CHECK(stored.id(*found) == whole.id(*expected));
    } else {
      CHECK(found.error().kind == expected.error().kind);
    }
  }
  for (std::uint32_t i = 0; i < whole.node_count(); ++i) {
    const std::string id(whole.id(NodeId{i}));
    CHECK(stored.id(*resolve_stored_name(stored, id)) == id);
    CHECK(stored.id(*resolve_stored_name(stored, "@" + id)) == id);
  }
}

TEST_CASE("query/stored: the neighbourhood of a node, nearest first, with who is on the way") {
  const Sample sample;
  StoredGraph stored = StoredGraph::open(sample.kg);
  const EntityGraph whole(Store::open_read(sample.kg).load());
  std::size_t compared = 0;
  for (std::uint32_t start = 0; start < stored.node_count(); ++start) {
    for (const std::uint32_t hops : {0U, 1U, 2U, 4U}) {
      CAPTURE(start);
      CAPTURE(hops);
      std::vector<std::tuple<std::int64_t, std::string, std::string>> expected;
      std::vector<NodeId> before = neighbourhood(whole, *whole.find(stored.id(start)), 0).nodes;
      for (std::uint32_t ring = 1; ring <= hops; ++ring) {
        const auto within = neighbourhood(whole, *whole.find(stored.id(start)), ring).nodes;
        for (const NodeId node : within) {
          if (std::ranges::binary_search(before, node)) continue;
          std::string via;  // the first by id that is one hop nearer
          for (const NodeId other : neighbourhood(whole, node, 1).nodes) {
            if (ring == 1 || !std::ranges::binary_search(before, other)) continue;
            if (via.empty() || whole.id(other) < via) via = whole.id(other);
          }
          if (!via.empty()) via = whole.label(*whole.find(via));
          expected.emplace_back(ring, whole.id(node), via);
        }
        before = within;
      }
      std::ranges::sort(expected);
      StoredViewOptions options;
      const Rows rows = stored_near(stored, options, start, hops, {});
      REQUIRE(rows.rows.size() == expected.size());
      for (std::size_t i = 0; i < expected.size(); ++i) {
        const auto& row = rows.rows[i];
        CHECK(std::get<std::int64_t>(row[3]) == std::get<0>(expected[i]));
        CHECK(std::get<std::string>(row[0]) == std::get<1>(expected[i]));
        const auto* via = std::get_if<std::string>(&row[4]);
        CHECK((via == nullptr ? "" : *via) == std::get<2>(expected[i]));
        ++compared;
      }
      for (const auto& row : stored_near(stored, options, start, hops, EntityType::kPerson).rows) {
        CHECK(std::get<std::string>(row[2]) == "Person");
      }
    }
  }
  CHECK(compared > 50);
}

TEST_CASE("query/stored: paths are those of the whole graph") {
  const Sample sample;
  StoredGraph stored = StoredGraph::open(sample.kg);
  const EntityGraph whole(Store::open_read(sample.kg).load());
  std::size_t compared = 0;
  for (std::uint32_t a = 0; a < stored.node_count(); a += 3) {
    for (std::uint32_t b = 1; b < stored.node_count(); b += 4) {
      if (a == b) continue;
      PathOptions old;
      old.count = 3;
      const PathAnswer expected =
          find_paths(whole, *whole.find(stored.id(a)), *whole.find(stored.id(b)), old);
      PathRequest request;
      request.from = a;
      request.to = b;
      request.selector = PathSelector::kShortest;
      request.count = 3;
      request.max_hops = 6;
      request.by_cost = true;
      StoredViewOptions options;
      options.fold_parallel = true;
      options.pass_by_meetings = true;
      const StoredPathAnswer found = find_stored_paths(stored, options, request, 1000);
      CAPTURE(a);
      CAPTURE(b);
      REQUIRE(found.paths.size() == expected.paths.size());
      for (std::size_t i = 0; i < found.paths.size(); ++i) {
        CHECK(found.paths[i].cost == doctest::Approx(expected.paths[i].cost * 1000).epsilon(0.001));
        for (const Hop& hop : found.paths[i].hops) CHECK(!hop.edges.empty());
        compared += 1;
      }
    }
  }
  CHECK(compared > 50);
}

TEST_CASE("query/stored: what lies between two nodes") {
  const Sample sample;
  StoredGraph stored = StoredGraph::open(sample.kg);
  const std::uint32_t ana = *resolve_stored_name(stored, "Ana Castillo");
  const std::uint32_t rio = *resolve_stored_name(stored, "Rio");
  const Between between = find_between(stored, {}, ana, rio, 1);
  REQUIRE(between.nodes.size() == 2);
  REQUIRE(between.links.size() == 1);
  const EntityGraph part = stored.part({}, std::vector{between.links.front().relation});
  CHECK(part.statement(EdgeId{0}).evidence.front().quote == "2,3,VISITED,,0.5");
}
