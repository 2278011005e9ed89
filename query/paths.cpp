// The search runs on a small graph of its own: only nodes that lie on some path of at most
// max_hops, parallel edges folded into one hop with a cost in thousandths (integers, so that equal
// costs are equal and ties break by ids). Dijkstra runs backwards from the target; walking forward
// from the start and always taking the smallest id that keeps the cost gives the first of all
// cheapest paths. Yen's method then asks for the cheapest path that leaves the known ones at each
// of their nodes.
#include "query/paths.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <map>
#include <set>
#include <string_view>
#include <tuple>

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/dijkstra_shortest_paths.hpp>
#include <boost/property_map/function_property_map.hpp>

#include "query/adjacency.h"

namespace whomet {
namespace {

using Cost = std::int64_t;  // thousandths of a hop

constexpr Cost kHop = 1000;
constexpr Cost kWeakEvidence = 50;  // times 1 - confidence
constexpr Cost kUnasserted = 100;
constexpr Cost kLastResort = 100'000;
constexpr Cost kInfinite = std::numeric_limits<Cost>::max();

bool is_denied(const Statement& statement) {
  return statement.negated || statement.modality == Modality::kDenied;
}

int reality_rank(const Statement& statement) {
  if (is_denied(statement)) return 2;
  return statement.modality == Modality::kAsserted ? 0 : 1;
}

std::size_t document_count(const Statement& statement) {
  std::set<std::string_view> documents;
  for (const auto& evidence : statement.evidence) documents.insert(evidence.at.document);
  return documents.size();
}

Cost cost_of(const Statement& statement) {
  const auto doubt = std::clamp(1.0 - statement.confidence, 0.0, 1.0);
  const auto weakness = std::llround(doubt * static_cast<double>(kWeakEvidence));
  constexpr Cost kExtra[] = {0, kUnasserted, kLastResort};
  return kHop + Cost{weakness} + kExtra[reality_rank(statement)];
}

Cost hub_cost(const EntityGraph& graph, NodeId node) {
  const auto type = graph.type(node);
  if (type == EntityType::kPerson || type == EntityType::kOrganization ||
      type == EntityType::kMeeting) {
    return 0;
  }
  const auto degree = static_cast<double>(std::max<std::size_t>(1, graph.degree(node)));
  return Cost{std::llround(std::log(degree) * static_cast<double>(kHop))};
}

// The part of the graph that can matter, numbered by the order of the nodes' ids.
struct Corridor {
  std::vector<NodeId> nodes;
  std::vector<std::map<std::size_t, Cost>> out;  // neighbour -> cost of going there
  std::size_t start = 0;
  std::size_t target = 0;
};

using NodePath = std::vector<std::size_t>;
using Ranked =
    std::pair<Cost, NodePath>;  // paths are chosen by cost, then by the ids of their nodes

std::map<NodeId, Cost> cheapest_hops(const EntityGraph& graph, NodeId node) {
  std::map<NodeId, Cost> cheapest;
  const auto offer = [&](NodeId other, EdgeId edge) {
    const auto cost = cost_of(graph.statement(edge));
    const auto [at, is_new] = cheapest.try_emplace(other, cost);
    if (!is_new) at->second = std::min(at->second, cost);
  };
  for (const auto edge : graph.out_edges(node)) offer(graph.target(edge), edge);
  for (const auto edge : graph.in_edges(node)) offer(graph.source(edge), edge);
  cheapest.erase(node);
  return cheapest;
}

// Whether the neighbours of a meeting are all linked directly too: then a path through it would
// only say the same as the path past it.
bool repeats_direct_links(const EntityGraph& graph, const Adjacency& adjacency, NodeId node) {
  constexpr std::size_t kMostNeighbours = 6;
  if (!graph.is_meeting(node)) return false;
  const auto neighbours = adjacency.neighbours(index_of(node));
  if (neighbours.size() < 2 || neighbours.size() > kMostNeighbours) return false;
  for (const auto a : neighbours) {
    const auto linked = adjacency.neighbours(a);
    for (const auto b : neighbours) {
      if (a != b && !std::binary_search(linked.begin(), linked.end(), b)) return false;
    }
  }
  return true;
}

Corridor make_corridor(const EntityGraph& graph, NodeId from, NodeId to, const PathOptions& options,
                       const std::vector<std::uint32_t>& from_start,
                       const std::vector<std::uint32_t>& to_target) {
  Corridor corridor;
  for (std::uint32_t i = 0; i < graph.node_count(); ++i) {
    if (from_start[i] == kUnreached || to_target[i] == kUnreached) continue;
    if (from_start[i] + to_target[i] <= options.max_hops) corridor.nodes.push_back(NodeId{i});
  }
  std::sort(corridor.nodes.begin(), corridor.nodes.end(),
            [&](NodeId a, NodeId b) { return graph.id(a) < graph.id(b); });
  std::map<NodeId, std::size_t> numbers;
  for (const auto node : corridor.nodes) numbers.emplace(node, numbers.size());
  if (!numbers.contains(from) || !numbers.contains(to)) return {};
  corridor.start = numbers.at(from);
  corridor.target = numbers.at(to);
  for (const auto node : corridor.nodes) {
    auto& out = corridor.out.emplace_back();
    for (const auto& [other, cost] : cheapest_hops(graph, node)) {
      const auto number = numbers.find(other);
      if (number == numbers.end()) continue;
      const bool damped = !options.allow_hubs && other != from && other != to;
      out.emplace(number->second, cost + (damped ? hub_cost(graph, other) : 0));
    }
  }
  return corridor;
}

class Search {
 public:
  Search(const Corridor& corridor, std::size_t max_hops)
      : corridor_(corridor), max_hops_(max_hops), reversed_(corridor.nodes.size()) {
    for (std::size_t from = 0; from < corridor.out.size(); ++from) {
      for (const auto& [to, cost] : corridor.out[from]) boost::add_edge(to, from, cost, reversed_);
    }
  }

  // The first of the cheapest paths that begin with the nodes of `root`, do not continue with a
  // node of `banned`, and have at most max_hops hops. Empty if there is none.
  NodePath continue_path(const NodePath& root, const std::set<std::size_t>& banned) const;

 private:
  using Reversed =
      boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS, boost::no_property,
                            boost::property<boost::edge_weight_t, Cost>>;

  std::vector<Cost> costs_to_target(const std::vector<bool>& closed) const;
  NodePath bounded_path(const NodePath& root, const std::vector<bool>& closed,
                        const std::set<std::size_t>& banned) const;

  const Corridor& corridor_;
  std::size_t max_hops_;
  Reversed reversed_;
};

std::vector<Cost> Search::costs_to_target(const std::vector<bool>& closed) const {
  using Edge = boost::graph_traits<Reversed>::edge_descriptor;
  const auto weight = boost::make_function_property_map<Edge>([&](const Edge& edge) {
    return closed[boost::target(edge, reversed_)] ? kInfinite
                                                  : boost::get(boost::edge_weight, reversed_, edge);
  });
  std::vector<Cost> costs(corridor_.nodes.size(), kInfinite);
  boost::dijkstra_shortest_paths(reversed_, corridor_.target,
                                 boost::weight_map(weight)
                                     .distance_map(boost::make_iterator_property_map(
                                         costs.begin(), boost::get(boost::vertex_index, reversed_)))
                                     .distance_inf(kInfinite)
                                     .distance_combine(boost::closed_plus<Cost>(kInfinite)));
  return costs;
}

NodePath Search::continue_path(const NodePath& root, const std::set<std::size_t>& banned) const {
  std::vector<bool> closed(corridor_.nodes.size(), false);
  for (const auto node : root) closed[node] = true;  // the spur node too: a path never returns
  const auto costs = costs_to_target(closed);
  const auto spur = root.back();
  auto path = root;
  for (auto at = spur; at != corridor_.target;) {
    Cost best = kInfinite;
    auto next = at;
    for (const auto& [to, cost] : corridor_.out[at]) {
      if (closed[to] || costs[to] == kInfinite || (at == spur && banned.contains(to))) continue;
      if (cost + costs[to] < best) {
        best = cost + costs[to];
        next = to;
      }
    }
    if (next == at) return {};
    path.push_back(next);
    at = next;
    if (path.size() - 1 > max_hops_) return bounded_path(root, closed, banned);
  }
  return path;
}

// best[h][v]: cheapest way from v to the target in at most h hops. Costs are positive, so a
// cheapest walk never visits a node twice.
NodePath Search::bounded_path(const NodePath& root, const std::vector<bool>& closed,
                              const std::set<std::size_t>& banned) const {
  const auto used = root.size() - 1;
  if (used >= max_hops_) return {};
  const auto hops = max_hops_ - used;
  const auto count = corridor_.nodes.size();
  std::vector<std::vector<Cost>> best(hops, std::vector<Cost>(count, kInfinite));
  best[0][corridor_.target] = 0;
  const auto cheapest_next = [&](std::size_t at, const std::vector<Cost>& costs, bool at_spur) {
    std::pair<Cost, std::size_t> choice{kInfinite, at};
    for (const auto& [to, cost] : corridor_.out[at]) {
      if (closed[to] || costs[to] == kInfinite || (at_spur && banned.contains(to))) continue;
      choice = std::min(choice, {cost + costs[to], to});
    }
    return choice;
  };
  for (std::size_t h = 1; h < hops; ++h) {
    for (std::size_t v = 0; v < count; ++v) {
      best[h][v] = v == corridor_.target ? 0 : cheapest_next(v, best[h - 1], false).first;
    }
  }
  auto path = root;
  for (auto left = hops; path.back() != corridor_.target; --left) {
    const auto at = path.back();
    const auto next = cheapest_next(at, best[left - 1], path.size() == root.size()).second;
    if (next == at) return {};
    path.push_back(next);
  }
  return path;
}

Cost cost_of_path(const Corridor& corridor, const NodePath& path) {
  Cost cost = 0;
  for (std::size_t i = 1; i < path.size(); ++i) cost += corridor.out[path[i - 1]].at(path[i]);
  return cost;
}

std::vector<Ranked> cheapest_paths(const Corridor& corridor, const PathOptions& options) {
  const Search search(corridor, options.max_hops);
  std::vector<Ranked> chosen;
  std::set<Ranked> waiting;
  const auto offer = [&](NodePath path) {
    if (path.empty()) return;
    const auto cost = cost_of_path(corridor, path);
    waiting.insert({cost, std::move(path)});
  };
  offer(search.continue_path({corridor.start}, {}));
  while (chosen.size() < options.count && !waiting.empty()) {
    chosen.push_back(std::move(waiting.extract(waiting.begin()).value()));
    if (chosen.size() == options.count) break;
    const auto path = chosen.back().second;
    for (std::size_t length = 1; length < path.size(); ++length) {
      const NodePath root(path.begin(), path.begin() + static_cast<std::ptrdiff_t>(length));
      std::set<std::size_t> banned;
      for (const auto& [cost, other] : chosen) {
        if (other.size() > length && std::equal(root.begin(), root.end(), other.begin())) {
          banned.insert(other[length]);
        }
      }
      offer(search.continue_path(root, banned));
    }
  }
  return chosen;
}

Path make_path(const EntityGraph& graph, const Corridor& corridor, const Ranked& ranked) {
  const auto& [cost, nodes] = ranked;
  Path path{{}, static_cast<double>(cost) / static_cast<double>(kHop)};
  for (std::size_t i = 1; i < nodes.size(); ++i) {
    const auto from = corridor.nodes[nodes[i - 1]];
    const auto to = corridor.nodes[nodes[i]];
    path.hops.push_back({from, to, edges_between(graph, from, to)});
  }
  return path;
}

}  // namespace

std::vector<EdgeId> edges_between(const EntityGraph& graph, NodeId a, NodeId b) {
  std::vector<EdgeId> edges;
  for (const auto edge : graph.out_edges(a)) {
    if (graph.target(edge) == b) edges.push_back(edge);
  }
  for (const auto edge : graph.in_edges(a)) {
    if (graph.source(edge) == b && a != b) edges.push_back(edge);
  }
  sort_by_evidence(graph, edges);
  return edges;
}

void sort_by_evidence(const EntityGraph& graph, std::vector<EdgeId>& edges) {
  const auto key = [&](EdgeId edge) {
    const auto& statement = graph.statement(edge);
    return std::tuple(reality_rank(statement),
                      -static_cast<std::int64_t>(document_count(statement)), -statement.confidence,
                      std::string_view(statement.id), edge);
  };
  std::sort(edges.begin(), edges.end(), [&](EdgeId x, EdgeId y) { return key(x) < key(y); });
}

PathAnswer find_paths(const EntityGraph& graph, NodeId from, NodeId to,
                      const PathOptions& options) {
  const Adjacency adjacency(graph);
  std::vector<bool> closed(graph.node_count(), false);
  for (std::uint32_t i = 0; i < graph.node_count(); ++i) {
    const NodeId node{i};
    closed[i] = node != from && node != to && repeats_direct_links(graph, adjacency, node);
  }
  for (const auto node : options.avoid) closed[index_of(node)] = true;
  PathAnswer answer;
  if (closed[index_of(from)]) return answer;
  const auto from_start = hop_distances(adjacency, index_of(from), options.max_hops, closed);
  answer.reachable = static_cast<std::size_t>(
      std::count_if(from_start.begin(), from_start.end(),
                    [](std::uint32_t hops) { return hops != kUnreached && hops > 0; }));
  if (from == to || closed[index_of(to)] || from_start[index_of(to)] == kUnreached) return answer;
  const auto to_target = hop_distances(adjacency, index_of(to), options.max_hops, closed);
  const auto corridor = make_corridor(graph, from, to, options, from_start, to_target);
  for (const auto& ranked : cheapest_paths(corridor, options)) {
    answer.paths.push_back(make_path(graph, corridor, ranked));
  }
  return answer;
}

Subgraph subgraph_of(const std::vector<Path>& paths) {
  std::set<NodeId> nodes;
  std::set<EdgeId> edges;
  for (const Path& path : paths) {
    for (const Hop& hop : path.hops) {
      nodes.insert({hop.from, hop.to});
      edges.insert(hop.edges.begin(), hop.edges.end());
    }
  }
  return {{nodes.begin(), nodes.end()}, {edges.begin(), edges.end()}, edges.size()};
}

}  // namespace whomet
