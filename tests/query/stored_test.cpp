// A .kg read node by node gives the answers of the whole graph in memory.

#include <algorithm>
#include <string>

#include <doctest/doctest.h>

#include "base/text_file.h"
#include "graph/store.h"
#include "query/graphs/knowledge_graph.h"
#include "query/graphs/stored_property_graph.h"
#include "query/names.h"
#include "query/stored_names.h"
#include "query/stored_paths.h"
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
