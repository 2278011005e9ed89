#include "query/stored_names.h"

#include <numeric>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "graph/name_index.h"
#include "query/names.h"

namespace whomet {
namespace {

Result<std::uint32_t> resolve_among(StoredGraph& graph, const std::vector<std::uint32_t>& nodes,
                                    std::string_view text) {
  const EntityGraph part = graph.part(nodes, {});
  const Result<NodeId> found = resolve_name(part, text);
  if (!found) return found.error();
  return *graph.find_id(part.id(*found));
}

}  // namespace

Result<std::uint32_t> resolve_stored_name(StoredGraph& graph, std::string_view text) {
  text = trim(text);
  const std::string_view id = text.starts_with('@') ? text.substr(1) : text;
  const bool may_be_id = !id.empty() && (id.front() == 'e' || id.front() == 'm');
  // An exact name is looked up first: ids of imported nodes are found by trying all.
  const std::vector<std::uint32_t> named = graph.nodes_with_name_key(name_key(text));
  if (may_be_id && (named.empty() || id.size() < text.size())) {
    if (const auto node = graph.find_id(id)) return *node;
  }
  if (named.size() == 1 && named.front() >= graph.article_node_count()) {
    if (name_words(graph.name(named.front())) == name_words(text)) return named.front();
  }
  if (!named.empty()) {
    auto found = resolve_among(graph, named, text);
    if (found || found.error().kind == Error::Kind::kAmbiguous) return found;
  }
  std::vector<std::uint32_t> all(graph.node_count());
  std::iota(all.begin(), all.end(), 0U);
  return resolve_among(graph, all, text);
}

}  // namespace whomet
