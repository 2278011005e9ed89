#include "query/graphs/stored_arcs.h"

#include <algorithm>

#include "graph/store.h"

namespace whomet {

StoredArcs::StoredArcs(StoredGraph& graph)
    : graph_(graph),
      relations_(graph.relation_count()),
      types_(static_cast<std::uint32_t>(graph.relation_types().size())),
      tables_((std::size_t{types_} + 1) * 2) {}

std::span<const Arc> StoredArcs::arcs(std::uint32_t node, std::uint32_t type,
                                      std::size_t direction) {
  if (type != kNoName && type >= types_) return {};  // a name that only the query has
  SparseArray<NodeArcs>& table = tables_[std::min(type, types_) * std::size_t{2} + direction];
  if (!table.is_made()) table = SparseArray<NodeArcs>(graph_.node_count());
  NodeArcs& own = table[node];
  if (own.arcs == nullptr) own = read(node, type, direction == 1);
  return {own.arcs, own.count};
}

StoredArcs::NodeArcs StoredArcs::read(std::uint32_t node, std::uint32_t type, bool incoming) {
  static const Arc none{};
  const std::string_view blob = graph_.arcs(node);
  // Groups stand by direction, then by type.
  const auto is_wanted = [&](const ArcGroup& group) {
    return group.incoming == incoming && (type == kNoName || group.type == type);
  };
  const auto is_behind = [&](const ArcGroup& group) {
    return incoming ? group.incoming && group.type > type : group.incoming || group.type > type;
  };
  std::uint32_t total = 0;
  for (ArcGroups groups(blob); groups.next() && !is_behind(groups.group());) {
    if (is_wanted(groups.group())) total += groups.group().count;
  }
  if (total == 0) return {&none, 0};
  Arc* const first = room_for(total);
  Arc* to = first;
  for (ArcGroups groups(blob); groups.next() && !is_behind(groups.group());) {
    const ArcGroup& group = groups.group();
    if (!is_wanted(group)) continue;
    for (std::uint32_t i = 0; i < group.count; ++i) {
      *to++ = {group.relation(i), group.node(i), group.type};
    }
    if (kept_.is_made()) keep(group);
  }
  return {first, total};
}

Arc* StoredArcs::room_for(std::size_t count) {
  constexpr std::size_t kChunk = std::size_t{1} << 16U;
  if (count > left_) {
    left_ = std::max(count, kChunk);
    chunks_.push_back(std::unique_ptr<Arc[]>(new Arc[left_]));
    free_ = chunks_.back().get();
  }
  Arc* const room = free_;
  free_ += count;
  left_ -= count;
  return room;
}

void StoredArcs::keep(const ArcGroup& group) {
  for (std::uint32_t i = 0; i < group.count; ++i) {
    if (group.relation(i) >= relations_) throw StoreError("a relation has no such number");
    kept_[group.relation(i)] = {group.day(i), group.confidence(i) + 1};
  }
}

StoredArcs::Place StoredArcs::place(std::uint32_t relation) {
  for (ArcGroups groups(graph_.arcs(graph_.source(relation))); groups.next();) {
    const ArcGroup& group = groups.group();
    if (group.incoming || group.count == 0) continue;
    const std::uint32_t index = relation - group.relation(0);
    if (index < group.count) return {group, index};
  }
  throw StoreError("a relation is not where it should be");
}

StoredArcs::Told StoredArcs::told(std::uint32_t relation) {
  if (!kept_.is_made()) kept_ = SparseArray<Kept>(relations_);
  Kept& kept = kept_[relation];
  if (kept.confidence == 0) {
    const Place at = place(relation);
    kept = {at.group.day(at.index), at.group.confidence(at.index) + 1};
  }
  return {kept.day, kept.confidence - 1};
}

}  // namespace whomet
