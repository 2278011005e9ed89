#include "query/measures/leiden.h"

#include <algorithm>
#include <cmath>
#include <deque>
#include <numeric>

namespace whomet {
namespace {

constexpr double kRandomness = 0.01;  // the paper's theta
constexpr int kMostRounds = 20;
constexpr double kLeastGain = 1e-12;
constexpr std::size_t kLinksTried = 200000;  // in all tries
constexpr std::size_t kMostTries = 10;

struct Link {
  std::uint32_t node;
  double weight;
};

// A network of groups; loops carry the links inside a group, counted from both ends.
struct Weighted {
  std::vector<std::size_t> begin{0};
  std::vector<Link> links;
  std::vector<double> loops;
  std::vector<double> strength;  // sum of a node's weights, loops included
  double total = 0;              // sum of strengths = twice the links

  std::uint32_t count() const { return static_cast<std::uint32_t>(strength.size()); }
  std::size_t links_of(std::uint32_t node) const { return begin[node + 1] - begin[node]; }
};

// splitmix64: the same numbers on every machine.
class Chance {
 public:
  double next() {
    std::uint64_t z = (state_ += 0x9E3779B97F4A7C15ULL);
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
    return static_cast<double>((z ^ (z >> 31U)) >> 11U) * 0x1.0p-53;
  }
  template <typename T>
  void shuffle(std::vector<T>& values) {
    for (std::size_t i = values.size(); i > 1; --i) {
      std::swap(values[i - 1], values[static_cast<std::size_t>(next() * static_cast<double>(i))]);
    }
  }

 private:
  std::uint64_t state_ = 42;
};

using Groups = std::vector<std::uint32_t>;

Weighted weighted(const MeasureNetwork& network) {
  Weighted made;
  for (std::uint32_t node = 0; node < network.node_count(); ++node) {
    for (const std::uint32_t other : network.of(node)) made.links.push_back({other, 1.0});
    made.begin.push_back(made.links.size());
    made.strength.push_back(static_cast<double>(network.of(node).size()));
    made.loops.push_back(0);
  }
  made.total = static_cast<double>(network.links.size());
  return made;
}

// Sums of a node's weights by the group of its neighbours, in the order in which they are met.
class GroupSums {
 public:
  explicit GroupSums(std::uint32_t count) : sums_(count, -1.0) {}

  template <typename Allow>
  void collect(const Weighted& graph, std::uint32_t node, const Groups& groups, Allow allow) {
    for (const std::uint32_t group : met_) sums_[group] = -1.0;
    met_.clear();
    for (std::size_t i = graph.begin[node]; i < graph.begin[node + 1]; ++i) {
      const Link& link = graph.links[i];
      if (!allow(link.node)) continue;
      const std::uint32_t group = groups[link.node];
      if (sums_[group] < 0) {
        sums_[group] = 0;
        met_.push_back(group);
      }
      sums_[group] += link.weight;
    }
  }
  double of(std::uint32_t group) const { return std::max(0.0, sums_[group]); }
  const std::vector<std::uint32_t>& met() const { return met_; }

 private:
  std::vector<double> sums_;
  std::vector<std::uint32_t> met_;
};

// Nodes go to the neighbouring group that gains most, until none gains; those whose neighbours
// moved are looked at again.
void move_nodes(const Weighted& graph, double resolution, Chance& chance, Groups& groups,
                const WorkMeter& meter) {
  std::vector<double> strength(graph.count(), 0.0);
  for (std::uint32_t node = 0; node < graph.count(); ++node) {
    strength[groups[node]] += graph.strength[node];
  }
  std::vector<std::uint32_t> order(graph.count());
  std::iota(order.begin(), order.end(), 0U);
  chance.shuffle(order);
  std::deque<std::uint32_t> queue(order.begin(), order.end());
  std::vector<bool> waits(graph.count(), true);
  GroupSums sums(graph.count());
  while (!queue.empty()) {
    const std::uint32_t node = queue.front();
    queue.pop_front();
    waits[node] = false;
    meter.step(graph.links_of(node) + 1);
    const std::uint32_t own = groups[node];
    sums.collect(graph, node, groups, [](std::uint32_t) { return true; });
    strength[own] -= graph.strength[node];
    const auto gain = [&](std::uint32_t group) {
      return sums.of(group) - resolution * graph.strength[node] * strength[group] / graph.total;
    };
    std::uint32_t best = own;
    double most = gain(own);
    for (const std::uint32_t group : sums.met()) {
      const double gained = gain(group);
      if (gained > most + kLeastGain ||
          (gained > most - kLeastGain && gained > gain(own) + kLeastGain && group < best)) {
        best = group;
        most = gained;
      }
    }
    strength[best] += graph.strength[node];
    if (best == own) continue;
    groups[node] = best;
    for (std::size_t i = graph.begin[node]; i < graph.begin[node + 1]; ++i) {
      const std::uint32_t other = graph.links[i].node;
      if (groups[other] == best || waits[other]) continue;
      waits[other] = true;
      queue.push_back(other);
    }
  }
}

// Inside each group, single nodes join well-connected parts of it.
Groups refine(const Weighted& graph, double resolution, Chance& chance, const Groups& groups,
              const WorkMeter& meter) {
  Groups refined(graph.count());
  std::iota(refined.begin(), refined.end(), 0U);
  std::vector<double> group_strength(graph.count(), 0.0);
  for (std::uint32_t node = 0; node < graph.count(); ++node) {
    group_strength[groups[node]] += graph.strength[node];
  }
  std::vector<double> strength = graph.strength;    // by refined group
  std::vector<double> outside(graph.count(), 0.0);  // its links to the rest of the group
  std::vector<std::uint32_t> size(graph.count(), 1);
  GroupSums sums(graph.count());
  for (std::uint32_t node = 0; node < graph.count(); ++node) {
    for (std::size_t i = graph.begin[node]; i < graph.begin[node + 1]; ++i) {
      if (groups[graph.links[i].node] == groups[node]) outside[node] += graph.links[i].weight;
    }
  }
  const auto is_well_connected = [&](double links, double own, double all) {
    return links >= resolution * own * (all - own) / graph.total - kLeastGain;
  };
  std::vector<std::uint32_t> order(graph.count());
  std::iota(order.begin(), order.end(), 0U);
  chance.shuffle(order);
  std::vector<double> weights;
  for (const std::uint32_t node : order) {
    meter.step(graph.links_of(node) + 1);
    if (size[refined[node]] != 1) continue;
    const double all = group_strength[groups[node]];
    if (!is_well_connected(outside[node], graph.strength[node], all)) continue;
    sums.collect(graph, node, refined,
                 [&](std::uint32_t other) { return groups[other] == groups[node]; });
    weights.clear();
    double sum = 1.0;  // to stay alone gains 0: exp(0)
    for (const std::uint32_t part : sums.met()) {
      const double gain =
          sums.of(part) - resolution * graph.strength[node] * strength[part] / graph.total;
      const bool may = part != refined[node] && gain >= 0 &&
                       is_well_connected(outside[part], strength[part], all);
      // Gains are of modularity, as in the paper; the exponent is kept where exp() ends.
      weights.push_back(may ? std::exp(std::min(500.0, gain / graph.total * 2 / kRandomness))
                            : 0.0);
      sum += weights.back();
    }
    double pick = chance.next() * sum - 1.0;
    for (std::size_t i = 0; i < weights.size() && pick >= 0; ++i) {
      pick -= weights[i];
      if (pick >= 0 || weights[i] == 0) continue;
      const std::uint32_t part = sums.met()[i];
      const std::uint32_t own = refined[node];
      refined[node] = part;
      strength[part] += graph.strength[node];
      strength[own] = 0;
      size[part] += 1;
      size[own] = 0;
      outside[part] += outside[node] - 2 * sums.of(part);
    }
  }
  return refined;
}

// Numbers 0 upwards in the order of their first nodes; returns how many.
std::uint32_t renumber(Groups& groups) {
  const std::uint32_t last = groups.empty() ? 0 : *std::max_element(groups.begin(), groups.end());
  std::vector<std::uint32_t> numbers(std::size_t{last} + 1, 0xFFFFFFFFU);
  std::uint32_t next = 0;
  for (std::uint32_t& group : groups) {
    if (numbers[group] == 0xFFFFFFFFU) numbers[group] = next++;
    group = numbers[group];
  }
  return next;
}

Weighted aggregate(const Weighted& graph, const Groups& groups, std::uint32_t count,
                   const WorkMeter& meter) {
  Weighted made;
  made.total = graph.total;
  made.loops.assign(count, 0.0);
  made.strength.assign(count, 0.0);
  std::vector<std::vector<std::uint32_t>> members(count);
  for (std::uint32_t node = 0; node < graph.count(); ++node) members[groups[node]].push_back(node);
  std::vector<double> sums(count, 0.0);
  std::vector<std::uint32_t> met;
  for (std::uint32_t group = 0; group < count; ++group) {
    met.clear();
    for (const std::uint32_t node : members[group]) {
      meter.step(graph.links_of(node) + 1);
      made.strength[group] += graph.strength[node];
      made.loops[group] += graph.loops[node];
      for (std::size_t i = graph.begin[node]; i < graph.begin[node + 1]; ++i) {
        const std::uint32_t other = groups[graph.links[i].node];
        if (other == group) {
          made.loops[group] += graph.links[i].weight;
          continue;
        }
        if (sums[other] == 0) met.push_back(other);
        sums[other] += graph.links[i].weight;
      }
    }
    std::sort(met.begin(), met.end());
    for (const std::uint32_t other : met) {
      made.links.push_back({other, sums[other]});
      sums[other] = 0;
    }
    made.begin.push_back(made.links.size());
  }
  return made;
}

// One run of the method that begins with `groups` of the network's nodes.
Groups run_once(const Weighted& network, double resolution, Chance& chance, Groups groups,
                const WorkMeter& meter) {
  Weighted graph = network;
  Groups place(network.count());  // of each node of the network in `graph`
  std::iota(place.begin(), place.end(), 0U);
  Groups result(network.count());
  for (int round = 0; round < kMostRounds; ++round) {
    move_nodes(graph, resolution, chance, groups, meter);
    for (std::uint32_t node = 0; node < result.size(); ++node) result[node] = groups[place[node]];
    Groups refined = refine(graph, resolution, chance, groups, meter);
    const std::uint32_t count = renumber(refined);
    if (count == graph.count()) break;
    Groups next(count);
    for (std::uint32_t node = 0; node < graph.count(); ++node) next[refined[node]] = groups[node];
    renumber(next);
    for (std::uint32_t& at : place) at = refined[at];
    graph = aggregate(graph, refined, count, meter);
    groups = std::move(next);
  }
  renumber(result);
  return result;
}

}  // namespace

std::vector<std::uint32_t> communities_of(const MeasureNetwork& network, double resolution,
                                          const WorkMeter& meter) {
  Groups single(network.node_count());
  std::iota(single.begin(), single.end(), 0U);
  if (network.links.empty()) return single;
  // Chance decides much in small networks, and they can be tried often.
  const std::size_t tries =
      std::clamp<std::size_t>(kLinksTried / network.links.size(), 1, kMostTries);
  const Weighted graph = weighted(network);
  Chance chance;
  Groups best = single;
  double most = modularity(network, best, resolution);
  for (std::size_t i = 0; i < tries; ++i) {
    Groups groups = single;
    double reached = modularity(network, groups, resolution);
    // Runs that begin where the last one ended, as long as they gain.
    for (int run = 0; run < kMostRounds; ++run) {
      Groups next = run_once(graph, resolution, chance, groups, meter);
      const double value = modularity(network, next, resolution);
      if (value <= reached + kLeastGain) break;
      reached = value;
      groups = std::move(next);
    }
    if (reached > most + kLeastGain) {
      most = reached;
      best = std::move(groups);
    }
  }
  return best;
}

double modularity(const MeasureNetwork& network, const std::vector<std::uint32_t>& communities,
                  double resolution) {
  if (network.links.empty()) return 0;
  std::vector<double> inside(communities.size(), 0.0);
  std::vector<double> strength(communities.size(), 0.0);
  for (std::uint32_t node = 0; node < network.node_count(); ++node) {
    strength[communities[node]] += static_cast<double>(network.of(node).size());
    for (const std::uint32_t other : network.of(node)) {
      if (communities[other] == communities[node]) inside[communities[node]] += 1;
    }
  }
  const auto total = static_cast<double>(network.links.size());
  double sum = 0;
  for (std::size_t i = 0; i < inside.size(); ++i) {
    sum += inside[i] / total - resolution * strength[i] / total * strength[i] / total;
  }
  return sum;
}

}  // namespace whomet
