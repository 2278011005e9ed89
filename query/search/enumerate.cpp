// Best-first enumeration of the beginnings of paths. What a beginning can still become is known
// near the target (outlook.h): there those that are looked at are, but for ties and for what a mode
// forbids, those of the answers. As walks may be endless, of walks only the `count` best beginnings
// that end alike are followed, which loses none of the `count` best.

#include <map>
#include <set>
#include <tuple>

#include "query/search/outlook.h"

namespace whomet {
namespace {

constexpr std::size_t kMostPrefixes = 12'000'000;  // half a gigabyte
constexpr std::size_t kPrefixesBeforeSpurs = 400'000;

class Enumeration {
 public:
  Enumeration(SearchRun& run, const UsePath& use)
      : run_(run), request_(run.request), use_(use), outlook_(run), queue_(tree_) {}

  // false: given up, because spurs may do better.
  bool go(bool may_give_up) {
    const std::uint32_t stage = outlook_.stage_at(request_.from, 0);
    offer({request_.from, 0, PrefixTree::kRoot, 0, stage, kNoDay + 1, 0});
    while (!queue_.empty()) {
      if (!run_.report.exhausted) return true;
      if (may_give_up && tree_.size() > kPrefixesBeforeSpurs) return false;
      if (tree_.size() > kMostPrefixes) {
        run_.report.exhausted = false;
        return true;
      }
      if (tree_.size() > effort_) {
        effort_ *= 16;  // as a ring may have so many more nodes than the one before
        outlook_.look_further();
      }
      const PrefixQueue::Entry entry = queue_.pop();
      if (entry.total > bound_) return true;
      if (!entry.exact) {
        outlook_.widen(tree_[entry.prefix]);
        if (offer_again(entry)) continue;
      }
      if (is_answer(tree_[entry.prefix]) && !hand_out(entry)) return true;
      if (may_follow(entry.prefix)) follow(entry);
    }
    return true;
  }

 private:
  bool is_answer(const Prefix& prefix) const {
    return prefix.node == request_.to && prefix.hops >= request_.min_hops &&
           prefix.hops <= request_.max_hops && outlook_.is_last_stage(prefix.stage);
  }

  void offer(const Prefix& prefix) {
    const Estimate ahead = outlook_.estimate(prefix);
    if (ahead.distance == kNever || prefix.cost + ahead.distance > bound_) return;
    const std::uint32_t index = tree_.add(prefix);
    queue_.push({prefix.cost + ahead.distance, index, ahead.exact});
    if (is_answer(prefix)) lower_bound(prefix.cost);
  }

  // false: nothing more is known of what is ahead of the entry.
  bool offer_again(const PrefixQueue::Entry& entry) {
    const Prefix& prefix = tree_[entry.prefix];
    const Estimate ahead = outlook_.estimate(prefix);
    if (ahead.distance == kNever || prefix.cost + ahead.distance > bound_) return true;
    if (!ahead.exact && prefix.cost + ahead.distance == entry.total) return false;
    queue_.push({prefix.cost + ahead.distance, entry.prefix, ahead.exact});
    return true;
  }

  // An answer of this cost waits in the queue; nothing worse than the last one wanted is needed.
  void lower_bound(std::uint64_t cost) {
    std::size_t wanted = request_.count;
    if (request_.selector == PathSelector::kAny) wanted = 1;
    if (request_.selector == PathSelector::kAllShortest) wanted = 1;
    const bool each_once = request_.selector == PathSelector::kAllShortest ||
                           request_.selector == PathSelector::kGroups;
    if (each_once && best_.contains(cost)) return;
    best_.insert(cost);
    if (best_.size() > wanted) best_.erase(std::prev(best_.end()));
    if (best_.size() == wanted) bound_ = *best_.rbegin();
  }

  bool hand_out(const PrefixQueue::Entry& entry) {
    FoundPath path;
    path.nodes.push_back(request_.from);
    tree_.append_to(path, entry.prefix);
    if (request_.by_cost) path.cost = tree_[entry.prefix].cost;
    ++handed_out_;
    if (!use_(path)) return false;
    const bool counted =
        request_.selector == PathSelector::kAny || request_.selector == PathSelector::kShortest;
    return !counted || handed_out_ < (request_.selector == PathSelector::kAny ? 1 : request_.count);
  }

  // Whether paths that go on from here may be answers.
  bool may_follow(std::uint32_t index) {
    const Prefix& prefix = tree_[index];
    if (prefix.hops >= request_.max_hops) return false;
    switch (request_.mode) {
      case PathMode::kTrail:
        return true;
      case PathMode::kAcyclic:
        return prefix.node != request_.to;
      case PathMode::kSimple:
        return prefix.node != request_.to || prefix.hops == 0;
      case PathMode::kWalk:
        break;
    }
    if (request_.selector == PathSelector::kAllShortest ||
        request_.selector == PathSelector::kGroups) {
      return true;
    }
    const auto hops = request_.by_cost && request_.max_hops != kAnyHops
                          ? prefix.hops
                          : std::min(prefix.hops, request_.min_hops);
    const auto day = request_.in_time_order ? prefix.day : 0;
    const std::size_t wanted = request_.selector == PathSelector::kAny ? 1 : request_.count;
    return ++followed_[{prefix.node, prefix.stage, hops, day}] <= wanted;
  }

  bool is_allowed(std::uint32_t index, const SearchArc& arc) const {
    if (request_.in_time_order && (arc.day == kNoDay || arc.day < tree_[index].day)) return false;
    switch (request_.mode) {
      case PathMode::kWalk:
        return true;
      case PathMode::kTrail:
        return !tree_.has_edge(index, arc.edge);
      case PathMode::kAcyclic:
        return !tree_.has_node(index, arc.node);
      case PathMode::kSimple:
        // Back to where it began, but never along the edge that it left by.
        if (arc.node == request_.from) {
          return request_.from == request_.to && !tree_.has_edge(index, arc.edge);
        }
        return !tree_.has_node(index, arc.node);
    }
    return false;
  }

  void follow(const PrefixQueue::Entry& entry) {
    const Prefix from = tree_[entry.prefix];
    run_.view.arcs_from(from.node, arcs_);
    if (!run_.spend(arcs_.size())) return;
    for (const SearchArc& arc : arcs_) {
      if (!is_allowed(entry.prefix, arc)) continue;
      offer({arc.node, arc.edge, entry.prefix, from.hops + 1,
             outlook_.stage_at(arc.node, from.stage), request_.in_time_order ? arc.day : from.day,
             from.cost + (request_.by_cost ? arc.cost : 1)});
    }
  }

  SearchRun& run_;
  const PathRequest& request_;
  const UsePath& use_;
  Outlook outlook_;
  PrefixTree tree_;
  PrefixQueue queue_;
  std::multiset<std::uint64_t> best_;  // of answers that wait in the queue or were handed out
  std::uint64_t bound_ = kNever;       // nothing beyond is wanted
  std::size_t handed_out_ = 0;
  std::size_t effort_ = 4096;  // prefixes after which one looks further
  std::map<std::tuple<std::uint32_t, std::uint32_t, std::uint32_t, std::int32_t>, std::size_t>
      followed_;
  std::vector<SearchArc> arcs_;
};

}  // namespace

void enumerate_paths(SearchRun& run, const UsePath& use) {
  const PathRequest& request = run.request;
  const bool spurs_can =
      (request.mode == PathMode::kAcyclic || request.mode == PathMode::kSimple) &&
      request.way_points.empty() && !request.in_time_order && request.min_hops <= 1 &&
      request.from != request.to;
  std::size_t handed_out = 0;
  const UsePath counting = [&](const FoundPath& path) {
    ++handed_out;
    return use(path);
  };
  if (Enumeration(run, counting).go(spurs_can)) return;
  // Both give the same paths in the same order.
  std::size_t skipped = 0;
  find_paths_by_spurs(run, [&](const FoundPath& path) {
    return skipped < handed_out ? (++skipped, true) : use(path);
  });
}

}  // namespace whomet
