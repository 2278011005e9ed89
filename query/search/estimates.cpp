#include "query/search/estimates.h"

namespace whomet {
namespace {

constexpr std::uint32_t kNone = 0xFFFFFFFFU;

}  // namespace

DistanceTo::DistanceTo(SearchRun& run, std::uint32_t goal, bool by_cost)
    : run_(run), by_cost_(by_cost) {
  labels_.insert(goal, {0, false});
  open_.push({0, goal});
}

Estimate DistanceTo::estimate(std::uint32_t node) const {
  const Label* label = labels_.find(node);
  if (label != nullptr && label->settled) return {label->distance, true};
  const std::uint64_t known = radius();
  return {known, known == kNever};
}

void DistanceTo::settle_next() {
  const Open top = open_.top();
  open_.pop();
  Label& label = *labels_.find(top.node);
  if (label.settled) return;
  label.settled = true;
  run_.view.arcs_to(top.node, arcs_);
  if (!run_.spend(arcs_.size())) {
    open_ = {};
    return;
  }
  for (const SearchArc& arc : arcs_) {
    const std::uint64_t distance = top.distance + (by_cost_ ? arc.cost : 1);
    const auto [other, is_new] = labels_.insert(arc.node, {distance, false});
    if (!is_new) {
      if (other->settled || other->distance <= distance) continue;
      other->distance = distance;
    } else {
      ++run_.report.nodes;
    }
    open_.push({distance, arc.node});
  }
}

void DistanceTo::widen(std::uint64_t radius) {
  while (!open_.empty() && open_.top().distance <= radius) settle_next();
}

std::uint64_t DistanceTo::exact(std::uint32_t node) {
  for (;;) {
    const Label* label = labels_.find(node);
    if (label != nullptr && label->settled) return label->distance;
    if (open_.empty()) return kNever;
    settle_next();
  }
}

DatedHopsTo::DatedHopsTo(SearchRun& run, std::uint32_t goal, std::uint32_t max_hops)
    : run_(run), goal_(goal), max_hops_(max_hops) {
  changed_.emplace_back(goal, std::numeric_limits<std::int32_t>::max());
}

Estimate DatedHopsTo::estimate(std::uint32_t node, std::int32_t day) const {
  if (node == goal_) return {0, true};
  const std::uint32_t* last = latest_.find(node);
  std::uint32_t hops = kNone;
  for (std::uint32_t at = last == nullptr ? kNone : *last; at != kNone; at = leaves_[at].earlier) {
    if (leaves_[at].day < day) break;
    hops = leaves_[at].hops;
  }
  if (hops != kNone) return {hops, true};
  if (changed_.empty()) return {kNever, true};
  return {hops_ + 1, false};
}

bool DatedHopsTo::widen() {
  if (changed_.empty()) return false;
  if (hops_ == max_hops_) {
    changed_.clear();
    return false;
  }
  ++hops_;
  NodeMap<std::int32_t> improved(changed_.size());
  for (const auto& [node, latest] : changed_) {
    run_.view.arcs_to(node, arcs_);
    if (!run_.spend(arcs_.size())) {
      changed_.clear();
      return false;
    }
    for (const SearchArc& arc : arcs_) {
      if (arc.day == kNoDay || arc.day > latest) continue;
      const std::uint32_t* known = latest_.find(arc.node);
      if (known != nullptr && leaves_[*known].day >= arc.day) continue;
      const auto [day, is_new] = improved.insert(arc.node, arc.day);
      if (!is_new) *day = std::max(*day, arc.day);
    }
  }
  changed_.clear();
  improved.for_each([this](std::uint32_t node, std::int32_t day) {
    const auto [last, is_new] = latest_.insert(node, kNone);
    leaves_.push_back({hops_, day, *last});
    *last = static_cast<std::uint32_t>(leaves_.size() - 1);
    if (is_new) ++run_.report.nodes;
    changed_.emplace_back(node, day);
  });
  return !changed_.empty();
}

}  // namespace whomet
