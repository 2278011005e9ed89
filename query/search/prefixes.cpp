#include "query/search/prefixes.h"

#include <algorithm>

namespace whomet {

void PrefixTree::append_to(FoundPath& path, std::uint32_t index) const {
  const auto first_node = static_cast<std::ptrdiff_t>(path.nodes.size());
  const auto first_edge = static_cast<std::ptrdiff_t>(path.edges.size());
  for (; prefixes_[index].parent != kRoot; index = prefixes_[index].parent) {
    path.nodes.push_back(prefixes_[index].node);
    path.edges.push_back(prefixes_[index].edge);
  }
  std::reverse(path.nodes.begin() + first_node, path.nodes.end());
  std::reverse(path.edges.begin() + first_edge, path.edges.end());
}

int PrefixTree::compare(std::uint32_t a, std::uint32_t b) const {
  const int longer =
      prefixes_[a].hops == prefixes_[b].hops ? 0 : (prefixes_[a].hops > prefixes_[b].hops ? 1 : -1);
  while (prefixes_[a].hops > prefixes_[b].hops) a = prefixes_[a].parent;
  while (prefixes_[b].hops > prefixes_[a].hops) b = prefixes_[b].parent;
  int by_node = 0;
  int by_edge = 0;
  while (a != b) {  // upwards, so that what is seen last decides
    const Prefix& one = prefixes_[a];
    const Prefix& other = prefixes_[b];
    if (one.node != other.node) by_node = one.node < other.node ? -1 : 1;
    if (one.edge != other.edge) by_edge = one.edge < other.edge ? -1 : 1;
    a = one.parent;
    b = other.parent;
  }
  if (by_node != 0) return by_node;
  return longer != 0 ? longer : by_edge;
}

void PrefixQueue::push(const Entry& entry) {
  entries_.push_back(entry);
  std::push_heap(entries_.begin(), entries_.end(),
                 [this](const Entry& a, const Entry& b) { return is_later(a, b); });
}

PrefixQueue::Entry PrefixQueue::pop() {
  std::pop_heap(entries_.begin(), entries_.end(),
                [this](const Entry& a, const Entry& b) { return is_later(a, b); });
  const Entry best = entries_.back();
  entries_.pop_back();
  return best;
}

}  // namespace whomet
