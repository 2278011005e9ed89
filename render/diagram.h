// A subgraph as a Graphviz diagram: DOT (cgraph), SVG, PNG, PDF (gvc).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/entity_graph.h"
#include "graph/subgraph.h"

namespace whomet {

enum class DiagramFormat { kDot, kSvg, kPng, kPdf };

std::optional<DiagramFormat> parse_diagram_format(std::string_view name);

enum class DiagramLayout {
  kAuto,
  kLayered,
  kSpring
};  // auto: layered (dot, left to right) for paths

struct DiagramOptions {
  DiagramLayout layout = DiagramLayout::kAuto;
  std::string title;              // "Wang Yi – Joe Biden"
  std::vector<NodeId> highlight;  // ends of a path, focus of a neighbourhood
  std::size_t max_edges = 60;     // the caption says "N of M shown" where it cuts
  bool legend = true;
};

// The bytes of the file. Throws std::runtime_error if Graphviz fails.
std::string draw(const EntityGraph& graph, const Subgraph& subgraph, DiagramFormat format,
                 const DiagramOptions& options);

}  // namespace whomet
