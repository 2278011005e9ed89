// One shortest path: breadth first from both ends by whole levels, the smaller side first, looking
// at nodes only. No path of a + b hops was found when the levels a and b were complete, so the
// first node where both sides meet lies on a shortest path. Which relations its hops take is asked
// when the nodes are known.

#include <utility>

#include "query/search/node_map.h"
#include "query/search/search_run.h"

namespace whomet {
namespace {

constexpr std::uint32_t kNone = 0xFFFFFFFFU;
constexpr std::size_t kExpectedNodes = 1024;

struct Reached {
  std::uint32_t node;
  std::uint32_t before;  // place in the list of the side; kNone for its root
};

struct Side {
  std::vector<Reached> reached;  // level by level
  std::size_t level_begin = 0;
  std::uint32_t depth = 0;

  std::size_t level_size() const { return reached.size() - level_begin; }
};

class Meeting {
 public:
  explicit Meeting(SearchRun& run) : run_(run), places_(kExpectedNodes) {
    for (std::uint32_t index = 0; index < 2; ++index) {
      const std::uint32_t root = index == 0 ? run.request.from : run.request.to;
      sides_[index].reached.push_back({root, kNone});
      places_.insert(root, index);
    }
  }

  // Nodes of a shortest path; none: there is none.
  std::vector<std::uint32_t> find() {
    std::vector<std::uint32_t> nodes;
    while (sides_[0].level_size() > 0 && sides_[1].level_size() > 0) {
      if (sides_[0].depth + sides_[1].depth >= run_.request.max_hops) break;
      const std::uint32_t smaller = sides_[0].level_size() <= sides_[1].level_size() ? 0 : 1;
      if (!expand(smaller, nodes)) break;
    }
    run_.report.nodes = sides_[0].reached.size() + sides_[1].reached.size();
    return nodes;
  }

 private:
  // false: they have met, or the budget is used up.
  bool expand(std::uint32_t index, std::vector<std::uint32_t>& path) {
    Side& own = sides_[index];
    const std::size_t end = own.reached.size();
    for (std::size_t place = own.level_begin; place < end; ++place) {
      const std::uint32_t node = own.reached[place].node;
      if (index == 0) {
        run_.view.nodes_from(node, nodes_);
      } else {
        run_.view.nodes_to(node, nodes_);
      }
      if (!run_.spend(nodes_.size())) return false;
      for (const std::uint32_t other : nodes_) {
        // Place in the list of a side, and which side.
        const auto known = static_cast<std::uint32_t>(own.reached.size()) << 1U | index;
        const auto [met, is_new] = places_.insert(other, known);
        if (is_new) {
          own.reached.push_back({other, static_cast<std::uint32_t>(place)});
        } else if ((*met & 1U) != index) {
          join(index == 0 ? static_cast<std::uint32_t>(place) : *met >> 1U,
               index == 0 ? *met >> 1U : static_cast<std::uint32_t>(place), path);
          return false;
        }
      }
    }
    own.level_begin = end;
    ++own.depth;
    return true;
  }

  void join(std::uint32_t ahead, std::uint32_t behind, std::vector<std::uint32_t>& path) const {
    climb(sides_[0], ahead, path);
    std::reverse(path.begin(), path.end());
    climb(sides_[1], behind, path);
  }

  static void climb(const Side& side, std::uint32_t place, std::vector<std::uint32_t>& path) {
    for (; place != kNone; place = side.reached[place].before) {
      path.push_back(side.reached[place].node);
    }
  }

  SearchRun& run_;
  NodeMap<std::uint32_t> places_;
  Side sides_[2];
  std::vector<std::uint32_t> nodes_;
};

}  // namespace

void find_any_shortest(SearchRun& run, FoundPath& found) {
  found.nodes = Meeting(run).find();
  for (std::size_t i = 1; i < found.nodes.size(); ++i) {
    found.edges.push_back(run.view.arc_between(found.nodes[i - 1], found.nodes[i]).edge);
  }
}

}  // namespace whomet
