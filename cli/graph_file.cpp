#include "cli/graph_file.h"

#include "cli/failure.h"
#include "graph/store.h"
#include "query/names.h"

namespace whomet {

void define_graph_file(Options& options, std::string& path) {
  options.positional("FILE.kg", path, "graph file, made by `whomet build`");
}

EntityGraph open_graph(const std::string& path) {
  return EntityGraph(Store::open_read(path).load());
}

NodeId named_node(const EntityGraph& graph, std::string_view name) {
  const auto node = resolve_name(graph, name);
  if (node) return *node;
  const Error& error = node.error();
  throw Failure(error.kind == Error::Kind::kAmbiguous ? kAmbiguous : kNoAnswer, error.message);
}

}  // namespace whomet
