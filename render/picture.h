// What a diagram shows, before any Graphviz: nodes with wrapped labels, lines with their texts.
// A pure function of the graph, so that it can be tested without pictures.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "graph/entity_graph.h"
#include "graph/subgraph.h"
#include "render/style.h"

namespace whomet {

struct PictureNode {
  NodeId node;
  std::string id;  // of the entity or meeting
  EntityType type;
  std::vector<std::string> label;  // lines
  std::string tooltip;
  bool highlighted = false;
};

struct PictureEdge {
  std::size_t tail = 0;  // indices into Picture::nodes
  std::size_t head = 0;
  bool directed = true;
  bool reversed = false;  // for layers only: draw from head to tail, the arrow at the tail's end
  Reality reality = Reality::kFact;
  std::vector<std::string> label;  // lines; a relation has one to three
  std::vector<std::string> predicates;
  std::string id;       // of the first statement or meeting
  std::string tooltip;  // a sentence of evidence
  std::size_t sources = 0;
};

struct Picture {
  std::vector<PictureNode> nodes;
  std::vector<PictureEdge> edges;   // one per pair of nodes, direction and kind of reality
  std::size_t shown_relations = 0;  // edges of the subgraph that are in the picture, folded or not
  std::size_t total_relations = 0;
  std::size_t left_out_nodes = 0;  // nodes of the subgraph without a line
  std::size_t sources = 0;         // documents behind all that is shown
};

// A meeting without a name and with two participants, or with one and a place, is drawn as a line
// between the two ("met in Oslo 2023-02-22"), and what follows from it is not drawn again. Where a
// meeting stays a node, the lines "met" between its participants that follow from it are left out.
// Relations of a node to itself are not drawn. Nodes without any line are left out, unless
// highlighted or nothing else is there.
Picture make_picture(const EntityGraph& graph, const Subgraph& subgraph,
                     const std::vector<NodeId>& highlight);

}  // namespace whomet
