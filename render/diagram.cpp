#include "render/diagram.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

#include "render/dot.h"
#include "render/drawing/cards.h"
#include "render/drawing/page.h"
#include "render/drawing/svg.h"
#include "render/drawing/timeline_drawing.h"
#include "render/layout/placement.h"
#include "render/view/occasion.h"
#include "render/view/overview.h"

namespace whomet {
namespace {

enum class Arrangement { kNetwork, kColumns, kAround };

bool is_layered(const DiagramOptions& options) {
  return options.highlight.size() > 1 && options.layout != DiagramLayout::kNetwork;
}

PictureOptions picture_options(const DiagramOptions& options) {
  PictureOptions picture;
  picture.highlight = options.highlight;
  picture.tell_offices = !is_layered(options);
  picture.cite_sentences = is_layered(options);
  picture.grouping = options.grouping;
  return picture;
}

// Folding makes fewer lines than relations, so more relations fit than max_edges says. Tries the
// largest number first that could, then less.
Picture fitting_picture(const EntityGraph& graph, const Subgraph& subgraph,
                        const DiagramOptions& options) {
  const auto how = picture_options(options);
  auto limit = std::min(subgraph.edges.size(), options.max_edges * 4);
  Picture picture;
  if (limit == subgraph.edges.size()) {
    picture = make_picture(graph, subgraph, how);
    if (picture.edges.size() <= options.max_edges) return picture;
  }
  for (;;) {
    const auto cut = most_connected(graph, subgraph, options.highlight, limit);
    picture = make_picture(graph, cut, how);
    picture.is_cut = true;
    if (picture.edges.size() <= options.max_edges || limit <= options.max_edges) break;
    limit = std::min(
        limit - 1, std::max(options.max_edges, limit * options.max_edges /
                                                   std::max<std::size_t>(1, picture.edges.size())));
  }
  return picture;
}

std::string plural(std::size_t count, std::string_view one, std::string_view many) {
  std::string text = std::to_string(count) + " ";
  text += count == 1 ? one : many;
  return text;
}

std::string from_documents(std::size_t sources) {
  return sources == 0 ? "" : " from " + plural(sources, "document", "documents");
}

// "110 of 235 relations shown (the best connected; confidence from 0.4) from 12 documents"
std::string caption_of(const Picture& picture, const std::string& chosen_by = "") {
  std::string caption;
  if (picture.shown_relations < picture.total_relations) {
    std::string reason = picture.is_cut ? "the best connected" : "";
    if (!reason.empty() && !chosen_by.empty()) reason += "; ";
    reason += chosen_by;
    caption = std::to_string(picture.shown_relations) + " of " +
              plural(picture.total_relations, "relation", "relations") + " shown";
    if (!reason.empty()) caption += " (" + reason + ")";
  } else {
    caption = plural(picture.total_relations, "relation", "relations");
  }
  return caption + from_documents(picture.sources);
}

// The texts of very many lines would hide them.
void leave_out_texts(Picture& picture) {
  if (picture.edges.size() <= kMostAnnealed) return;
  for (auto& edge : picture.edges) edge.label.clear();
  picture.references.clear();
  picture.unlisted_references = 0;
}

NetworkInput input_of(const Picture& picture, const Pen& pen) {
  NetworkInput input;
  for (const auto& node : picture.nodes) {
    if (node.highlighted && !node.community && !input.centre) input.centre = input.nodes.size();
    input.nodes.push_back(card_size(node, pen));
    if (!picture.groups.empty()) input.groups.push_back(node.group);
  }
  for (const auto& edge : picture.edges) {
    input.lines.push_back(
        {edge.tail, edge.head, edge.label.empty() ? Size{} : label_size(edge.label, pen)});
  }
  input.group_count = picture.groups.size();
  input.group_title = group_title_height(pen);
  for (const auto& title : picture.groups) {
    input.title_widths.push_back(pen.width(title, pen.style().font.note, true) + 12.0);
  }
  return input;
}

std::size_t index_of(const Picture& picture, NodeId node) {
  for (std::size_t i = 0; i < picture.nodes.size(); ++i) {
    if (picture.nodes[i].node == node) return i;
  }
  return 0;
}

Page page_of(const Picture& picture, const std::string& caption, const DiagramOptions& options) {
  Page page;
  page.title = options.title;
  page.caption = caption;
  page.remarks = picture.remarks;
  page.legend = options.legend;
  for (const auto& node : picture.nodes) {
    if (!node.community) page.types.insert(node.type);
  }
  const bool overview = !picture.nodes.empty() && picture.nodes.front().community;
  for (const auto& edge : picture.edges) {
    if (overview) break;  // its lines tell how much, not what
    page.realities.insert(edge.reality);
    page.widths = page.widths || edge.sources > 1;
  }
  page.references = picture.references;
  page.unlisted_references = picture.unlisted_references;
  return page;
}

std::vector<SceneGroup> body_of(const Picture& picture, const Placement& placement,
                                const Pen& pen) {
  std::vector<SceneGroup> body;
  for (std::size_t i = 0; i < placement.groups.size(); ++i) {
    body.push_back(draw_group(picture.groups[i], i, placement.groups[i], pen));
  }
  for (std::size_t i = 0; i < picture.edges.size(); ++i) {
    body.push_back(draw_line(picture.edges[i], placement.lines[i], pen));
  }
  for (std::size_t i = 0; i < picture.edges.size(); ++i) {
    if (picture.edges[i].label.empty()) continue;
    body.push_back(draw_label(picture.edges[i], placement.labels[i], pen));
  }
  for (std::size_t i = 0; i < picture.nodes.size(); ++i) {
    body.push_back(draw_card(picture.nodes[i], placement.nodes[i], pen));
  }
  return body;
}

Scene scene_of(const Picture& picture, const std::string& caption, Arrangement arrangement,
               const DiagramOptions& options) {
  Graphviz graphviz;
  const Pen pen(options.style, graphviz);
  const auto input = input_of(picture, pen);
  Placement placement;
  if (arrangement == Arrangement::kAround && input.centre) {
    placement = place_around(input);
  } else if (arrangement == Arrangement::kColumns && !picture.nodes.empty()) {
    placement = place_in_columns(graphviz, input, index_of(picture, options.highlight.front()),
                                 index_of(picture, options.highlight.back()));
  } else {
    placement = place_as_network(graphviz, input);
  }
  return compose(body_of(picture, placement, pen), page_of(picture, caption, options), pen);
}

std::string write(const Scene& scene, DiagramFormat format) {
  if (format == DiagramFormat::kSvg) return to_svg(scene);
  return Graphviz().write(scene, format == DiagramFormat::kPng ? "png" : "pdf");
}

std::string meeting_title(const EntityGraph& graph, NodeId meeting, const DiagramOptions& options) {
  if (!options.title.empty()) return options.title;
  auto title = graph.label(meeting);
  if (!title.empty() && title[0] >= 'a' && title[0] <= 'z') {
    title[0] = static_cast<char>(title[0] - 'a' + 'A');
  }
  return title;
}

std::string overview_caption(const Overview& overview) {
  const auto shown = overview.picture.nodes.size();
  std::string caption = shown < overview.communities
                            ? std::to_string(shown) + " of " +
                                  plural(overview.communities, "community", "communities") + " of "
                            : plural(shown, "community", "communities") + " of ";
  return caption + plural(overview.picture.total_relations, "relation", "relations") +
         from_documents(overview.picture.sources) +
         "; each card names who is linked most within it" +
         (overview.bonds_left_out == 0
              ? ""
              : "; the " + std::to_string(overview.bonds_left_out) + " weakest lines are left out");
}

// What the timeline shows, as nodes and lines.
Subgraph subgraph_of(const EntityGraph& graph, const Timeline& timeline) {
  std::set<NodeId> nodes;
  std::set<EdgeId> edges;
  for (const auto& occasion : timeline.occasions) {
    const auto meeting = graph.find(occasion.id);
    if (!meeting) continue;
    nodes.insert(*meeting);
    for (const auto list : {graph.in_edges(*meeting), graph.out_edges(*meeting)}) {
      for (const auto edge : list) {
        edges.insert(edge);
        nodes.insert({graph.source(edge), graph.target(edge)});
      }
    }
  }
  return {{nodes.begin(), nodes.end()}, {edges.begin(), edges.end()}, edges.size()};
}

}  // namespace

std::optional<DiagramFormat> parse_diagram_format(std::string_view name) {
  if (name == "dot" || name == "gv") return DiagramFormat::kDot;
  if (name == "svg") return DiagramFormat::kSvg;
  if (name == "png") return DiagramFormat::kPng;
  if (name == "pdf") return DiagramFormat::kPdf;
  return std::nullopt;
}

Scene draw_scene(const EntityGraph& graph, const Subgraph& subgraph,
                 const DiagramOptions& options) {
  auto picture = fitting_picture(graph, subgraph, options);
  const auto caption = caption_of(picture, options.chosen_by);
  leave_out_texts(picture);
  return scene_of(picture, caption,
                  is_layered(options) ? Arrangement::kColumns : Arrangement::kNetwork, options);
}

Scene meeting_scene(const EntityGraph& graph, NodeId meeting, const DiagramOptions& options) {
  const auto picture = make_occasion(graph, meeting);
  auto titled = options;
  titled.title = meeting_title(graph, meeting, options);
  return scene_of(picture, caption_of(picture), Arrangement::kAround, titled);
}

Scene overview_scene(const EntityGraph& graph, const Subgraph& subgraph,
                     const DiagramOptions& options) {
  const auto overview = make_overview(graph, subgraph);
  return scene_of(overview.picture, overview_caption(overview), Arrangement::kNetwork, options);
}

Scene timeline_scene(const EntityGraph& graph, const TimelineOptions& timeline_options,
                     const DiagramOptions& options) {
  const auto timeline = make_timeline(graph, timeline_options);
  Graphviz graphviz;
  const Pen pen(options.style, graphviz);
  Page page;
  page.title = options.title;
  page.legend = options.legend;
  const auto shown = timeline.occasions.size();
  page.caption = shown < timeline.total_occasions
                     ? std::to_string(shown) + " of " +
                           plural(timeline.total_occasions, "occasion", "occasions") + " shown"
                     : plural(shown, "occasion", "occasions");
  page.caption += from_documents(timeline.sources);
  page.marks = true;
  for (const auto& lane : timeline.lanes) page.types.insert(lane.type);
  for (const auto& occasion : timeline.occasions) page.realities.insert(occasion.reality);
  page.references = timeline.references;
  page.unlisted_references = timeline.unlisted_references;
  return compose(draw_timeline_body(timeline, pen), page, pen);
}

std::string draw(const EntityGraph& graph, const Subgraph& subgraph, DiagramFormat format,
                 const DiagramOptions& options) {
  if (format != DiagramFormat::kDot) return write(draw_scene(graph, subgraph, options), format);
  const auto picture = fitting_picture(graph, subgraph, options);
  return to_dot(picture, options.style,
                {is_layered(options), options.title, caption_of(picture, options.chosen_by)});
}

std::string draw_meeting(const EntityGraph& graph, NodeId meeting, DiagramFormat format,
                         const DiagramOptions& options) {
  if (format != DiagramFormat::kDot) return write(meeting_scene(graph, meeting, options), format);
  const auto picture = make_occasion(graph, meeting);
  return to_dot(picture, options.style,
                {false, meeting_title(graph, meeting, options), caption_of(picture)});
}

std::string draw_overview(const EntityGraph& graph, const Subgraph& subgraph, DiagramFormat format,
                          const DiagramOptions& options) {
  if (format != DiagramFormat::kDot) return write(overview_scene(graph, subgraph, options), format);
  const auto overview = make_overview(graph, subgraph);
  return to_dot(overview.picture, options.style,
                {false, options.title, overview_caption(overview)});
}

std::string draw_timeline(const EntityGraph& graph, const TimelineOptions& timeline,
                          DiagramFormat format, const DiagramOptions& options) {
  if (format != DiagramFormat::kDot) return write(timeline_scene(graph, timeline, options), format);
  return draw(graph, subgraph_of(graph, make_timeline(graph, timeline)), format, options);
}

}  // namespace whomet
