// whomet build INPUT... -o FILE.kg, and whomet add FILE.kg INPUT...: the same with the file first.

#include <memory>

#include "cli/commands.h"
#include "cli/graph_file.h"
#include "cli/ingest.h"

namespace whomet {
namespace {

struct BuildOptions {
  std::string graph_file;
  IngestOptions ingest;
};

constexpr const char* kInputHelp =
    "articles: .txt, .md, .html and .jsonl files, folders of them, globs, or - for stdin";

CommandRun define_build(Options& options) {
  const auto chosen = std::make_shared<BuildOptions>();
  options.positionals("INPUT", chosen->ingest.inputs, kInputHelp);
  options.option("-o,--output", "FILE.kg", chosen->graph_file,
                 "the graph file; one that exists is added to", true);
  define_ingest_options(options, chosen->ingest);
  return [chosen] { return ingest(chosen->graph_file, chosen->ingest); };
}

CommandRun define_add(Options& options) {
  const auto chosen = std::make_shared<BuildOptions>();
  define_graph_file(options, chosen->graph_file);
  options.positionals("INPUT", chosen->ingest.inputs, kInputHelp);
  define_ingest_options(options, chosen->ingest);
  return [chosen] { return ingest(chosen->graph_file, chosen->ingest); };
}

}  // namespace

Command build_command() {
  return {.name = "build",
          .summary = "read articles into a graph file",
          .examples =
              "  whomet build articles/ -o news.kg\n"
              "  whomet build a.txt b.html -o news.kg --metadata dates.tsv\n"
              "  zcat crawl.jsonl.gz | whomet build - -o news.kg",
          .define = define_build};
}

Command add_command() {
  return {.name = "add",
          .summary = "add articles to a graph file",
          .examples = "  whomet add news.kg today/*.txt",
          .define = define_add};
}

}  // namespace whomet
