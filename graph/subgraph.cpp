// Breadth-first neighbourhoods, and the cut that keeps a diagram readable: a greedy growth from the
// kept nodes that always takes the best supported edge next (Prim's order, by sources and degree).
// Tested by tests/graph/subgraph_test.cpp.
#include "graph/subgraph.h"

#include <algorithm>
#include <queue>
#include <set>
#include <string_view>
#include <tuple>

namespace whomet {
namespace {

// Edges with both ends chosen, ascending.
std::vector<EdgeId> edges_within(const EntityGraph& graph, const std::vector<bool>& chosen) {
  std::vector<EdgeId> edges;
  for (std::uint32_t i = 0; i < graph.edge_count(); ++i) {
    const auto edge = static_cast<EdgeId>(i);
    if (chosen[index_of(graph.source(edge))] && chosen[index_of(graph.target(edge))]) {
      edges.push_back(edge);
    }
  }
  return edges;
}

std::vector<NodeId> nodes_of(const std::vector<bool>& chosen) {
  std::vector<NodeId> nodes;
  for (std::uint32_t i = 0; i < chosen.size(); ++i) {
    if (chosen[i]) nodes.push_back(static_cast<NodeId>(i));
  }
  return nodes;
}

std::size_t source_count(const Statement& statement) {
  std::set<std::string_view> documents;
  for (const Evidence& evidence : statement.evidence) documents.insert(evidence.at.document);
  return documents.size();
}

bool is_one_of(const std::vector<std::string>& words, const std::string& word) {
  return words.empty() || std::ranges::find(words, word) != words.end();
}

// Not known to end before `since` or to begin after `until`.
bool is_in_time(const TimeValue& time, const FactFilter& filter) {
  return (filter.since.empty() || time.to.empty() || time.to >= filter.since) &&
         (filter.until.empty() || time.from.empty() || time.from <= filter.until);
}

// What has no day of its own has that of the meeting that it follows from.
bool is_in_time(const EntityGraph& graph, const Statement& statement, const FactFilter& filter) {
  const bool undated = statement.time.from.empty() && statement.time.to.empty();
  const auto meeting = undated ? graph.find(statement.meeting) : std::nullopt;
  return is_in_time(meeting ? graph.meeting(*meeting).date : statement.time, filter);
}

bool may_stay(const EntityGraph& graph, NodeId node, const FactFilter& filter) {
  if (graph.is_meeting(node) && !is_in_time(graph.meeting(node).date, filter)) return false;
  return filter.types.empty() ||
         std::ranges::find(filter.types, graph.type(node)) != filter.types.end();
}

bool passes(const EntityGraph& graph, EdgeId edge, const FactFilter& filter) {
  const Statement& statement = graph.statement(edge);
  return statement.confidence >= filter.min_confidence &&
         is_one_of(filter.predicates, statement.predicate) && is_in_time(graph, statement, filter);
}

// Grows a connected set of nodes, one at a time.
class Growth {
 public:
  Growth(const EntityGraph& graph, const Subgraph& all, std::size_t limit)
      : graph_(graph), limit_(limit), incident_(graph.node_count()), chosen_(graph.node_count()) {
    for (const EdgeId edge : all.edges) {
      incident_[index_of(graph.source(edge))].push_back(edge);
      if (graph.source(edge) != graph.target(edge)) {
        incident_[index_of(graph.target(edge))].push_back(edge);
      }
    }
  }

  // Takes the node and the edges between it and the chosen ones, best first, up to the limit.
  void choose(NodeId node) {
    if (chosen_[index_of(node)]) return;
    chosen_[index_of(node)] = true;
    std::vector<std::pair<std::size_t, EdgeId>> inner;
    for (const EdgeId edge : incident_[index_of(node)]) {
      const NodeId other = other_end(edge, node);
      if (chosen_[index_of(other)]) {
        inner.push_back({source_count(graph_.statement(edge)), edge});
      } else {
        frontier_.push(rank_of(edge, other));
      }
    }
    std::sort(inner.begin(), inner.end(), [](const auto& a, const auto& b) {
      return std::tuple(b.first, index_of(a.second)) < std::tuple(a.first, index_of(b.second));
    });
    for (const auto& [sources, edge] : inner) {
      if (edges_.size() < limit_) edges_.push_back(edge);
    }
  }

  // Goes on from what is chosen, until the limit or the end.
  void grow() {
    while (!frontier_.empty() && edges_.size() < limit_) {
      const NodeId node = std::get<3>(frontier_.top());
      frontier_.pop();
      choose(node);
    }
  }

  bool is_full() const { return edges_.size() >= limit_; }
  bool is_chosen(NodeId node) const { return chosen_[index_of(node)]; }
  std::size_t degree(NodeId node) const { return incident_[index_of(node)].size(); }

  Subgraph result(std::size_t total_edges) && {
    std::sort(edges_.begin(), edges_.end());
    return {nodes_of(chosen_), std::move(edges_), total_edges};
  }

 private:
  // Most sources first, then degree of the new node, then the smaller edge.
  using Rank = std::tuple<std::size_t, std::size_t, std::uint32_t, NodeId>;

  NodeId other_end(EdgeId edge, NodeId node) const {
    return graph_.source(edge) == node ? graph_.target(edge) : graph_.source(edge);
  }
  Rank rank_of(EdgeId edge, NodeId node) const {
    return {source_count(graph_.statement(edge)), degree(node), ~index_of(edge), node};
  }

  const EntityGraph& graph_;
  std::size_t limit_;
  std::vector<std::vector<EdgeId>> incident_;  // by node, edges of the subgraph only
  std::vector<bool> chosen_;
  std::vector<EdgeId> edges_;
  std::priority_queue<Rank> frontier_;
};

}  // namespace

Subgraph whole_graph(const EntityGraph& graph) {
  const std::vector<bool> all(graph.node_count(), true);
  return {nodes_of(all), edges_within(graph, all), graph.edge_count()};
}

Subgraph neighbourhood(const EntityGraph& graph, NodeId start, std::size_t hops) {
  std::vector<bool> chosen(graph.node_count());
  chosen[index_of(start)] = true;
  std::vector<NodeId> ring = {start};
  const auto reach = [&chosen](NodeId node, std::vector<NodeId>& outer) {
    if (chosen[index_of(node)]) return;
    chosen[index_of(node)] = true;
    outer.push_back(node);
  };
  for (std::size_t hop = 0; hop < hops && !ring.empty(); ++hop) {
    std::vector<NodeId> outer;
    for (const NodeId node : ring) {
      for (const EdgeId edge : graph.out_edges(node)) reach(graph.target(edge), outer);
      for (const EdgeId edge : graph.in_edges(node)) reach(graph.source(edge), outer);
    }
    ring = std::move(outer);
  }
  Subgraph subgraph{nodes_of(chosen), edges_within(graph, chosen), 0};
  subgraph.total_edges = subgraph.edges.size();
  return subgraph;
}

Subgraph filtered(const EntityGraph& graph, const Subgraph& subgraph, const FactFilter& filter,
                  const std::vector<NodeId>& keep) {
  std::vector<bool> allowed(graph.node_count());
  std::vector<bool> chosen(graph.node_count());
  for (const NodeId node : subgraph.nodes) {
    const bool fits = may_stay(graph, node, filter);
    allowed[index_of(node)] = fits;
    chosen[index_of(node)] = fits && !filter.chooses_statements();
  }
  for (const NodeId node : keep) {
    if (!std::ranges::binary_search(subgraph.nodes, node)) continue;
    allowed[index_of(node)] = chosen[index_of(node)] = true;
  }
  Subgraph left;
  left.total_edges = subgraph.total_edges;
  for (const EdgeId edge : subgraph.edges) {
    const auto source = index_of(graph.source(edge));
    const auto target = index_of(graph.target(edge));
    if (!allowed[source] || !allowed[target] || !passes(graph, edge, filter)) continue;
    chosen[source] = chosen[target] = true;
    left.edges.push_back(edge);
  }
  left.nodes = nodes_of(chosen);
  return left;
}

Subgraph most_connected(const EntityGraph& graph, const Subgraph& subgraph,
                        const std::vector<NodeId>& keep, std::size_t limit) {
  if (subgraph.edges.size() <= limit) return subgraph;
  Growth growth(graph, subgraph, limit);
  std::vector<NodeId> starts;
  for (const NodeId node : keep) {
    if (std::binary_search(subgraph.nodes.begin(), subgraph.nodes.end(), node))
      starts.push_back(node);
  }
  for (const NodeId node : starts) growth.choose(node);
  growth.grow();
  // Another component only where the kept one is used up.
  std::vector<NodeId> rest = subgraph.nodes;
  std::stable_sort(rest.begin(), rest.end(),
                   [&growth](NodeId a, NodeId b) { return growth.degree(a) > growth.degree(b); });
  for (const NodeId node : rest) {
    if (growth.is_full()) break;
    if (growth.is_chosen(node) || growth.degree(node) == 0) continue;
    growth.choose(node);
    growth.grow();
  }
  return std::move(growth).result(subgraph.total_edges);
}

}  // namespace whomet
