// whomet render FILE.kg: diagrams of paths, of a neighbourhood, of the answer of a query, of one
// meeting, of meetings along time, of communities, or of the whole graph.

#include <algorithm>
#include <memory>

#include "base/text_file.h"
#include "cli/commands.h"
#include "cli/failure.h"
#include "cli/filter_options.h"
#include "cli/graph_file.h"
#include "cli/output.h"
#include "cli/query_subgraph.h"
#include "graph/subgraph.h"
#include "query/paths.h"
#include "query/value_text.h"
#include "render/diagram.h"

namespace whomet {
namespace {

constexpr std::size_t kTitleCharacters = 90;

struct RenderChoice {
  std::string graph_file;
  std::vector<std::string> path;
  std::string focus;
  std::string meeting;
  std::string query;
  bool timeline = false;
  bool overview = false;
  std::string by = "person";
  std::string group = "none";
  std::string theme = "light";
  std::string style_file;
  std::string title;
  bool bare = false;
  std::string format;
  std::string output;
  std::size_t hops = 1;
  std::size_t count = 1;
  std::size_t max_edges = 60;
  FilterChoice filter;
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

Grouping grouping_of(const std::string& name) {
  if (name == "none") return Grouping::kNone;
  if (name == "country") return Grouping::kCountry;
  if (name == "community") return Grouping::kCommunity;
  throw Failure(kUsage, "unknown grouping '" + name + "'; expected none, country or community");
}

Style style_of(const RenderChoice& choice) {
  const auto theme = parse_theme(choice.theme);
  if (!theme) {
    throw Failure(kUsage, "unknown theme '" + choice.theme + "'; expected light or dark");
  }
  const std::string changes = choice.style_file.empty() ? "" : read_file(choice.style_file);
  auto style = make_style(*theme, changes, choice.style_file);
  if (!style) throw Failure(kUsage, style.error().message);
  if (!changes.empty()) {
    constexpr double kReadable = 4.5;
    for (const std::string& weak : weak_contrasts(*style, kReadable)) {
      say(choice.style_file + ": hard to read, " + weak + " (4.5:1 is needed)");
    }
  }
  return std::move(style).value();
}

DiagramOptions diagram_options(const RenderChoice& choice) {
  if (choice.by != "person" && choice.by != "country") {
    throw Failure(kUsage, "unknown lanes '" + choice.by + "'; expected person or country");
  }
  DiagramOptions options;
  options.max_edges = choice.max_edges;
  options.legend = !choice.bare;
  options.grouping = grouping_of(choice.group);
  options.style = style_of(choice);
  options.title = choice.title;
  return options;
}

// What was asked for, for the caption: "meets_with; since 2031-05; confidence from 0.4".
std::string words_of(const FilterChoice& choice, double least_confidence) {
  std::string words;
  const auto add = [&words](const std::string& more) {
    words += (words.empty() ? "" : "; ") + more;
  };
  for (const auto& types : choice.types) add(types);
  for (const auto& relations : choice.relations) add(relations);
  if (!choice.since.empty()) add("since " + choice.since);
  if (!choice.until.empty()) add("until " + choice.until);
  if (least_confidence > 0) add("confidence from " + float_text(least_confidence));
  return words;
}

// What the filters leave; without --min-confidence, what is surer than not, if there is any.
Subgraph chosen_part(const EntityGraph& graph, const Subgraph& subgraph, const RenderChoice& choice,
                     DiagramOptions& options) {
  FactFilter filter = filter_of(choice.filter, choice.graph_file);
  const auto apply = [&](double least_confidence) {
    filter.min_confidence = least_confidence;
    options.chosen_by = words_of(choice.filter, least_confidence);
    return filtered(graph, subgraph, filter, options.highlight);
  };
  const double asked = filter.min_confidence;
  Subgraph part = apply(choice.filter.min_confidence.empty() ? kSureEnough : asked);
  if (part.edges.empty()) part = apply(asked);
  if (part.edges.empty() && !subgraph.edges.empty()) {
    throw Failure(kNoAnswer, "nothing is left to draw: " + options.chosen_by);
  }
  return part;
}

void set_title(DiagramOptions& options, const std::string& title) {
  if (options.title.empty()) options.title = title;
}

std::string picture_of_path(const EntityGraph& graph, const RenderChoice& choice,
                            DiagramFormat format, DiagramOptions options) {
  const NodeId from = named_node(graph, choice.path[0]);
  const NodeId to = named_node(graph, choice.path[1]);
  PathOptions search;
  search.count = choice.count;
  const PathAnswer answer = find_paths(graph, from, to, search);
  if (answer.paths.empty()) {
    throw Failure(kNoAnswer, "no path from " + graph.label(from) + " to " + graph.label(to));
  }
  options.layout = DiagramLayout::kColumns;
  set_title(options, graph.label(from) + " – " + graph.label(to));
  options.highlight = {from, to};
  return draw(graph, subgraph_of(answer.paths), format, options);
}

std::string picture_of_query(const EntityGraph& graph, const RenderChoice& choice,
                             DiagramFormat format, DiagramOptions options) {
  const QuerySubgraph answer = subgraph_of_query(graph, choice.query);
  options.highlight = answer.ends;
  std::string title = choice.query;
  std::replace_if(
      title.begin(), title.end(), [](char c) { return c == '\n' || c == '\t'; }, ' ');
  if (title.size() > kTitleCharacters) title.clear();
  set_title(options, title);
  return draw(graph, answer.subgraph, format, options);
}

std::string picture_of_meeting(const EntityGraph& graph, const RenderChoice& choice,
                               DiagramFormat format, const DiagramOptions& options) {
  const NodeId meeting = named_node(graph, choice.meeting);
  if (!graph.is_meeting(meeting)) {
    throw Failure(kUsage, graph.label(meeting) + " is no meeting; " +
                              "whomet meetings lists them with their ids");
  }
  return draw_meeting(graph, meeting, format, options);
}

std::string picture_of_timeline(const EntityGraph& graph, const RenderChoice& choice,
                                DiagramFormat format, DiagramOptions options) {
  TimelineOptions timeline;
  timeline.by_country = choice.by == "country";
  if (!choice.filter.since.empty()) timeline.since = iso(day_of(choice.filter.since, false));
  if (!choice.filter.until.empty()) timeline.until = iso(day_of(choice.filter.until, true));
  if (!choice.focus.empty()) timeline.with = {named_node(graph, choice.focus)};
  set_title(options, timeline.with.empty() ? "Who met whom"
                                           : "Whom " + graph.label(timeline.with.front()) + " met");
  return draw_timeline(graph, timeline, format, options);
}

std::string picture(const EntityGraph& graph, const RenderChoice& choice, DiagramFormat format,
                    DiagramOptions options) {
  if (!choice.path.empty()) return picture_of_path(graph, choice, format, std::move(options));
  if (!choice.query.empty()) return picture_of_query(graph, choice, format, std::move(options));
  if (!choice.meeting.empty()) return picture_of_meeting(graph, choice, format, options);
  if (choice.timeline) return picture_of_timeline(graph, choice, format, std::move(options));
  Subgraph subgraph = whole_graph(graph);
  if (!choice.focus.empty()) {
    const NodeId node = named_node(graph, choice.focus);
    subgraph = neighbourhood(graph, node, choice.hops);
    set_title(options, graph.label(node));
    options.highlight = {node};
  }
  subgraph = chosen_part(graph, subgraph, choice, options);
  if (choice.overview) {
    set_title(options, "Communities");
    return draw_overview(graph, subgraph, format, options);
  }
  return draw(graph, subgraph, format, options);
}

int run(const RenderChoice& choice) {
  const DiagramFormat format = diagram_format(choice);
  DiagramOptions options = diagram_options(choice);
  const EntityGraph graph = open_graph(choice.graph_file);
  const bool binary = format == DiagramFormat::kPng || format == DiagramFormat::kPdf;
  if (binary && (choice.output.empty() || choice.output == "-") && stdout_is_terminal()) {
    throw Failure(kUsage, "a terminal cannot show this; name a file with -o");
  }
  print_to(choice.output, picture(graph, choice, format, std::move(options)));
  return kAnswer;
}

CommandRun define(Options& options) {
  const auto choice = std::make_shared<RenderChoice>();
  define_graph_file(options, choice->graph_file);
  options.pair("--path", "A B", choice->path, "the best paths between two nodes");
  options.option("-k", "N", choice->count, "with --path: the N best paths");
  options.option("--focus", "NAME", choice->focus, "what is around a node");
  options.option("--hops", "N", choice->hops, "with --focus: how far");
  options.option("--query", "QUERY", choice->query,
                 "the nodes, relationships and paths that a query returns");
  options.option("--meeting", "ID", choice->meeting, "one meeting and who had a part in it");
  options.flag("--timeline", choice->timeline,
               "who met whom along time; with --focus: whom this one met");
  options.option("--by", "LANES", choice->by, "with --timeline: person or country");
  options.flag("--overview", choice->overview, "communities and what is told between them");
  for (const char* other : {"--focus", "--query", "--meeting", "--timeline", "--overview"}) {
    options.exclude("--path", other);
  }
  for (const char* other : {"--focus", "--meeting", "--timeline", "--overview"}) {
    options.exclude("--query", other);
  }
  for (const char* other : {"--focus", "--timeline", "--overview"}) {
    options.exclude("--meeting", other);
  }
  options.exclude("--timeline", "--overview");
  options.option("--group", "KIND", choice->group,
                 "frames around what belongs together: none, country or community");
  define_statement_filter(options, choice->filter);
  for (const char* other : {"--path", "--query", "--meeting"}) {
    for (const char* filter : {"--since", "--until", "--type", "--relation", "--min-confidence"}) {
      options.exclude(filter, other);
    }
  }
  for (const char* filter : {"--type", "--relation", "--min-confidence"}) {
    options.exclude(filter, "--timeline");
  }
  options.option("--max-edges", "N", choice->max_edges,
                 "draw the N lines that hang together best; the caption says what was left out");
  options.option("--theme", "THEME", choice->theme, "light or dark");
  options.option("--style", "FILE", choice->style_file,
                 "colours, shapes and fonts of your own (docs/diagrams.md)");
  options.option("--title", "TEXT", choice->title, "the title, if not the one that it gets");
  options.flag("--bare", choice->bare, "without legend and sources");
  options.option("--format", "FORMAT", choice->format,
                 "dot, svg, png or pdf; without it by the ending of the output file, else dot");
  options.option("-o,--output", "FILE", choice->output, "where to; stdout without it");
  return [choice] { return run(*choice); };
}

}  // namespace

Command render_command() {
  return {.name = "render",
          .summary = "draw paths, a neighbourhood, a meeting, a timeline or the whole graph",
          .examples =
              "  whomet render news.kg --path 'Ada Novak' 'Ben Okafor' -o path.svg\n"
              "  whomet render news.kg --focus 'Ada Novak' --hops 2 -o novak.pdf\n"
              "  whomet render news.kg --since 2031-05 --relation meets_with,visits -o may.svg\n"
              "  whomet render news.kg --timeline --by country --theme dark -o timeline.svg\n"
              "  whomet render news.kg --query \"MATCH p=(:Person)-[:VISITS]->() RETURN p\" "
              "-o visits.svg\n"
              "  whomet render news.kg | neato -Tx11",
          .define = define};
}

}  // namespace whomet
