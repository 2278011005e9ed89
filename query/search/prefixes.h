// Beginnings of paths, kept as a tree: a path that goes on shares what it began with. And a queue
// of them, best first, equals by the numbers of their nodes and then of their edges, so that
// answers come in an order that does not depend on the store. Internal to query/search.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "query/search/path_search.h"

namespace whomet {

struct Prefix {
  std::uint32_t node;
  std::uint32_t edge;    // by which the node was reached
  std::uint32_t parent;  // kRoot for the start
  std::uint32_t hops;
  std::uint32_t stage;  // way-points that are behind
  std::int32_t day;     // of the last edge, where the order of time matters
  std::uint64_t cost;   // so far, in what the search minimizes: hops or cost
};

class PrefixTree {
 public:
  static constexpr std::uint32_t kRoot = 0xFFFFFFFFU;

  std::uint32_t add(const Prefix& prefix) {
    prefixes_.push_back(prefix);
    return static_cast<std::uint32_t>(prefixes_.size() - 1);
  }
  const Prefix& operator[](std::uint32_t index) const { return prefixes_[index]; }
  std::size_t size() const { return prefixes_.size(); }
  void clear() { prefixes_.clear(); }

  bool has_node(std::uint32_t index, std::uint32_t node) const {
    for (; index != kRoot; index = prefixes_[index].parent) {
      if (prefixes_[index].node == node) return true;
    }
    return false;
  }
  bool has_edge(std::uint32_t index, std::uint32_t edge) const {
    for (; prefixes_[index].parent != kRoot; index = prefixes_[index].parent) {
      if (prefixes_[index].edge == edge) return true;
    }
    return false;
  }

  // Appends what follows the root, which is at the end of `path` already.
  void append_to(FoundPath& path, std::uint32_t index) const;

  // < 0: a comes first. Node by node, the shorter of equal ones first, then edge by edge.
  int compare(std::uint32_t a, std::uint32_t b) const;

 private:
  std::vector<Prefix> prefixes_;
};

class PrefixQueue {
 public:
  struct Entry {
    std::uint64_t total;  // of the best path that may come of it
    std::uint32_t prefix;
    bool exact;  // false: the total is a lower bound
  };

  explicit PrefixQueue(const PrefixTree& tree) : tree_(tree) {}

  bool empty() const { return entries_.empty(); }
  void push(const Entry& entry);
  Entry pop();
  void clear() { entries_.clear(); }

 private:
  bool is_later(const Entry& a, const Entry& b) const {
    if (a.total != b.total) return a.total > b.total;
    return tree_.compare(a.prefix, b.prefix) > 0;
  }

  const PrefixTree& tree_;
  std::vector<Entry> entries_;  // a heap
};

}  // namespace whomet
