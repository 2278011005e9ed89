#include "query/statistics.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <string>
#include <tuple>

#include "query/adjacency.h"

namespace whomet {
namespace {

// Betweenness starts from at most this many nodes, evenly spread over the ids; above it the figures
// are estimates. 1,000 starts keep a graph of 100,000 edges within seconds.
constexpr std::size_t kMaxPivots = 1000;

using Counts = std::map<std::string, std::int64_t>;

void add_counts(Rows& rows, std::string_view kind, const Counts& counts) {
  std::vector<std::pair<std::int64_t, std::string>> sorted;
  for (const auto& [name, count] : counts) sorted.push_back({-count, name});
  std::sort(sorted.begin(), sorted.end());
  for (const auto& [count, name] : sorted) {
    rows.rows.push_back({std::string(kind), name, -count});
  }
}

std::vector<double> degrees(const EntityGraph& graph) {
  std::vector<double> scores(graph.node_count());
  for (std::uint32_t i = 0; i < graph.node_count(); ++i) {
    scores[i] = static_cast<double>(graph.degree(NodeId{i}));
  }
  return scores;
}

// Adds to `scores` how much each node carries of the shortest paths that start at `start`.
void add_dependencies(const Adjacency& adjacency, std::uint32_t start,
                      std::vector<double>& scores) {
  const auto count = adjacency.node_count();
  std::vector<std::uint32_t> hops(count, kUnreached);
  std::vector<double> paths(count, 0.0);
  std::vector<double> dependency(count, 0.0);
  std::vector<std::uint32_t> order{start};  // by distance
  hops[start] = 0;
  paths[start] = 1.0;
  for (std::size_t next = 0; next < order.size(); ++next) {
    const auto node = order[next];
    for (const auto neighbour : adjacency.neighbours(node)) {
      if (hops[neighbour] == kUnreached) {
        hops[neighbour] = hops[node] + 1;
        order.push_back(neighbour);
      }
      if (hops[neighbour] == hops[node] + 1) paths[neighbour] += paths[node];
    }
  }
  for (auto at = order.rbegin(); at != order.rend(); ++at) {
    for (const auto neighbour : adjacency.neighbours(*at)) {
      if (hops[neighbour] + 1 != hops[*at]) continue;
      dependency[neighbour] += paths[neighbour] / paths[*at] * (1.0 + dependency[*at]);
    }
    if (*at != start) scores[*at] += dependency[*at];
  }
}

std::vector<double> betweenness(const EntityGraph& graph) {
  const Adjacency adjacency(graph);
  const auto count = adjacency.node_count();
  std::vector<double> scores(count, 0.0);
  if (count < 3) return scores;
  const auto pivots = std::min(count, kMaxPivots);
  for (std::size_t i = 0; i < pivots; ++i) {
    add_dependencies(adjacency, static_cast<std::uint32_t>(i * count / pivots), scores);
  }
  const auto n = static_cast<double>(count);
  const double scale = n / static_cast<double>(pivots) / ((n - 1.0) * (n - 2.0));
  for (auto& score : scores) score *= scale;
  return scores;
}

std::vector<double> pagerank(const EntityGraph& graph) {
  constexpr double kDamping = 0.85;
  constexpr int kMaxRounds = 200;
  constexpr double kTolerance = 1e-12;
  const Adjacency adjacency(graph);
  const auto count = adjacency.node_count();
  if (count == 0) return {};
  const auto n = static_cast<double>(count);
  std::vector<double> scores(count, 1.0 / n);
  for (int round = 0; round < kMaxRounds; ++round) {
    double lonely = 0.0;  // what nodes without edges would give away goes to all
    for (std::uint32_t i = 0; i < count; ++i) {
      if (adjacency.neighbours(i).empty()) lonely += scores[i];
    }
    std::vector<double> next(count, (1.0 - kDamping + kDamping * lonely) / n);
    for (std::uint32_t i = 0; i < count; ++i) {
      const auto neighbours = adjacency.neighbours(i);
      for (const auto neighbour : neighbours) {
        next[neighbour] += kDamping * scores[i] / static_cast<double>(neighbours.size());
      }
    }
    double change = 0.0;
    for (std::size_t i = 0; i < count; ++i) change += std::abs(next[i] - scores[i]);
    scores.swap(next);
    if (change < kTolerance) break;
  }
  return scores;
}

}  // namespace

Rows count_facts(const EntityGraph& graph) {
  const auto& facts = graph.facts();
  Counts types;
  Counts statuses;
  Counts predicates;
  Counts modalities;
  for (const auto& entity : facts.entities) ++types[std::string(name_of(entity.type))];
  if (!facts.meetings.empty()) {
    types[std::string(name_of(EntityType::kMeeting))] +=
        static_cast<std::int64_t>(facts.meetings.size());
  }
  for (const auto& meeting : facts.meetings) ++statuses[std::string(name_of(meeting.status))];
  for (const auto& statement : facts.statements) {
    ++predicates[statement.open ? "(open relation)" : statement.predicate];
    ++modalities[(statement.negated ? "not " : "") + std::string(name_of(statement.modality))];
  }
  Rows rows{{"kind", "name", "count"}, {}};
  const auto total = [&](std::string_view name, std::size_t count) {
    rows.rows.push_back(
        {std::string("total"), std::string(name), static_cast<std::int64_t>(count)});
  };
  total("documents", facts.documents.size());
  total("entities", facts.entities.size());
  total("meetings", facts.meetings.size());
  total("statements", facts.statements.size());
  add_counts(rows, "type", types);
  add_counts(rows, "meeting status", statuses);
  add_counts(rows, "predicate", predicates);
  add_counts(rows, "modality", modalities);
  return rows;
}

std::optional<Ranking> parse_ranking(std::string_view name) {
  if (name == "degree") return Ranking::kDegree;
  if (name == "betweenness") return Ranking::kBetweenness;
  if (name == "pagerank") return Ranking::kPageRank;
  return std::nullopt;
}

std::vector<double> rank_nodes(const EntityGraph& graph, Ranking ranking) {
  switch (ranking) {
    case Ranking::kDegree:
      return degrees(graph);
    case Ranking::kBetweenness:
      return betweenness(graph);
    case Ranking::kPageRank:
      return pagerank(graph);
  }
  return {};
}

Rows top_nodes(const EntityGraph& graph, Ranking ranking, std::size_t limit) {
  // Scores are cut to 9 digits first, so that a last bit does not decide the order of equals.
  const auto rounded = [](double score) { return std::round(score * 1e9) / 1e9; };
  const auto scores = rank_nodes(graph, ranking);
  std::vector<std::uint32_t> order(scores.size());
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    return std::tuple(-rounded(scores[a]), graph.id(NodeId{a})) <
           std::tuple(-rounded(scores[b]), graph.id(NodeId{b}));
  });
  Rows rows{{"rank", "id", "name", "type", "score"}, {}};
  for (std::size_t i = 0; i < std::min(limit, order.size()); ++i) {
    const NodeId node{order[i]};
    const auto score = rounded(scores[order[i]]);
    rows.rows.push_back(
        {static_cast<std::int64_t>(i + 1), std::string(graph.id(node)), graph.label(node),
         std::string(name_of(graph.type(node))),
         ranking == Ranking::kDegree ? Cell{static_cast<std::int64_t>(score)} : Cell{score}});
  }
  return rows;
}

}  // namespace whomet
