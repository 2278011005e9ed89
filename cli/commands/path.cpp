// whomet path FILE.kg A B: how two nodes are connected, one hop a line, each with its evidence.

#include <algorithm>
#include <cmath>
#include <memory>
#include <set>

#include "cli/commands.h"
#include "cli/failure.h"
#include "cli/graph_file.h"
#include "cli/output.h"
#include "cli/statement_text.h"
#include "graph/schema.h"
#include "query/paths.h"

namespace whomet {
namespace {

struct PathChoice {
  std::string graph_file;
  std::string from;
  std::string to;
  std::vector<std::string> avoid;
  std::string format;
  PathOptions search;
};

constexpr std::size_t kQuoteWidth = 72;

// "—met→", "←visited—" where the statement runs against the path, "—met—" where it has no
// direction.
std::string arrow(const EntityGraph& graph, const Hop& hop, EdgeId edge) {
  const Statement& statement = graph.statement(edge);
  const Predicate* predicate = find_predicate(statement.predicate);
  const std::string label = relation_label(statement);
  if (predicate != nullptr && predicate->symmetric) return "—" + label + "—";
  if (graph.source(edge) == hop.from) return "—" + label + "→";
  return "←" + label + "—";
}

void collect_documents(const EntityGraph& graph, const Hop& hop, std::set<std::string>& documents) {
  for (const EdgeId edge : hop.edges) {
    for (const Evidence& one : graph.statement(edge).evidence) documents.insert(one.at.document);
  }
}

std::string two_decimals(double value) {
  const auto hundredths = std::lround(value * 100);
  const std::string digits = std::to_string(hundredths % 100);
  return std::to_string(hundredths / 100) + "." + (digits.size() < 2 ? "0" : "") + digits;
}

std::string head_line(const EntityGraph& graph, const Path& path) {
  std::set<std::string> documents;
  double weakest = 1.0;
  for (const Hop& hop : path.hops) {
    collect_documents(graph, hop, documents);
    weakest = std::min(weakest, graph.statement(hop.edges.front()).confidence);
  }
  return bold(graph.label(path.hops.front().from)) + " ── " +
         bold(graph.label(path.hops.back().to)) + "   " + std::to_string(path.hops.size()) +
         (path.hops.size() == 1 ? " hop" : " hops") + ", weakest link " + two_decimals(weakest) +
         ", " + std::to_string(documents.size()) +
         (documents.size() == 1 ? " source\n" : " sources\n");
}

std::string path_text(const EntityGraph& graph, const Path& path) {
  std::string text = head_line(graph, path);
  for (const Hop& hop : path.hops) {
    const EdgeId best = hop.edges.front();
    const Statement& statement = graph.statement(best);
    std::set<std::string> documents;
    collect_documents(graph, hop, documents);
    const std::string speaker = speaker_of(graph, statement);
    text += "  " + graph.label(hop.from) + "  " + arrow(graph, hop, best) + "  " +
            graph.label(hop.to) + "   " + padded(date_of(graph, statement), 10) + "  " +
            padded(status_of(graph, statement), 7) + "  [" + std::to_string(documents.size()) +
            "]  " + dim("“" + excerpt(statement.evidence, kQuoteWidth) + "”");
    if (!speaker.empty()) text += "  says " + speaker;
    text += "  " + statement.id;
    if (hop.edges.size() > 1) text += "  +" + std::to_string(hop.edges.size() - 1) + " more";
    text += '\n';
  }
  return text;
}

Rows path_rows(const EntityGraph& graph, const std::vector<Path>& paths) {
  Rows rows;
  rows.columns = {"path",   "hop",  "from",       "relation", "to",    "date",
                  "status", "says", "confidence", "sources",  "quote", "statements"};
  for (std::size_t i = 0; i < paths.size(); ++i) {
    for (std::size_t j = 0; j < paths[i].hops.size(); ++j) {
      const Hop& hop = paths[i].hops[j];
      const Statement& statement = graph.statement(hop.edges.front());
      std::set<std::string> documents;
      collect_documents(graph, hop, documents);
      std::vector<std::string> ids;
      for (const EdgeId edge : hop.edges) ids.push_back(graph.statement(edge).id);
      rows.rows.push_back({static_cast<std::int64_t>(i + 1), static_cast<std::int64_t>(j + 1),
                           graph.label(hop.from), arrow(graph, hop, hop.edges.front()),
                           graph.label(hop.to), text_cell(date_of(graph, statement)),
                           status_of(graph, statement), text_cell(speaker_of(graph, statement)),
                           statement.confidence, static_cast<std::int64_t>(documents.size()),
                           statement.evidence.empty() ? "" : statement.evidence.front().quote,
                           ids});
    }
  }
  return rows;
}

// "whomet explain FILE s41 · whomet render FILE --path A B -o path.svg"
std::string next_line(const EntityGraph& graph, const PathChoice& choice, const Path& path) {
  std::string text = "next:";
  const char* separator = " ";
  for (const Hop& hop : path.hops) {
    text += separator;
    text += "whomet explain " + choice.graph_file + " " + graph.statement(hop.edges.front()).id;
    separator = " · ";
    if (&hop - path.hops.data() >= 1) break;
  }
  return text + " · whomet render " + choice.graph_file + " --path " + shell_quoted(choice.from) +
         " " + shell_quoted(choice.to) + " -o path.svg\n";
}

int run(PathChoice choice) {
  const EntityGraph graph = open_graph(choice.graph_file);
  const NodeId from = named_node(graph, choice.from);
  const NodeId to = named_node(graph, choice.to);
  if (from == to) {
    throw Failure(kNoAnswer, "'" + choice.from + "' and '" + choice.to + "' are both " +
                                 graph.label(from) + " (" + std::string(graph.id(from)) + ")");
  }
  for (const std::string& name : choice.avoid)
    choice.search.avoid.push_back(named_node(graph, name));
  const PathAnswer answer = find_paths(graph, from, to, choice.search);
  if (answer.paths.empty()) {
    throw Failure(kNoAnswer, "no path from " + graph.label(from) + " to " + graph.label(to) +
                                 " within " + std::to_string(choice.search.max_hops) + " hops; " +
                                 std::to_string(answer.reachable) + " nodes are that near to " +
                                 graph.label(from));
  }
  if (!choice.format.empty()) {
    print_rows(path_rows(graph, answer.paths), choice.format);
    return kAnswer;
  }
  std::string text;
  for (const Path& path : answer.paths) text += path_text(graph, path);
  print(text);
  print(dim(next_line(graph, choice, answer.paths.front())));
  return kAnswer;
}

CommandRun define(Options& options) {
  const auto choice = std::make_shared<PathChoice>();
  define_graph_file(options, choice->graph_file);
  options.positional("A", choice->from, "name, alias or id");
  options.positional("B", choice->to, "name, alias or id");
  options.option("-k", "N", choice->search.count, "the N best paths");
  options.option("--max-hops", "N", choice->search.max_hops, "no path of more hops");
  options.list("--avoid", "NAME", choice->avoid, "no path through this node; may be repeated");
  options.flag("--allow-hubs", choice->search.allow_hubs,
               "let countries be steps like any other (they cost more otherwise)");
  options.option("--format", "FORMAT", choice->format,
                 "rows as table, json, jsonl, csv, tsv or md instead of text");
  return [choice] { return run(*choice); };
}

}  // namespace

Command path_command() {
  return {.name = "path",
          .summary = "how two nodes are connected, with the evidence of each hop",
          .examples =
              "  whomet path news.kg 'Ada Novak' 'Ben Okafor'\n"
              "  whomet path news.kg 'Ada Novak' 'Ben Okafor' -k 3 --max-hops 4 --avoid Norway",
          .define = define};
}

}  // namespace whomet
