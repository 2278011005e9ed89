// Chooses what a picture draws of a subgraph: which nodes stay nodes, which statements become
// lines.
#pragma once

#include <cstddef>
#include <set>
#include <vector>

#include "graph/entity_graph.h"
#include "graph/subgraph.h"
#include "render/view/offices.h"
#include "render/view/relations.h"

namespace whomet {

// A meeting without a name and with two participants, or with one and a place, is drawn as a line
// between the two ("met in Oslo 2023-02-22"), and what follows from it is not drawn again. Where a
// meeting stays a node, the lines "met" between its participants that follow from it are left out,
// and its place stands on its card if `tell_offices`, as does on a person's card that he or she is
// minister of a country. Nothing of this happens to highlighted nodes.
class Composer {
 public:
  Composer(const EntityGraph& graph, const Subgraph& subgraph, const Offices& offices,
           const std::vector<NodeId>& highlight, bool tell_offices);

  std::size_t self_loops() const { return self_loops_; }
  std::vector<Assertion> take_assertions() { return std::move(assertions_); }

  // Without folded meetings, and without nodes that no line leads to, unless there are no lines at
  // all. `left_out` counts the latter.
  std::vector<NodeId> shown_nodes(const std::vector<Relation>& relations,
                                  std::size_t& left_out) const;

 private:
  struct MeetingEdges;
  struct Fold;

  void add_meeting(NodeId node, const MeetingEdges& edges, bool tell_place);
  void hide_offices();
  void hide_repeats(NodeId node, const MeetingEdges& edges);
  bool joins(EdgeId edge, NodeId a, NodeId b) const;
  bool is_highlighted(NodeId node) const;

  const EntityGraph& graph_;
  const Subgraph& subgraph_;
  const Offices& offices_;
  const std::vector<NodeId>& highlight_;
  std::set<NodeId> hidden_nodes_;
  std::set<EdgeId> hidden_edges_;
  std::vector<Assertion> assertions_;
  std::size_t self_loops_ = 0;
};

}  // namespace whomet
