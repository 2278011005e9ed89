#include "cli/graph_file.h"

#include "cli/failure.h"
#include "query/names.h"

namespace whomet {

void define_graph_file(Options& options, std::string& path) {
  options.positional("FILE.kg", path, "graph file, made by `whomet build`");
}

Store open_store(const std::string& path) {
  {
    Store store = Store::open_read(path);
    if (store.is_fresh()) return store;
  }
  Store::open_write(path).refresh();
  return Store::open_read(path);
}

EntityGraph open_graph(const std::string& path) {
  return EntityGraph(open_store(path).load());
}

NodeId named_node(const EntityGraph& graph, std::string_view name) {
  const auto node = resolve_name(graph, name);
  if (node) return *node;
  const Error& error = node.error();
  throw Failure(error.kind == Error::Kind::kAmbiguous ? kAmbiguous : kNoAnswer, error.message);
}

}  // namespace whomet
