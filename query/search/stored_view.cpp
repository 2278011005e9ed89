#include "query/search/stored_view.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <tuple>
#include <utility>

namespace whomet {
namespace {

constexpr std::uint32_t kHop = 1000;
constexpr std::uint32_t kWeakEvidence = 50;  // times doubt
constexpr std::uint32_t kUnasserted = 100;
constexpr std::uint32_t kLastResort = 100'000;
constexpr std::uint32_t kCertain = 10'000;

bool is_hub_type(EntityType type) {
  return type != EntityType::kPerson && type != EntityType::kOrganization &&
         type != EntityType::kMeeting;
}

}  // namespace

StoredView::StoredView(StoredGraph& graph, StoredViewOptions options)
    : graph_(graph), options_(std::move(options)) {
  for (const NodeType& type : graph.node_types()) {
    hub_types_.push_back(options_.damp_hubs && is_hub_type(type.type));
    meeting_types_.push_back(options_.pass_by_meetings && type.type == EntityType::kMeeting);
  }
  const auto any = [](const std::vector<bool>& flags) {
    return std::find(flags.begin(), flags.end(), true) != flags.end();
  };
  tests_relations_ =
      options_.since || options_.until || options_.as_of || options_.min_confidence > 0;
  tests_nodes_ = !options_.node_types.empty() || !options_.avoid.empty() || any(meeting_types_);
  if (!any(hub_types_)) options_.damp_hubs = false;
}

bool StoredView::allows(const ArcGroup& group, std::uint32_t i) const {
  if (group.confidence(i) < options_.min_confidence) return false;
  const std::int32_t day = group.day(i);
  if (options_.since || options_.until) {
    if (day == kUndated) {
      if (!options_.undated) return false;
    } else if ((options_.since && day < *options_.since) ||
               (options_.until && day > *options_.until)) {
      return false;
    }
  }
  if (options_.as_of) {
    const std::int32_t known = day == kUndated ? group.reported(i) : day;
    if (known == kUndated ? !options_.undated : known > *options_.as_of) return false;
  }
  return true;
}

bool StoredView::allows(std::uint32_t node) {
  if (!tests_nodes_) return true;
  if (const bool* known = allowed_.find(node)) return *known;
  bool allowed =
      std::find(options_.avoid.begin(), options_.avoid.end(), node) == options_.avoid.end();
  if (allowed && !is_end(node)) {
    const std::uint32_t type = graph_.type(node);
    if (!options_.node_types.empty()) allowed = options_.node_types.at(type);
    if (allowed && meeting_types_[type]) allowed = !repeats_direct_links(node);
  }
  allowed_.insert(node, allowed);
  return allowed;
}

std::vector<std::uint32_t> StoredView::neighbours(std::uint32_t node) {
  std::vector<std::uint32_t> found;
  for (ArcGroups groups(graph_.arcs(node)); groups.next();) {
    for (std::uint32_t i = 0; i < groups.group().count; ++i) {
      const std::uint32_t other = groups.group().node(i);
      if (other != node) found.push_back(other);
    }
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

// Whether the neighbours of a meeting are all linked directly too: then a path through it would
// only say the same as the path past it.
bool StoredView::repeats_direct_links(std::uint32_t node) {
  constexpr std::size_t kMostNeighbours = 6;
  const std::vector<std::uint32_t> around = neighbours(node);
  if (around.size() < 2 || around.size() > kMostNeighbours) return false;
  for (const std::uint32_t a : around) {
    const std::vector<std::uint32_t> linked = neighbours(a);
    for (const std::uint32_t b : around) {
      if (a != b && !std::binary_search(linked.begin(), linked.end(), b)) return false;
    }
  }
  return true;
}

std::uint32_t StoredView::hub_cost(std::uint32_t node) {
  if (!options_.damp_hubs || is_end(node) || !hub_types_[graph_.type(node)]) return 0;
  if (const std::uint32_t* known = hub_costs_.find(node)) return *known;
  std::uint32_t degree = 0;
  for (ArcGroups groups(graph_.arcs(node)); groups.next();) degree += groups.group().count;
  const double damped = std::log(std::max(1U, degree)) * kHop;
  const auto cost = static_cast<std::uint32_t>(std::lround(damped));
  hub_costs_.insert(node, cost);
  return cost;
}

std::uint32_t StoredView::hop_cost(const ArcGroup& group, std::uint32_t i) const {
  const std::uint32_t doubt = kCertain - std::min(kCertain, group.confidence(i));
  if (options_.cost == HopCost::kDoubt) return kCertain / 100 + doubt;
  constexpr std::uint32_t kExtra[] = {0, kUnasserted, kLastResort};
  return kHop + (doubt * kWeakEvidence + kCertain / 2) / kCertain +
         kExtra[static_cast<std::size_t>(group.status)];
}

void StoredView::arcs_from(std::uint32_t node, std::vector<SearchArc>& arcs) {
  list(node, true, arcs);
}
void StoredView::arcs_to(std::uint32_t node, std::vector<SearchArc>& arcs) {
  list(node, false, arcs);
}

void StoredView::nodes_from(std::uint32_t node, std::vector<std::uint32_t>& nodes) {
  list_nodes(node, true, nodes);
}
void StoredView::nodes_to(std::uint32_t node, std::vector<std::uint32_t>& nodes) {
  list_nodes(node, false, nodes);
}

bool StoredView::takes(const ArcGroup& group, bool forwards) const {
  if (options_.direction != ViewDirection::kBoth) {
    const bool outgoing = (options_.direction == ViewDirection::kOut) == forwards;
    if (group.incoming == outgoing) return false;
  }
  if (!options_.relation_types.empty() && !options_.relation_types.at(group.type)) return false;
  if (group.status == RelationStatus::kDenied && !options_.denied_too) return false;
  return group.status == RelationStatus::kAsserted || !options_.asserted_only;
}

void StoredView::list_nodes(std::uint32_t node, bool forwards, std::vector<std::uint32_t>& nodes) {
  nodes.clear();
  if (!allows(node)) return;
  for (ArcGroups groups(graph_.arcs(node)); groups.next();) {
    const ArcGroup& group = groups.group();
    if (!takes(group, forwards)) continue;
    const std::size_t before = nodes.size();
    nodes.resize(before + group.count);
    group.copy_nodes(nodes.data() + before);
    if (!tests_relations_ && !tests_nodes_) continue;
    std::size_t kept = before;
    for (std::uint32_t i = 0; i < group.count; ++i) {
      const std::uint32_t other = nodes[before + i];
      if (tests_relations_ && !allows(group, i)) continue;
      if (tests_nodes_ && !allows(other)) continue;
      nodes[kept++] = other;
    }
    nodes.resize(kept);
  }
}

SearchArc StoredView::arc_between(std::uint32_t from, std::uint32_t to) {
  SearchArc best{to, 0, std::numeric_limits<std::uint32_t>::max(), kNoDay};
  for (ArcGroups groups(graph_.arcs(from)); groups.next();) {
    const ArcGroup& group = groups.group();
    if (!takes(group, true)) continue;
    for (std::uint32_t i = group.first_not_below(to); i < group.count && group.node(i) == to; ++i) {
      if (tests_relations_ && !allows(group, i)) continue;
      const std::uint32_t cost = hop_cost(group, i) + (options_.damp_hubs ? hub_cost(to) : 0);
      const SearchArc arc{to, group.relation(i), cost, group.day(i)};
      if (is_better(arc, best)) best = arc;
    }
  }
  return best;
}

void StoredView::list(std::uint32_t node, bool forwards, std::vector<SearchArc>& arcs) {
  arcs.clear();
  if (!allows(node)) return;
  const bool both = options_.direction == ViewDirection::kBoth;
  // Backwards every arc ends here, so what it costs to enter is the same for all.
  const std::uint32_t own_hub = forwards ? 0 : hub_cost(node);
  for (ArcGroups groups(graph_.arcs(node)); groups.next();) {
    const ArcGroup& group = groups.group();
    if (!takes(group, forwards)) continue;
    const bool skip_loops = both && group.incoming;
    for (std::uint32_t i = 0; i < group.count; ++i) {
      const std::uint32_t other = group.node(i);
      if (skip_loops && other == node) continue;
      if (tests_relations_ && !allows(group, i)) continue;
      if (tests_nodes_ && !allows(other)) continue;
      std::uint32_t cost = hop_cost(group, i);
      if (options_.damp_hubs) cost += forwards ? hub_cost(other) : own_hub;
      arcs.push_back({other, group.relation(i), cost, group.day(i)});
    }
  }
  if (!options_.fold_parallel) return;
  std::sort(arcs.begin(), arcs.end(), [](const SearchArc& a, const SearchArc& b) {
    return std::tie(a.node, a.cost, a.edge) < std::tie(b.node, b.cost, b.edge);
  });
  const auto same = [](const SearchArc& a, const SearchArc& b) { return a.node == b.node; };
  arcs.erase(std::unique(arcs.begin(), arcs.end(), same), arcs.end());
}

std::vector<StoredRelation> StoredView::relations_between(std::uint32_t from, std::uint32_t to) {
  std::vector<StoredRelation> between;
  if (!allows(from) || !allows(to)) return between;
  for (ArcGroups groups(graph_.arcs(from)); groups.next();) {
    const ArcGroup& group = groups.group();
    if (!takes(group, true)) continue;
    if (from == to && group.incoming && options_.direction == ViewDirection::kBoth) continue;
    for (std::uint32_t i = group.first_not_below(to); i < group.count && group.node(i) == to; ++i) {
      if (tests_relations_ && !allows(group, i)) continue;
      between.push_back({group.incoming ? to : from, group.relation(i)});
    }
  }
  return between;
}

}  // namespace whomet
