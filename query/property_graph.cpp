#include "query/property_graph.h"

#include "query/failure.h"

namespace whomet {
namespace {

[[noreturn]] void refuse() {
  fail_run(QueryErrorType::kReadOnly, "ReadOnly", "this graph cannot be changed");
}

}  // namespace

std::uint32_t NameTable::intern(std::string_view name) {
  const auto found = ids_.find(name);
  if (found != ids_.end()) return found->second;
  const auto id = static_cast<std::uint32_t>(names_.size());
  ids_.emplace(name, id);
  names_.emplace_back(name);
  used_.push_back(false);
  return id;
}

std::uint32_t NameTable::find(std::string_view name) const {
  const auto found = ids_.find(name);
  return found == ids_.end() ? kNoName : found->second;
}

void PropertyGraph::add_neighbours(std::uint32_t node, const ArcChoice& choice,
                                   std::vector<std::uint32_t>& nodes) const {
  const std::uint32_t only = choice.types.size() == 1 ? choice.types.front() : kNoName;
  const auto add = [&](std::span<const Arc> arcs) {
    for (const Arc& arc : arcs) {
      if (choice.has(arc.type)) nodes.push_back(arc.node);
    }
  };
  if (choice.out) add(out(node, only));
  if (choice.in) add(in(node, only));
}

void PropertyGraph::for_each_neighbours(
    const ArcChoice& choice,
    const std::function<void(std::uint32_t, std::span<const std::uint32_t>)>& use) const {
  for_each_neighbours(std::span(&choice, 1),
                      [&](std::uint32_t node, std::size_t /*choice*/,
                          std::span<const std::uint32_t> neighbours) { use(node, neighbours); });
}

void PropertyGraph::for_each_neighbours(std::span<const ArcChoice> choices,
                                        const UseNeighbours& use) const {
  std::vector<std::uint32_t> neighbours;
  for (std::uint32_t node = 0; node < node_limit(); ++node) {
    if (!has_node(node)) continue;
    for (std::size_t i = 0; i < choices.size(); ++i) {
      neighbours.clear();
      add_neighbours(node, choices[i], neighbours);
      if (!neighbours.empty()) use(node, i, neighbours);
    }
  }
}

std::uint32_t PropertyGraph::create_node(std::span<const std::uint32_t> /*node_labels*/) {
  refuse();
}
std::uint32_t PropertyGraph::create_edge(std::uint32_t /*source*/, std::uint32_t /*target*/,
                                         std::uint32_t /*type*/) {
  refuse();
}
// NOLINTBEGIN(performance-unnecessary-value-param): graphs that can be changed keep the value
void PropertyGraph::set_node_property(std::uint32_t /*node*/, std::uint32_t /*key*/,
                                      Value /*value*/) {
  refuse();
}
void PropertyGraph::set_edge_property(std::uint32_t /*edge*/, std::uint32_t /*key*/,
                                      Value /*value*/) {
  refuse();
}
// NOLINTEND(performance-unnecessary-value-param)
void PropertyGraph::add_label(std::uint32_t /*node*/, std::uint32_t /*label*/) {
  refuse();
}
void PropertyGraph::remove_label(std::uint32_t /*node*/, std::uint32_t /*label*/) {
  refuse();
}
void PropertyGraph::delete_edge(std::uint32_t /*edge*/) {
  refuse();
}
void PropertyGraph::delete_node(std::uint32_t /*node*/) {
  refuse();
}

}  // namespace whomet
