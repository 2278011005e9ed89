// Every function's example, and that the documentation has a line for each.

#include <cstdlib>

#include <doctest/doctest.h>

#include "base/text_file.h"
#include "query/function.h"
#include "query/graphs/memory_graph.h"
#include "tests/query/query_lines.h"

using namespace whomet;
using namespace whomet::testing;

namespace {

std::string documented(const QueryFunction& function) {
  return "| `" + std::string(function.signature) + "` | " + std::string(function.summary) + " | `" +
         std::string(function.example) + "` → `" + std::string(function.example_result) + "` |\n";
}

// Values of examples are written as they are said; temporal ones in quotes.
std::string example_query(const QueryFunction& function) {
  const std::string example(function.example);
  if (function.aggregate != AggregateKind::kNone) {
    return "UNWIND [3, 1, 2, 2] AS x RETURN " + example;
  }
  return "MATCH p = (a)-[r]->(b) RETURN " + example;
}

}  // namespace

TEST_CASE("query/functions: examples yield what they say") {
  MemoryGraph graph;
  ask(graph,
      "CREATE (:Person {name: 'Ada', born: 1970})-[:MET {on: 'Monday'}]->(:Person {name: 'Ben'})");
  for (const auto group : all_functions()) {
    for (const QueryFunction& function : group) {
      CAPTURE(function.name);
      CHECK(rows_for(graph, example_query(function)) ==
            std::string(function.example_result) + "\n");
      CHECK(find_function(function.name) == &function);
      const bool can_run = function.call != nullptr || function.aggregate != AggregateKind::kNone;
      CHECK(can_run);
    }
  }
}

TEST_CASE("query/functions: null in, null out, whatever the function") {
  MemoryGraph graph;
  for (const auto group : all_functions()) {
    for (const QueryFunction& function : group) {
      if (function.arguments.empty() || function.aggregate != AggregateKind::kNone) continue;
      if (function.name == "range" || function.name == "valueType") continue;
      std::string arguments = "null";
      for (std::size_t i = 1; i < function.arguments.size(); ++i) {
        if (function.arguments[i] == '?' || function.arguments[0] == '?') break;
        if (function.arguments[i] != '+') arguments += ", null";
      }
      CAPTURE(function.name);
      CHECK(rows_for(graph, "RETURN " + std::string(function.name) + "(" + arguments + ")") ==
            "null\n");
    }
  }
}

TEST_CASE("docs/query_language.md: lists every function") {
  const std::string path = std::string(WHOMET_SOURCE_DIR) + "/docs/query_language.md";
  std::string text = read_file(path);
  std::string tables;
  constexpr const char* kTitles[] = {"Aggregation",     "Nodes, relationships, paths and maps",
                                     "Lists",           "Numbers",
                                     "Strings",         "Conversion",
                                     "Temporal values", "Provenance"};
  std::size_t i = 0;
  for (const auto group : all_functions()) {
    tables +=
        "\n### " + std::string(kTitles[i++]) + "\n\n| Function | What it yields | Example |\n";
    tables += "|---|---|---|\n";
    for (const QueryFunction& function : group) tables += documented(function);
  }
  const std::string begin =
      "<!-- functions: written by test_query with WHOMET_UPDATE_GOLDEN=1 -->\n";
  const std::string end = "\n<!-- end of functions -->";
  const std::size_t from = text.find(begin);
  const std::size_t to = text.find(end);
  REQUIRE(from != std::string::npos);
  REQUIRE(to != std::string::npos);
  if (std::getenv("WHOMET_UPDATE_GOLDEN") != nullptr) {
    text.replace(from + begin.size(), to - from - begin.size(), tables);
    write_file(path, text);
    return;
  }
  CHECK(text.substr(from + begin.size(), to - from - begin.size()) == tables);
}
