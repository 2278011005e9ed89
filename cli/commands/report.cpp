// whomet report FILE.kg NAME: a brief that can be cited, every line with its sentences.

#include "cli/report/report.h"

#include <filesystem>
#include <memory>

#include "cli/commands.h"
#include "cli/failure.h"
#include "cli/graph_file.h"
#include "cli/output.h"

namespace whomet {
namespace {

struct ReportChoice {
  std::string graph_file;
  std::vector<std::string> name;
  std::vector<std::string> between;
  std::string format;
  std::string output;
  std::size_t limit = 40;
  bool no_diagram = false;
};

bool is_html(const ReportChoice& choice) {
  if (choice.format == "html") return true;
  if (choice.format == "md") return false;
  if (!choice.format.empty()) {
    throw Failure(kUsage, "unknown report format '" + choice.format + "'; expected md or html");
  }
  return choice.output.ends_with(".html") || choice.output.ends_with(".htm");
}

Report report_of(const EntityGraph& graph, const ReportChoice& choice) {
  ReportOptions options;
  options.limit = choice.limit;
  // Markdown on stdout has no file beside it that could hold a picture.
  const bool has_place = is_html(choice) || !(choice.output.empty() || choice.output == "-");
  options.diagram = has_place && !choice.no_diagram;
  if (choice.between.empty()) {
    return report_on(graph, named_node(graph, choice.name.front()), options);
  }
  const NodeId a = named_node(graph, choice.between[0]);
  const NodeId b = named_node(graph, choice.between[1]);
  Report report = report_between(graph, a, b, options);
  if (report.sections.empty()) {
    throw Failure(kNoAnswer, "nothing links " + graph.label(a) + " and " + graph.label(b) +
                                 " directly; whomet path shows what lies between");
  }
  return report;
}

// The picture of a Markdown report lies beside it: brief.md, brief.svg.
std::string write_picture(const Report& report, const std::string& output) {
  if (report.diagram.empty()) return {};
  std::filesystem::path path(output);
  path.replace_extension(".svg");
  print_to(path.string(), report.diagram);
  return path.filename().string();
}

int run(const ReportChoice& choice) {
  if (choice.name.size() + (choice.between.empty() ? 0 : 1) != 1) {
    throw Failure(kUsage, "expected one NAME or --between A B");
  }
  const bool html = is_html(choice);
  const EntityGraph graph = open_graph(choice.graph_file);
  const Report report = report_of(graph, choice);
  if (html) {
    print_to(choice.output, report_html(report));
  } else {
    print_to(choice.output, report_markdown(report, write_picture(report, choice.output)));
  }
  return kAnswer;
}

CommandRun define(Options& options) {
  const auto choice = std::make_shared<ReportChoice>();
  define_graph_file(options, choice->graph_file);
  options.positionals("NAME", choice->name, "name, alias or id", true);
  options.pair("--between", "A B", choice->between, "what links two nodes, instead of NAME");
  options.option("--format", "FORMAT", choice->format,
                 "md or html; without it by the ending of the output file, else md");
  options.option("-o,--output", "FILE", choice->output,
                 "where to; stdout without it. The picture of brief.md is brief.svg beside it");
  options.option("--limit", "N", choice->limit, "lines a section");
  options.flag("--no-diagram", choice->no_diagram, "without a picture");
  return [choice] { return run(*choice); };
}

}  // namespace

Command report_command() {
  return {.name = "report",
          .summary = "a brief that can be cited: roles, meetings, claims, conflicts, with sources",
          .examples =
              "  whomet report news.kg 'Ada Novak' -o novak.html\n"
              "  whomet report news.kg --between 'Ada Novak' 'Ben Okafor' --format md",
          .define = define};
}

}  // namespace whomet
