#include "render/view/communities.h"

#include <limits>
#include <map>
#include <utility>

namespace whomet {
namespace {

using Neighbours = std::vector<std::map<std::size_t, double>>;

std::vector<std::size_t> numbered_from_zero(const std::vector<std::size_t>& labels) {
  std::map<std::size_t, std::size_t> numbers;
  std::vector<std::size_t> result;
  result.reserve(labels.size());
  for (const auto label : labels) {
    result.push_back(numbers.emplace(label, numbers.size()).first->second);
  }
  return result;
}

// Moves each node to the neighbouring community that gains most modularity, until none gains.
std::vector<std::size_t> move_nodes(const Neighbours& neighbours) {
  const auto count = neighbours.size();
  std::vector<std::size_t> community(count);
  std::vector<double> degrees(count, 0.0);
  double total = 0.0;  // twice the weight of all links
  for (std::size_t i = 0; i < count; ++i) {
    community[i] = i;
    for (const auto& [other, weight] : neighbours[i]) {
      degrees[i] += other == i ? 2.0 * weight : weight;
    }
    total += degrees[i];
  }
  std::vector<double> sums = degrees;  // of the members' degrees
  if (total == 0.0) return community;
  constexpr int kMostRounds = 50;
  bool moved = true;
  for (int round = 0; moved && round < kMostRounds; ++round) {
    moved = false;
    for (std::size_t i = 0; i < count; ++i) {
      std::map<std::size_t, double> towards;
      for (const auto& [other, weight] : neighbours[i]) {
        if (other != i) towards[community[other]] += weight;
      }
      sums[community[i]] -= degrees[i];
      auto best = community[i];
      double best_gain = towards[best] - sums[best] * degrees[i] / total;
      for (const auto& [candidate, weight] : towards) {
        const double gain = weight - sums[candidate] * degrees[i] / total;
        if (gain > best_gain + 1e-12) {
          best = candidate;
          best_gain = gain;
        }
      }
      sums[best] += degrees[i];
      moved = moved || best != community[i];
      community[i] = best;
    }
  }
  return numbered_from_zero(community);
}

Neighbours merged(const Neighbours& neighbours, const std::vector<std::size_t>& community) {
  std::size_t count = 0;
  for (const auto number : community) count = std::max(count, number + 1);
  Neighbours result(count);
  for (std::size_t i = 0; i < neighbours.size(); ++i) {
    for (const auto& [other, weight] : neighbours[i]) {
      const auto a = community[i];
      const auto b = community[other];
      // A link inside is met from both of its ends.
      result[a][b] += a == b && i != other ? weight / 2.0 : weight;
    }
  }
  return result;
}

}  // namespace

std::vector<std::size_t> find_communities(std::size_t nodes,
                                          const std::vector<WeightedLink>& links) {
  Neighbours neighbours(nodes);
  for (const auto& link : links) {
    neighbours[link.tail][link.head] += link.weight;
    if (link.tail != link.head) neighbours[link.head][link.tail] += link.weight;
  }
  std::vector<std::size_t> result(nodes);
  for (std::size_t i = 0; i < nodes; ++i) result[i] = i;
  for (;;) {
    const auto community = move_nodes(neighbours);
    for (auto& number : result) number = community[number];
    auto smaller = merged(neighbours, community);
    if (smaller.size() == neighbours.size()) return numbered_from_zero(result);
    neighbours = std::move(smaller);
  }
}

}  // namespace whomet
