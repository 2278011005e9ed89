// The multigraph that questions are asked of: nodes are entities and meetings, edges are statements
// whose two ends are nodes. Boost.Graph lies inside (graph/boost_view.h, for algorithm files only).
// Nodes and edges are never erased, so ids are indices and stay valid. Immutable after building.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/facts.h"
#include "graph/ids.h"

namespace whomet {

class EntityGraph {
 public:
  // Takes over the facts. Meetings become nodes; each participant of a meeting that has no
  // participates_in statement of its own gets a derived edge (see Edge::statement), and so has its
  // place.
  explicit EntityGraph(Facts facts);
  EntityGraph(EntityGraph&&) noexcept;
  EntityGraph& operator=(EntityGraph&&) noexcept;
  ~EntityGraph();

  const Facts& facts() const;

  std::size_t node_count() const;
  std::size_t edge_count() const;

  // Ids of the facts: "e…" and "m…".
  std::string_view id(NodeId node) const;
  std::optional<NodeId> find(std::string_view id) const;

  bool is_meeting(NodeId node) const;
  const Entity& entity(NodeId node) const;    // Requires: !is_meeting(node)
  const Meeting& meeting(NodeId node) const;  // Requires: is_meeting(node)
  EntityType type(NodeId node) const;
  // "Wang Yi"; for a meeting without a name one made of its parts: "visit of Wang Yi to Moscow,
  // 2023-02-22".
  std::string label(NodeId node) const;

  NodeId source(EdgeId edge) const;
  NodeId target(EdgeId edge) const;
  const Statement& statement(
      EdgeId edge) const;  // of a derived edge too, with the meeting's evidence
  std::span<const EdgeId> out_edges(NodeId node) const;
  std::span<const EdgeId> in_edges(NodeId node) const;
  std::size_t degree(NodeId node) const;  // in + out

  struct Impl;
  const Impl& impl() const { return *impl_; }

 private:
  std::unique_ptr<const Impl> impl_;
};

}  // namespace whomet
