// whomet near FILE.kg NAME: the nodes around one.

#include <algorithm>
#include <memory>

#include "cli/commands.h"
#include "cli/failure.h"
#include "cli/filter_options.h"
#include "cli/graph_file.h"
#include "cli/output.h"
#include "cli/path_filter.h"
#include "query/stored_paths.h"

namespace whomet {
namespace {

struct NearChoice {
  std::string graph_file;
  std::string name;
  std::string type;
  std::string format;
  std::size_t hops = 1;
  PathFilter filter;
};

int run(const NearChoice& choice) {
  std::optional<EntityType> type;
  if (!choice.type.empty()) type = entity_type_of(choice.type);
  StoredGraph graph = StoredGraph::open(choice.graph_file);
  const std::uint32_t node = named_node(graph, choice.name);
  StoredViewOptions options = view_options(graph, choice.filter);
  options.damp_hubs = false;
  const auto hops = static_cast<std::uint32_t>(std::min<std::size_t>(choice.hops, kAnyHops));
  const Rows rows = stored_near(graph, options, node, hops, type);
  if (rows.rows.empty()) throw Failure(kNoAnswer, "nothing is that near to " + graph.name(node));
  print_rows(rows, choice.format);
  return kAnswer;
}

CommandRun define(Options& options) {
  const auto choice = std::make_shared<NearChoice>();
  define_graph_file(options, choice->graph_file);
  options.positional("NAME", choice->name, "name, alias or id");
  options.option("--hops", "N", choice->hops, "how far");
  options.option("--type", "TYPE", choice->type, "only nodes of this type: Person, Country, ...");
  define_path_filter(options, choice->filter);
  define_row_format(options, choice->format);
  return [choice] { return run(*choice); };
}

}  // namespace

Command near_command() {
  return {.name = "near",
          .summary = "the nodes around one",
          .examples = "  whomet near news.kg 'Ada Novak' --hops 2 --type Person",
          .define = define};
}

}  // namespace whomet
