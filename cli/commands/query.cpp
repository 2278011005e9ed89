// whomet query FILE.kg "MATCH ...": the query language on the command line.

#include <time.h>

#include <cstdlib>
#include <map>
#include <memory>
#include <span>

#include "base/cpu_clock.h"
#include "base/text_file.h"
#include "cli/commands.h"
#include "cli/failure.h"
#include "cli/graph_file.h"
#include "cli/interrupt.h"
#include "cli/output.h"
#include "cli/query_batch.h"
#include "graph/store.h"
#include "query/answer_rows.h"
#include "query/graphs/hand_document.h"
#include "query/graphs/hand_graph.h"
#include "query/graphs/knowledge_graph.h"
#include "query/graphs/stored_property_graph.h"
#include "query/run.h"

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
  request.may_update = choice.write;
  return request;
}

ExitCode code_of(const QueryError& error) {
  return error.type == QueryErrorType::kInterrupted ? kInterrupted : kUsage;
}

// A .kg with a copy that a query may change.
struct Editable {
  explicit Editable(const std::string& path)
      : entities(open_graph(path)), view(entities), graph(view) {}

  EntityGraph entities;
  KnowledgeGraph view;
  HandGraph graph;
};

// All of it or, where something cannot be kept, nothing.
void keep_changes(const std::string& path, const Editable& changed) {
  const auto document = changed_document(changed.graph, changed.entities);
  if (!document) throw Failure(kUsage, document.error().message + "; nothing was written");
  if (!document.value()) return;
  const InterruptGuard guard;
  Store store = Store::open_write(path);
  store.add(std::span(&*document.value(), 1));
  store.refresh();
  say("kept as " + document.value()->record.paths.front() + "; whomet rm undoes it");
  if (interrupted()) throw Failure(kInterrupted, "interrupted");
}

// Each query is asked of what those before it left, and what it changed is kept before its line is
// printed: a document of its own.
class EditedBatch : public BatchGraph {
 public:
  explicit EditedBatch(const std::string& path)
      : path_(path), graph_(std::make_unique<Editable>(path)) {}

  PropertyGraph& graph() override { return graph_->graph; }
  void keep() override { keep_changes(path_, *graph_); }
  void open() override { graph_ = std::make_unique<Editable>(path_); }

 private:
  std::string path_;
  std::unique_ptr<Editable> graph_;
};

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
    QueryError error = *answer.error;
    if (error.type == QueryErrorType::kReadOnly && !choice.write) {
      error.message += "; --write allows it";
    }
    throw Failure(code_of(error), describe(error, text));
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

int run_batch(const QueryChoice& choice, BatchGraph& graph) {
  return run_batch(
      graph, [&choice] { return request_of(choice); }, choice.timing);
}

int run(const QueryChoice& choice) {
  const bool has_text = !choice.words.empty();
  if (has_text + !choice.query_file.empty() + choice.batch != 1) {
    throw Failure(kUsage, "expected one of a query, --file and --batch");
  }
  if (choice.words.size() > 1) {
    throw Failure(kUsage, "expected one query, found more words; put the query in quotes");
  }
  const ExitOnInterrupt guard;
  if (choice.batch && choice.write) {
    EditedBatch graph(choice.graph_file);
    return run_batch(choice, graph);
  }
  const std::string text = choice.batch ? ""
                           : has_text   ? choice.words.front()
                                        : read_file(choice.query_file);
  if (choice.write) {
    Editable edited(choice.graph_file);
    return run_one(choice, edited.graph, text, [&] { keep_changes(choice.graph_file, edited); });
  }
  const auto ask = [&](PropertyGraph& graph) {
    if (!choice.batch) return run_one(choice, graph, text, [] {});
    ReadBatch batch(graph);
    return run_batch(choice, batch);
  };
  StoredPropertyGraph stored(StoredGraph::open(choice.graph_file));
  return ask(stored);
}

CommandRun define(Options& options) {
  const auto choice = std::make_shared<QueryChoice>();
  define_graph_file(options, choice->graph_file);
  options.positionals("QUERY", choice->words, "the query, in quotes", true);
  options.option("--file", "FILE", choice->query_file, "read the query from a file; - is stdin");
  options.list("--param", "NAME=VALUE", choice->parameters,
               "value of $NAME: a number, 'text', [list], ...");
  define_row_format(options, choice->format);
  options.flag(
      "--batch", choice->batch,
      "queries from stdin, one a line; one line of JSON each; with --write each is kept at once");
  options.flag("--timing", choice->timing, "say the CPU time of each query");
  options.flag("--write", choice->write,
               "let CREATE, MERGE, SET, REMOVE and DELETE change the file, as "
               "evidence of kind hand; whomet rm undoes it");
  options.option("--time-limit", "MS", choice->time_limit, "stop after so long; 0 = never");
  options.option("--row-limit", "N", choice->row_limit, "refuse more rows than that; 0 = any");
  options.option("--memory-limit", "N", choice->memory_limit,
                 "refuse to hold more values at once; 0 = any");
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
