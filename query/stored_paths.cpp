#include "query/stored_paths.h"

#include <algorithm>
#include <string>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace whomet {
namespace {

struct FoundHop {
  std::uint32_t from;
  std::uint32_t to;
  std::vector<StoredRelation> relations;
};

// Hops of at most so many nodes from `start`, as far as `max_hops`.
NodeMap<std::uint32_t> hops_from(SearchView& view, std::uint32_t start, bool forwards,
                                 std::uint32_t max_hops, bool& exhausted) {
  constexpr std::size_t kMostNodes = 2'000'000;
  NodeMap<std::uint32_t> hops;
  hops.insert(start, 0);
  std::vector<std::uint32_t> level{start};
  std::vector<SearchArc> arcs;
  for (std::uint32_t depth = 1; depth <= max_hops && !level.empty(); ++depth) {
    std::vector<std::uint32_t> next;
    for (const std::uint32_t node : level) {
      if (forwards) {
        view.arcs_from(node, arcs);
      } else {
        view.arcs_to(node, arcs);
      }
      for (const SearchArc& arc : arcs) {
        if (hops.insert(arc.node, depth).second) next.push_back(arc.node);
      }
      if (hops.size() > kMostNodes) {
        exhausted = false;
        return hops;
      }
    }
    level = std::move(next);
  }
  return hops;
}

}  // namespace

StoredPathAnswer find_stored_paths(StoredGraph& graph, StoredViewOptions options,
                                   const PathRequest& request, std::size_t limit) {
  options.from = request.from;
  options.to = request.to;
  StoredView view(graph, std::move(options));
  std::vector<FoundPath> found;
  bool cut = false;
  SearchReport report = search_paths(view, request, [&](const FoundPath& path) {
    if (found.size() == limit) {
      cut = true;
      return false;
    }
    found.push_back(path);
    return true;
  });
  report.found = found.size();
  if (cut) report.exhausted = false;

  std::vector<std::vector<FoundHop>> hops(found.size());
  std::vector<std::uint32_t> nodes{request.from, request.to};
  std::vector<StoredRelation> relations;
  for (std::size_t i = 0; i < found.size(); ++i) {
    const FoundPath& path = found[i];
    nodes.insert(nodes.end(), path.nodes.begin(), path.nodes.end());
    for (std::size_t j = 0; j < path.edges.size(); ++j) {
      FoundHop hop{path.nodes[j], path.nodes[j + 1],
                   view.relations_between(path.nodes[j], path.nodes[j + 1])};
      relations.insert(relations.end(), hop.relations.begin(), hop.relations.end());
      hops[i].push_back(std::move(hop));
    }
  }
  StoredPathAnswer answer(graph.part(nodes, relations));
  answer.report = report;
  std::unordered_map<std::string_view, EdgeId> edges;
  for (std::uint32_t i = 0; i < answer.graph.edge_count(); ++i) {
    edges.emplace(answer.graph.statement(EdgeId{i}).id, EdgeId{i});
  }
  const auto node_of = [&](std::uint32_t node) { return *answer.graph.find(graph.id(node)); };
  for (std::size_t i = 0; i < found.size(); ++i) {
    Path path;
    path.cost = request.by_cost ? static_cast<double>(found[i].cost)
                                : static_cast<double>(found[i].edges.size());
    for (const FoundHop& hop : hops[i]) {
      Hop shown{node_of(hop.from), node_of(hop.to), {}};
      for (const StoredRelation& relation : hop.relations) {
        const auto edge = edges.find(graph.statement_id(relation));
        if (edge != edges.end()) shown.edges.push_back(edge->second);
      }
      sort_by_evidence(answer.graph, shown.edges);
      path.hops.push_back(std::move(shown));
    }
    answer.paths.push_back(std::move(path));
  }
  return answer;
}

Between find_between(StoredGraph& graph, const StoredViewOptions& options, std::uint32_t a,
                     std::uint32_t b, std::uint32_t max_hops) {
  StoredViewOptions own = options;
  own.from = a;
  own.to = b;
  StoredView view(graph, std::move(own));
  Between between;
  const auto from = hops_from(view, a, true, max_hops, between.exhausted);
  const auto to = hops_from(view, b, false, max_hops, between.exhausted);
  from.for_each([&](std::uint32_t node, std::uint32_t hops) {
    const std::uint32_t* back = to.find(node);
    if (back != nullptr && hops + *back <= max_hops) between.nodes.push_back({node, hops, *back});
  });
  std::sort(between.nodes.begin(), between.nodes.end(), [](const auto& x, const auto& y) {
    return std::tie(x.hops_from, x.node) < std::tie(y.hops_from, y.node);
  });
  for (const Between::Node& node : between.nodes) {
    std::vector<SearchArc> arcs;
    view.arcs_from(node.node, arcs);
    std::vector<std::uint32_t> next;
    for (const SearchArc& arc : arcs) {
      const std::uint32_t* hops = from.find(arc.node);
      const std::uint32_t* back = to.find(arc.node);
      if (hops == nullptr || back == nullptr || node.hops_from + 1 + *back > max_hops) continue;
      // A relation between two that are equally far is on a path both ways; it is listed once.
      const bool again = std::tie(*hops, arc.node) < std::tie(node.hops_from, node.node);
      if (again && *hops + 1 + node.hops_to <= max_hops) continue;
      next.push_back(arc.node);
    }
    std::sort(next.begin(), next.end());
    next.erase(std::unique(next.begin(), next.end()), next.end());
    for (const std::uint32_t other : next) {
      for (const StoredRelation& relation : view.relations_between(node.node, other)) {
        between.links.push_back({node.node, other, relation});
      }
    }
  }
  return between;
}

Rows stored_near(StoredGraph& graph, const StoredViewOptions& options, std::uint32_t start,
                 std::uint32_t hops, std::optional<EntityType> type) {
  StoredViewOptions own = options;
  own.from = start;
  StoredView view(graph, std::move(own));
  bool exhausted = true;
  const auto distances = hops_from(view, start, true, hops, exhausted);
  struct Found {
    std::uint32_t hops;
    std::string id;
    std::uint32_t node;
  };
  std::vector<Found> found;
  std::unordered_map<std::uint32_t, std::string> ids;
  const auto id_of = [&](std::uint32_t node) -> const std::string& {
    const auto [known, is_new] = ids.try_emplace(node);
    if (is_new) known->second = graph.id(node);
    return known->second;
  };
  distances.for_each([&](std::uint32_t node, std::uint32_t distance) {
    if (distance == 0) return;
    if (type && graph.node_types()[graph.type(node)].type != *type) return;
    found.push_back({distance, id_of(node), node});
  });
  std::sort(found.begin(), found.end(), [](const Found& a, const Found& b) {
    return std::tie(a.hops, a.id) < std::tie(b.hops, b.id);
  });
  Rows rows{{"id", "name", "type", "hops", "via"}, {}};
  std::vector<SearchArc> arcs;
  for (const Found& one : found) {
    Cell via;  // of direct neighbours: nothing
    if (one.hops > 1) {
      view.arcs_to(one.node, arcs);
      const std::uint32_t* first = nullptr;
      for (const SearchArc& arc : arcs) {
        const std::uint32_t* distance = distances.find(arc.node);
        if (distance == nullptr || *distance + 1 != one.hops) continue;
        if (first == nullptr || id_of(arc.node) < id_of(*first)) first = &arc.node;
      }
      if (first != nullptr) via = graph.name(*first);
    }
    rows.rows.push_back({one.id, graph.name(one.node),
                         std::string(name_of(graph.node_types()[graph.type(one.node)].type)),
                         static_cast<std::int64_t>(one.hops), std::move(via)});
  }
  return rows;
}

}  // namespace whomet
