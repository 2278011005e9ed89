// Runs the examples of docs/query_language.md: blocks that begin with ```query. The lines that
// begin with "> " are the answer: columns, then rows.

#include <algorithm>
#include <sstream>

#include <doctest/doctest.h>

#include "base/text_file.h"
#include "query/graphs/memory_graph.h"
#include "query/procedure.h"
#include "tests/query/query_lines.h"

using namespace whomet;
using namespace whomet::testing;

namespace {

// What stands in some example.
constexpr const char* kParts[] = {" MATCH ",       "OPTIONAL MATCH ",
                                  " WHERE ",       " RETURN ",
                                  " WITH ",        " DISTINCT ",
                                  " ORDER BY ",    " DESC",
                                  " SKIP ",        " LIMIT ",
                                  "UNWIND ",       " UNION MATCH ",
                                  " UNION ALL ",   " CALL ",
                                  " YIELD ",       " CALL { ",
                                  "EXPLAIN ",      "PROFILE ",
                                  "CREATE ",       "MERGE ",
                                  "ON CREATE SET", "ON MATCH SET",
                                  " SET ",         " REMOVE ",
                                  " DELETE ",      "DETACH DELETE ",
                                  "EXISTS {",      "COUNT {",
                                  "COLLECT {",     "CASE x WHEN",
                                  "CASE WHEN",     " ELSE ",
                                  " END ",         "reduce(",
                                  "all(x",         "any(x",
                                  "none(x",        "single(x",
                                  " none(r",       "shortestPath(",
                                  "SHORTEST 2",    "]->",
                                  "*1..2",         "{1,3}",
                                  ")--+(",         " AND ",
                                  " OR ",          " XOR ",
                                  " NOT ",         " IN ",
                                  "STARTS WITH",   "ENDS WITH",
                                  " CONTAINS ",    "=~",
                                  " IS NULL",      " IS NOT NULL",
                                  "{.name",        "[(a)-[r]->(b) |",
                                  " += ",          "[-1]",
                                  " ^ ",           " % "};

}  // namespace

TEST_CASE("docs/query_language.md: examples yield what they show") {
  std::istringstream page(read_file(std::string(WHOMET_SOURCE_DIR) + "/docs/query_language.md"));
  MemoryGraph graph;
  std::string query;
  std::string expected;
  bool inside = false;
  std::string examples_text;
  int examples = 0;
  for (std::string line; std::getline(page, line);) {
    if (line == "```query") {
      inside = true;
      query.clear();
      expected.clear();
    } else if (inside && line == "```") {
      inside = false;
      CAPTURE(query);
      const QueryAnswer given = ask(graph, query);
      const std::string answer = given.plan.empty() ? lines_of(given, graph) : given.plan;
      CHECK((answer == "\n" ? "" : answer) == expected);
      examples_text += " " + query;
      ++examples;
    } else if (inside && line.starts_with("> ")) {
      expected += line.substr(2) + "\n";
    } else if (inside) {
      query += line + "\n";
    }
  }
  CHECK(examples >= 20);
  std::replace(examples_text.begin(), examples_text.end(), '\n', ' ');
  for (const char* part : kParts) {
    CAPTURE(part);
    CHECK(examples_text.find(part) != std::string::npos);
  }
}

TEST_CASE("docs/query_language.md: names every procedure") {
  const std::string page = read_file(std::string(WHOMET_SOURCE_DIR) + "/docs/query_language.md");
  for (const Procedure& procedure : built_in_procedures()) {
    CAPTURE(procedure.name);
    CHECK(page.find("`" + procedure.name) != std::string::npos);
  }
}
