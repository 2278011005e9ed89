#include "query/measures/measures.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <unordered_map>

namespace whomet {
namespace {

constexpr std::uint32_t kUnreachedNode = 0xFFFFFFFFU;

// Starts of searches from many nodes, evenly spread; above that the figures are estimates. They
// keep a network of 100,000 links within seconds.
constexpr std::uint32_t kMaxPivots = 1000;

// What a breadth-first search keeps; made once for many starts.
struct Search {
  explicit Search(std::uint32_t count) : hops(count, kUnreachedNode) { order.reserve(count); }

  void run(const MeasureNetwork& network, std::uint32_t start, const WorkMeter& meter) {
    for (const std::uint32_t node : order) hops[node] = kUnreachedNode;
    order.assign(1, start);
    hops[start] = 0;
    for (std::size_t next = 0; next < order.size(); ++next) {
      const std::uint32_t node = order[next];
      meter.step(network.of(node).size() + 1);
      for (const std::uint32_t other : network.of(node)) {
        if (hops[other] != kUnreachedNode) continue;
        hops[other] = hops[node] + 1;
        order.push_back(other);
      }
    }
  }

  std::vector<std::uint32_t> hops;
  std::vector<std::uint32_t> order;  // by distance
};

// Ranks by degree, then by number: every triangle has one corner of least rank, and no node has
// many neighbours of higher rank. Counted, not sorted.
std::vector<std::uint32_t> ranks_of(const MeasureNetwork& network) {
  std::vector<std::uint32_t> first;  // by degree: the next rank
  for (std::uint32_t node = 0; node < network.node_count(); ++node) {
    const std::size_t degree = network.of(node).size();
    if (degree + 2 > first.size()) first.resize(degree + 2, 0);
    ++first[degree + 1];
  }
  for (std::size_t i = 1; i < first.size(); ++i) first[i] += first[i - 1];
  std::vector<std::uint32_t> ranks(network.node_count());
  for (std::uint32_t node = 0; node < network.node_count(); ++node) {
    ranks[node] = first[network.of(node).size()]++;
  }
  return ranks;
}

// Neighbours of higher rank, by rank. Rows come by rank, so that they fill in order.
MeasureNetwork upwards(const MeasureNetwork& network, const std::vector<std::uint32_t>& ranks,
                       const WorkMeter& meter) {
  std::vector<std::uint32_t> by_rank(ranks.size());
  for (std::uint32_t node = 0; node < ranks.size(); ++node) by_rank[ranks[node]] = node;
  MeasureNetwork up;
  up.begin.assign(ranks.size() + 1, 0);
  for (std::uint32_t node = 0; node < ranks.size(); ++node) {
    const std::uint32_t own = ranks[node];
    std::uint64_t higher = 0;
    for (const std::uint32_t other : network.of(node)) higher += ranks[other] > own ? 1 : 0;
    up.begin[own + std::size_t{1}] = higher;
  }
  for (std::size_t i = 1; i < up.begin.size(); ++i) up.begin[i] += up.begin[i - 1];
  up.links.resize(up.begin.back());
  std::vector<std::uint64_t> next(up.begin.begin(), up.begin.end() - 1);
  for (std::uint32_t own = 0; own < by_rank.size(); ++own) {
    meter.step(network.of(by_rank[own]).size() + 1);
    for (const std::uint32_t other : network.of(by_rank[own])) {
      const std::uint32_t rank = ranks[other];
      if (rank < own) up.links[next[rank]++] = own;
    }
  }
  return up;
}

// Calls use(a, b, c) for each triangle, by ranks a < b < c. Marks the neighbours of a, so that each
// step is a look-up.
template <typename Use>
void for_each_triangle(const MeasureNetwork& up, const WorkMeter& meter, Use use) {
  std::vector<std::uint32_t> mark(up.node_count(), kUnreachedNode);
  for (std::uint32_t a = 0; a < up.node_count(); ++a) {
    const auto high = up.of(a);
    if (high.size() < 2) continue;
    for (const std::uint32_t b : high) mark[b] = a;
    for (const std::uint32_t b : high) {
      meter.step(up.of(b).size() + 1);
      for (const std::uint32_t c : up.of(b)) {
        if (mark[c] == a) use(a, b, c);
      }
    }
  }
}

}  // namespace

std::vector<double> degree_of_nodes(const MeasureNetwork& network, const WorkMeter& meter) {
  std::vector<double> degrees(network.node_count());
  for (std::uint32_t node = 0; node < network.node_count(); ++node) {
    meter.step();
    degrees[node] = static_cast<double>(network.of(node).size());
  }
  return degrees;
}

std::vector<double> betweenness_of_nodes(const MeasureNetwork& network, const WorkMeter& meter) {
  const std::uint32_t count = network.node_count();
  std::vector<double> scores(count, 0.0);
  if (count < 3) return scores;
  const std::uint32_t pivots = std::min(count, kMaxPivots);
  Search search(count);
  std::vector<double> paths(count);
  std::vector<double> dependency(count);
  for (std::uint32_t i = 0; i < pivots; ++i) {
    const auto start = static_cast<std::uint32_t>(std::uint64_t{i} * count / pivots);
    search.run(network, start, meter);
    for (const std::uint32_t node : search.order) paths[node] = dependency[node] = 0;
    paths[start] = 1;
    for (const std::uint32_t node : search.order) {
      for (const std::uint32_t other : network.of(node)) {
        if (search.hops[other] == search.hops[node] + 1) paths[other] += paths[node];
      }
    }
    for (auto at = search.order.rbegin(); at != search.order.rend(); ++at) {
      meter.step(network.of(*at).size());
      for (const std::uint32_t other : network.of(*at)) {
        if (search.hops[other] + 1 != search.hops[*at]) continue;
        dependency[other] += paths[other] / paths[*at] * (1.0 + dependency[*at]);
      }
      if (*at != start) scores[*at] += dependency[*at];
    }
  }
  const double n = count;
  const double scale = n / pivots / ((n - 1.0) * (n - 2.0));
  for (double& score : scores) score *= scale;
  return scores;
}

std::vector<double> closeness_of_nodes(const MeasureNetwork& network, const WorkMeter& meter) {
  const std::uint32_t count = network.node_count();
  std::vector<double> scores(count, 0.0);
  if (count < 2) return scores;
  // Distances are the same both ways, so those from the pivots are those to them.
  const std::uint32_t pivots = std::min(count, kMaxPivots);
  const std::vector<std::uint32_t> component = components_of(network, meter);
  std::vector<double> size(count, 0.0);
  for (const std::uint32_t number : component) ++size[number];
  Search search(count);
  std::vector<double> sum(count, 0.0);
  std::vector<double> seen(count, 0.0);
  for (std::uint32_t i = 0; i < pivots; ++i) {
    const auto start = static_cast<std::uint32_t>(std::uint64_t{i} * count / pivots);
    search.run(network, start, meter);
    for (const std::uint32_t node : search.order) {
      if (node == start) continue;
      sum[node] += search.hops[node];
      ++seen[node];
    }
  }
  for (std::uint32_t node = 0; node < count; ++node) {
    if (sum[node] == 0) continue;
    scores[node] = seen[node] / sum[node] * (size[component[node]] - 1.0) / (count - 1.0);
  }
  return scores;
}

ComponentFinder::ComponentFinder(std::uint32_t node_count) : parent_(node_count) {
  std::iota(parent_.begin(), parent_.end(), 0U);
}

std::vector<std::uint32_t> ComponentFinder::numbers() {
  // A root has the least number of its component, so it is numbered before the others.
  std::vector<std::uint32_t> numbers(parent_.size());
  std::uint32_t next = 0;
  for (std::uint32_t node = 0; node < numbers.size(); ++node) {
    const std::uint32_t root = root_of(node);
    numbers[node] = root == node ? next++ : numbers[root];
  }
  return numbers;
}

std::vector<std::uint32_t> components_of(const MeasureNetwork& network, const WorkMeter& meter) {
  ComponentFinder finder(network.node_count());
  for (std::uint32_t node = 0; node < network.node_count(); ++node) {
    meter.step(network.of(node).size() + 1);
    for (const std::uint32_t other : network.of(node)) {
      if (other > node) break;
      finder.link(node, other);
    }
  }
  return finder.numbers();
}

std::vector<std::uint32_t> articulation_points_of(const MeasureNetwork& network,
                                                  const WorkMeter& meter) {
  const std::uint32_t count = network.node_count();
  std::vector<std::uint32_t> found_at(count, kUnreachedNode);
  std::vector<std::uint32_t> low(count);
  std::vector<bool> cuts(count, false);
  struct Visit {
    std::uint32_t node;
    std::uint32_t parent;
    std::size_t next;
  };
  std::vector<Visit> stack;
  std::uint32_t time = 0;
  for (std::uint32_t root = 0; root < count; ++root) {
    if (found_at[root] != kUnreachedNode) continue;
    std::size_t children = 0;
    found_at[root] = low[root] = time++;
    stack.push_back({root, root, 0});
    while (!stack.empty()) {
      meter.step();
      Visit& visit = stack.back();
      const auto links = network.of(visit.node);
      if (visit.next < links.size()) {
        const std::uint32_t other = links[visit.next++];
        if (found_at[other] == kUnreachedNode) {
          if (visit.node == root) ++children;
          found_at[other] = low[other] = time++;
          stack.push_back({other, visit.node, 0});
        } else if (other != visit.parent) {
          low[visit.node] = std::min(low[visit.node], found_at[other]);
        }
        continue;
      }
      const Visit done = visit;
      stack.pop_back();
      if (done.node == root) continue;
      low[done.parent] = std::min(low[done.parent], low[done.node]);
      if (done.parent != root && low[done.node] >= found_at[done.parent]) cuts[done.parent] = true;
    }
    if (children > 1) cuts[root] = true;
  }
  std::vector<std::uint32_t> points;
  for (std::uint32_t node = 0; node < count; ++node) {
    if (cuts[node]) points.push_back(node);
  }
  return points;
}

std::vector<std::uint64_t> triangles_of_nodes(const MeasureNetwork& network,
                                              const WorkMeter& meter) {
  const std::vector<std::uint32_t> ranks = ranks_of(network);
  std::vector<std::uint64_t> by_rank(ranks.size(), 0);
  for_each_triangle(upwards(network, ranks, meter), meter,
                    [&](std::uint32_t a, std::uint32_t b, std::uint32_t c) {
                      ++by_rank[a];
                      ++by_rank[b];
                      ++by_rank[c];
                    });
  std::vector<std::uint64_t> triangles(ranks.size());
  for (std::uint32_t node = 0; node < ranks.size(); ++node) triangles[node] = by_rank[ranks[node]];
  return triangles;
}

// Like for_each_triangle, but the marks are bits, which stay in the nearest cache, and are added
// up without asking each.
std::uint64_t count_triangles(const MeasureNetwork& network, const WorkMeter& meter) {
  const MeasureNetwork up = upwards(network, ranks_of(network), meter);
  std::vector<std::uint64_t> marks(up.node_count() / 64 + 1, 0);
  std::uint64_t count = 0;
  for (std::uint32_t a = 0; a < up.node_count(); ++a) {
    const auto high = up.of(a);
    if (high.size() < 2) continue;
    for (const std::uint32_t b : high) marks[b / 64] |= std::uint64_t{1} << b % 64;
    for (const std::uint32_t b : high) {
      meter.step(up.of(b).size() + 1);
      for (const std::uint32_t c : up.of(b)) count += marks[c / 64] >> c % 64 & 1U;
    }
    for (const std::uint32_t b : high) marks[b / 64] = 0;
  }
  return count;
}

std::vector<double> clustering_of_nodes(const MeasureNetwork& network, const WorkMeter& meter) {
  const std::vector<std::uint64_t> triangles = triangles_of_nodes(network, meter);
  std::vector<double> shares(triangles.size(), 0.0);
  for (std::uint32_t node = 0; node < shares.size(); ++node) {
    const auto degree = static_cast<double>(network.of(node).size());
    if (degree < 2) continue;
    shares[node] = 2.0 * static_cast<double>(triangles[node]) / (degree * (degree - 1));
  }
  return shares;
}

std::vector<std::pair<std::uint32_t, double>> similar_nodes(const MeasureNetwork& network,
                                                            std::uint32_t node,
                                                            const WorkMeter& meter) {
  std::unordered_map<std::uint32_t, std::size_t> shared;
  for (const std::uint32_t neighbour : network.of(node)) {
    meter.step(network.of(neighbour).size() + 1);
    for (const std::uint32_t other : network.of(neighbour)) {
      if (other != node) ++shared[other];
    }
  }
  std::vector<std::pair<std::uint32_t, double>> similar;
  for (const auto& [other, common] : shared) {
    const std::size_t all = network.of(node).size() + network.of(other).size() - common;
    similar.emplace_back(other, static_cast<double>(common) / static_cast<double>(all));
  }
  std::sort(similar.begin(), similar.end(), [](const auto& a, const auto& b) {
    return a.second != b.second ? a.second > b.second : a.first < b.first;
  });
  return similar;
}

}  // namespace whomet
