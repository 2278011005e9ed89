#include "query/search/property_view.h"

#include <algorithm>

namespace whomet {

void PropertyView::arcs_from(std::uint32_t node, std::vector<SearchArc>& arcs) {
  list(node, options_.direction != ViewDirection::kIn, options_.direction != ViewDirection::kOut,
       arcs);
}

void PropertyView::arcs_to(std::uint32_t node, std::vector<SearchArc>& arcs) {
  list(node, options_.direction != ViewDirection::kOut, options_.direction != ViewDirection::kIn,
       arcs);
}

void PropertyView::list(std::uint32_t node, bool out, bool in, std::vector<SearchArc>& arcs) const {
  arcs.clear();
  if (options_.node_test && !options_.node_test(node)) return;
  const std::uint32_t type = options_.types.size() == 1 ? options_.types.front() : kNoName;
  if (out) add(graph_.out(node, type), kNoName, arcs);
  if (in) add(graph_.in(node, type), out ? node : kNoName, arcs);
}

void PropertyView::add(std::span<const Arc> from, std::uint32_t no_loop_at,
                       std::vector<SearchArc>& arcs) const {
  for (const Arc& arc : from) {
    if (arc.node == no_loop_at) continue;
    if (!options_.types.empty() &&
        std::find(options_.types.begin(), options_.types.end(), arc.type) == options_.types.end()) {
      continue;
    }
    if (options_.node_test && !options_.node_test(arc.node)) continue;
    if (options_.edge_test && !options_.edge_test(arc.edge)) continue;
    arcs.push_back({arc.node, arc.edge, options_.cost ? options_.cost(arc.edge) : 1,
                    options_.day ? options_.day(arc.edge) : kNoDay});
  }
}

}  // namespace whomet
