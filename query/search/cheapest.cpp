// Dijkstra from both ends. A side settles its nearest node; the search ends when the two radii
// together reach the best path known (Nicholson 1966). Deterministic: equal distances are settled
// by the numbers of their nodes.

#include <queue>
#include <tuple>

#include "query/search/node_map.h"
#include "query/search/search_run.h"

namespace whomet {
namespace {

constexpr std::uint64_t kFar = 0xFFFFFFFFFFFFFFFFULL;

struct Label {
  std::uint64_t distance = kFar;
  std::uint32_t before = 0;
  std::uint32_t edge = 0;
  bool settled = false;
};

struct Open {
  std::uint64_t distance;
  std::uint32_t node;

  bool operator>(const Open& other) const {
    return std::tie(distance, node) > std::tie(other.distance, other.node);
  }
};

struct Side {
  NodeMap<Label> labels;
  std::priority_queue<Open, std::vector<Open>, std::greater<>> open;
};

class TwoSidedDijkstra {
 public:
  explicit TwoSidedDijkstra(SearchRun& run) : run_(run) {
    start(sides_[0], run.request.from);
    start(sides_[1], run.request.to);
  }

  void find(FoundPath& found) {
    while (!sides_[0].open.empty() && !sides_[1].open.empty()) {
      if (sides_[0].open.top().distance + sides_[1].open.top().distance >= best_) break;
      const std::size_t nearer = sides_[0].open.size() <= sides_[1].open.size() ? 0 : 1;
      if (!settle(nearer)) break;
    }
    run_.report.nodes = sides_[0].labels.size() + sides_[1].labels.size();
    if (best_ == kFar) return;
    found.cost = best_;
    found.nodes.push_back(ahead_);
    climb(0, ahead_, found);
    std::reverse(found.nodes.begin(), found.nodes.end());
    std::reverse(found.edges.begin(), found.edges.end());
    found.edges.push_back(joint_);
    found.nodes.push_back(behind_);
    climb(1, behind_, found);
  }

 private:
  static void start(Side& side, std::uint32_t root) {
    side.labels.insert(root, {0, root, 0, false});
    side.open.push({0, root});
  }

  bool settle(std::size_t index) {
    Side& own = sides_[index];
    const Open top = own.open.top();
    own.open.pop();
    Label& label = *own.labels.find(top.node);
    if (label.settled || label.distance < top.distance) return true;
    label.settled = true;
    if (index == 0) {
      run_.view.arcs_from(top.node, arcs_);
    } else {
      run_.view.arcs_to(top.node, arcs_);
    }
    if (!run_.spend(arcs_.size())) return false;
    for (const SearchArc& arc : arcs_) offer(index, top, arc);
    return true;
  }

  void offer(std::size_t index, const Open& from, const SearchArc& arc) {
    const std::uint64_t distance = from.distance + arc.cost;
    if (distance >= best_) return;
    if (const Label* met = sides_[1 - index].labels.find(arc.node)) {
      if (met->distance < best_ - distance) {
        best_ = distance + met->distance;
        joint_ = arc.edge;
        ahead_ = index == 0 ? from.node : arc.node;
        behind_ = index == 0 ? arc.node : from.node;
      }
    }
    const auto [label, is_new] =
        sides_[index].labels.insert(arc.node, {distance, from.node, arc.edge, false});
    if (!is_new) {
      if (label->settled || label->distance <= distance) return;
      *label = {distance, from.node, arc.edge, false};
    }
    sides_[index].open.push({distance, arc.node});
  }

  void climb(std::size_t index, std::uint32_t node, FoundPath& found) const {
    const std::uint32_t root = index == 0 ? run_.request.from : run_.request.to;
    while (node != root) {
      const Label& label = *sides_[index].labels.find(node);
      found.edges.push_back(label.edge);
      found.nodes.push_back(label.before);
      node = label.before;
    }
  }

  SearchRun& run_;
  Side sides_[2];
  std::uint64_t best_ = kFar;
  std::uint32_t ahead_ = 0;
  std::uint32_t joint_ = 0;
  std::uint32_t behind_ = 0;
  std::vector<SearchArc> arcs_;
};

}  // namespace

void find_cheapest(SearchRun& run, FoundPath& found) {
  TwoSidedDijkstra(run).find(found);
}

}  // namespace whomet
