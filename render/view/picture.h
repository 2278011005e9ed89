// What a diagram of nodes and lines shows: cards with wrapped texts, lines with what they say and
// who says it. A pure function of the graph: no fonts, no places, no output format.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "graph/entity_graph.h"
#include "graph/subgraph.h"
#include "render/style.h"

namespace whomet {

class Offices;  // render/view/offices.h

struct PictureNode {
  NodeId node{};
  std::string id;  // of the entity or meeting
  EntityType type = EntityType::kTopic;
  std::vector<std::string> label;  // lines
  std::vector<std::string> note;   // small print: an office, the date of a meeting
  std::string tooltip;
  bool highlighted = false;
  bool community = false;        // stands for many nodes
  std::size_t group = kNoGroup;  // index into Picture::groups

  static constexpr std::size_t kNoGroup = static_cast<std::size_t>(-1);
};

struct LabelLine {
  std::string text;
  std::string references;  // "[1,3]" after the last line of a relation
  Reality reality = Reality::kFact;
};

struct PictureEdge {
  std::size_t tail = 0;  // indices into Picture::nodes
  std::size_t head = 0;
  bool arrow_tail = false;  // something that is said points at the tail
  bool arrow_head = false;
  Reality reality = Reality::kFact;  // the most certain of all that is said
  std::vector<LabelLine> label;
  std::vector<std::string> predicates;
  std::string id;       // of the first statement or meeting
  std::string tooltip;  // everything that is said, with its sentences
  std::size_t sources = 0;
};

// What "[1]" stands for.
struct Reference {
  std::string quote;   // "" if it is the whole document
  std::string source;  // "Title, 2023-02-22, a.txt"
};

struct Picture {
  std::vector<PictureNode> nodes;
  std::vector<PictureEdge> edges;    // one per pair of nodes
  std::vector<std::string> groups;   // titles
  std::vector<std::string> remarks;  // what is said besides the lines, with "[1]"
  std::vector<Reference> references;
  std::size_t unlisted_references = 0;  // documents beyond those that are numbered
  std::size_t shown_relations = 0;  // edges of the subgraph that are in the picture, folded or not
  std::size_t total_relations = 0;
  bool is_cut = false;             // to those that hang together best
  std::size_t left_out_nodes = 0;  // nodes of the subgraph without a line
  std::size_t sources = 0;         // documents behind all that is shown
};

enum class Grouping { kNone, kCountry, kCommunity };

struct PictureOptions {
  std::vector<NodeId> highlight;
  bool tell_offices = false;    // on the card of a person rather than by a line to the country
  bool cite_sentences = false;  // references are sentences rather than documents
  Grouping grouping = Grouping::kNone;
  std::vector<const Statement*> remarks;  // told in words below the drawing
};

// The card of a node: its name, and in small print an office, or the date and place of a meeting.
PictureNode make_card(const EntityGraph& graph, NodeId node, const Offices& offices,
                      bool highlighted);

// All that is said between two nodes is one line with some rows of text. Relations of a node to
// itself are not drawn. Nodes without any line are left out, unless highlighted or nothing else is
// there.
Picture make_picture(const EntityGraph& graph, const Subgraph& subgraph,
                     const PictureOptions& options);

}  // namespace whomet
