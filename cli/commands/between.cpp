// whomet between FILE.kg A B: all that links two actors, each relation with its evidence.

#include <algorithm>
#include <memory>
#include <unordered_map>

#include "cli/commands.h"
#include "cli/failure.h"
#include "cli/graph_file.h"
#include "cli/output.h"
#include "cli/path_filter.h"
#include "cli/statement_text.h"
#include "query/stored_paths.h"

namespace whomet {
namespace {

struct BetweenChoice {
  std::string graph_file;
  std::string from;
  std::string to;
  std::string format;
  std::size_t max_hops = 2;
  std::size_t limit = 200;
  bool nodes = false;
  PathFilter filter;
};

Rows node_rows(StoredGraph& graph, const Between& between, std::size_t limit) {
  Rows rows{{"id", "name", "type", "hops_from", "hops_to"}, {}};
  for (const Between::Node& node : between.nodes) {
    if (rows.rows.size() == limit) break;
    rows.rows.push_back({graph.id(node.node), graph.name(node.node),
                         std::string(name_of(graph.node_types()[graph.type(node.node)].type)),
                         static_cast<std::int64_t>(node.hops_from),
                         static_cast<std::int64_t>(node.hops_to)});
  }
  return rows;
}

Rows link_rows(StoredGraph& graph, const Between& between, std::size_t limit) {
  std::vector<std::uint32_t> nodes;
  std::vector<StoredRelation> relations;
  for (const Between::Link& link : between.links) {
    if (relations.size() == limit) break;
    nodes.push_back(link.from);
    nodes.push_back(link.to);
    relations.push_back(link.relation);
  }
  const EntityGraph part = graph.part(nodes, relations);
  std::unordered_map<std::string_view, EdgeId> edges;
  for (std::uint32_t i = 0; i < part.edge_count(); ++i) {
    edges.emplace(part.statement(EdgeId{i}).id, EdgeId{i});
  }
  Rows rows{{"from", "relation", "to", "date", "status", "says", "confidence", "sources", "quote",
             "statement"},
            {}};
  for (std::size_t i = 0; i < relations.size(); ++i) {
    const Between::Link& link = between.links[i];
    const auto edge = edges.find(graph.statement_id(link.relation));
    if (edge == edges.end()) continue;
    const Statement& statement = part.statement(edge->second);
    const bool forwards = link.relation.source == link.from;
    rows.rows.push_back(
        {graph.name(link.from), relation_arrow(statement, forwards), graph.name(link.to),
         text_cell(date_of(part, statement)), status_of(part, statement),
         text_cell(speaker_of(part, statement)), statement.confidence,
         static_cast<std::int64_t>(documents_of(statement.evidence).size()),
         statement.evidence.empty() ? "" : statement.evidence.front().quote, statement.id});
  }
  return rows;
}

int run(const BetweenChoice& choice) {
  StoredGraph graph = StoredGraph::open(choice.graph_file);
  const std::uint32_t from = named_node(graph, choice.from);
  const std::uint32_t to = named_node(graph, choice.to);
  if (from == to) {
    throw Failure(kNoAnswer, "'" + choice.from + "' and '" + choice.to + "' are both " +
                                 graph.name(from) + " (" + graph.id(from) + ")");
  }
  StoredViewOptions options = view_options(graph, choice.filter);
  options.damp_hubs = false;
  const auto hops =
      static_cast<std::uint32_t>(std::min<std::size_t>(choice.max_hops, kAnyHops / 2));
  const Between between = find_between(graph, options, from, to, hops);
  if (between.nodes.empty()) {
    options.from = from;
    StoredView view(graph, options);
    throw Failure(kNoAnswer, "nothing links " + graph.name(from) + " and " + graph.name(to) +
                                 " within " + std::to_string(choice.max_hops) + " hops; " +
                                 std::to_string(count_reachable(view, from, hops)) +
                                 " nodes are that near to " + graph.name(from));
  }
  print_rows(choice.nodes ? node_rows(graph, between, choice.limit)
                          : link_rows(graph, between, choice.limit),
             choice.format);
  const std::size_t total = choice.nodes ? between.nodes.size() : between.links.size();
  if (total > choice.limit) {
    say(std::to_string(choice.limit) + " of " + std::to_string(total) +
        " shown; --limit allows more");
  }
  if (!between.exhausted) say("too many nodes are that near; not all were looked at");
  return kAnswer;
}

CommandRun define(Options& options) {
  const auto choice = std::make_shared<BetweenChoice>();
  define_graph_file(options, choice->graph_file);
  options.positional("A", choice->from, "name, alias or id");
  options.positional("B", choice->to, "name, alias or id");
  options.option("--max-hops", "N", choice->max_hops, "what lies on a path of at most N hops");
  options.flag("--nodes", choice->nodes, "list the nodes between them instead of the relations");
  define_path_filter(options, choice->filter);
  options.option("--limit", "N", choice->limit, "at most N rows");
  define_row_format(options, choice->format);
  return [choice] { return run(*choice); };
}

}  // namespace

Command between_command() {
  return {.name = "between",
          .summary = "all that links two nodes",
          .examples =
              "  whomet between news.kg 'Ada Novak' 'Ben Okafor'\n"
              "  whomet between news.kg 'Ada Novak' Norway --max-hops 3 --nodes",
          .define = define};
}

}  // namespace whomet
