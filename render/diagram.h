// Parts of the graph as diagrams. Three steps, each of which knows nothing of the next: a view says
// what is shown (render/view), a layout where it goes (render/layout), and a drawing what it looks
// like (render/drawing); the drawing is written as SVG, PNG or PDF. DOT is written from the view.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/entity_graph.h"
#include "graph/subgraph.h"
#include "render/drawing/scene.h"
#include "render/style.h"
#include "render/view/picture.h"
#include "render/view/timeline.h"

namespace whomet {

// What is less sure than this is more often wrong than right (docs/evaluation.md): networks draw it
// only where somebody asks for it. Paths, queries and meetings are drawn as they were asked for.
inline constexpr double kSureEnough = 0.4;

enum class DiagramFormat { kDot, kSvg, kPng, kPdf };

std::optional<DiagramFormat> parse_diagram_format(std::string_view name);

enum class DiagramLayout {
  kAuto,     // columns where two nodes are highlighted: a path; else a network
  kColumns,  // from the first highlighted node to the last
  kNetwork,
};

struct DiagramOptions {
  DiagramLayout layout = DiagramLayout::kAuto;
  std::string title;              // "Wang Yi – Joe Biden"
  std::vector<NodeId> highlight;  // ends of a path, focus of a neighbourhood
  std::size_t max_edges = 60;     // lines; the caption says "N of M shown" where it cuts
  std::string chosen_by;          // for the caption, where a filter chose: "confidence from 0.4"
  bool legend = true;             // and the list of sources
  Grouping grouping = Grouping::kNone;
  Style style = default_style(Theme::kLight);
};

// A path, a neighbourhood, the answer of a query, the whole graph: the bytes of the file.
// Throws std::runtime_error if Graphviz fails.
std::string draw(const EntityGraph& graph, const Subgraph& subgraph, DiagramFormat format,
                 const DiagramOptions& options);

// One meeting and all who had a part in it. Uses of the options: title, legend, style.
std::string draw_meeting(const EntityGraph& graph, NodeId meeting, DiagramFormat format,
                         const DiagramOptions& options);

// Communities of a large graph. Uses of the options: title, legend, style.
std::string draw_overview(const EntityGraph& graph, const Subgraph& subgraph, DiagramFormat format,
                          const DiagramOptions& options);

// Who met whom along time. Uses of the options: title, legend, style. In DOT, people and meetings
// become nodes.
std::string draw_timeline(const EntityGraph& graph, const TimelineOptions& timeline,
                          DiagramFormat format, const DiagramOptions& options);

// The same as drawings, for viewers and tests.
Scene draw_scene(const EntityGraph& graph, const Subgraph& subgraph, const DiagramOptions& options);
Scene meeting_scene(const EntityGraph& graph, NodeId meeting, const DiagramOptions& options);
Scene overview_scene(const EntityGraph& graph, const Subgraph& subgraph,
                     const DiagramOptions& options);
Scene timeline_scene(const EntityGraph& graph, const TimelineOptions& timeline,
                     const DiagramOptions& options);

}  // namespace whomet
