// PageRank as the solution of score = base + damping * sum over sources of score / links (Del Corso
// et al. 2005). A round is one of Gauss and Seidel's: each node with what is new already. From two
// rounds before and their changes it is seen where rounds lead, and the next begins there
// (Anderson, J. ACM 1965, with a memory of two), which saves a third of the rounds. What nodes give
// is read in no order, which costs most of the time: where that is much and changes are large
// still, in single precision, as twice as many numbers fit the cache. What nodes without links
// would give to all is left out and made up for by scaling: it is spread evenly, like `base`.

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>
#include <utility>

#include "query/measures/measures.h"

namespace whomet {
namespace {

constexpr double kDamping = 0.85;
constexpr int kMaxRounds = 200;
constexpr double kTolerance = 1e-10;
constexpr double kSinglePrecision = 1e-5;      // changes that it is good for
constexpr std::size_t kCachedNodes = 1 << 17;  // whose doubles a cache of 1 MB holds

class Solver {
 public:
  // `links` are of each node those that lead from it.
  Solver(const MeasureNetwork& sources, const std::vector<std::uint32_t>& links,
         std::vector<double> scores, const WorkMeter& meter)
      : sources_(sources),
        meter_(meter),
        base_((1.0 - kDamping) / sources.node_count()),
        scores_(std::move(scores)),
        share_(scores_.size(), 0.0),
        round_(scores_.size(), 0.0),
        last_round_(scores_.size(), 0.0),
        change_(scores_.size(), 0.0),
        change_moved_(scores_.size(), 0.0F),
        round_moved_(scores_.size(), 0.0F) {
    for (std::size_t node = 0; node < share_.size(); ++node) {
      if (links[node] > 0) share_[node] = kDamping / links[node];
    }
  }

  std::vector<double> solve() {
    if (scores_.size() > kCachedNodes) run<float>(kSinglePrecision);
    run<double>(kTolerance);
    const double sum = std::accumulate(round_.begin(), round_.end(), 0.0);
    for (double& score : round_) score /= sum;
    return std::move(round_);
  }

 private:
  struct Sums {
    double changed = 0;
    // Products of how far the change moved in this round (1) and in the one before (2), and of
    // those with the change itself.
    double moved_11 = 0, moved_12 = 0, moved_22 = 0;
    double change_1 = 0, change_2 = 0;
  };

  // Rounds until no more than `tolerance` changes in all.
  template <typename Real>
  void run(double tolerance) {
    std::vector<Real> gift(scores_.size());  // by each node along each of its links
    for (std::size_t node = 0; node < gift.size(); ++node) {
      gift[node] = static_cast<Real>(scores_[node] * share_[node]);
    }
    while (rounds_++ < kMaxRounds) {
      last_round_.swap(round_);
      const Sums sums = go_round(gift);
      if (sums.changed < kTolerance) return;
      leap(gift, sums);
      if (sums.changed < tolerance) return;
    }
  }

  template <typename Real>
  Sums go_round(std::vector<Real>& gift) {
    Sums sums;
    for (std::uint32_t node = 0; node < sources_.node_count(); ++node) {
      const std::span<const std::uint32_t> sources = sources_.of(node);
      meter_.step(sources.size() + 1);
      double score = base_;
      for (const std::uint32_t source : sources) score += gift[source];
      const double change = score - scores_[node];
      const double moved = rounds_ > 1 ? change - change_[node] : 0;
      const double moved_before = change_moved_[node];
      sums.moved_11 += moved * moved;
      sums.moved_12 += moved * moved_before;
      sums.moved_22 += moved_before * moved_before;
      sums.change_1 += moved * change;
      sums.change_2 += moved_before * change;
      sums.changed += std::abs(change);
      change_[node] = change;
      change_moved_[node] = static_cast<float>(moved);
      round_[node] = score;
      gift[node] = static_cast<Real>(score * share_[node]);
    }
    return sums;
  }

  // To the combination of the last three rounds whose change would be least.
  template <typename Real>
  void leap(std::vector<Real>& gift, const Sums& sums) {
    double back_1 = 0;
    double back_2 = 0;
    const double determinant = sums.moved_11 * sums.moved_22 - sums.moved_12 * sums.moved_12;
    if (determinant > 1e-9 * sums.moved_11 * sums.moved_22) {
      back_1 = (sums.change_1 * sums.moved_22 - sums.change_2 * sums.moved_12) / determinant;
      back_2 = (sums.change_2 * sums.moved_11 - sums.change_1 * sums.moved_12) / determinant;
    } else if (sums.moved_11 > 0) {
      back_1 = sums.change_1 / sums.moved_11;
    }
    for (std::size_t node = 0; node < scores_.size(); ++node) {
      const double moved = rounds_ > 1 ? round_[node] - last_round_[node] : 0;
      scores_[node] = round_[node] - back_1 * moved - back_2 * round_moved_[node];
      round_moved_[node] = static_cast<float>(moved);
      gift[node] = static_cast<Real>(scores_[node] * share_[node]);
    }
  }

  const MeasureNetwork& sources_;
  const WorkMeter& meter_;
  double base_;
  int rounds_ = 0;
  std::vector<double> scores_;
  std::vector<double> share_;  // of a score, that each link gets
  std::vector<double> round_;  // what the round made of the scores
  std::vector<double> last_round_;
  std::vector<double> change_;       // by the last round
  std::vector<float> change_moved_;  // in the round before; a direction needs few digits
  std::vector<float> round_moved_;
};

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
  return Solver(network, links, std::move(scores), meter).solve();
}

std::vector<double> directed_pagerank_of_nodes(const MeasureNetwork& sources,
                                               const WorkMeter& meter) {
  const std::uint32_t count = sources.node_count();
  if (count == 0) return {};
  std::vector<std::uint32_t> links(count, 0);
  for (const std::uint32_t source : sources.links) ++links[source];
  return Solver(sources, links, std::vector<double>(count, 1.0 / count), meter).solve();
}

}  // namespace whomet
