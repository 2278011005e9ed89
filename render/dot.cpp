// cgraph builds and quotes; it wants char*, so every name and value is a local std::string.
#include "render/dot.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <memory>

#include <graphviz/cgraph.h>

#include "render/drawing/scene.h"
#include "render/escape.h"
#include "render/layout/graphviz.h"

namespace whomet {
namespace {

struct CloseGraph {
  void operator()(Agraph_t* graph) const { agclose(graph); }
};
using Graph = std::unique_ptr<Agraph_t, CloseGraph>;

void set(void* object, std::string name, std::string value) {
  std::string none;
  agsafeset(object, name.data(), value.data(), none.data());
}

// The default for all nodes or edges that come later.
void set_default(Agraph_t* graph, int kind, std::string name, std::string value) {
  agattr(graph, kind, name.data(), value.data());
}

std::string number(double value) {
  std::array<char, 32> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value,
                                 std::chars_format::fixed, 2);
  return std::string(digits.data(), end.ptr);
}

const char* graphviz_shape(NodeShape shape) {
  switch (shape) {
    case NodeShape::kPill:
      return "ellipse";
    case NodeShape::kHexagon:
      return "hexagon";
    case NodeShape::kOctagon:
      return "octagon";
    case NodeShape::kStack:
      return "box3d";
    case NodeShape::kNote:
      return "note";
    case NodeShape::kTab:
      return "component";
    case NodeShape::kTag:
      return "cds";
    default:
      return "box";
  }
}

const char* graphviz_dashes(Reality reality) {
  switch (reality) {
    case Reality::kClaim:
      return "dotted";
    case Reality::kPlan:
      return "dashed";
    default:
      return "solid";
  }
}

// Writes to a std::string.
Agdisc_t& discipline() {
  static Agiodisc_t io{nullptr,
                       [](void* text, const char* part) {
                         *static_cast<std::string*>(text) += part;
                         return 0;
                       },
                       [](void*) { return 0; }};
  static Agdisc_t disc{&AgMemDisc, &AgIdDisc, &io};
  return disc;
}

class DotWriter {
 public:
  DotWriter(const Picture& picture, const Style& style, const DotOptions& options)
      : picture_(picture), style_(style) {
    std::string name = "whomet";
    graph_.reset(agopen(name.data(), Agdirected, &discipline()));
    set_defaults(options);
    for (std::size_t i = 0; i < picture.groups.size(); ++i) add_cluster(i);
    for (const auto& node : picture.nodes) add_node(node);
    for (const auto& edge : picture.edges) add_edge(edge);
  }

  std::string text() && {
    std::string text;
    agwrite(graph_.get(), &text);
    return text;
  }

 private:
  void set_defaults(const DotOptions& options) {
    auto* graph = graph_.get();
    const auto& page = style_.page;
    set(graph, "charset", "UTF-8");
    set(graph, "fontname", style_.font.family);
    set(graph, "fontcolor", page.text);
    set(graph, "bgcolor", page.background);
    set(graph, "pad", "0.25");
    set(graph, "labelloc", "t");
    set(graph, "labeljust", "l");
    std::string label;
    const auto add_line = [&](const std::string& text) {
      if (!text.empty()) label += escape_label(text) + "\\l";
    };
    add_line(options.title);
    add_line(options.caption);
    for (std::size_t i = 0; i < picture_.references.size(); ++i) {
      const auto& reference = picture_.references[i];
      std::string quote;
      if (!reference.quote.empty()) quote = "\xE2\x80\x9C" + reference.quote + "\xE2\x80\x9D ";
      add_line("[" + std::to_string(i + 1) + "] " + quote + reference.source);
    }
    if (!label.empty()) set(graph, "label", label);
    set(graph, "layout", options.layered ? "dot" : "neato");
    if (options.layered) {
      set(graph, "rankdir", "LR");
    } else {
      set(graph, "overlap", "prism");
      set(graph, "splines", "true");
      set(graph, "sep", "+20,16");
      set(graph, "start", "7");  // the same picture every time
    }
    for (const int kind : {AGNODE, AGEDGE}) {
      set_default(graph, kind, "fontname", style_.font.family);
      set_default(graph, kind, "tooltip", "");
      set_default(graph, kind, "id", "");
      set_default(graph, kind, "class", "");
      set_default(graph, kind, "penwidth", "1.2");
    }
    set_default(graph, AGNODE, "fontsize", number(style_.font.node));
    set_default(graph, AGNODE, "fontcolor", page.node_text);
    set_default(graph, AGEDGE, "fontsize", number(style_.font.line));
    set_default(graph, AGEDGE, "arrowsize", "0.7");
  }

  void add_cluster(std::size_t index) {
    std::string name = "cluster_" + std::to_string(index + 1);
    auto* cluster = agsubg(graph_.get(), name.data(), 1);
    set(cluster, "label", escape_label(picture_.groups[index]));
    set(cluster, "style", "rounded");
    set(cluster, "color", style_.page.cluster_line);
    clusters_.push_back(cluster);
  }

  void add_node(const PictureNode& node) {
    std::string name = node.id;
    auto* drawn = agnode(graph_.get(), name.data(), 1);
    const auto& style = style_.node(node.type);
    std::string label;
    for (const auto& lines : {node.label, node.note}) {
      for (const auto& line : lines) label += (label.empty() ? "" : "\\n") + escape_label(line);
    }
    set(drawn, "label", label);
    set(drawn, "shape", graphviz_shape(style.shape));
    set(drawn, "style", style.shape == NodeShape::kRounded ? "filled,rounded" : "filled");
    set(drawn, "fillcolor", style.fill);
    set(drawn, "color", style.line);
    set(drawn, "tooltip", escape_tooltip(node.tooltip));
    set(drawn, "id", "node_" + identifier(node.id));
    set(drawn, "class", "type_" + std::string(name_of(node.type)));
    if (node.highlighted) set(drawn, "penwidth", "2.60");
    if (node.group != PictureNode::kNoGroup) agsubnode(clusters_[node.group], drawn, 1);
    nodes_.push_back(drawn);
  }

  void add_edge(const PictureEdge& edge) {
    std::string key = edge.id;
    auto* drawn = agedge(graph_.get(), nodes_[edge.tail], nodes_[edge.head], key.data(), 1);
    const auto& style = style_.line(edge.reality);
    std::string label;
    for (const auto& line : edge.label) {
      label += (label.empty() ? "" : "\\n") + escape_label(line.text);
      if (!line.references.empty()) label += " " + line.references;
    }
    std::string classes(name_of(edge.reality));
    for (const auto& predicate : edge.predicates) classes += " " + identifier(predicate);
    set(drawn, "label", label);
    set(drawn, "style", graphviz_dashes(edge.reality));
    set(drawn, "color", style.line);
    set(drawn, "fontcolor", style.text);
    set(drawn, "penwidth", number(line_width(edge.sources)));
    set(drawn, "tooltip", escape_tooltip(edge.tooltip));
    set(drawn, "labeltooltip", escape_tooltip(edge.tooltip));
    set(drawn, "id", "edge_" + identifier(edge.id));
    set(drawn, "class", classes);
    set(drawn, "dir",
        edge.arrow_head && edge.arrow_tail ? "both"
        : edge.arrow_head                  ? "forward"
        : edge.arrow_tail                  ? "back"
                                           : "none");
  }

  const Picture& picture_;
  const Style& style_;
  Graph graph_;
  std::vector<Agraph_t*> clusters_;
  std::vector<Agnode_t*> nodes_;
};

}  // namespace

std::string to_dot(const Picture& picture, const Style& style, const DotOptions& options) {
  const auto lock = graphviz_lock();
  return DotWriter(picture, style, options).text();
}

}  // namespace whomet
