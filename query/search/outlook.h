// What is still ahead of a beginning of a path: a lower bound for what it takes from there over the
// way-points to the target, exact where the search behind it has come that far: a ball round the
// target, whose radius is the bound for all beyond. It grows only while that has cost no more than
// the search that asks, so that both meet half way. Bounds are consistent (no more than what the
// next hop takes and its bound together) and never fall. Internal to query/search.
#pragma once

#include <memory>
#include <vector>

#include "query/search/estimates.h"
#include "query/search/prefixes.h"

namespace whomet {

class Outlook {
 public:
  explicit Outlook(SearchRun& run);

  // What is added to the prefix's cost, in hops or cost. kNever: no path that is asked for begins
  // like this. `distance` of an inexact estimate falls short of the truth.
  Estimate estimate(const Prefix& prefix) const;
  // Looks further, so that estimate() of the prefix becomes exact or greater; nothing where that
  // has cost more than the rest of the search.
  void widen(const Prefix& prefix);

  // Where the search is by cost and hops are bounded: looks one hop further for what is too far
  // away. Seldom needed, as what has many hops costs much; so it is for the caller to say when.
  void look_further();

  // Way-points that are behind at a node, if `stage` were before.
  std::uint32_t stage_at(std::uint32_t node, std::uint32_t stage) const;
  bool is_last_stage(std::uint32_t stage) const { return stage == run_.request.way_points.size(); }

 private:
  bool is_dated() const { return dated_ != nullptr && rest_.size() == 1 && !run_.request.by_cost; }
  bool has_hops_left(const Prefix& prefix) const;
  void widen_ball(DistanceTo& ahead);

  SearchRun& run_;
  // By stage: to the next way-point or, at last, the target; and what comes after that.
  std::vector<std::unique_ptr<DistanceTo>> ahead_;
  std::vector<std::uint64_t> rest_;
  // The same in hops, where the search is by cost and hops are bounded.
  std::vector<std::unique_ptr<DistanceTo>> hops_ahead_;
  std::vector<std::uint64_t> hops_rest_;
  std::uint32_t hops_known_ = 0;  // what is nearer than that is known
  std::unique_ptr<DatedHopsTo> dated_;
  std::size_t steps_ = 0;  // of the run's, how many were taken here
};

}  // namespace whomet
