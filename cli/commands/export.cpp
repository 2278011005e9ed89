// whomet export FILE.kg: the whole graph for other programs.

#include <memory>

#include "cli/commands.h"
#include "cli/failure.h"
#include "cli/graph_file.h"
#include "cli/output.h"
#include "graph/exchange.h"
#include "graph/store.h"
#include "render/graphml.h"

namespace whomet {
namespace {

struct ExportChoice {
  std::string graph_file;
  std::string format;
  std::string output;
};

std::string format_of(const ExportChoice& choice) {
  if (!choice.format.empty()) return choice.format;
  return choice.output.ends_with(".graphml") ? "graphml" : "json";
}

int run(const ExportChoice& choice) {
  const std::string format = format_of(choice);
  if (format == "json") {
    const Facts facts = Store::open_read(choice.graph_file).load();
    print_to(choice.output, to_exchange_json(facts, {.pretty = true}));
  } else if (format == "graphml") {
    print_to(choice.output, to_graphml(open_graph(choice.graph_file)));
  } else {
    throw Failure(kUsage, "unknown export format '" + format + "'; expected json or graphml");
  }
  return kAnswer;
}

CommandRun define(Options& options) {
  const auto choice = std::make_shared<ExportChoice>();
  define_graph_file(options, choice->graph_file);
  options.option("--format", "FORMAT", choice->format,
                 "json or graphml; without it by the ending of the output file, else json");
  options.option("-o,--output", "FILE", choice->output, "where to; stdout without it");
  return [choice] { return run(*choice); };
}

}  // namespace

Command export_command() {
  return {.name = "export",
          .summary = "the whole graph as JSON or GraphML",
          .examples =
              "  whomet export news.kg --format json | jq '.meetings[].participants'\n"
              "  whomet export news.kg -o news.graphml",
          .define = define};
}

}  // namespace whomet
