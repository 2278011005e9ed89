// whomet import FILE.kg INPUT...: graphs and tables of others into a graph file.

#include <memory>

#include "cli/commands.h"
#include "cli/failure.h"
#include "cli/graph_file.h"
#include "cli/import_files.h"
#include "cli/interrupt.h"
#include "cli/output.h"
#include "graph/store.h"

namespace whomet {
namespace {

struct ImportChoice {
  std::string graph_file;
  std::vector<std::string> files;
  bool quiet = false;
};

std::vector<ImportKind> kinds_of(const std::vector<std::string>& files) {
  std::vector<ImportKind> kinds;
  for (const std::string& file : files) {
    if (file == "-") throw Failure(kUsage, "expected the names of files, found '-'");
    kinds.push_back(import_kind(file));
    if (kinds.back() == ImportKind::kTables) {
      throw Failure(kUsage, file +
                                ": expected exchange JSON (.json), GraphML (.graphml), what whomet "
                                "extract printed (.jsonl), or a CSV with the columns subject, "
                                "predicate and object");
    }
  }
  return kinds;
}

int run(const ImportChoice& choice) {
  const InterruptGuard guard;
  const std::vector<ImportKind> kinds = kinds_of(choice.files);
  Store store = Store::open_write(choice.graph_file);
  Diagnostics diagnostics;
  for (std::size_t i = 0; i < choice.files.size(); ++i) {
    const std::size_t documents = import_file(store, choice.files[i], kinds[i], diagnostics);
    if (choice.quiet) continue;
    say(choice.files[i] + ": " + std::to_string(documents) +
        (documents == 1 ? " new document" : " new documents"));
  }
  store.refresh();
  for (const Diagnostic& diagnostic : diagnostics.entries()) {
    if (!choice.quiet) say(diagnostic.where + ": " + diagnostic.message);
  }
  return kAnswer;
}

CommandRun define(Options& options) {
  const auto choice = std::make_shared<ImportChoice>();
  define_graph_file(options, choice->graph_file);
  options.positionals(
      "FILE", choice->files,
      "exchange JSON, JSON Lines of whomet extract, GraphML, or a CSV of statements");
  options.flag("-q,--quiet", choice->quiet, "say nothing but failures");
  return [choice] { return run(*choice); };
}

}  // namespace

Command import_command() {
  return {.name = "import",
          .summary = "take graphs and tables of others into a graph file",
          .examples =
              "  whomet import news.kg other.json\n"
              "  whomet import news.kg contacts.graphml boards.csv",
          .define = define};
}

}  // namespace whomet
