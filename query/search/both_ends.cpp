// All shortest paths: breadth-first search from both ends by whole levels, the smaller side first.
// No path of a + b hops was found when the levels a and b were complete, so the arcs that join the
// two sides at one level lie on shortest paths, and those of all shortest paths are among them.

#include <utility>

#include "query/search/node_map.h"
#include "query/search/search_run.h"

namespace whomet {
namespace {

constexpr std::uint32_t kNone = 0xFFFFFFFFU;

struct Parent {
  std::uint32_t node;  // one hop nearer to the side's root
  std::uint32_t edge;
  std::uint32_t next;  // further parent of the same node
};

struct Label {
  std::uint32_t depth = 0;
  std::uint32_t parent = kNone;  // first of the list in Side::parents
};

struct Side {
  explicit Side(std::uint32_t root) : frontier{root} { labels.insert(root, {}); }

  NodeMap<Label> labels;
  std::vector<Parent> parents;
  std::vector<std::uint32_t> frontier;
  std::uint32_t depth = 0;
};

struct Joint {
  std::uint32_t ahead;  // on the side of the start
  std::uint32_t edge;
  std::uint32_t behind;  // on the side of the target

  auto operator<=>(const Joint&) const = default;
};

class TwoSided {
 public:
  explicit TwoSided(SearchRun& run)
      : run_(run), sides_{Side(run.request.from), Side(run.request.to)} {}

  // All joints between the two sides; empty: no path.
  std::vector<Joint> meet() {
    std::vector<Joint> joints;
    while (joints.empty() && !sides_[0].frontier.empty() && !sides_[1].frontier.empty()) {
      if (sides_[0].depth + sides_[1].depth >= run_.request.max_hops) break;
      const std::size_t smaller = sides_[0].frontier.size() <= sides_[1].frontier.size() ? 0 : 1;
      if (!expand(smaller, joints)) break;
    }
    run_.report.nodes = sides_[0].labels.size() + sides_[1].labels.size();
    return joints;
  }

  const Side& side(std::size_t index) const { return sides_[index]; }

 private:
  // false: the budget is used up, and what was found of this level may not be all.
  bool expand(std::size_t index, std::vector<Joint>& joints) {
    Side& own = sides_[index];
    const Side& other = sides_[1 - index];
    std::vector<std::uint32_t> next;
    for (const std::uint32_t node : own.frontier) {
      if (index == 0) {
        run_.view.arcs_from(node, arcs_);
      } else {
        run_.view.arcs_to(node, arcs_);
      }
      if (!run_.spend(arcs_.size())) return false;
      for (const SearchArc& arc : arcs_) {
        if (other.labels.contains(arc.node)) {
          joints.push_back(index == 0 ? Joint{node, arc.edge, arc.node}
                                      : Joint{arc.node, arc.edge, node});
          continue;
        }
        reach(own, node, arc, next);
      }
    }
    own.frontier = std::move(next);
    ++own.depth;
    return true;
  }

  void reach(Side& own, std::uint32_t from, const SearchArc& arc,
             std::vector<std::uint32_t>& next) const {
    const auto [label, is_new] = own.labels.insert(arc.node, {own.depth + 1, kNone});
    if (is_new) next.push_back(arc.node);
    if (!is_new && label->depth != own.depth + 1) return;
    own.parents.push_back({from, arc.edge, label->parent});
    label->parent = static_cast<std::uint32_t>(own.parents.size() - 1);
  }

  SearchRun& run_;
  Side sides_[2];
  std::vector<SearchArc> arcs_;
};

// The arcs of all shortest paths, in the direction of the paths.
class ShortestArcs {
 public:
  ShortestArcs(const TwoSided& search, const std::vector<Joint>& joints) : behind_(search.side(1)) {
    std::vector<std::uint32_t> open;
    for (const Joint& joint : joints) add(joint.ahead, {joint.edge, joint.behind}, open);
    const Side& ahead = search.side(0);
    while (!open.empty()) {
      const std::uint32_t node = open.back();
      open.pop_back();
      for (std::uint32_t at = ahead.labels.find(node)->parent; at != kNone;) {
        const Parent& parent = ahead.parents[at];
        add(parent.node, {parent.edge, node}, open);
        at = parent.next;
      }
    }
    for (Steps& steps : steps_) std::sort(steps.begin(), steps.end(), nearer);
  }

  using Step = std::pair<std::uint32_t, std::uint32_t>;  // edge, node
  using Steps = std::vector<Step>;

  // Sorted by node, then by edge.
  Steps from(std::uint32_t node) const {
    if (const std::uint32_t* place = places_.find(node)) return steps_[*place];
    Steps steps;
    for (std::uint32_t at = behind_.labels.find(node)->parent; at != kNone;) {
      const Parent& parent = behind_.parents[at];
      steps.emplace_back(parent.edge, parent.node);
      at = parent.next;
    }
    std::sort(steps.begin(), steps.end(), nearer);
    return steps;
  }

 private:
  static bool nearer(const Step& a, const Step& b) {
    return std::pair(a.second, a.first) < std::pair(b.second, b.first);
  }

  void add(std::uint32_t node, Step step, std::vector<std::uint32_t>& open) {
    const auto [place, is_new] = places_.insert(node, static_cast<std::uint32_t>(steps_.size()));
    if (is_new) {
      steps_.emplace_back();
      open.push_back(node);
    }
    steps_[*place].push_back(step);
  }

  const Side& behind_;
  NodeMap<std::uint32_t> places_;
  std::vector<Steps> steps_;
};

}  // namespace

void find_all_shortest(SearchRun& run, const UsePath& use) {
  TwoSided search(run);
  const std::vector<Joint> joints = search.meet();
  if (joints.empty()) return;
  const ShortestArcs arcs(search, joints);
  struct Level {
    ShortestArcs::Steps steps;
    std::size_t next = 0;
  };
  const std::uint32_t target = run.request.to;
  FoundPath path;
  path.nodes.push_back(run.request.from);
  std::vector<Level> levels{{arcs.from(run.request.from)}};
  while (!levels.empty()) {
    Level& level = levels.back();
    if (level.next == level.steps.size()) {
      levels.pop_back();
      path.nodes.pop_back();
      if (!path.edges.empty()) path.edges.pop_back();
      continue;
    }
    const auto [edge, node] = level.steps[level.next++];
    path.edges.push_back(edge);
    path.nodes.push_back(node);
    if (node != target) {
      levels.push_back({arcs.from(node)});
      continue;
    }
    if (!use(path) || !run.spend(path.edges.size())) return;
    path.edges.pop_back();
    path.nodes.pop_back();
  }
}

}  // namespace whomet
