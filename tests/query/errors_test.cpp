// What is refused, why, and where: the place is the text under the caret.

#include <doctest/doctest.h>

#include "query/failure.h"
#include "query/graphs/memory_graph.h"
#include "tests/query/query_lines.h"

using namespace whomet;
using namespace whomet::testing;

namespace {

struct Case {
  const char* query;
  const char* detail;
  const char* place;    // "" = none or the end
  const char* message;  // a part of it
};

constexpr Case kCases[] = {
    {"MATCH (a RETURN a", "UnexpectedSyntax", "RETURN", "expected a label, properties in { } or )"},
    {"MATCH (a)", "UnexpectedSyntax", "MATCH", "expected RETURN"},
    {"RETURN", "UnexpectedSyntax", "", "expected an expression"},
    {"", "UnexpectedSyntax", "", "expected a clause"},
    {"MACH (a) RETURN a", "UnexpectedSyntax", "MACH", "expected a clause"},
    {"RETURN 'a", "UnexpectedSyntax", "'", "the string has no end"},
    {"RETURN /* a", "UnexpectedSyntax", "/*", "expected */"},
    {"RETURN 1 +", "UnexpectedSyntax", "", "expected an expression"},
    {"RETURN [1, 2", "UnexpectedSyntax", "", "expected , or ]"},
    {"RETURN 1 \xE2\x80\x94 2", "InvalidUnicodeCharacter", "\xE2\x80\x94", "no part of a query"},
    {"RETURN '\\u12'", "InvalidUnicodeLiteral", "\\u", "4 hexadecimal digits"},
    {"RETURN 12ab", "InvalidNumberLiteral", "12ab", "is no number"},
    {"RETURN 9223372036854775808", "IntegerOverflow", "9223372036854775808", "64 bits"},
    {"RETURN a", "UndefinedVariable", "a", "not bound"},
    {"RETURN foo(1)", "UnknownFunction", "foo(1)", "no function 'foo'"},
    {"RETURN left('a')", "InvalidNumberOfArguments", "left('a')", "left(string, length)"},
    {"RETURN 1 AND true", "InvalidArgumentType", "1", "expected Boolean, found Integer"},
    {"MATCH (a) MATCH ()-[a]-() RETURN a", "VariableTypeConflict", "-[a]-", "Node already"},
    {"MATCH (a) CREATE (a)", "VariableAlreadyBound", "(a)", "bound already"},
    {"MATCH (a) WHERE count(a) > 1 RETURN a", "InvalidAggregation", "count(a) > 1", "use WITH"},
    {"MATCH (a) RETURN a.x + count(*)", "AmbiguousAggregationExpression", "a",
     "beside an aggregation"},
    {"MATCH (a) WITH a.x RETURN 1", "NoExpressionAlias", "a.x", "AS"},
    {"RETURN 1 AS a UNION RETURN 2 AS b", "DifferentColumnsInUnion", "RETURN", "same columns"},
    {"CREATE (a)-[:R]-(b)", "RequiresDirectedRelationship", "-[:R]-", "direction"},
    {"MATCH (a) RETURN a LIMIT -1", "NegativeIntegerArgument", "-1", "cannot be negative"},
    {"MATCH (a) RETURN a LIMIT a.x", "NonConstantExpression", "a", "cannot depend on the rows"},
    {"RETURN $who", "MissingParameter", "$who", "$who is not given"},
    {"CALL nothing()", "ProcedureNotFound", "CALL", "no procedure"},
    {"RETURN 'a' =~ '('", "InvalidArgumentValue", "'a' =~ '('", "expected )"},
    {"RETURN 1 / 0", "NumberOutOfRange", "1 / 0", "division by zero"},
    {"RETURN 9223372036854775807 + 1", "NumberOutOfRange", "9223372036854775807 + 1", "64 bits"},
    {"RETURN 2 + abs([1][0]) / 0", "NumberOutOfRange", "abs([1][0]) / 0", "division by zero"},
    {"UNWIND ['x'] AS x RETURN 1, date(x)", "InvalidArgumentValue", "date(x)", "ISO 8601"},
    {"RETURN datetime('2020-01-01T00:00[Europe]')", "InvalidArgumentValue", "datetime(",
     "ISO 8601"},
    {"UNWIND [1] AS x RETURN x.y", "InvalidArgumentType", "x.y", "has no properties"},
    {"CREATE (a) SET a.x = {y: 1}", "InvalidPropertyType", "a", "cannot be Map"},
    {"CREATE (a {x: [[1]]})", "InvalidPropertyType", "(a {x: [[1]]})", "cannot be List"},
    {"CREATE (a)-[:R]->(b) DELETE a", "DeleteConnectedNode", "a", "DETACH DELETE"},
};

}  // namespace

TEST_CASE("query/errors: kind, place and words") {
  for (const Case& row : kCases) {
    CAPTURE(row.query);
    MemoryGraph graph;
    const QueryAnswer answer = ask(graph, row.query);
    REQUIRE(answer.error);
    CHECK(answer.error->detail == row.detail);
    CAPTURE(answer.error->message);
    CHECK(answer.error->message.find(row.message) != std::string::npos);
    const std::string_view query = row.query;
    const ByteSpan place = answer.error->place;
    if (place.begin < query.size()) {
      CHECK(std::string(query.substr(place.begin, place.size())).find(row.place) == 0);
    } else {
      CHECK(*row.place == '\0');
    }
  }
}

TEST_CASE("query/errors: the caret stands under the place, on its line") {
  MemoryGraph graph;
  const char* query = "MATCH (a)\nWHERE a.x = bb\nRETURN a";
  const QueryAnswer answer = ask(graph, query);
  REQUIRE(answer.error);
  CHECK(describe(*answer.error, query) ==
        "'bb' is not bound\n"
        "  2 | WHERE a.x = bb\n"
        "                  ^~");
}

TEST_CASE("query/lang: deep nesting is refused, not crashed on") {
  MemoryGraph graph;
  for (const char* part : {"(", "[", "{a:", "NOT ", "-(", "EXISTS{MATCH (a) WHERE ", "CASE "}) {
    std::string query = "RETURN ";
    for (int i = 0; i < 50'000; ++i) query += part;
    CAPTURE(part);
    CHECK(ask(graph, query).error.has_value());
  }
  for (const char* part : {" + 1", " OR true", ".a", "[0]", " IS NULL", " < 1"}) {
    std::string query = "WITH null AS a RETURN a";
    for (int i = 0; i < 50'000; ++i) query += part;
    CAPTURE(part);
    CHECK(ask(graph, query).error.has_value());
  }
  std::string chains = "1";
  for (int i = 0; i < 200; ++i) chains = "1 < (" + chains + ") < 1";
  CHECK(ask(graph, "RETURN " + chains).error.has_value());
  std::string labels = "WITH null AS a RETURN a";
  for (int i = 0; i < 50'000; ++i) labels += ":A";
  CHECK(rows_for(graph, labels) == "null\n");
  std::string sum = "RETURN 1";
  for (int i = 0; i < 2000; ++i) sum += " + 1";
  CHECK(rows_for(graph, sum) == "2001\n");
}

TEST_CASE("query/exec: values that grow without end are refused") {
  MemoryGraph graph;
  for (const char* query :
       {"RETURN reduce(t = 'ab', x IN range(1, 60) | t + t)",
        "RETURN size(reduce(t = [1, 2], x IN range(1, 60) | t + t))",
        "RETURN reduce(t = [], x IN range(1, 100000) | [t])",
        "RETURN reduce(t = {}, x IN range(1, 100000) | {a: t})", "RETURN range(1, 10000000000)"}) {
    CAPTURE(query);
    CHECK(ask(graph, query).error.has_value());
  }
}
