// Bytes choose among the rules of a small grammar, so that nearly every input is a query that runs.
// It runs twice on the same graph and has to answer the same; what only reads leaves the graph as
// it was.
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "query/graphs/memory_graph.h"
#include "query/run.h"
#include "query/value_text.h"

namespace {

using namespace whomet;

void require(bool holds) {
  if (!holds) std::abort();
}

class Writer {
 public:
  Writer(const std::uint8_t* bytes, std::size_t size) : bytes_(bytes), size_(size) {}

  std::string query() {
    std::string text = clause();
    while (at_ < size_ && text.size() < 400) text += clause();
    return text + "RETURN " +
           pick({"count(*) AS n", "*", "a, " + value(2) + " AS v",
                 "DISTINCT " + value(2) + " AS v ORDER BY v",
                 "collect(" + value(2) + ") AS l, " + value(1) + " AS k"}) +
           pick({"", "", " SKIP 1", " LIMIT 3"});
  }

 private:
  std::size_t choose(std::size_t count) { return at_ < size_ ? bytes_[at_++] % count : 0; }

  template <std::size_t N>
  std::string pick(const std::string (&choices)[N]) {
    return choices[choose(N)];
  }

  std::string clause() {
    switch (choose(9)) {
      case 0:
        return "UNWIND " + list(2) + " AS x" + std::to_string(++names_) + " ";
      case 1:
        return "OPTIONAL MATCH " + path() + where() + " ";
      case 2:
        return "WITH *, " + value(3) + " AS w" + std::to_string(++names_) + " ";
      case 3:
        return "CREATE (:A {x: " + value(1) + "})-[:R]->(:B) ";
      case 4:
        return "MERGE (:B {x: " + std::to_string(choose(4)) + "}) ";
      case 5:
        return "MATCH (a) SET a.x = " + value(2) + " ";
      case 6:
        return "CALL { MATCH (z) RETURN max(z.x) AS m" + std::to_string(++names_) + " } ";
      case 7:
        return "MATCH (a) DETACH DELETE a WITH 1 AS one MATCH (a) ";
      default:
        return "MATCH " + path() + where() + " ";
    }
  }

  std::string where() { return choose(2) == 0 ? "" : " WHERE " + condition(2); }

  std::string node() {
    return pick({"(a)", "(b)", "()", "(a:A)", "(b:B|A)", "(c:!A)", "(a {x: 1})", "(WHERE true)",
                 "(b IS A&!B)", "(:%&!(A|B))"});
  }
  std::string edge() {
    return pick({"-->", "--", "<-[:R]-", "-[:R|S]->", "-[*0..2]-", "-[:S*1..2]->", "-->{1,2}",
                 "<--+", "-[:!R]->", "-[e IS R|!S*0..2]-", "<-[:%&!S]-{1,2}"});
  }
  std::string path() {
    const std::string name = choose(3) == 0 ? "p" + std::to_string(++names_) + " = " : "";
    switch (choose(6)) {
      case 0:
        return name + "shortestPath((a)-[*..3]-(b))";
      case 1:
        return name + "ANY SHORTEST " + node() + edge() + node();
      case 2:
        return name + "SHORTEST 2 (a) ((x)-->(y)){1,2} " + node();
      case 3:
        return name + "(a) ((u" + std::to_string(++names_) + ")-[:R]-()){1,2} (b)";
      case 4:
        return name + node() + edge() + node() + edge() + node();
      default:
        return name + node() + edge() + node();
    }
  }

  std::string condition(int depth) {
    if (depth == 0) return pick({"true", "null", "a.x = 1", "a:A", "a:B|!A", "b IS %"});
    switch (choose(8)) {
      case 0:
        return "NOT (" + condition(depth - 1) + ")";
      case 1:
        return "(" + condition(depth - 1) + " OR " + condition(depth - 1) + ")";
      case 2:
        return value(depth - 1) + " < " + value(depth - 1);
      case 3:
        return value(depth - 1) + " IN " + list(depth - 1);
      case 4:
        return "EXISTS { " + path() + where() + " }";
      case 5:
        return "any(e IN " + list(depth - 1) + " WHERE e = " + value(depth - 1) + ")";
      case 6:
        return value(depth - 1) + " IS NULL";
      default:
        return "(a)--()";
    }
  }

  std::string list(int depth) {
    if (depth == 0) return pick({"[]", "[1, null]", "range(0, 2)", "labels(a)"});
    switch (choose(5)) {
      case 0:
        return "[" + value(depth - 1) + ", " + value(depth - 1) + "]";
      case 1:
        return "[e IN " + list(depth - 1) + " WHERE " + condition(depth - 1) + " | " +
               value(depth - 1) + "]";
      case 2:
        return "[(a)--(n) | n.x]";
      case 3:
        return list(depth - 1) + "[1..]";
      default:
        return list(depth - 1) + " + " + list(depth - 1);
    }
  }

  std::string value(int depth) {
    if (depth == 0) return pick({"1", "2.5", "'a'", "null", "a.x", "true", "date('2024-02-29')"});
    switch (choose(10)) {
      case 8:
        return "CASE " + value(depth - 1) + " WHEN 1, " + value(depth - 1) + " THEN " +
               value(depth - 1) + " ELSE -INF END";
      case 0:
        return value(depth - 1) + " + " + value(depth - 1);
      case 1:
        return "CASE WHEN " + condition(depth - 1) + " THEN " + value(depth - 1) + " END";
      case 2:
        return "{k: " + value(depth - 1) + "}.k";
      case 3:
        return "reduce(t = 0, e IN " + list(depth - 1) + " | " + value(depth - 1) + ")";
      case 4:
        return "head(" + list(depth - 1) + ")";
      case 5:
        return "toString(" + value(depth - 1) + ")";
      case 6:
        return "COUNT { " + path() + " }";
      case 7:
        return "coalesce(" + value(depth - 1) + ", " + value(depth - 1) + ")";
      default:
        return value(depth - 1);
    }
  }

  const std::uint8_t* bytes_;
  std::size_t size_;
  std::size_t at_ = 0;
  int names_ = 0;
};

QueryAnswer ask(MemoryGraph& graph, const std::string& text) {
  QueryRequest request;
  request.text = text;
  request.may_update = true;
  request.limits.milliseconds = 1000;
  request.limits.rows = 2000;
  request.limits.buffered = 50'000;
  return run_query(graph, request);
}

std::string text_of(const QueryAnswer& answer, const MemoryGraph& graph) {
  if (answer.error) return answer.error->message;
  std::string text;
  for (const ValueList& row : answer.rows) {
    for (const Value& value : row) text += literal_text(value, graph) + " ";
  }
  return text;
}

std::string snapshot(MemoryGraph& graph) {
  return text_of(ask(graph, "MATCH (n) RETURN n, [(n)-[r]->(m) | [r, id(m)]]"), graph);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string query = Writer(bytes, size).query();
  std::array<std::string, 2> answers;
  for (std::string& answer : answers) {
    MemoryGraph graph;
    ask(graph,
        "CREATE (a:A {x: 1})-[:R]->(b:B {x: 'b'})-[:S]->(a), (b)-[:R]->(b), (b)-[:R]->(:A:B)");
    const std::string before = snapshot(graph);
    const QueryAnswer run = ask(graph, query);
    if (run.error && run.error->type == QueryErrorType::kLimit) return 0;
    answer = text_of(run, graph);
    if (!run.error && !run.updated) require(snapshot(graph) == before);
    for (const ValueList& row : run.rows) require(row.size() == run.columns.size());
  }
  require(answers[0] == answers[1]);
  return 0;
}
