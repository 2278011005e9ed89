// whomet render FILE.kg: a diagram of paths, of a neighbourhood, or of the whole graph.

#include <algorithm>
#include <memory>
#include <set>

#include "cli/commands.h"
#include "cli/failure.h"
#include "cli/graph_file.h"
#include "cli/output.h"
#include "graph/subgraph.h"
#include "query/paths.h"
#include "render/diagram.h"

namespace whomet {
namespace {

struct RenderChoice {
  std::string graph_file;
  std::vector<std::string> path;
  std::string focus;
  std::string format;
  std::string output;
  std::size_t hops = 1;
  std::size_t count = 1;
  std::size_t max_edges = 60;
};

DiagramFormat diagram_format(const RenderChoice& choice) {
  std::string name = choice.format;
  const std::size_t dot = choice.output.rfind('.');
  if (name.empty() && dot != std::string::npos) name = choice.output.substr(dot + 1);
  if (name.empty()) name = "dot";
  const auto format = parse_diagram_format(name);
  if (!format) {
    throw Failure(kUsage, "unknown diagram format '" + name + "'; expected dot, svg, png or pdf");
  }
  return *format;
}

// The nodes and edges of the paths.
Subgraph subgraph_of(const std::vector<Path>& paths) {
  std::set<NodeId> nodes;
  std::set<EdgeId> edges;
  for (const Path& path : paths) {
    for (const Hop& hop : path.hops) {
      nodes.insert({hop.from, hop.to});
      edges.insert(hop.edges.begin(), hop.edges.end());
    }
  }
  return {{nodes.begin(), nodes.end()}, {edges.begin(), edges.end()}, edges.size()};
}

struct Picture {
  Subgraph subgraph;
  DiagramOptions options;
};

Picture picture_of_path(const EntityGraph& graph, const RenderChoice& choice) {
  const NodeId from = named_node(graph, choice.path[0]);
  const NodeId to = named_node(graph, choice.path[1]);
  PathOptions search;
  search.count = choice.count;
  const PathAnswer answer = find_paths(graph, from, to, search);
  if (answer.paths.empty()) {
    throw Failure(kNoAnswer, "no path from " + graph.label(from) + " to " + graph.label(to));
  }
  Picture picture{subgraph_of(answer.paths), {}};
  picture.options.layout = DiagramLayout::kLayered;
  picture.options.title = graph.label(from) + " – " + graph.label(to);
  picture.options.highlight = {from, to};
  return picture;
}

Picture picture_of_node(const EntityGraph& graph, const RenderChoice& choice) {
  const NodeId node = named_node(graph, choice.focus);
  Picture picture{neighbourhood(graph, node, choice.hops), {}};
  picture.options.title = graph.label(node);
  picture.options.highlight = {node};
  return picture;
}

int run(const RenderChoice& choice) {
  const DiagramFormat format = diagram_format(choice);
  const EntityGraph graph = open_graph(choice.graph_file);
  Picture picture;
  if (!choice.path.empty()) {
    picture = picture_of_path(graph, choice);
  } else if (!choice.focus.empty()) {
    picture = picture_of_node(graph, choice);
  } else {
    picture.subgraph = whole_graph(graph);
  }
  picture.options.max_edges = choice.max_edges;
  const bool binary = format == DiagramFormat::kPng || format == DiagramFormat::kPdf;
  if (binary && (choice.output.empty() || choice.output == "-") && stdout_is_terminal()) {
    throw Failure(kUsage, "a terminal cannot show this; name a file with -o");
  }
  print_to(choice.output, draw(graph, picture.subgraph, format, picture.options));
  return kAnswer;
}

CommandRun define(Options& options) {
  const auto choice = std::make_shared<RenderChoice>();
  define_graph_file(options, choice->graph_file);
  options.pair("--path", "A B", choice->path, "the best paths between two nodes");
  options.option("-k", "N", choice->count, "with --path: the N best paths");
  options.option("--focus", "NAME", choice->focus, "what is around a node");
  options.option("--hops", "N", choice->hops, "with --focus: how far");
  options.exclude("--path", "--focus");
  options.option("--format", "FORMAT", choice->format,
                 "dot, svg, png or pdf; without it by the ending of the output file, else dot");
  options.option("-o,--output", "FILE", choice->output, "where to; stdout without it");
  options.option("--max-edges", "N", choice->max_edges,
                 "draw the N edges that hang together best; the caption says what was left out");
  return [choice] { return run(*choice); };
}

}  // namespace

Command render_command() {
  return {.name = "render",
          .summary = "draw paths, a neighbourhood or the whole graph",
          .examples =
              "  whomet render news.kg --path 'Ada Novak' 'Ben Okafor' -o path.svg\n"
              "  whomet render news.kg --focus 'Ada Novak' --hops 2 -o novak.pdf\n"
              "  whomet render news.kg | neato -Tx11",
          .define = define};
}

}  // namespace whomet
