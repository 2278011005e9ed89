// Short calls for tests of the query language.
#pragma once

#include <string>
#include <string_view>

#include "query/property_graph.h"
#include "query/run.h"
#include "query/value_text.h"

namespace whomet::testing {

inline QueryAnswer ask(PropertyGraph& graph, std::string_view text, ValueMap parameters = {}) {
  QueryRequest request;
  request.text = text;
  request.parameters = std::move(parameters);
  request.may_update = true;
  request.limits.milliseconds = 20'000;
  return run_query(graph, request);
}

// Columns, then a line for each row, values as literals: "a | b\n1 | 'x'\n". An error is one line:
// "UndefinedVariable: message".
inline std::string lines_of(const QueryAnswer& answer, const PropertyGraph& graph,
                            bool header = true) {
  if (answer.error) {
    return std::string(answer.error->detail) + ": " + answer.error->message + "\n";
  }
  std::string lines;
  const auto add = [&](std::size_t column, const std::string& text) {
    lines += (column == 0 ? "" : " | ") + text;
  };
  if (header) {
    for (std::size_t i = 0; i < answer.columns.size(); ++i) add(i, answer.columns[i]);
    lines += '\n';
  }
  for (const ValueList& row : answer.rows) {
    for (std::size_t i = 0; i < row.size(); ++i) add(i, literal_text(row[i], graph));
    lines += '\n';
  }
  return lines;
}

inline std::string rows_for(PropertyGraph& graph, std::string_view text) {
  return lines_of(ask(graph, text), graph, false);
}

}  // namespace whomet::testing
