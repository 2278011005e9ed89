// What a pattern costs from here or from there.

#include <algorithm>

#include "query/exec/match_planner.h"

namespace whomet {
namespace {

constexpr std::uint32_t kUnboundedHops = 6;  // that `*` is thought to walk

}  // namespace

bool MatchPlanner::is_bound(Slot slot) const {
  return !contains(own_, slot) || contains(bound_, slot);
}

double MatchPlanner::node_count() const {
  return std::max(1.0, static_cast<double>(graph_.node_count()));
}

double MatchPlanner::label_share(std::uint32_t label) const {
  return static_cast<double>(graph_.count_with(label)) / node_count();
}

// Nodes with the labels of the slot.
double MatchPlanner::label_size(Slot slot) const {
  double size = node_count();
  for (const Condition& condition : conditions_) {
    if (condition.label_slot == slot) size = std::min(size, condition.share * node_count());
  }
  return size;
}

// Nodes that a scan for the slot yields, and the share that its conditions leave of them.
double MatchPlanner::scan_size(Slot slot) const {
  const bool sought = std::any_of(conditions_.begin(), conditions_.end(),
                                  [&](const Condition& each) { return each.seek_slot == slot; });
  return sought ? 1 : label_size(slot);
}

double MatchPlanner::share_left(Slot slot) const {
  double share = 1;
  for (const Condition& condition : conditions_) {
    const bool own = condition.needs.size() == 1 && condition.needs.front() == slot;
    if (own && condition.label_slot == kNoSlot) share *= condition.share;
  }
  return share;
}

// Rows that come out for one that goes in.
double MatchPlanner::fan_out(const Link& link, bool from_left,
                             const std::vector<Slot>& bound) const {
  const EdgePattern& edge = *link.edge;
  if (edge.bound) return 1;
  const Slot from = from_left ? link.left : link.right;
  const Slot to = from_left ? link.right : link.left;
  double arcs = 0;
  if (link.types.empty()) {
    arcs = static_cast<double>(graph_.edge_count());
  } else {
    for (const std::uint32_t type : link.types) {
      arcs += static_cast<double>(graph_.count_of_type(type));
    }
  }
  double degree = arcs / std::max(1.0, label_size(from));
  if (edge.direction == EdgeDirection::kBoth) degree *= 2;
  if (edge.group) {
    const double once = degree;
    for (std::size_t i = 1; i < edge.group->pattern.edges.size(); ++i) degree *= once;
  }
  double fan = degree;
  if (edge.variable_length) {
    fan = edge.minimum == 0 ? 1 : 0;
    double hops = 1;
    const std::uint32_t most = std::min(edge.maximum, edge.minimum + kUnboundedHops);
    for (std::uint32_t hop = 1; hop <= most; ++hop) {
      hops *= degree;
      if (hop >= edge.minimum) fan += hops;
    }
  }
  const bool to_bound = !contains(own_, to) || contains(bound, to);
  if (to_bound) return fan / node_count();
  double share = share_left(to) * share_left(edge.slot);
  if (link.types.empty()) share *= label_size(to) / node_count();
  return fan * share;
}

// The link that can be walked now and multiplies the rows least.
MatchPlanner::Link* MatchPlanner::cheapest_link() {
  Link* best = nullptr;
  double least = 0;
  for (Link& link : links_) {
    if (link.done) continue;
    const bool left = is_bound(link.left);
    const bool right = is_bound(link.right);
    if (is_searched(link) ? !(left && right) : !(left || right || link.edge->bound)) continue;
    const double fan = is_searched(link) ? 0.5 : fan_out(link, left, bound_);
    if (best == nullptr || fan < least) {
      best = &link;
      least = fan;
    }
  }
  return best;
}

// Rows touched if the pattern is walked from this node.
double MatchPlanner::cost_from(Slot start) const {
  std::vector<Slot> bound = bound_;
  bound.push_back(start);
  double rows = scan_size(start) * share_left(start);
  double cost = scan_size(start);
  std::vector<bool> done;
  for (const Link& link : links_) done.push_back(link.done);
  const auto bound_now = [&](Slot slot) { return !contains(own_, slot) || contains(bound, slot); };
  while (true) {
    std::size_t best = links_.size();
    double least = 0;
    for (std::size_t i = 0; i < links_.size(); ++i) {
      if (done[i] || is_searched(links_[i])) continue;
      const bool left = bound_now(links_[i].left);
      if (!left && !bound_now(links_[i].right)) continue;
      const double fan = fan_out(links_[i], left, bound);
      if (best == links_.size() || fan < least) {
        best = i;
        least = fan;
      }
    }
    if (best == links_.size()) return cost;
    done[best] = true;
    rows *= least;
    cost += rows;
    bound.push_back(links_[best].left);
    bound.push_back(links_[best].right);
  }
}

Slot MatchPlanner::best_start() const {
  Slot best = kNoSlot;
  double least = 0;
  for (const Slot node : nodes_) {
    if (is_bound(node)) continue;
    const double cost = cost_from(node);
    if (best == kNoSlot || cost < least) {
      best = node;
      least = cost;
    }
  }
  return best;
}

}  // namespace whomet
