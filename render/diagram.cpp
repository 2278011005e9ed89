#include "render/diagram.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "render/dot.h"
#include "render/picture.h"

namespace whomet {
namespace {

// Folding makes fewer lines than relations, so more relations fit than max_edges says. Tries the
// largest number first that could, then less.
std::pair<Subgraph, Picture> fitting_picture(const EntityGraph& graph, const Subgraph& subgraph,
                                             const DiagramOptions& options) {
  Picture picture = make_picture(graph, subgraph, options.highlight);
  if (picture.edges.size() <= options.max_edges) return {subgraph, std::move(picture)};
  auto limit = std::min(subgraph.edges.size(), options.max_edges * 4);
  for (;;) {
    auto cut = most_connected(graph, subgraph, options.highlight, limit);
    picture = make_picture(graph, cut, options.highlight);
    if (picture.edges.size() <= options.max_edges || limit <= options.max_edges) {
      return {std::move(cut), std::move(picture)};
    }
    limit = std::max(options.max_edges, limit * options.max_edges / picture.edges.size());
  }
}

std::string plural(std::size_t count, std::string_view one, std::string_view many) {
  std::string text = std::to_string(count) + " ";
  text += count == 1 ? one : many;
  return text;
}

std::string caption_of(const Picture& picture) {
  std::string caption;
  if (picture.shown_relations < picture.total_relations) {
    caption = std::to_string(picture.shown_relations) + " of " +
              plural(picture.total_relations, "relation", "relations") +
              " shown (the best connected)";
  } else {
    caption = plural(picture.total_relations, "relation", "relations");
  }
  if (picture.sources > 0) caption += " from " + plural(picture.sources, "document", "documents");
  return caption;
}

// Makes lines run left to right as one goes away from the first node of a path, whichever way the
// relation points.
void turn_away_from(Picture& picture, NodeId start) {
  const auto count = picture.nodes.size();
  std::vector<std::size_t> hops(count, count);
  for (std::size_t i = 0; i < count; ++i) {
    if (picture.nodes[i].node == start) hops[i] = 0;
  }
  for (std::size_t round = 0; round < count; ++round) {
    bool changed = false;
    for (const auto& edge : picture.edges) {
      for (const auto& [a, b] :
           {std::pair(edge.tail, edge.head), std::pair(edge.head, edge.tail)}) {
        if (hops[a] < count && hops[a] + 1 < hops[b]) {
          hops[b] = hops[a] + 1;
          changed = true;
        }
      }
    }
    if (!changed) break;
  }
  for (auto& edge : picture.edges) edge.reversed = hops[edge.head] < hops[edge.tail];
}

// Blanks the time at which cairo wrote a PDF: same input, same bytes. The length stays, since a PDF
// tells where its parts begin.
void leave_out_clock(std::string& pdf) {
  constexpr std::string_view kEntry = "/CreationDate (D:";
  const auto begin = pdf.rfind(kEntry);
  if (begin == std::string::npos) return;
  const auto end = pdf.find(')', begin);
  if (end == std::string::npos || end - begin > 2 * kEntry.size()) return;
  pdf.replace(begin, end + 1 - begin, end + 1 - begin, ' ');
}

}  // namespace

std::optional<DiagramFormat> parse_diagram_format(std::string_view name) {
  if (name == "dot" || name == "gv") return DiagramFormat::kDot;
  if (name == "svg") return DiagramFormat::kSvg;
  if (name == "png") return DiagramFormat::kPng;
  if (name == "pdf") return DiagramFormat::kPdf;
  return std::nullopt;
}

std::string draw(const EntityGraph& graph, const Subgraph& subgraph, DiagramFormat format,
                 const DiagramOptions& options) {
  auto [cut, picture] = fitting_picture(graph, subgraph, options);
  DotOptions dot;
  dot.layered = options.layout == DiagramLayout::kLayered ||
                (options.layout == DiagramLayout::kAuto && options.highlight.size() > 1);
  dot.title = options.title;
  dot.caption = caption_of(picture);
  dot.legend = options.legend;
  if (dot.layered && options.highlight.size() > 1) {
    turn_away_from(picture, options.highlight.front());
    for (std::size_t i = 0; i < picture.nodes.size(); ++i) {
      if (picture.nodes[i].node == options.highlight.back()) dot.last = i;
    }
  }
  if (format == DiagramFormat::kDot) return to_dot(picture, dot);
  if (format == DiagramFormat::kSvg) return render_graphviz(picture, dot, "svg");
  if (format == DiagramFormat::kPng) return render_graphviz(picture, dot, "png:cairo");
  auto pdf = render_graphviz(picture, dot, "pdf");
  leave_out_clock(pdf);
  return pdf;
}

}  // namespace whomet
