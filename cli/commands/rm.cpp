// whomet rm FILE.kg DOCUMENT...: forgets documents, and with them all that only they say.

#include <memory>

#include "cli/commands.h"
#include "cli/failure.h"
#include "cli/graph_file.h"
#include "cli/interrupt.h"
#include "cli/output.h"
#include "graph/store.h"

namespace whomet {
namespace {

struct RmOptions {
  std::string graph_file;
  std::vector<std::string> documents;
};

int run(const RmOptions& options) {
  const InterruptGuard guard;
  Store::open_read(options.graph_file);  // a missing file is not made here
  Store store = Store::open_write(options.graph_file);
  bool all_found = true;
  for (const std::string& document : options.documents) {
    const auto removed = store.remove(document);
    if (removed.empty()) {
      all_found = false;
      say("no document of " + options.graph_file + " has the id, path or file name '" + document +
          "'");
    }
    for (const DocumentRecord& record : removed) {
      say("removed " + (record.paths.empty() ? record.id : record.paths.front()));
    }
  }
  store.refresh();
  return all_found ? kAnswer : kNoAnswer;
}

CommandRun define(Options& options) {
  const auto chosen = std::make_shared<RmOptions>();
  define_graph_file(options, chosen->graph_file);
  options.positionals("DOCUMENT", chosen->documents, "id, path or file name of a document");
  return [chosen] { return run(*chosen); };
}

}  // namespace

Command rm_command() {
  return {.name = "rm",
          .summary = "take documents out of a graph file, and what only they say",
          .examples = "  whomet rm news.kg retracted.txt",
          .define = define};
}

}  // namespace whomet
