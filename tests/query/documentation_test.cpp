// Runs the examples of docs/query_language.md: blocks that begin with ```query. The lines that
// begin with "> " are the answer: columns, then rows.

#include <sstream>

#include <doctest/doctest.h>

#include "base/text_file.h"
#include "query/graphs/memory_graph.h"
#include "tests/query/query_lines.h"

using namespace whomet;
using namespace whomet::testing;

TEST_CASE("docs/query_language.md: examples yield what they show") {
  std::istringstream page(read_file(std::string(WHOMET_SOURCE_DIR) + "/docs/query_language.md"));
  MemoryGraph graph;
  std::string query;
  std::string expected;
  bool inside = false;
  int examples = 0;
  for (std::string line; std::getline(page, line);) {
    if (line == "```query") {
      inside = true;
      query.clear();
      expected.clear();
    } else if (inside && line == "```") {
      inside = false;
      CAPTURE(query);
      const std::string answer = lines_of(ask(graph, query), graph);
      CHECK((answer == "\n" ? "" : answer) == expected);
      ++examples;
    } else if (inside && line.starts_with("> ")) {
      expected += line.substr(2) + "\n";
    } else if (inside) {
      query += line + "\n";
    }
  }
  CHECK(examples >= 20);
}
