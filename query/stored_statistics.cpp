// The most central nodes of a .kg, read from its relations (query/statistics.h).

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <string>
#include <tuple>

#include "query/measures/leiden.h"
#include "query/measures/measures.h"
#include "query/statistics.h"

namespace whomet {
namespace {

std::vector<double> group_sizes(const std::vector<std::uint32_t>& groups) {
  std::vector<double> sizes(groups.size(), 0.0);
  for (const std::uint32_t group : groups) ++sizes[group];
  std::vector<double> scores;
  scores.reserve(groups.size());
  for (const std::uint32_t group : groups) scores.push_back(sizes[group]);
  return scores;
}

std::vector<double> triangle_scores(const MeasureNetwork& network, const WorkMeter& meter) {
  const auto triangles = triangles_of_nodes(network, meter);
  std::vector<double> scores;
  scores.reserve(triangles.size());
  for (const std::uint64_t count : triangles) scores.push_back(static_cast<double>(count));
  return scores;
}

struct Measure {
  std::string_view word;
  bool counts;  // whole numbers
  std::vector<double> (*score)(const MeasureNetwork&, const WorkMeter&);
};

constexpr Measure kMeasures[] = {
    {"degree", true, degree_of_nodes},
    {"betweenness", false, betweenness_of_nodes},
    {"closeness", false, closeness_of_nodes},
    {"pagerank", false, pagerank_of_nodes},
    {"clustering", false, clustering_of_nodes},
    {"triangles", true, triangle_scores},
    {"components", true,
     [](const MeasureNetwork& n, const WorkMeter& meter) {
       return group_sizes(components_of(n, meter));
     }},
    {"communities", true, [](const MeasureNetwork& n, const WorkMeter& meter) {
       return group_sizes(communities_of(n, 1.0, meter));
     }}};

}  // namespace

std::string_view measure_words() {
  return "degree, betweenness, closeness, pagerank, clustering, triangles, components, communities";
}

bool is_measure(std::string_view word) {
  return std::any_of(std::begin(kMeasures), std::end(kMeasures),
                     [&](const Measure& one) { return one.word == word; });
}

std::optional<Rows> top_stored_nodes(StoredGraph& graph, const StoredViewOptions& options,
                                     std::string_view measure, std::size_t limit) {
  const auto known = std::find_if(std::begin(kMeasures), std::end(kMeasures),
                                  [&](const Measure& one) { return one.word == measure; });
  if (known == std::end(kMeasures)) return std::nullopt;
  StoredViewOptions own = options;
  own.damp_hubs = false;
  StoredView view(graph, own);
  const std::vector<double> scores = known->score(network_of(view, graph.node_count()), {});
  // Scores are cut to 9 digits, so that a last bit does not decide the order of equals.
  const auto rounded = [](double score) { return std::round(score * 1e9) / 1e9; };
  std::vector<std::uint32_t> order(scores.size());
  std::iota(order.begin(), order.end(), 0U);
  const std::size_t shown = std::min(limit, order.size());
  std::partial_sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(shown), order.end(),
                    [&](std::uint32_t a, std::uint32_t b) {
                      return std::tuple(-rounded(scores[a]), a) <
                             std::tuple(-rounded(scores[b]), b);
                    });
  Rows rows{{"rank", "id", "name", "type", "score"}, {}};
  for (std::size_t i = 0; i < shown; ++i) {
    const std::uint32_t node = order[i];
    const double score = rounded(scores[node]);
    rows.rows.push_back({static_cast<std::int64_t>(i + 1), graph.id(node), graph.name(node),
                         std::string(name_of(graph.node_types()[graph.type(node)].type)),
                         known->counts ? Cell{static_cast<std::int64_t>(score)} : Cell{score}});
  }
  return rows;
}

}  // namespace whomet
