// Any bytes as a query on a small graph: an error whose place lies in the text, or rows as wide as
// the columns. Budgets keep it short.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "query/graphs/memory_graph.h"
#include "query/run.h"
#include "query/value_text.h"

namespace {

using namespace whomet;

void require(bool holds) {
  if (!holds) std::abort();
}

QueryAnswer ask(MemoryGraph& graph, std::string_view text) {
  QueryRequest request;
  request.text = text;
  request.may_update = true;
  request.parameters = {{"list", Value::list({Value::integer(1), Value()})},
                        {"name", Value::text("Ada")}};
  request.limits.milliseconds = 500;
  request.limits.rows = 1000;
  request.limits.buffered = 20'000;
  return run_query(graph, request);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(bytes), size);
  MemoryGraph graph;
  ask(graph,
      "CREATE (a:A {name: 'Ada', x: 1})-[:R {w: 2.5}]->(b:A:B {on: date('2024-05-16')})-[:S]->(a), "
      "(b)-[:R]->(b), ({l: [1, 2]})");
  const QueryAnswer answer = ask(graph, text);
  if (answer.error) {
    require(answer.error->place.begin <= size + 1);
    require(!describe(*answer.error, text).empty());
    return 0;
  }
  for (const ValueList& row : answer.rows) {
    require(row.size() == answer.columns.size());
    for (const Value& value : row) literal_text(value, graph);
  }
  return 0;
}
