#include "cli/query_batch.h"

#include <iostream>
#include <string>

#include "base/cpu_clock.h"
#include "cli/failure.h"
#include "cli/output.h"
#include "query/answer_rows.h"
#include "query/value_text.h"

namespace whomet {
namespace {

std::string error_line(const std::string& message) {
  return "{\"error\":" + json_text(message);
}

// Without its end.
std::string answer_line(const QueryAnswer& answer, const std::string& text,
                        const PropertyGraph& graph) {
  if (answer.error) return error_line(describe(*answer.error, text));
  ValueList columns;
  for (const std::string& column : answer.columns) columns.push_back(Value::text(column));
  ValueList rows;
  for (const ValueList& row : answer.rows) rows.push_back(Value::list(row));
  std::string line = "{\"columns\":" + json_text(Value::list(std::move(columns)), graph) +
                     ",\"rows\":" + json_text(Value::list(std::move(rows)), graph);
  if (!answer.plan.empty()) line += ",\"plan\":" + json_text(answer.plan);
  return line;
}

}  // namespace

int run_batch(BatchGraph& graph, const std::function<QueryRequest()>& new_request, bool timing) {
  bool all_good = true;
  std::string text;
  std::size_t number = 0;
  while (std::getline(std::cin, text)) {
    ++number;
    if (text.empty()) continue;
    QueryRequest request = new_request();
    request.text = text;
    const double begin = cpu_microseconds();
    const QueryAnswer answer = run_query(graph.graph(), request);
    const double spent = cpu_microseconds() - begin;
    for (const std::string& warning : answer.warnings) {
      say("query " + std::to_string(number) + ": " + warning);
    }
    std::string line = answer_line(answer, text, graph.graph());
    bool good = !answer.error;
    if (answer.updated) {
      try {
        if (good) graph.keep();
      } catch (const Failure& failure) {
        if (failure.code() == kInterrupted) throw;
        good = false;
        line = error_line(failure.what());
      }
      graph.open();
    }
    if (timing) line += ",\"cpu_us\":" + float_text(spent);
    print(line + "}\n");
    all_good = all_good && good;
  }
  return all_good ? kAnswer : kSomeFailed;
}

}  // namespace whomet
