// whomet info FILE.kg: what is in the file.  whomet stats FILE.kg: how often, and who is central.

#include <algorithm>
#include <memory>
#include <set>

#include "cli/commands.h"
#include "cli/failure.h"
#include "cli/graph_file.h"
#include "cli/output.h"
#include "cli/path_filter.h"
#include "graph/store.h"
#include "query/statistics.h"

namespace whomet {
namespace {

struct InfoChoice {
  std::string graph_file;
  std::string format;
  bool documents = false;
};

struct StatsChoice {
  std::string graph_file;
  std::string format;
  std::string rank;
  std::size_t limit = 20;
  PathFilter filter;
};

Rows document_rows(const Facts& facts) {
  Rows rows;
  rows.columns = {"date", "basis", "path", "title", "source", "url", "id"};
  for (const DocumentRecord& record : facts.documents) {
    rows.rows.push_back({text_cell(record.date), record.date_basis, record.paths,
                         text_cell(record.title), text_cell(record.source), text_cell(record.url),
                         record.id});
  }
  std::sort(rows.rows.begin(), rows.rows.end());
  return rows;
}

Rows summary_rows(const Store& store, const Facts& facts) {
  Rows rows;
  rows.columns = {"what", "value"};
  const auto count = [&rows](const char* what, std::size_t number) {
    rows.rows.push_back({std::string(what), static_cast<std::int64_t>(number)});
  };
  std::set<std::string> days;
  std::size_t evidence = 0;
  for (const DocumentRecord& record : facts.documents) {
    if (!record.date.empty()) days.insert(record.date);
  }
  for (const Statement& statement : facts.statements) evidence += statement.evidence.size();
  count("schema version", static_cast<std::size_t>(store.schema_version()));
  count("documents", facts.documents.size());
  if (!days.empty()) {
    rows.rows.push_back({std::string("first day"), *days.begin()});
    rows.rows.push_back({std::string("last day"), *days.rbegin()});
  }
  count("entities", facts.entities.size());
  count("meetings", facts.meetings.size());
  count("statements", facts.statements.size());
  count("evidence sentences", evidence);
  return rows;
}

int run_info(const InfoChoice& choice) {
  const Store store = Store::open_read(choice.graph_file);
  const Facts facts = store.load();
  print_rows(choice.documents ? document_rows(facts) : summary_rows(store, facts), choice.format);
  return kAnswer;
}

int run_stats(const StatsChoice& choice) {
  if (choice.rank.empty()) {
    print_rows(count_facts(open_graph(choice.graph_file)), choice.format);
    return kAnswer;
  }
  if (!is_measure(choice.rank)) {
    throw Failure(kUsage, "unknown ranking '" + choice.rank + "'; expected one of " +
                              std::string(measure_words()));
  }
  StoredGraph graph = StoredGraph::open(choice.graph_file);
  print_rows(
      *top_stored_nodes(graph, view_options(graph, choice.filter), choice.rank, choice.limit),
      choice.format);
  return kAnswer;
}

CommandRun define_info(Options& options) {
  const auto choice = std::make_shared<InfoChoice>();
  define_graph_file(options, choice->graph_file);
  options.flag("--documents", choice->documents, "list the documents");
  define_row_format(options, choice->format);
  return [choice] { return run_info(*choice); };
}

CommandRun define_stats(Options& options) {
  const auto choice = std::make_shared<StatsChoice>();
  define_graph_file(options, choice->graph_file);
  options.option("--rank", "MEASURE", choice->rank,
                 "instead of counts, the first nodes by degree, betweenness, closeness, pagerank, "
                 "clustering, triangles, components or communities");
  options.option("--limit", "N", choice->limit, "at most N nodes");
  define_path_filter(options, choice->filter);
  define_row_format(options, choice->format);
  return [choice] { return run_stats(*choice); };
}

}  // namespace

Command info_command() {
  return {.name = "info",
          .summary = "what is in a graph file",
          .examples = "  whomet info news.kg\n  whomet info news.kg --documents",
          .define = define_info};
}

Command stats_command() {
  return {
      .name = "stats",
      .summary = "counts by type, relation and status; the most central nodes",
      .examples = "  whomet stats news.kg\n  whomet stats news.kg --rank betweenness --limit 10",
      .define = define_stats};
}

}  // namespace whomet
