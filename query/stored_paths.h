// Paths in a .kg, read from the file node by node, and what is needed to show them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "graph/stored_graph.h"
#include "query/paths.h"
#include "query/result.h"
#include "query/search/path_search.h"
#include "query/search/stored_view.h"

namespace whomet {

struct StoredPathAnswer {
  explicit StoredPathAnswer(EntityGraph part) : graph(std::move(part)) {}

  EntityGraph graph;        // the nodes and relations of the paths; hops refer to it
  std::vector<Path> paths;  // Path::cost in hops, or in what HopCost counts
  SearchReport report;
};

// Paths as the request asks for, each hop with all relations that it may take, best evidence first.
// `request.from` and `to` are told to the view. A path of no hops has an empty Path. At most
// `limit` paths; if there are more, the report says that it is not exhausted.
StoredPathAnswer find_stored_paths(StoredGraph& graph, StoredViewOptions options,
                                   const PathRequest& request, std::size_t limit);

// All that lies on some path of at most `max_hops` between the two.
struct Between {
  struct Node {
    std::uint32_t node;
    std::uint32_t hops_from;  // from the first
    std::uint32_t hops_to;    // to the second
  };
  struct Link {
    std::uint32_t from;  // nearer to the first
    std::uint32_t to;
    StoredRelation relation;
  };
  std::vector<Node> nodes;  // by hops from the first, then by number; both ends included
  std::vector<Link> links;  // in the order of their nodes
  bool exhausted = true;    // false: there were too many nodes to look at
};
Between find_between(StoredGraph& graph, const StoredViewOptions& options, std::uint32_t a,
                     std::uint32_t b, std::uint32_t max_hops);

// Nodes within `hops` of one, nearest first, then by id: columns id, name, type, hops, via (the
// first node by id that is one hop nearer). With `type` only nodes of it.
Rows stored_near(StoredGraph& graph, const StoredViewOptions& options, std::uint32_t start,
                 std::uint32_t hops, std::optional<EntityType> type);

}  // namespace whomet
