// Groups that repeat, selected paths, modes, and conditions during the search for shortest paths.

#include <string>

#include <doctest/doctest.h>

#include "query/graphs/memory_graph.h"
#include "tests/query/query_lines.h"

using namespace whomet;
using namespace whomet::testing;

namespace {

//   a -R1-> b -R2-> c -R3-> d      d -S-> e -S-> d
//   a -------S9-----------> d      b ---S---> d
constexpr const char* kGraph =
    "CREATE (a:P {n: 'a'})-[:R {w: 1}]->(b:P {n: 'b'})-[:R {w: 2}]->(c:P {n: 'c'})"
    "-[:R {w: 3}]->(d:P {n: 'd'}), (a)-[:S {w: 9}]->(d), (b)-[:S]->(d), "
    "(d)-[:S]->(e:Q {n: 'e'})-[:S]->(d)";

struct Case {
  const char* query;
  const char* rows;
};

constexpr Case kShortest[] = {
    {"MATCH p = shortestPath((x {n: 'a'})-[*]->(y {n: 'd'})) RETURN length(p)", "1\n"},
    {"MATCH p = shortestPath((x {n: 'a'})-[*]->(y {n: 'd'})) "
     "WHERE none(r IN relationships(p) WHERE type(r) = 'S') RETURN length(p)",
     "3\n"},
    {"MATCH p = shortestPath((x {n: 'a'})-[r*]->(y {n: 'd'})) WHERE all(e IN r WHERE e.w < 9) "
     "RETURN length(p)",
     "3\n"},
    {"MATCH p = shortestPath((x {n: 'a'})-[*]->(y {n: 'd'})) WHERE all(n IN nodes(p) WHERE n.n <> "
     "'c') AND none(r IN relationships(p) WHERE coalesce(r.w, 0) = 9) RETURN [n IN nodes(p) | n.n]",
     "['a', 'b', 'd']\n"},
    {"MATCH p = shortestPath((x {n: 'a'})-[*]->(y {n: 'd'})) WHERE length(p) > 1 RETURN length(p)",
     "2\n"},
    {"MATCH p = allShortestPaths((x {n: 'a'})-[*]-(y {n: 'd'})) WHERE length(p) >= 2 "
     "RETURN [n IN nodes(p) | n.n] AS names ORDER BY names",
     "['a', 'b', 'd']\n"},
    {"MATCH p = shortestPath((x {n: 'a'})-[*]->(y {n: 'd'})) WHERE any(n IN nodes(p) WHERE n.n = "
     "'c') RETURN length(p)",
     "3\n"},
    {"MATCH p = shortestPath((x {n: 'a'})-[*..2]->(y {n: 'd'})) "
     "WHERE all(r IN relationships(p) WHERE type(r) = 'R') RETURN p",
     ""},
    {"MATCH p = shortestPath((x {n: 'a'})-[*]->(y {n: 'd'})) WHERE length(p) > 40 RETURN p", ""},
    {"MATCH p = shortestPath((x {n: 'd'})-[*0..]-(y {n: 'd'})) RETURN length(p)", "0\n"},
    {"MATCH p = shortestPath((x {n: 'd'})-[*]-(y {n: 'd'})) RETURN length(p)", ""},
    {"MATCH p = shortestPath((x {n: 'a'})-[:R {w: 1}]-(y)) RETURN y.n", "'b'\n"},
    {"MATCH (x {n: 'a'}), (y {n: 'd'}) RETURN length(shortestPath((x)-[:R*]->(y))) AS n", "3\n"},
    {"MATCH (x {n: 'a'})-[r:S]->(y {n: 'd'}) MATCH p = shortestPath((x)-[*]->(y)) "
     "RETURN length(p)",
     "1\n"},
    {"MATCH (x {n: 'a'})-[r:S]->(y {n: 'd'}), p = shortestPath((x)-[*]->(y)) RETURN length(p)",
     "2\n"},
};

constexpr Case kGroups[] = {
    {"MATCH (x {n: 'a'}) ((u)-[r:R]->(v) WHERE v.n <> 'd'){1,2} (y) "
     "RETURN y.n, [k IN u | k.n] AS us, [k IN r | k.w] AS ws ORDER BY y.n",
     "'b' | ['a'] | [1]\n'c' | ['a', 'b'] | [1, 2]\n"},
    {"MATCH ((u)-[r:R]->(v)){2} (y {n: 'c'}) RETURN [k IN u | k.n], [k IN v | k.n], size(r)",
     "['a', 'b'] | ['b', 'c'] | 2\n"},
    {"MATCH p = (x {n: 'a'}) ((u)-[:R]->()-[:R]->(v)){1,2} (y) RETURN y.n, length(p), size(u)",
     "'c' | 2 | 1\n"},
    {"MATCH (x {n: 'b'}) ((u)-[r]->(v) WHERE r.w > 1)* (y) RETURN y.n, size(r) ORDER BY size(r)",
     "'b' | 0\n'c' | 1\n'd' | 2\n"},
    {"MATCH (x {n: 'a'})-[r:R]->+(y) RETURN y.n, size(r) ORDER BY y.n",
     "'b' | 1\n'c' | 2\n'd' | 3\n"},
    {"MATCH (x {n: 'a'})-[:R]->{2,3}(y) RETURN y.n ORDER BY y.n", "'c'\n'd'\n"},
    {"MATCH (x {n: 'a'})-[:R]->{,1}(y) RETURN y.n ORDER BY y.n", "'a'\n'b'\n"},
    {"MATCH (x {n: 'd'})<-[:R]-{2}(y) RETURN y.n", "'b'\n"},
    {"MATCH (x:Q)--*(y:Q) RETURN count(*)", "15\n"},
    {"MATCH (x:P) WHERE EXISTS { (x) ((u)-[:R]->(v)){3} (y) } RETURN x.n", "'a'\n"},
    {"MATCH (x:P {n: 'a'}) RETURN COUNT { (x)-[:R]->+() } AS n", "3\n"},
    {"MATCH (x {n: 'a'}) ((u)-[:R]->(v)){1,2} (m)-[:R]->(y) RETURN m.n, y.n ORDER BY m.n",
     "'b' | 'c'\n'c' | 'd'\n"},
    {"MATCH p = ((x)-[r:R]->(y) WHERE r.w > 1) RETURN y.n ORDER BY y.n", "'c'\n'd'\n"},
    {"OPTIONAL MATCH (x:Nobody) ((u)-[r]->(v)){1,2} (y) RETURN u, r, y", "null | null | null\n"},
    {"WITH 2 AS least MATCH (x {n: 'b'}) ((u)-[r:R]->(v) WHERE r.w >= least)+ (y) RETURN y.n "
     "ORDER BY y.n",
     "'c'\n'd'\n"},
};

constexpr Case kSelected[] = {
    {"MATCH p = ANY SHORTEST (x {n: 'a'})-[:R]->+(y {n: 'd'}) RETURN length(p)", "3\n"},
    {"MATCH p = SHORTEST 2 (x {n: 'a'})-->+(y {n: 'd'}) RETURN [n IN nodes(p) | n.n]",
     "['a', 'd']\n['a', 'b', 'd']\n"},
    {"MATCH p = SHORTEST 3 PATHS (x {n: 'a'})-[*]->(y {n: 'd'}) RETURN length(p)", "1\n2\n3\n"},
    {"MATCH p = SHORTEST $k (x {n: 'a'})-[*]->(y {n: 'd'}) RETURN count(*)", "2\n"},
    {"MATCH p = SHORTEST 3 GROUPS (x {n: 'a'})-[*]->(y {n: 'd'}) RETURN length(p), count(*)",
     "1 | 1\n2 | 1\n3 | 2\n"},
    {"MATCH p = SHORTEST GROUP (x {n: 'a'})-[*]->(y {n: 'd'}) RETURN length(p)", "1\n"},
    {"MATCH p = ALL SHORTEST (x {n: 'a'})-[]-{2,}(y {n: 'd'}) RETURN count(*)", "1\n"},
    {"MATCH p = ANY (x {n: 'a'})-[:R]->*(y:P) RETURN y.n, length(p) ORDER BY y.n",
     "'a' | 0\n'b' | 1\n'c' | 2\n'd' | 3\n"},
    {"MATCH p = ANY SHORTEST (x {n: 'a'})-[r:R]->(m)-[:R|S]->*(y {n: 'd'}) "
     "RETURN m.n, r.w, length(p)",
     "'b' | 1 | 2\n"},
    {"MATCH p = ANY SHORTEST (x {n: 'a'})-->+(m {n: 'c'})-->+(y:Q) RETURN m.n, length(p)",
     "'c' | 4\n"},
    {"MATCH p = ANY SHORTEST (x {n: 'a'}) ((u)-[r]->(v) WHERE r.w < 9 OR u.n = 'd'){1,} (y:Q) "
     "RETURN [k IN u | k.n], size(r)",
     "['a', 'b', 'c', 'd'] | 4\n"},
    {"MATCH p = ANY SHORTEST ((x {n: 'a'})-[r*]->(y {n: 'd'}) WHERE size(r) > 1) RETURN length(p)",
     "2\n"},
    {"MATCH p = ANY SHORTEST (x {n: 'a'})-[*]->(y {n: 'd'}) WHERE length(p) > 1 RETURN length(p)",
     ""},
    {"MATCH p = ANY SHORTEST (x {n: 'd'})-->+(y {n: 'd'}) RETURN length(p)", "2\n"},
    {"MATCH p = SHORTEST 3 WALK (x {n: 'd'})-->+(y:Q) RETURN length(p)", "1\n3\n5\n"},
    {"MATCH p = SHORTEST 3 TRAIL (x {n: 'd'})-->+(y:Q) RETURN length(p)", "1\n"},
    {"MATCH p = SHORTEST 3 ACYCLIC (x {n: 'd'}) ((u)-->(v))+ (y {n: 'd'}) RETURN length(p)", ""},
    {"MATCH p = SHORTEST 3 SIMPLE (x {n: 'd'}) ((u)-->(v))+ (y {n: 'd'}) RETURN length(p)", "2\n"},
};

constexpr Case kModes[] = {
    {"MATCH p = WALK (x {n: 'd'})-[:S]->{1,4}(y) RETURN length(p) ORDER BY length(p)",
     "1\n2\n3\n4\n"},
    {"MATCH p = TRAIL (x {n: 'd'})-[:S]->{1,4}(y) RETURN length(p) ORDER BY length(p)", "1\n2\n"},
    {"MATCH p = ACYCLIC (x {n: 'd'})-[:S]->{1,4}(y) RETURN length(p)", "1\n"},
    {"MATCH p = SIMPLE (x {n: 'd'})-[:S]->{1,4}(y) RETURN length(p) ORDER BY length(p)", "1\n2\n"},
    {"MATCH p = ALL ACYCLIC PATHS (x {n: 'd'}) ((u)-[:S]->(v)){1,4} (y) RETURN length(p)", "1\n"},
    {"MATCH p = WALK (x {n: 'd'}) ((u)-[:S]->(v)){3} (y) RETURN y.n", "'e'\n"},
};

struct Refusal {
  const char* query;
  const char* error;
};

constexpr Refusal kRefusals[] = {
    {"MATCH WALK (a)-[*]->(b) RETURN a",
     "UnexpectedSyntax: there is no end of walks; bound the length, or select some: ANY SHORTEST "
     "WALK\n"},
    {"MATCH (a) ((x)-[*2]->(y)){2} (b) RETURN a",
     "UnexpectedSyntax: nothing in a group can be repeated itself\n"},
    {"MATCH (a) ((x)-->(y))(b) RETURN a",
     "UnexpectedSyntax: expected how often after the group: *, + or {1,3}\n"},
    {"MATCH SHORTEST (a)-->(b) RETURN a",
     "UnexpectedSyntax: expected how many: SHORTEST 3, SHORTEST 2 GROUPS, ANY SHORTEST or ALL "
     "SHORTEST\n"},
    {"MATCH (a)-->{3,2}(b) RETURN a",
     "InvalidRelationshipPattern: expected the smaller number first, the greater not 0\n"},
    {"MATCH (a)-[*2]->{2}(b) RETURN a",
     "InvalidRelationshipPattern: the length of this relationship is given twice\n"},
    {"MATCH (a) ((a)-->(y)){2} (b) RETURN a", "VariableAlreadyBound: 'a' is bound already\n"},
    {"MATCH (a) ((x)-->(y) WHERE x.n = a.n){2} (b) RETURN a",
     "UndefinedVariable: 'a' is not bound\n"},
    {"MATCH SHORTEST 0 (a)-->(b) RETURN a",
     "NegativeIntegerArgument: expected a number of 1 or more\n"},
    {"MATCH ((a)){2} RETURN a", "UnexpectedSyntax: expected a relationship in the group\n"},
    {"MATCH p = ANY SHORTEST shortestPath((a)-[*]-(b)) RETURN p",
     "UnexpectedSyntax: shortestPath() selects already; leave out what stands before\n"},
};

template <std::size_t N>
void check(const Case (&cases)[N]) {
  MemoryGraph graph;
  ask(graph, kGraph);
  for (const Case& row : cases) {
    CAPTURE(row.query);
    CHECK(lines_of(ask(graph, row.query, {{"k", Value::integer(2)}}), graph, false) == row.rows);
  }
}

}  // namespace

TEST_CASE("query/paths: conditions hold during the search for shortest paths") {
  check(kShortest);
}
TEST_CASE("query/paths: groups that repeat") {
  check(kGroups);
}
TEST_CASE("query/paths: selected paths") {
  check(kSelected);
}
TEST_CASE("query/paths: walks, trails, paths without a node twice") {
  check(kModes);
}
TEST_CASE("query/paths: what is refused") {
  MemoryGraph graph;
  for (const Refusal& row : kRefusals) {
    CAPTURE(row.query);
    CHECK(rows_for(graph, row.query) == row.error);
  }
}
