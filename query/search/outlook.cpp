#include "query/search/outlook.h"

namespace whomet {
namespace {

std::uint64_t sum(std::uint64_t a, std::uint64_t b) {
  return a == kNever || b == kNever ? kNever : a + b;
}

void look_ahead(SearchRun& run, bool by_cost, std::vector<std::unique_ptr<DistanceTo>>& ahead,
                std::vector<std::uint64_t>& rest) {
  std::vector<std::uint32_t> goals = run.request.way_points;
  goals.push_back(run.request.to);
  for (const std::uint32_t goal : goals) {
    ahead.push_back(std::make_unique<DistanceTo>(run, goal, by_cost));
  }
  rest.assign(goals.size(), 0);
  for (std::size_t i = goals.size() - 1; i-- > 0;) {
    rest[i] = sum(ahead[i + 1]->exact(goals[i]), rest[i + 1]);
  }
}

}  // namespace

Outlook::Outlook(SearchRun& run) : run_(run) {
  const PathRequest& request = run.request;
  if (request.in_time_order) {
    dated_ = std::make_unique<DatedHopsTo>(run, request.to, request.max_hops);
    if (request.by_cost || !request.way_points.empty()) dated_->widen_fully();
  }
  rest_.assign(request.way_points.size() + 1, 0);
  if (is_dated()) return;
  look_ahead(run, request.by_cost, ahead_, rest_);
  if (request.by_cost && request.max_hops != kAnyHops) {
    look_ahead(run, false, hops_ahead_, hops_rest_);
  }
  steps_ = run.report.steps;
}

void Outlook::look_further() {
  if (hops_known_ > run_.request.max_hops) return;
  const std::size_t before = run_.report.steps;
  for (const auto& distance : hops_ahead_) distance->widen(hops_known_);
  ++hops_known_;
  steps_ += run_.report.steps - before;
}

std::uint32_t Outlook::stage_at(std::uint32_t node, std::uint32_t stage) const {
  while (stage < run_.request.way_points.size() && run_.request.way_points[stage] == node) ++stage;
  return stage;
}

bool Outlook::has_hops_left(const Prefix& prefix) const {
  const std::uint64_t bound = run_.request.max_hops;
  if (run_.request.max_hops == kAnyHops) return true;
  std::uint64_t least = 0;
  if (!hops_ahead_.empty()) {
    const Estimate hops = hops_ahead_[prefix.stage]->estimate(prefix.node);
    least = sum(hops.distance, hops_rest_[prefix.stage]);
  }
  return least != kNever && prefix.hops + least <= bound;
}

Estimate Outlook::estimate(const Prefix& prefix) const {
  const PathRequest& request = run_.request;
  Estimate ahead;
  if (is_dated()) {
    ahead = dated_->estimate(prefix.node, prefix.day);
  } else {
    ahead = ahead_[prefix.stage]->estimate(prefix.node);
    ahead.distance = sum(ahead.distance, rest_[prefix.stage]);
    if (dated_ && prefix.node != request.to &&
        dated_->estimate(prefix.node, prefix.day).distance == kNever) {
      return {kNever, true};
    }
  }
  if (ahead.distance == kNever || !has_hops_left(prefix)) return {kNever, true};
  if (!request.by_cost) {
    if (prefix.hops + ahead.distance > request.max_hops && request.max_hops != kAnyHops) {
      return {kNever, true};
    }
    if (prefix.hops + ahead.distance < request.min_hops) {
      ahead.distance = request.min_hops - prefix.hops;
    }
  }
  return ahead;
}

void Outlook::widen(const Prefix& prefix) {
  const std::size_t before = run_.report.steps;
  if (steps_ > before - steps_) return;
  if (is_dated()) {
    dated_->widen();
  } else {
    widen_ball(*ahead_[prefix.stage]);
  }
  steps_ += run_.report.steps - before;
}

void Outlook::widen_ball(DistanceTo& ahead) {
  const std::uint64_t radius = ahead.radius();
  if (radius == kNever) return;
  // By cost a little further than needed: steps as small as the costs would be very many.
  ahead.widen(run_.request.by_cost ? radius + radius / 16 : radius);
}

}  // namespace whomet
