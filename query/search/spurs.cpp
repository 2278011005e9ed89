// Yen's method: the next path leaves one that is known at one of its nodes. A spur is found by A*
// with the distances to the target, which stay lower bounds when nodes and edges are taken away.
// Bounds that grow while a search is under way (outlook.h) stay consistent, so that a node is first
// followed on its best path, and equals come in the order of their nodes, whatever is known.
// Where hops are bounded too, a label is kept at a node if no other is as cheap and as short.

#include <set>
#include <utility>

#include "query/search/outlook.h"

namespace whomet {
namespace {

struct Candidate {
  std::uint64_t cost = 0;
  FoundPath path;

  bool operator<(const Candidate& other) const {
    return std::tie(cost, path.nodes, path.edges) <
           std::tie(other.cost, other.path.nodes, other.path.edges);
  }
};

class Spurs {
 public:
  Spurs(SearchRun& run, const UsePath& use)
      : run_(run), request_(run.request), use_(use), outlook_(run), queue_(tree_) {}

  void go() {
    FoundPath start;
    start.nodes.push_back(request_.from);
    offer(start, {});
    std::size_t handed_out = 0;
    std::set<std::uint64_t> groups;
    while (!waiting_.empty() && run_.report.exhausted) {
      Candidate best = std::move(waiting_.extract(waiting_.begin()).value());
      groups.insert(best.cost);
      const bool grouped = request_.selector == PathSelector::kAllShortest ||
                           request_.selector == PathSelector::kGroups;
      const std::size_t wanted =
          request_.selector == PathSelector::kShortest || request_.selector == PathSelector::kGroups
              ? request_.count
              : 1;
      if (grouped && groups.size() > wanted) return;
      FoundPath shown = best.path;
      if (request_.by_cost) shown.cost = best.cost;
      ++handed_out;
      if (!use_(shown) || (!grouped && handed_out == wanted)) return;
      chosen_.push_back(std::move(best.path));
      leave(chosen_.back());
    }
  }

 private:
  // For each beginning of the path, the best that goes on by an edge that no chosen path with this
  // beginning goes on by.
  void leave(const FoundPath& path) {
    FoundPath root;
    root.nodes.push_back(path.nodes.front());
    for (std::size_t i = 0; i < path.edges.size() && run_.report.exhausted; ++i) {
      std::set<std::uint32_t> taken;
      for (const FoundPath& other : chosen_) {
        if (other.edges.size() > i &&
            std::equal(root.edges.begin(), root.edges.end(), other.edges.begin()) &&
            std::equal(root.nodes.begin(), root.nodes.end(), other.nodes.begin())) {
          taken.insert(other.edges[i]);
        }
      }
      offer(root, taken);
      root.nodes.push_back(path.nodes[i + 1]);
      root.edges.push_back(path.edges[i]);
    }
  }

  bool is_allowed(const FoundPath& root, const SearchArc& arc) const {
    return std::find(root.nodes.begin(), root.nodes.end(), arc.node) == root.nodes.end();
  }

  // The best path that begins with `root` and goes on by none of the edges `taken`.
  void offer(const FoundPath& root, const std::set<std::uint32_t>& taken) {
    tree_.clear();
    queue_.clear();
    const bool hops_matter = request_.by_cost && request_.max_hops != kAnyHops;
    NodeMap<std::uint32_t> fewest;  // hops of labels that were followed
    const auto hops = static_cast<std::uint32_t>(root.edges.size());
    push({root.nodes.back(), 0, PrefixTree::kRoot, hops, 0, kNoDay + 1, cost_of(root)});
    while (!queue_.empty() && run_.report.exhausted) {
      const PrefixQueue::Entry entry = queue_.pop();
      const Prefix at = tree_[entry.prefix];
      if (!entry.exact) {
        outlook_.widen(at);
        if (push_again(entry)) continue;
      }
      if (at.node == request_.to && at.hops > hops) {
        Candidate found{at.cost, root};
        tree_.append_to(found.path, entry.prefix);
        waiting_.insert(std::move(found));
        return;
      }
      const auto [least, is_new] = fewest.insert(at.node, at.hops);
      if (!is_new) {
        if (!hops_matter || *least <= at.hops) continue;
        *least = at.hops;
      }
      if (at.hops >= request_.max_hops) continue;
      run_.view.arcs_from(at.node, arcs_);
      if (!run_.spend(arcs_.size())) return;
      for (const SearchArc& arc : arcs_) {
        if (!is_allowed(root, arc) || tree_.has_node(entry.prefix, arc.node)) continue;
        if (at.parent == PrefixTree::kRoot && taken.contains(arc.edge)) continue;
        push({arc.node, arc.edge, entry.prefix, at.hops + 1, 0, at.day,
              at.cost + (request_.by_cost ? arc.cost : 1)});
      }
    }
  }

  void push(const Prefix& prefix) {
    const Estimate ahead = outlook_.estimate(prefix);
    if (ahead.distance == kNever) return;
    const std::uint32_t index = tree_.add(prefix);
    queue_.push({prefix.cost + ahead.distance, index, ahead.exact});
    if (++pushed_ > effort_) {
      effort_ *= 16;  // as a ring may have so many more nodes than the one before
      outlook_.look_further();
    }
  }

  // false: nothing more is known of what is ahead of the entry.
  bool push_again(const PrefixQueue::Entry& entry) {
    const Prefix& at = tree_[entry.prefix];
    const Estimate ahead = outlook_.estimate(at);
    if (ahead.distance == kNever) return true;
    if (!ahead.exact && at.cost + ahead.distance == entry.total) return false;
    queue_.push({at.cost + ahead.distance, entry.prefix, ahead.exact});
    return true;
  }

  std::uint64_t cost_of(const FoundPath& root) {
    if (!request_.by_cost) return root.edges.size();
    std::uint64_t cost = 0;
    for (std::size_t i = 0; i < root.edges.size(); ++i) {
      run_.view.arcs_from(root.nodes[i], arcs_);
      for (const SearchArc& arc : arcs_) {
        if (arc.edge != root.edges[i] || arc.node != root.nodes[i + 1]) continue;
        cost += arc.cost;
        break;
      }
    }
    return cost;
  }

  SearchRun& run_;
  const PathRequest& request_;
  const UsePath& use_;
  Outlook outlook_;
  PrefixTree tree_;
  PrefixQueue queue_;
  std::vector<FoundPath> chosen_;
  std::set<Candidate> waiting_;
  std::vector<SearchArc> arcs_;
  std::size_t pushed_ = 0;
  std::size_t effort_ = 4096;  // of `pushed_`, before the next look at how many hops are left
};

}  // namespace

void find_paths_by_spurs(SearchRun& run, const UsePath& use) {
  Spurs(run, use).go();
}

}  // namespace whomet
