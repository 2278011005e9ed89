// CPU time of queries through their text, on a graph of two CSV tables
// (tests/support/table_graph.h).
//   query_speed NODES.csv EDGES.csv
// A line for each query: the median of its runs in microseconds, and its first value.

#include <algorithm>
#include <cstdio>
#include <string>
#include <vector>

#include "base/cpu_clock.h"
#include "query/run.h"
#include "query/value_text.h"
#include "tests/support/table_graph.h"

namespace {

using namespace whomet;

struct Task {
  const char* name;
  int runs;
  const char* query;
};

constexpr Task kTasks[] = {
    {"return 1", 200, "RETURN 1"},
    {"plan only", 200,
     "EXPLAIN MATCH (a:PERSON {id: 17})-[r:MET_WITH]-(b:PERSON) WHERE r.confidence > 0.5 AND "
     "b.name "
     "<> 'x' WITH b, count(*) AS n WHERE n > 1 RETURN b.name, n ORDER BY n DESC LIMIT 10"},
    {"one hop", 50, "MATCH (a {id: 17})-[]-(b) RETURN count(DISTINCT b)"},
    {"two hops", 20, "MATCH (a {id: 17})-[*1..2]-(b) RETURN count(DISTINCT b)"},
    {"one to three hops, one type", 20,
     "MATCH (a:PERSON {id: 17})-[:MET_WITH*1..3]->(b) RETURN count(*)"},
    {"three typed hops, counted", 5,
     "MATCH (p:PERSON)-[:WORKS_FOR]->(o)-[:LOCATED_IN]->(c)<-[:HELD_IN]-(e) RETURN count(*)"},
    {"the same, filtered, top ten", 5,
     "MATCH (p:PERSON)-[w:WORKS_FOR]->(o)-[l:LOCATED_IN]->(c)<-[h:HELD_IN]-(e) "
     "WHERE w.date >= date('2023-01-01') AND l.date >= date('2023-01-01') AND h.date >= "
     "date('2023-01-01') AND w.confidence >= 0.895 AND l.confidence >= 0.895 AND h.confidence >= "
     "0.895 RETURN c.name, count(*) AS k ORDER BY k DESC LIMIT 10"},
    {"scan and filter edges", 3,
     "MATCH ()-[r:MET_WITH]->() WHERE r.confidence >= 0.9 RETURN count(r)"},
    {"group and sort", 3,
     "MATCH (a:PERSON)-[r:VISITED]->(b) RETURN b.name, avg(r.confidence) AS c ORDER BY c LIMIT 5"},
};

void measure(PropertyGraph& graph, const Task& task) {
  std::vector<double> times;
  std::string first;
  for (int i = 0; i < task.runs; ++i) {
    QueryRequest request;
    request.text = task.query;
    const double begin = cpu_microseconds();
    const QueryAnswer answer = run_query(graph, request);
    times.push_back(cpu_microseconds() - begin);
    if (answer.error) {
      first = answer.error->message;
    } else if (!answer.rows.empty()) {
      first.clear();
      for (const ValueList& row : answer.rows) first += literal_text(row.back(), graph) + " ";
    }
  }
  std::sort(times.begin(), times.end());
  std::printf("%-30s %14.1f us  %s\n", task.name, times[times.size() / 2], first.c_str());
}

}  // namespace

int main(int argument_count, char** arguments) {
  if (argument_count != 3) {
    std::fprintf(stderr, "usage: query_speed NODES.csv EDGES.csv\n");
    return 2;
  }
  whomet::testing::TableGraph graph(read_file(arguments[1]), read_file(arguments[2]));
  for (const Task& task : kTasks) measure(graph, task);
  return 0;
}
