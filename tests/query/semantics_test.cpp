// Corners of the language: nulls, mixed types, time zones, scopes, MERGE, DELETE, kinds of errors.
// The cases are in semantics.txt: "! query" makes a new graph, a query stands on one line, and the
// lines after it that begin with "> " are its rows, or its error by kind, phase and detail.

#include <sstream>

#include <doctest/doctest.h>

#include "base/text_file.h"
#include "query/graphs/memory_graph.h"
#include "tests/query/query_lines.h"

using namespace whomet;
using namespace whomet::testing;

namespace {

std::string outcome(MemoryGraph& graph, const std::string& query) {
  const QueryAnswer answer = ask(graph, query);
  std::string text;
  if (answer.error) {
    text = "error: " + std::string(name_of(answer.error->type)) + " at " +
           (answer.error->compile_time ? "compile time" : "runtime") + ", " +
           std::string(answer.error->detail) + "\n";
  } else {
    text = lines_of(answer, graph, false);
  }
  std::string marked;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) marked += "> " + line + "\n";
  return marked;
}

}  // namespace

TEST_CASE("query/semantics: what the corners of the language yield") {
  std::istringstream cases(
      read_file(std::string(WHOMET_SOURCE_DIR) + "/tests/query/semantics.txt"));
  MemoryGraph graph;
  std::string query;
  std::string expected;
  int checked = 0;
  const auto check = [&] {
    if (query.empty()) return;
    CAPTURE(query);
    CHECK(outcome(graph, query) == expected);
    query.clear();
    expected.clear();
    ++checked;
  };
  for (std::string line; std::getline(cases, line);) {
    if (line.starts_with("> ")) {
      expected += line + "\n";
      continue;
    }
    check();
    if (line.starts_with("!")) {
      graph = MemoryGraph();
      const std::string setup = line.substr(1);
      CAPTURE(setup);
      if (setup.size() > 1) CHECK(!ask(graph, setup).error);
    } else if (!line.starts_with("#")) {
      query = line;
    }
  }
  check();
  CHECK(checked > 150);
}
