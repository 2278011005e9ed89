// whomet find FILE.kg TEXT: the nodes with such a name.

#include <memory>

#include "cli/commands.h"
#include "cli/failure.h"
#include "cli/graph_file.h"
#include "cli/output.h"
#include "query/names.h"

namespace whomet {
namespace {

struct FindChoice {
  std::string graph_file;
  std::string text;
  std::string format;
  std::size_t limit = 50;
};

std::size_t mention_count(const EntityGraph& graph, NodeId node) {
  return graph.is_meeting(node) ? graph.meeting(node).evidence.size()
                                : graph.entity(node).mentions.size();
}

int run(const FindChoice& choice) {
  const EntityGraph graph = open_graph(choice.graph_file);
  const auto matches = find_names(graph, choice.text);
  if (matches.empty()) throw Failure(kNoAnswer, "nothing is named '" + choice.text + "'");
  Rows rows;
  rows.columns = {"id", "name", "type", "found as", "mentions", "statements"};
  for (const NameMatch& match : matches) {
    if (rows.rows.size() == choice.limit) break;
    rows.rows.push_back({std::string(graph.id(match.node)), graph.label(match.node),
                         std::string(name_of(graph.type(match.node))), match.alias,
                         static_cast<std::int64_t>(mention_count(graph, match.node)),
                         static_cast<std::int64_t>(graph.degree(match.node))});
  }
  print_rows(rows, choice.format);
  if (matches.size() > choice.limit) {
    say(std::to_string(matches.size() - choice.limit) + " more; --limit shows them");
  }
  return kAnswer;
}

CommandRun define(Options& options) {
  const auto choice = std::make_shared<FindChoice>();
  define_graph_file(options, choice->graph_file);
  options.positional("TEXT", choice->text, "part of a name");
  options.option("--limit", "N", choice->limit, "at most N rows");
  define_row_format(options, choice->format);
  return [choice] { return run(*choice); };
}

}  // namespace

Command find_command() {
  return {.name = "find",
          .summary = "people, countries, organizations, ... with such a name",
          .examples = "  whomet find news.kg novak",
          .define = define};
}

}  // namespace whomet
