// PageRank as the solution of score = base + damping * sum over sources of score / links (Del Corso
// et al. 2005). A round is one of Gauss and Seidel's: each node with what is new already. After a
// few rounds their changes show where rounds lead, and the next begins there: reduced rank
// extrapolation (Eddy 1979; Sidi, Vector Extrapolation Methods, 2017), which saves a third of the
// rounds and more. Along directions nodes go by their number of sources, most first: a processor
// foresees where a row ends, and what is read most often lies together. What nodes give is read in
// no order, which costs most of the time: where that is much and changes are large still, in single
// precision, as twice as many numbers fit the cache. What nodes without links would give to all is
// left out and made up for by scaling: it is spread evenly, like `base`.

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <numeric>
#include <utility>

#include "query/measures/measures.h"

namespace whomet {
namespace {

constexpr double kDamping = 0.85;
constexpr std::size_t kMaxRounds = 200;
constexpr double kTolerance = 1e-10;
constexpr double kSinglePrecision = 1e-5;      // changes that it is good for
constexpr std::size_t kCachedNodes = 1 << 17;  // whose doubles a cache of 1 MB holds

constexpr std::size_t kRoundsOfLeap = 4;  // that show the way; one more did not save rounds
constexpr std::size_t kRoundsBefore = 3;  // as the first changes are of many directions

class Solver {
 public:
  // `links` are of each node those that lead from it.
  Solver(const MeasureNetwork& sources, const std::vector<std::uint32_t>& links,
         std::vector<double> scores, const WorkMeter& meter)
      : sources_(sources),
        meter_(meter),
        base_((1.0 - kDamping) / sources.node_count()),
        scores_(std::move(scores)),
        share_(scores_.size(), 0.0) {
    for (std::size_t node = 0; node < share_.size(); ++node) {
      if (links[node] > 0) share_[node] = kDamping / links[node];
    }
    for (std::vector<float>& changes : changes_) changes.resize(scores_.size());
  }

  std::vector<double> solve() {
    if (scores_.size() > kCachedNodes) run<float>(kSinglePrecision);
    run<double>(kTolerance);
    const double sum = std::accumulate(scores_.begin(), scores_.end(), 0.0);
    for (double& score : scores_) score /= sum;
    return std::move(scores_);
  }

 private:
  // Rounds until no more than `tolerance` changes in all.
  template <typename Real>
  void run(double tolerance) {
    std::vector<Real> gift(scores_.size());  // by each node along each of its links
    fill(gift);
    for (double changed = 1; changed >= tolerance && rounds_ < kMaxRounds;) {
      const std::size_t place =
          rounds_ < kRoundsBefore ? 0 : (rounds_ - kRoundsBefore) % kRoundsOfLeap;
      changed = go_round(gift, changes_[place]);
      ++rounds_;
      if (changed >= kTolerance && place + 1 == kRoundsOfLeap) {
        leap();
        fill(gift);
      }
    }
  }

  template <typename Real>
  void fill(std::vector<Real>& gift) {
    for (std::size_t node = 0; node < gift.size(); ++node) {
      gift[node] = static_cast<Real>(scores_[node] * share_[node]);
    }
  }

  // Returns how much the scores changed in all.
  template <typename Real>
  double go_round(std::vector<Real>& gift, std::vector<float>& changes) {
    meter_.step(sources_.links.size() + scores_.size());
    double changed = 0;
    for (std::uint32_t node = 0; node < sources_.node_count(); ++node) {
      const std::span<const std::uint32_t> sources = sources_.of(node);
      double score = base_;
      for (const std::uint32_t source : sources) score += gift[source];
      const double change = score - scores_[node];
      changed += std::abs(change);
      changes[node] = static_cast<float>(change);
      scores_[node] = score;
      gift[node] = static_cast<Real>(score * share_[node]);
    }
    return changed;
  }

  // To the combination of the last rounds whose change would be least: the last change less a sum
  // of `back` times the differences of changes that follow each other.
  void leap() {
    constexpr std::size_t kSize = kRoundsOfLeap - 1;
    std::array<std::array<double, kSize + 1>, kSize> equations{};
    for (std::size_t node = 0; node < scores_.size(); ++node) {
      std::array<double, kSize + 1> row;
      for (std::size_t i = 0; i < kSize; ++i) {
        row[i] = static_cast<double>(changes_[i + 1][node]) - changes_[i][node];
      }
      row[kSize] = changes_[kSize][node];
      for (std::size_t i = 0; i < kSize; ++i) {
        for (std::size_t j = i; j <= kSize; ++j) equations[i][j] += row[i] * row[j];
      }
    }
    for (std::size_t i = 0; i < kSize; ++i) {
      for (std::size_t j = 0; j < i; ++j) equations[i][j] = equations[j][i];
    }
    const std::array<double, kSize> back = solution_of(equations);
    for (std::size_t node = 0; node < scores_.size(); ++node) {
      for (std::size_t i = 0; i < kSize; ++i) scores_[node] -= back[i] * changes_[i + 1][node];
    }
  }

  // Of symmetric equations, right sides last; zero for what the others determine already.
  template <std::size_t kSize>
  static std::array<double, kSize> solution_of(
      std::array<std::array<double, kSize + 1>, kSize> rows) {
    constexpr double kNothingLeft = 1e-10;
    std::array<bool, kSize> used{};
    for (std::size_t i = 0; i < kSize; ++i) {
      const double whole = rows[i][i];
      for (std::size_t before = 0; before < i; ++before) {
        if (!used[before]) continue;
        const double factor = rows[i][before] / rows[before][before];
        for (std::size_t j = before; j <= kSize; ++j) rows[i][j] -= factor * rows[before][j];
      }
      used[i] = rows[i][i] > kNothingLeft * whole;
    }
    std::array<double, kSize> result{};
    for (std::size_t i = kSize; i-- > 0;) {
      if (!used[i]) continue;
      result[i] = rows[i][kSize];
      for (std::size_t j = i + 1; j < kSize; ++j) result[i] -= rows[i][j] * result[j];
      result[i] /= rows[i][i];
    }
    return result;
  }

  const MeasureNetwork& sources_;
  const WorkMeter& meter_;
  double base_;
  std::size_t rounds_ = 0;
  std::vector<double> scores_;
  std::vector<double> share_;  // of a score, that each link gets
  // By the rounds since the last leap; a direction needs few digits.
  std::array<std::vector<float>, kRoundsOfLeap> changes_;
};

// A network whose nodes stand by their number of sources, most first.
struct Renumbered {
  MeasureNetwork sources;
  std::vector<std::uint32_t> nodes;  // as they were numbered, in the new order
};

Renumbered by_number_of_sources(const MeasureNetwork& sources) {
  const std::uint32_t count = sources.node_count();
  // By counting, as there are few different numbers.
  std::size_t most = 0;
  for (std::uint32_t node = 0; node < count; ++node) {
    most = std::max(most, sources.of(node).size());
  }
  std::vector<std::uint32_t> next(most + 1, 0);  // place of the next node with so many sources
  for (std::uint32_t node = 0; node < count; ++node) ++next[sources.of(node).size()];
  for (std::size_t number = most + 1, before = 0; number-- > 0;) {
    before += std::exchange(next[number], static_cast<std::uint32_t>(before));
  }
  Renumbered result;
  result.nodes.resize(count);
  std::vector<std::uint32_t> place(count);
  for (std::uint32_t node = 0; node < count; ++node) {
    place[node] = next[sources.of(node).size()]++;
    result.nodes[place[node]] = node;
  }
  result.sources.begin.reserve(std::size_t{count} + 1);
  result.sources.links.reserve(sources.links.size());
  for (const std::uint32_t node : result.nodes) {
    for (const std::uint32_t source : sources.of(node)) {
      result.sources.links.push_back(place[source]);
    }
    result.sources.begin.push_back(result.sources.links.size());
  }
  return result;
}

std::vector<std::uint32_t> reordered(const std::vector<std::uint32_t>& values,
                                     const std::vector<std::uint32_t>& nodes) {
  std::vector<std::uint32_t> result;
  result.reserve(nodes.size());
  for (const std::uint32_t node : nodes) result.push_back(values[node]);
  return result;
}

}  // namespace

std::vector<double> pagerank_of_nodes(const MeasureNetwork& network, const WorkMeter& meter) {
  const std::uint32_t count = network.node_count();
  if (count == 0) return {};
  // Near the answer already: without damping, scores are as the numbers of links.
  constexpr double kShareOfLinks = 0.85;
  const double all = std::max<double>(1.0, static_cast<double>(network.links.size()));
  std::vector<std::uint32_t> links(count);
  std::vector<double> scores(count);
  for (std::uint32_t node = 0; node < count; ++node) {
    links[node] = static_cast<std::uint32_t>(network.of(node).size());
    scores[node] = (1.0 - kShareOfLinks) / count + kShareOfLinks * links[node] / all;
  }
  // Too few rounds to be worth other numbers.
  return Solver(network, links, std::move(scores), meter).solve();
}

std::vector<double> directed_pagerank_of_nodes(const MeasureNetwork& sources,
                                               const WorkMeter& meter) {
  const std::uint32_t count = sources.node_count();
  if (count == 0) return {};
  std::vector<std::uint32_t> links(count, 0);
  for (const std::uint32_t source : sources.links) ++links[source];
  const Renumbered rows = by_number_of_sources(sources);
  std::vector<double> scores(count, 1.0 / count);
  const std::vector<double> solved =
      Solver(rows.sources, reordered(links, rows.nodes), scores, meter).solve();
  for (std::uint32_t at = 0; at < count; ++at) scores[rows.nodes[at]] = solved[at];
  return scores;
}

}  // namespace whomet
