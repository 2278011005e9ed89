#include "query/graphs/knowledge_graph.h"

#include <doctest/doctest.h>

#include "query/answer_rows.h"
#include "tests/query/query_lines.h"
#include "tests/support/tiny_graph.h"

using namespace whomet;
using namespace whomet::testing;

namespace {

// Ana met Bruno (m1, in Lisbon); Ana heads Portugal; Bruno visited Lisbon; Lisbon is in Portugal.
constexpr struct {
  const char* query;
  const char* rows;
} kCases[] = {
    {"MATCH (a:Person)-[r:MEETS_WITH]->(b) RETURN a.name, b.name, r.date, r.confidence",
     "'Ana Castillo' | 'Bruno Keller' | '2023-02-27' | 0.9\n"},
    {"MATCH (p:Person)-[:PARTICIPATES_IN]->(m:Meeting)-[:LOCATED_IN]->(c) "
     "RETURN p.name, m.kind, m.status, c.name ORDER BY p.name",
     "'Ana Castillo' | 'meeting' | 'held' | 'Lisbon'\n"
     "'Bruno Keller' | 'meeting' | 'held' | 'Lisbon'\n"},
    {"MATCH (a {name: 'Ana Castillo'}) RETURN labels(a), a.aliases, a.holds_role, a.sources",
     "['Person'] | ['Castillo', 'the Portuguese president'] | ['president'] | 1\n"},
    {"MATCH (c:Country) RETURN c.id, c.wikidata", "'e3' | 'Q45'\n"},
    {"MATCH ({id: 'e2'})-[r:VISITS]->() RETURN quote(r), happened(r), r.sources, r.negated",
     "'Keller visited Lisbon.' | true | 1 | false\n"},
    {"MATCH ()-[r:VISITS]->() RETURN evidence(r)[0].path, evidence(r)[0].begin, "
     "evidence(r)[0].kind, evidence(r)[0].date",
     "'b.txt' | 0 | 'text' | '2023-03-09'\n"},
    {"MATCH (d:Article) RETURN d.path, d.date ORDER BY d.path",
     "'a.txt' | '2023-03-01'\n'b.txt' | '2023-03-09'\n"},
    {"MATCH (d:Article)--(x) RETURN x", ""},
    {"MATCH (a {name: 'Ana Castillo'})-[*1..2]-(c:Organization) RETURN DISTINCT c.name",
     "'Harbour League'\n"},
    {"MATCH (m:Meeting) SET m.status = 'planned'", "ReadOnly: this graph cannot be changed\n"},
};

}  // namespace

TEST_CASE("query/knowledge_graph: a .kg as nodes, relationships and properties") {
  const EntityGraph entities(tiny_facts());
  KnowledgeGraph graph(entities);
  for (const auto& row : kCases) {
    CAPTURE(row.query);
    CHECK(rows_for(graph, row.query) == row.rows);
  }
}

TEST_CASE("query/knowledge_graph: names and ids are found by an index") {
  const EntityGraph entities(tiny_facts());
  KnowledgeGraph graph(entities);
  const QueryAnswer answer = ask(graph, "EXPLAIN MATCH (a {name: 'Lisbon'})-->(b) RETURN b");
  CHECK(answer.plan.find("Seek  (a)") != std::string::npos);
}

TEST_CASE(
    "query/answer_rows: nodes, relationships and paths are trees in JSON and names elsewhere") {
  const EntityGraph entities(tiny_facts());
  KnowledgeGraph graph(entities);
  const QueryAnswer answer =
      ask(graph, "MATCH p = (:Place)-[r]->(c) RETURN p, {day: date('2024-05-16'), n: 0.0 / 0}");
  const Rows rows = rows_of(answer, graph);
  REQUIRE(rows.rows.size() == 1);
  const auto& path = std::get<Nested>(rows.rows[0][0]);
  CHECK(path.text == "Lisbon -[LOCATED_IN]-> Portugal");
  CHECK(path.json.find(R"({"path":[{"node":"e4","labels":["Place"],"properties":{)") == 0);
  CHECK(path.json.find(R"({"relationship":"s5","type":"LOCATED_IN","start":"e4","end":"e3",)") !=
        std::string::npos);
  CHECK(std::get<Nested>(rows.rows[0][1]).json == R"({"day":"2024-05-16","n":null})");
}
