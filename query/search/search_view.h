// The graph as a path search sees it: numbered nodes and the arcs that may be taken. All that is
// forbidden (relation types, dates, avoided nodes) is left out by the view, so that constraints
// hold during the search and a legal detour is found where the direct way is closed. Views:
// stored_view.h reads the adjacency of a .kg, property_view.h any PropertyGraph of the query
// language.
#pragma once

#include <cstdint>
#include <limits>
#include <vector>

namespace whomet {

inline constexpr std::int32_t kNoDay = std::numeric_limits<std::int32_t>::min();

// One step of a path.
struct SearchArc {
  std::uint32_t node;  // at the other end
  std::uint32_t edge;  // number of the relation; parallel relations are arcs of their own
  std::uint32_t cost;  // of taking it, > 0; only searches by cost look at it
  std::int32_t day;    // days since 1970-01-01 when it happened; kNoDay = not known
};

class SearchView {
 public:
  virtual ~SearchView() = default;

  // Arcs that may be taken from the node, into `arcs`, whose content is replaced. The order is the
  // same in each call, and decides between paths that are equally good where nothing else does.
  // Not called again before the arcs are used, so that a view may read what it needs.
  virtual void arcs_from(std::uint32_t node, std::vector<SearchArc>& arcs) = 0;

  // The same arcs seen from where they end: for each arc a -> node one with node = a, and the cost
  // and the edge that arcs_from(a) gives it.
  virtual void arcs_to(std::uint32_t node, std::vector<SearchArc>& arcs) = 0;

  // Only the nodes of these arcs, perhaps more than once, in any order that is the same in each
  // call; a view may know them faster.
  virtual void nodes_from(std::uint32_t node, std::vector<std::uint32_t>& nodes) {
    arcs_from(node, scratch_);
    list_nodes(nodes);
  }
  virtual void nodes_to(std::uint32_t node, std::vector<std::uint32_t>& nodes) {
    arcs_to(node, scratch_);
    list_nodes(nodes);
  }

  // The cheapest of arcs_from(from) that lead to `to`, of equal ones that of the least edge.
  // Requires: there is one.
  virtual SearchArc arc_between(std::uint32_t from, std::uint32_t to) {
    arcs_from(from, scratch_);
    SearchArc best{to, 0, std::numeric_limits<std::uint32_t>::max(), kNoDay};
    for (const SearchArc& arc : scratch_) {
      if (arc.node == to && is_better(arc, best)) best = arc;
    }
    return best;
  }

 protected:
  static bool is_better(const SearchArc& a, const SearchArc& b) {
    return a.cost != b.cost ? a.cost < b.cost : a.edge < b.edge;
  }

 private:
  void list_nodes(std::vector<std::uint32_t>& nodes) const {
    nodes.clear();
    for (const SearchArc& arc : scratch_) nodes.push_back(arc.node);
  }

  std::vector<SearchArc> scratch_;
};

}  // namespace whomet
