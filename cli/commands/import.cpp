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
  }
  return kinds;
}

// Tables of nodes and relations, which belong together.
void import_tables(Store& store, const ImportChoice& choice, const std::vector<ImportKind>& kinds) {
  std::vector<std::string> tables;
  for (std::size_t i = 0; i < choice.files.size(); ++i) {
    if (kinds[i] == ImportKind::kTables) tables.push_back(choice.files[i]);
  }
  if (tables.empty()) return;
  try {
    const std::size_t documents = store.import_tables(tables).size();
    if (choice.quiet) return;
    say(documents == 0 ? "the tables of nodes and relations are in the graph already"
                       : std::to_string(documents) + " tables of nodes and relations");
  } catch (const ImportError& error) {
    throw Failure(kUsage, std::string(error.what()) +
                              "; none of the tables of nodes and relations was imported");
  }
}

int run(const ImportChoice& choice) {
  const InterruptGuard guard;
  const std::vector<ImportKind> kinds = kinds_of(choice.files);
  Store store = Store::open_write(choice.graph_file);
  Diagnostics diagnostics;
  for (std::size_t i = 0; i < choice.files.size(); ++i) {
    if (kinds[i] == ImportKind::kTables) continue;
    const std::size_t documents = import_file(store, choice.files[i], kinds[i], diagnostics);
    if (choice.quiet) continue;
    say(choice.files[i] + ": " + std::to_string(documents) +
        (documents == 1 ? " new document" : " new documents"));
  }
  import_tables(store, choice, kinds);
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
      "exchange JSON, JSON Lines of whomet extract, GraphML, a CSV of statements, or CSV tables of "
      "nodes (id,name,type; Neo4j's :ID, :LABEL) and relations (src,dst,type,date,confidence; "
      ":START_ID, :END_ID, :TYPE), which belong together");
  options.flag("-q,--quiet", choice->quiet, "say nothing but failures");
  return [choice] { return run(*choice); };
}

}  // namespace

Command import_command() {
  return {.name = "import",
          .summary = "take graphs and tables of others into a graph file",
          .examples =
              "  whomet import news.kg other.json\n"
              "  whomet import news.kg contacts.graphml boards.csv\n"
              "  whomet import news.kg people.csv contacts.csv",
          .define = define};
}

}  // namespace whomet
