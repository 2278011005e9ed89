// Each clause on a graph of four people, a country and their relations:
//
//   Ada -MET 2019-> Ben -MET 2021-> Cleo -MET 2020-> Ada      Dan (alone)
//   Ada -LEADS-> Peru      Ben -VISITS-> Peru

#include <doctest/doctest.h>

#include "query/graphs/memory_graph.h"
#include "query/run.h"
#include "tests/query/query_lines.h"

using namespace whomet;
using namespace whomet::testing;

namespace {

constexpr const char* kPeople =
    "CREATE (ada:Person {name: 'Ada', age: 51}), (ben:Person {name: 'Ben', age: 40}), "
    "(cleo:Person:Poet {name: 'Cleo'}), (:Person {name: 'Dan', age: 40}), "
    "(peru:Country {name: 'Peru'}), "
    "(ada)-[:MET {year: 2019}]->(ben), (ben)-[:MET {year: 2021}]->(cleo), "
    "(cleo)-[:MET {year: 2020}]->(ada), (ada)-[:LEADS]->(peru), (ben)-[:VISITS]->(peru)";

struct Case {
  const char* query;
  const char* rows;
};

constexpr Case kCases[] = {
    // MATCH
    {"MATCH (c:Country) RETURN c.name", "'Peru'\n"},
    {"MATCH (p:Poet) RETURN p", "(:Person:Poet {name: 'Cleo'})\n"},
    {"MATCH (a {name: 'Ada'})-[r:MET]->(b) RETURN b.name, r", "'Ben' | [:MET {year: 2019}]\n"},
    {"MATCH (a {name: 'Ada'})-[:MET]-(b) RETURN b.name ORDER BY b.name", "'Ben'\n'Cleo'\n"},
    {"MATCH (a {name: 'Ada'})<-[:MET]-(b) RETURN b.name", "'Cleo'\n"},
    {"MATCH (a)-[:LEADS|VISITS]->(c) RETURN a.name ORDER BY a.name", "'Ada'\n'Ben'\n"},
    {"MATCH (a)-[:LEADS]->(c)<-[:VISITS]-(b) RETURN a.name, b.name", "'Ada' | 'Ben'\n"},
    {"MATCH (a {name: 'Ada'})-[:MET*2]->(b) RETURN b.name", "'Cleo'\n"},
    {"MATCH (a {name: 'Ada'})-[:MET*0..]->(b) RETURN b.name", "'Ada'\n'Ben'\n'Cleo'\n'Ada'\n"},
    {"MATCH p = (:Country)<--()-->(b:Poet) RETURN length(p), [n IN nodes(p) | n.name]",
     "2 | ['Peru', 'Ben', 'Cleo']\n"},
    {"MATCH (a:!Person) RETURN a.name", "'Peru'\n"},
    {"MATCH (a:Poet|Country) RETURN a.name ORDER BY a.name", "'Cleo'\n'Peru'\n"},
    {"MATCH (a:Person&Poet) RETURN a.name", "'Cleo'\n"},
    {"MATCH (a WHERE a.age > 50) RETURN a.name", "'Ada'\n"},
    {"MATCH ()-[r:MET WHERE r.year < 2020]->(b) RETURN b.name", "'Ben'\n"},
    {"MATCH (a)-[r]->(b)-[r2]->(a) RETURN a", ""},
    {"MATCH (a:Nobody) RETURN a", ""},
    {"MATCH p = shortestPath((:Country)-[*]-({name: 'Cleo'})) RETURN length(p)", "2\n"},
    {"MATCH p = allShortestPaths((:Country)-[*]-({name: 'Cleo'})) RETURN length(p)", "2\n2\n"},
    // OPTIONAL MATCH
    {"MATCH (d {name: 'Dan'}) OPTIONAL MATCH (d)-[r:MET]-(e) RETURN d.name, r, e",
     "'Dan' | null | null\n"},
    // WHERE
    {"MATCH (a:Person) WHERE a.age = 40 AND NOT (a)-[:MET]-() RETURN a.name", "'Dan'\n"},
    {"MATCH (a:Person) WHERE EXISTS { (a)-[:LEADS]->() } RETURN a.name", "'Ada'\n"},
    {"MATCH (a:Person) WHERE a.name STARTS WITH 'C' OR a.name =~ '[A-B]d.' RETURN a.name",
     "'Ada'\n'Cleo'\n"},
    {"MATCH (a:Person) WHERE a.age IS NULL RETURN a.name", "'Cleo'\n"},
    // WITH, RETURN, ORDER BY, SKIP, LIMIT, DISTINCT
    {"MATCH (a:Person) WITH a.age AS age WHERE age > 40 RETURN age", "51\n"},
    {"MATCH (a:Person) RETURN DISTINCT a.age ORDER BY a.age DESC", "null\n51\n40\n"},
    {"MATCH (a:Person) RETURN a.name AS name ORDER BY name SKIP 1 LIMIT 2", "'Ben'\n'Cleo'\n"},
    {"MATCH (a:Person) RETURN a.name ORDER BY a.age, a.name DESC LIMIT 1", "'Dan'\n"},
    {"WITH 1 AS a, 2 AS b WITH a AS b, b AS a RETURN a, b", "2 | 1\n"},
    {"MATCH (c:Country) RETURN *", "(:Country {name: 'Peru'})\n"},
    // aggregation
    {"MATCH (a:Person) RETURN a.age, count(*) ORDER BY a.age", "40 | 2\n51 | 1\nnull | 1\n"},
    {"MATCH (a:Person) RETURN count(a.age), sum(a.age), avg(a.age), min(a.age), max(a.age)",
     "3 | 131 | 43.666666666666664 | 40 | 51\n"},
    {"MATCH (a:Nobody) RETURN count(a), collect(a), sum(a.x), max(a.x)", "0 | [] | 0 | null\n"},
    {"MATCH (a:Person)-[:MET]->(b) WITH a, count(b) AS n RETURN sum(n)", "3\n"},
    {"UNWIND [1, 1, 2, null] AS x RETURN count(DISTINCT x), collect(DISTINCT x)", "2 | [1, 2]\n"},
    {"UNWIND [3, 4] AS x RETURN x + count(*) AS n, x ORDER BY x", "4 | 3\n5 | 4\n"},
    // UNWIND, UNION, CALL
    {"UNWIND [1, [2], null] AS x RETURN x", "1\n[2]\nnull\n"},
    {"RETURN 1 AS x UNION RETURN 1 AS x UNION RETURN 2 AS x", "1\n2\n"},
    {"RETURN 1 AS x UNION ALL RETURN 1 AS x", "1\n1\n"},
    {"CALL db.labels() YIELD label RETURN label ORDER BY label", "'Country'\n'Person'\n'Poet'\n"},
    {"MATCH (c:Country) CALL { WITH c MATCH (c)<--(p) RETURN count(p) AS n } RETURN n", "2\n"},
    // expressions
    {"RETURN 7 / 2, 7.0 / 2, 7 % 4, 2 ^ 3, -3 ^ 2", "3 | 3.5 | 3 | 8.0 | 9.0\n"},
    {"RETURN 1 < 2 < 3, 1 < 3 < 2, 'a' < 1, null = null", "true | false | null | null\n"},
    {"RETURN true OR null, false AND null, NOT null, true XOR false",
     "true | false | null | true\n"},
    {"RETURN [1, 2, 3][0], [1, 2, 3][-1], [1, 2, 3][1..], {a: 1}.a, {a: 1}['b']",
     "1 | 3 | [2, 3] | 1 | null\n"},
    {"RETURN 3 IN [1, 2, 3], 3 IN [1, null], null IN []", "true | null | false\n"},
    {"RETURN [x IN range(1, 5) WHERE x % 2 = 1 | x * x]", "[1, 9, 25]\n"},
    {"RETURN all(x IN [1, 2] WHERE x > 0), any(x IN [] WHERE true), none(x IN [null] WHERE x), "
     "single(x IN [1, 2] WHERE x = 2)",
     "true | false | null | true\n"},
    {"RETURN reduce(t = 0, x IN [1, 2, 3] | t + x)", "6\n"},
    {"RETURN CASE 2 WHEN 1 THEN 'one' WHEN 2 THEN 'two' END, CASE WHEN false THEN 1 ELSE 0 END",
     "'two' | 0\n"},
    {"MATCH (a {name: 'Ada'}) RETURN [(a)-[r]->(b) WHERE b.name < 'P' | type(r) + b.name]",
     "['METBen']\n"},
    {"MATCH (a {name: 'Ada'}) RETURN a {.name, old: a.age > 50}", "{name: 'Ada', old: true}\n"},
    {"MATCH (a:Person) RETURN sum(COUNT { (a)-[:MET]->() })", "3\n"},
    {"MATCH (c:Country) RETURN COLLECT { MATCH (c)<--(p) RETURN p.name ORDER BY p.name }",
     "['Ada', 'Ben']\n"},
    {"RETURN date('2024-01-31') + duration('P1M'), date('2024-03-01') > date('2024-02-29')",
     "'2024-02-29' | true\n"},
    // the hour that comes twice, and the one that is left out
    {"RETURN datetime('2020-10-25T02:30+02:00[Europe/Berlin]') + duration('PT1H') AS x",
     "'2020-10-25T02:30+01:00[Europe/Berlin]'\n"},
    {"RETURN datetime('2020-10-25T02:30+01:00[Europe/Berlin]') + duration('PT1H') AS x",
     "'2020-10-25T03:30+01:00[Europe/Berlin]'\n"},
    {"RETURN datetime('2020-03-28T02:30[Europe/Berlin]') + duration('P1D') AS x",
     "'2020-03-29T03:30+02:00[Europe/Berlin]'\n"},
    {"RETURN 'a\\u00e9\\'' AS x, \"b\" AS y, `x` IS NULL AS z",
     "UndefinedVariable: 'x' is not bound\n"},
    {"RETURN 0x1F, 0o17, 1e3, .5, 9223372036854775807",
     "31 | 15 | 1000.0 | 0.5 | 9223372036854775807\n"},
    // comments and names
    {"RETURN /* one */ 1 AS `a name` // the end", "1\n"},
};

}  // namespace

TEST_CASE("query/language: clauses and expressions, and the rows that they yield") {
  MemoryGraph graph;
  REQUIRE(!ask(graph, kPeople).error);
  for (const Case& row : kCases) {
    CAPTURE(row.query);
    CHECK(rows_for(graph, row.query) == row.rows);
  }
}

TEST_CASE("query/language: what changes the graph") {
  constexpr struct {
    const char* changes;
    const char* query;
    const char* rows;
  } kChanges[] = {
      {"CREATE (:A {x: 1})-[:R {y: 2}]->(:B)", "MATCH (a)-[r]->(b) RETURN a, r, b",
       "(:A {x: 1}) | [:R {y: 2}] | (:B)\n"},
      {"CREATE (a:A) SET a.x = 1, a:B, a += {y: 2, x: null}", "MATCH (a) RETURN a",
       "(:A:B {y: 2})\n"},
      {"CREATE (a:A {x: 1}) SET a = {y: 2}", "MATCH (a) RETURN a", "(:A {y: 2})\n"},
      {"CREATE (a:A:B {x: 1, y: 2}) REMOVE a.x, a:B", "MATCH (a) RETURN a", "(:A {y: 2})\n"},
      {"CREATE (a:A)-[:R]->(b) DETACH DELETE a", "MATCH (a) RETURN a", "()\n"},
      {"CREATE (a:A)-[r:R]->(b) DELETE r, a", "MATCH (a) RETURN a", "()\n"},
      {"MERGE (a:A {x: 1}) ON CREATE SET a.made = true ON MATCH SET a.seen = true",
       "MATCH (a) RETURN a", "(:A {made: true, x: 1})\n"},
      {"UNWIND [1, 1, 2] AS x MERGE (a:A {x: x}) ON MATCH SET a.seen = true",
       "MATCH (a) RETURN a ORDER BY a.x", "(:A {seen: true, x: 1})\n(:A {x: 2})\n"},
      {"CREATE (a:A), (b:B) WITH a, b MERGE (a)-[:R]->(b) MERGE (a)-[:R]-(b)",
       "MATCH ()-[r]->() RETURN count(r)", "1\n"},
      // A clause never reads what a later one writes.
      {"CREATE (:A), (:A) WITH 1 AS x MATCH (a:A) CREATE (:A)", "MATCH (a) RETURN count(a)", "4\n"},
      {"UNWIND [1, 2] AS x CREATE (:A {x: x}) RETURN x LIMIT 0", "MATCH (a) RETURN count(a)",
       "2\n"},
  };
  for (const auto& row : kChanges) {
    CAPTURE(row.changes);
    MemoryGraph graph;
    const QueryAnswer answer = ask(graph, row.changes);
    CAPTURE(lines_of(answer, graph));
    CHECK(!answer.error);
    CHECK(rows_for(graph, row.query) == row.rows);
  }
}

TEST_CASE("query/language: an update needs leave") {
  MemoryGraph graph;
  QueryRequest request;
  request.text = "CREATE (a)";
  const QueryAnswer answer = run_query(graph, request);
  REQUIRE(answer.error);
  CHECK(answer.error->type == QueryErrorType::kReadOnly);
  CHECK(graph.node_count() == 0);
}

TEST_CASE("query/language: budgets stop what has no end") {
  MemoryGraph graph;
  ask(graph,
      "UNWIND range(1, 30) AS i CREATE (:N {i: i}) WITH count(*) AS n "
      "MATCH (a:N), (b:N) WHERE a.i < b.i CREATE (a)-[:R]->(b)");
  QueryRequest request;
  request.text = "MATCH (a)-[*]-(b) RETURN count(*)";
  request.limits.milliseconds = 50;
  const QueryAnswer slow = run_query(graph, request);
  REQUIRE(slow.error);
  CHECK(slow.error->detail == "TimeLimit");
  request.text = "MATCH (a), (b) RETURN a, b";
  request.limits.milliseconds = 0;
  request.limits.rows = 10;
  const QueryAnswer many = run_query(graph, request);
  REQUIRE(many.error);
  CHECK(many.error->detail == "RowLimit");
  request.limits.rows = 0;
  request.limits.buffered = 1000;
  const QueryAnswer large = run_query(graph, request);
  REQUIRE(large.error);
  CHECK(large.error->detail == "MemoryLimit");
}

TEST_CASE("query/language: names that the graph does not have are warned about, with the nearest") {
  MemoryGraph graph;
  ask(graph, kPeople);
  const QueryAnswer answer = ask(graph, "MATCH (a:Persn)-[:MTE]->(b) RETURN b.nam");
  REQUIRE(answer.warnings.size() == 3);
  CHECK(answer.rows.empty());
  CHECK(answer.warnings[0] == "no label 'Persn' in this graph; did you mean 'Person'?");
  CHECK(answer.warnings[1] == "no relationship type 'MTE' in this graph; did you mean 'MET'?");
  CHECK(answer.warnings[2] == "no property 'nam' in this graph; did you mean 'name'?");
}

TEST_CASE("query/exec: a plan begins where there is least") {
  MemoryGraph graph;
  ask(graph, kPeople);
  const QueryAnswer answer =
      ask(graph, "EXPLAIN MATCH (a:Person)-[:VISITS]->(c:Country) RETURN a.name");
  CHECK(answer.plan ==
        "Project  a.name\n"
        "Expand  (c:Country)<-[:VISITS]-(a:Person)  ~1\n"
        "Scan  (c:Country)  ~1\n");
  const QueryAnswer profile = ask(graph, "PROFILE MATCH (a:Person) RETURN count(*)");
  CHECK(profile.plan ==
        "Project  count(*)  [1 rows]\n"
        "Aggregate  0 keys  [1 rows]\n"
        "Scan  (a:Person)  ~4  [4 rows]\n");
}
