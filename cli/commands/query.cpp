// whomet query FILE.kg "MATCH ...": the query language on the command line.

#include <time.h>

#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <map>
#include <memory>
#include <span>

#include "base/text_file.h"
#include "cli/commands.h"
#include "cli/failure.h"
#include "cli/graph_file.h"
#include "cli/interrupt.h"
#include "cli/output.h"
#include "graph/store.h"
#include "query/answer_rows.h"
#include "query/graphs/hand_document.h"
#include "query/graphs/hand_graph.h"
#include "query/graphs/knowledge_graph.h"
#include "query/graphs/stored_property_graph.h"
#include "query/run.h"
#include "query/value_text.h"

namespace whomet {
namespace {

struct QueryChoice {
  std::string graph_file;
  std::vector<std::string> words;
  std::string query_file;
  std::vector<std::string> parameters;
  std::string format;
  bool batch = false;
  bool timing = false;
  bool write = false;
  std::size_t time_limit = 60'000;
  std::size_t row_limit = 1'000'000;
  std::size_t memory_limit = 50'000'000;
};

// Of the clock, or of SOURCE_DATE_EPOCH, so that answers can be reproduced.
QueryClock now() {
  if (const char* epoch = std::getenv("SOURCE_DATE_EPOCH")) {
    return {std::strtoll(epoch, nullptr, 10) * 1'000'000'000};
  }
  timespec time{};
  clock_gettime(CLOCK_REALTIME, &time);
  return {std::int64_t{time.tv_sec} * 1'000'000'000 + time.tv_nsec};
}

double cpu_microseconds() {
  timespec time{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) * 1e6 + static_cast<double>(time.tv_nsec) * 1e-3;
}

// "name=value": the value is a literal of the language; what is none is a string as it stands.
ValueMap parameters_of(const std::vector<std::string>& definitions) {
  std::map<std::string, Value> values;
  for (const std::string& definition : definitions) {
    const std::size_t equal = definition.find('=');
    if (equal == 0 || equal == std::string::npos) {
      throw Failure(kUsage, "expected --param name=value, found '" + definition + "'");
    }
    const std::string text = definition.substr(equal + 1);
    const QueryAnswer literal = evaluate_literal(text);
    const bool is_literal = !literal.error && literal.rows.size() == 1;
    values[definition.substr(0, equal)] =
        is_literal ? literal.rows.front().front() : Value::text(text);
  }
  return {values.begin(), values.end()};
}

QueryRequest request_of(const QueryChoice& choice) {
  QueryRequest request;
  request.parameters = parameters_of(choice.parameters);
  request.now = now();
  request.limits.milliseconds = choice.time_limit;
  request.limits.rows = choice.row_limit;
  request.limits.buffered = choice.memory_limit;
  request.limits.interrupted = interrupted;
  request.may_update = choice.write;
  return request;
}

ExitCode code_of(const QueryError& error) {
  return error.type == QueryErrorType::kInterrupted ? kInterrupted : kUsage;
}

// All of it or, where something cannot be kept, nothing.
void keep_changes(const std::string& path, const HandGraph& graph, const EntityGraph& entities) {
  const auto document = changed_document(graph, entities);
  if (!document) throw Failure(kUsage, document.error().message + "; nothing was written");
  if (!document.value()) return;
  Store store = Store::open_write(path);
  store.add(std::span(&*document.value(), 1));
  store.refresh();
  say("kept as " + document.value()->record.paths.front() + "; whomet rm undoes it");
}

// `keep` is called after a query that went well, before its rows are shown.
template <typename Keep>
int run_one(const QueryChoice& choice, PropertyGraph& graph, const std::string& text,
            const Keep& keep) {
  QueryRequest request = request_of(choice);
  request.text = text;
  const double begin = cpu_microseconds();
  const QueryAnswer answer = run_query(graph, request);
  const double spent = cpu_microseconds() - begin;
  for (const std::string& warning : answer.warnings) say(warning);
  if (answer.error) {
    std::string message = describe(*answer.error, text);
    if (answer.error->type == QueryErrorType::kReadOnly && !choice.write) {
      message += "; --write allows it";
    }
    throw Failure(code_of(*answer.error), message);
  }
  if (answer.updated) keep();
  if (!answer.plan.empty()) {
    print(answer.plan);
  } else {
    print_rows(rows_of(answer, graph), choice.format);
  }
  if (choice.timing) say(std::to_string(spent / 1000) + " ms of CPU time");
  const bool nothing = answer.plan.empty() && answer.rows.empty() && !answer.updated;
  return nothing ? kNoAnswer : kAnswer;
}

std::string quoted(const std::string& text) {
  return json_text(Value::text(text), KnowledgeGraph(EntityGraph(Facts())));
}

// One line of JSON: columns and rows or an error, and what it took.
std::string batch_line(const QueryAnswer& answer, const std::string& text,
                       const PropertyGraph& graph, double spent, bool timing) {
  std::string line = "{";
  if (answer.error) {
    line += "\"error\":" + quoted(describe(*answer.error, text));
  } else {
    ValueList columns;
    for (const std::string& column : answer.columns) columns.push_back(Value::text(column));
    ValueList rows;
    for (const ValueList& row : answer.rows) rows.push_back(Value::list(row));
    line += "\"columns\":" + json_text(Value::list(std::move(columns)), graph);
    line += ",\"rows\":" + json_text(Value::list(std::move(rows)), graph);
  }
  if (timing) line += ",\"cpu_us\":" + float_text(spent);
  return line + "}\n";
}

// Queries from stdin, one a line.
int run_batch(const QueryChoice& choice, PropertyGraph& graph) {
  bool all_good = true;
  std::string text;
  std::size_t number = 0;
  while (std::getline(std::cin, text)) {
    ++number;
    if (text.empty()) continue;
    QueryRequest request = request_of(choice);
    request.text = text;
    const double begin = cpu_microseconds();
    const QueryAnswer answer = run_query(graph, request);
    const double spent = cpu_microseconds() - begin;
    for (const std::string& warning : answer.warnings) {
      say("query " + std::to_string(number) + ": " + warning);
    }
    print(batch_line(answer, text, graph, spent, choice.timing));
    if (!answer.error) continue;
    all_good = false;
    if (answer.error->type == QueryErrorType::kInterrupted) return kInterrupted;
  }
  return all_good ? kAnswer : kSomeFailed;
}

int run(const QueryChoice& choice) {
  const bool has_text = !choice.words.empty();
  if (has_text + !choice.query_file.empty() + choice.batch != 1) {
    throw Failure(kUsage, "expected one of a query, --file and --batch");
  }
  if (choice.batch && choice.write) throw Failure(kUsage, "--batch only reads; leave out --write");
  if (choice.words.size() > 1) {
    throw Failure(kUsage, "expected one query, found more words; put the query in quotes");
  }
  const InterruptGuard guard;
  if (!choice.write && Store::open_read(choice.graph_file).has_imports()) {
    StoredPropertyGraph stored(StoredGraph::open(choice.graph_file));
    if (choice.batch) return run_batch(choice, stored);
    const std::string text = has_text ? choice.words.front() : read_file(choice.query_file);
    return run_one(choice, stored, text, [] {});
  }
  const EntityGraph entities = open_graph(choice.graph_file);
  KnowledgeGraph graph(entities);
  if (choice.batch) return run_batch(choice, graph);
  const std::string text = has_text ? choice.words.front() : read_file(choice.query_file);
  if (!choice.write) return run_one(choice, graph, text, [] {});
  HandGraph hand(graph);
  return run_one(choice, hand, text, [&] { keep_changes(choice.graph_file, hand, entities); });
}

CommandRun define(Options& options) {
  const auto choice = std::make_shared<QueryChoice>();
  define_graph_file(options, choice->graph_file);
  options.positionals("QUERY", choice->words, "the query, in quotes", true);
  options.option("--file", "FILE", choice->query_file, "read the query from a file; - is stdin");
  options.list("--param", "NAME=VALUE", choice->parameters,
               "value of $NAME: a number, 'text', [list], ...");
  define_row_format(options, choice->format);
  options.flag("--batch", choice->batch, "queries from stdin, one a line; one line of JSON each");
  options.flag("--timing", choice->timing, "say the CPU time of each query");
  options.flag("--write", choice->write,
               "let CREATE, MERGE, SET, REMOVE and DELETE change the file, as "
               "evidence of kind hand; whomet rm undoes it");
  options.option("--time-limit", "MS", choice->time_limit, "stop after so long; 0 = never");
  options.option("--row-limit", "N", choice->row_limit, "refuse more rows than that; 0 = any");
  options.option("--memory-limit", "N", choice->memory_limit, "values held at once");
  return [choice] { return run(*choice); };
}

}  // namespace

Command query_command() {
  return {.name = "query",
          .summary = "ask anything, in an openCypher-compatible language",
          .examples =
              "  whomet query news.kg \"MATCH (a:Person)-[r:MEETS_WITH]-(b) RETURN a, b, r.date\"\n"
              "  whomet query news.kg --param who=\"'Ada Novak'\" --format jsonl \\\n"
              "    'MATCH (a {name: $who})-[r]->(b) RETURN type(r), b.name, quote(r)'\n"
              "  whomet query news.kg 'EXPLAIN MATCH (a)-[*1..3]-(b) RETURN count(*)'",
          .define = define};
}

}  // namespace whomet
