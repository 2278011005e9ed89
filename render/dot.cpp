// cgraph builds and quotes; it wants char*, so every name and value is a local std::string.
//
// Drawing puts the text of a line into a node of its own, halfway along the line: a layout then
// keeps it clear of everything, which Graphviz does not do for edge labels. Layers (dot) do that at
// once. The spring layout (neato) runs twice: first the nodes alone, wide enough apart for the
// texts; then with the texts put in the middle of the lines, only removing overlaps and routing the
// lines.
#include "render/dot.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <memory>
#include <mutex>
#include <stdexcept>
#include <string_view>

#include <graphviz/cgraph.h>
#include <graphviz/gvc.h>

#include "render/escape.h"
#include "render/legend.h"
#include "render/wrap.h"

namespace whomet {
namespace {

// Above this many lines the texts are plain edge labels: layouts of nodes take too long.
constexpr std::size_t kMostLabelNodes = 250;
// Above this many, lines are straight: leading curves around nodes takes the cube of their number.
constexpr std::size_t kMostCurves = 120;
constexpr double kInchesPerColumn = 0.08;

struct CloseGraph {
  void operator()(Agraph_t* graph) const { agclose(graph); }
};
using Graph = std::unique_ptr<Agraph_t, CloseGraph>;

std::mutex& graphviz_mutex() {
  static std::mutex mutex;
  return mutex;
}

// What Graphviz complains of, instead of its printing it. Guarded by graphviz_mutex().
std::string& complaints() {
  static std::string text;
  return text;
}

int note_complaint(char* text) {
  complaints() += text;
  return 0;
}

void set(void* object, std::string name, std::string value) {
  std::string none;
  agsafeset(object, name.data(), value.data(), none.data());
}

// The default for all nodes or edges that come later.
void set_default(Agraph_t* graph, int kind, std::string name, std::string value) {
  agattr(graph, kind, name.data(), value.data());
}

void set_html(Agraph_t* graph, std::string name, std::string html) {
  char* shared = agstrdup_html(graph, html.data());
  std::string none;
  agsafeset(graph, name.data(), shared, none.data());
  agstrfree(graph, shared);
}

std::string number(double value) {
  std::array<char, 32> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value,
                                 std::chars_format::fixed, 2);
  return std::string(digits.data(), end.ptr);
}

std::string joined_lines(const std::vector<std::string>& lines) {
  std::string text;
  for (const auto& line : lines) text += (text.empty() ? "" : "\\n") + escape_label(line);
  return text;
}

// Letters, digits and "_": an XML id and a CSS class may hold more, but Graphviz writes "-" as
// "&#45;".
std::string identifier(std::string_view text) {
  std::string id;
  for (const char c : text) {
    const bool kept = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    id += kept ? c : '_';
  }
  return id;
}

std::size_t widest(const std::vector<std::string>& lines) {
  std::size_t columns = 0;
  for (const auto& line : lines) columns = std::max(columns, columns_of(line));
  return columns;
}

std::string_view class_of(Reality reality) {
  constexpr std::string_view kClasses[] = {"fact", "claim", "plan", "denied"};
  return kClasses[static_cast<std::size_t>(reality)];
}

void set_defaults(Agraph_t* graph, const DotOptions& options) {
  set(graph, "charset", "UTF-8");
  set(graph, "fontname", kFont);
  set(graph, "bgcolor", "white");
  set(graph, "pad", "0.25");
  set(graph, "labelloc", "t");
  set(graph, "labeljust", "l");
  set(graph, "outputorder", "edgesfirst");
  set(graph, "forcelabels", "true");
  set(graph, "layout", options.layered ? "dot" : "neato");
  if (options.layered) {
    set(graph, "rankdir", "LR");
    set(graph, "nodesep", "0.35");
    set(graph, "ranksep", "0.3");
  } else {
    set(graph, "overlap", "prism");
    set(graph, "overlap_scaling", "-4");
    set(graph, "splines", "true");
    set(graph, "sep", "+10,8");
    set(graph, "esep", "+4,3");
    set(graph, "start", "7");  // the same picture every time
  }
  for (const int kind : {AGNODE, AGEDGE}) {
    set_default(graph, kind, "fontname", kFont);
    set_default(graph, kind, "tooltip", "");
    set_default(graph, kind, "id", "");
    set_default(graph, kind, "class", "");
    set_default(graph, kind, "penwidth", "1.2");
    set_default(graph, kind, "color", "#404040");
  }
  set_default(graph, AGNODE, "fontsize", "11");
  set_default(graph, AGNODE, "fontcolor", "#101010");
  set_default(graph, AGNODE, "height", "0.4");
  set_default(graph, AGEDGE, "fontsize", "9");
  set_default(graph, AGEDGE, "arrowsize", "0.7");
}

struct Point {
  double x = 0.0;  // in points of 1/72 inch
  double y = 0.0;
};

enum class Labels {
  kOnEdges,  // plain edges: the DOT text that we hand out
  kNone,     // no texts, and edges as springs
  kNodes,    // edges in two halves with a node between them
};

// What the engine is asked to do.
enum class Pass {
  kWhole,       // all at once
  kPlaceNodes,  // the three passes of the spring layout
  kPlaceLabels,
  kRouteLines,
};

class Builder {
 public:
  // `positions`: what the pass before found, of nodes and labels in the order of their making.
  Builder(const Picture& picture, const DotOptions& options, Labels labels,
          Pass pass = Pass::kWhole, std::vector<Point> positions = {})
      : picture_(picture), layered_(options.layered), positions_(std::move(positions)) {
    std::string name = "whomet";
    graph_.reset(agopen(name.data(), Agdirected, &discipline()));
    set_defaults(graph_.get(), options);
    set_pass(pass);
    const auto header = header_label(picture, options.title, options.caption, options.legend);
    const bool last = pass == Pass::kWhole || pass == Pass::kRouteLines;
    if (!header.empty() && last) set_html(graph_.get(), "label", header);
    for (const auto& node : picture.nodes) add_node(node);
    if (options.layered && options.last) put_last(*options.last);
    for (std::size_t i = 0; i < picture.edges.size(); ++i) {
      switch (labels) {
        case Labels::kOnEdges:
          add_plain_edge(picture.edges[i]);
          break;
        case Labels::kNone:
          add_spring(picture.edges[i]);
          break;
        case Labels::kNodes:
          add_halved_edge(i);
          break;
      }
    }
  }

  // At the right margin, where a path ends.
  void put_last(std::size_t node) {
    std::string name = "last";
    auto* group = agsubg(graph_.get(), name.data(), 1);
    agsubnode(group, nodes_[node], 1);
    set(group, "rank", "max");
  }

  Graph take() && { return std::move(graph_); }

 private:
  // Writes to a std::string.
  static Agdisc_t& discipline() {
    static Agiodisc_t io{nullptr,
                         [](void* text, const char* part) {
                           *static_cast<std::string*>(text) += part;
                           return 0;
                         },
                         [](void*) { return 0; }};
    static Agdisc_t disc{&AgMemDisc, &AgIdDisc, &io};
    return disc;
  }

  void set_pass(Pass pass) {
    const bool layered = pass == Pass::kWhole && layered_;
    if (!layered && picture_.edges.size() > kMostCurves) set(graph_.get(), "splines", "line");
    if (pass == Pass::kWhole) return;
    if (pass != Pass::kPlaceNodes) set(graph_.get(), "layout", "nop");
    if (pass != Pass::kRouteLines) set(graph_.get(), "splines", "none");
    if (pass == Pass::kRouteLines) set(graph_.get(), "overlap", "true");
  }

  void add_node(const PictureNode& node) {
    std::string name = node.id;
    auto* drawn = agnode(graph_.get(), name.data(), 1);
    const auto& style = node_style(node.type);
    set(drawn, "label", joined_lines(node.label));
    set(drawn, "shape", style.shape);
    set(drawn, "style", style.style);
    set(drawn, "margin", style.margin);
    set(drawn, "fillcolor", style.fill);
    set(drawn, "color", style.line);
    set(drawn, "tooltip", escape_tooltip(node.tooltip));
    set(drawn, "id", "node_" + identifier(node.id));
    set(drawn, "class", "type_" + std::string(name_of(node.type)));
    if (node.highlighted) set(drawn, "penwidth", "3.5");
    if (!positions_.empty()) set_position(drawn, positions_[nodes_.size()]);
    nodes_.push_back(drawn);
  }

  static void set_position(Agnode_t* node, Point point) {
    set(node, "pos", number(point.x) + "," + number(point.y));
  }

  // As long as the text needs, roughly: it will stand between two nodes side by side, or above each
  // other, where it needs less.
  void add_spring(const PictureEdge& edge) {
    const auto& nodes = picture_.nodes;
    const auto text = static_cast<double>(widest(edge.label));
    const auto ends =
        static_cast<double>(widest(nodes[edge.tail].label) + widest(nodes[edge.head].label));
    const auto lines = static_cast<double>(lines_beside(edge));
    std::string key;
    auto* drawn = agedge(graph_.get(), nodes_[edge.tail], nodes_[edge.head], key.data(), 1);
    set(drawn, "len", number(0.8 + kInchesPerColumn * (0.7 * text + 0.4 * ends) + 0.2 * lines));
  }

  static bool same_ends(const PictureEdge& a, const PictureEdge& b) {
    return std::minmax(a.tail, a.head) == std::minmax(b.tail, b.head);
  }

  // How many lines join the same two nodes, this one included.
  std::ptrdiff_t lines_beside(const PictureEdge& edge) const {
    return std::count_if(picture_.edges.begin(), picture_.edges.end(),
                         [&](const PictureEdge& other) { return same_ends(edge, other); });
  }

  // Halfway between the ends; lines between the same two lie side by side.
  Point middle_of(std::size_t index) const {
    const auto& edge = picture_.edges[index];
    const auto before = std::count_if(
        picture_.edges.begin(), picture_.edges.begin() + static_cast<std::ptrdiff_t>(index),
        [&](const PictureEdge& other) { return same_ends(edge, other); });
    const auto all = lines_beside(edge);
    const Point a = positions_[std::min(edge.tail, edge.head)];
    const Point b = positions_[std::max(edge.tail, edge.head)];
    const double length = std::max(1.0, std::hypot(b.x - a.x, b.y - a.y));
    const double side = static_cast<double>(before) - static_cast<double>(all - 1) / 2.0;
    const double across = (a.y - b.y) / length;
    const double along = (b.x - a.x) / length;
    const double step = 16.0 + 44.0 * std::abs(across);  // texts are wider than high
    return {(a.x + b.x) / 2.0 + side * step * across, (a.y + b.y) / 2.0 + side * step * along};
  }

  void set_line(Agedge_t* drawn, const PictureEdge& edge) {
    const auto& style = line_style(edge.reality);
    set(drawn, "style", style.style);
    set(drawn, "color", style.colour);
    set(drawn, "penwidth", number(line_width(edge.sources)));
    set(drawn, "tooltip", escape_tooltip(edge.tooltip));
    std::string classes(class_of(edge.reality));
    for (const auto& predicate : edge.predicates) classes += " " + identifier(predicate);
    set(drawn, "class", classes);
  }

  void add_plain_edge(const PictureEdge& edge) {
    std::string key = edge.id;
    auto* tail = nodes_[edge.reversed ? edge.head : edge.tail];
    auto* head = nodes_[edge.reversed ? edge.tail : edge.head];
    auto* drawn = agedge(graph_.get(), tail, head, key.data(), 1);
    set_line(drawn, edge);
    set(drawn, "id", "edge_" + identifier(edge.id));
    set(drawn, "label", joined_lines(edge.label));
    set(drawn, "labeltooltip", escape_tooltip(edge.tooltip));
    set(drawn, "fontcolor", line_style(edge.reality).label_colour);
    set(drawn, "dir", !edge.directed ? "none" : edge.reversed ? "back" : "forward");
  }

  void add_halved_edge(std::size_t index) {
    const auto& edge = picture_.edges[index];
    auto* label = add_label_node(edge);
    const auto place = nodes_.size() + index;
    if (place < positions_.size()) {
      set_position(label, positions_[place]);
    } else if (!positions_.empty()) {
      set_position(label, middle_of(index));
    }
    const auto tail = edge.reversed ? edge.head : edge.tail;
    const auto head = edge.reversed ? edge.tail : edge.head;
    std::string first = "edge_" + identifier(edge.id);
    auto* to_label = agedge(graph_.get(), nodes_[tail], label, first.data(), 1);
    set_line(to_label, edge);
    set(to_label, "id", first);
    set(to_label, "dir", edge.directed && edge.reversed ? "back" : "none");
    std::string second = first + "_end";
    auto* from_label = agedge(graph_.get(), label, nodes_[head], second.data(), 1);
    set_line(from_label, edge);
    set(from_label, "id", second);
    set(from_label, "dir", edge.directed && !edge.reversed ? "forward" : "none");
  }

  Agnode_t* add_label_node(const PictureEdge& edge) {
    std::string name = "label_" + identifier(edge.id);
    auto* label = agnode(graph_.get(), name.data(), 1);
    set(label, "label", joined_lines(edge.label));
    set(label, "shape", "box");
    set(label, "style", "filled");
    set(label, "fillcolor", "white");
    set(label, "color", "white");
    set(label, "penwidth", "0");
    set(label, "margin", "0.03,0.02");
    set(label, "height", "0.1");
    set(label, "width", "0.1");
    set(label, "fontsize", "9");
    set(label, "fontcolor", line_style(edge.reality).label_colour);
    set(label, "tooltip", escape_tooltip(edge.tooltip));
    set(label, "id", name);
    set(label, "class", "edge_label " + std::string(class_of(edge.reality)));
    return label;
  }

  const Picture& picture_;
  bool layered_;
  std::vector<Point> positions_;
  Graph graph_;
  std::vector<Agnode_t*> nodes_;
};

// One for the whole program, never freed: the text plugin keeps the last font name, which belongs
// to the context, in a static variable and compares it when the next diagram is drawn. Guarded by
// graphviz_mutex().
GVC_t* graphviz_context() {
  static GVC_t* const context = gvContext();
  return context;
}

// A graph that is laid out.
class Layout {
 public:
  // The engine is the one that the graph's attribute "layout" names.
  explicit Layout(Graph graph) : graph_(std::move(graph)) {
    if (gvLayout(graphviz_context(), graph_.get(), "dot") != 0) {
      throw std::runtime_error("Graphviz cannot lay the diagram out: " + complaints());
    }
  }
  Layout(const Layout&) = delete;
  Layout& operator=(const Layout&) = delete;
  ~Layout() { gvFreeLayout(graphviz_context(), graph_.get()); }

  // Of the nodes in the order of their making, in whole points.
  std::vector<Point> positions() {
    attach_attrs(graph_.get());
    std::vector<Point> points;
    for (auto* node = agfstnode(graph_.get()); node != nullptr;
         node = agnxtnode(graph_.get(), node)) {
      std::string name = "pos";
      const std::string_view text = agget(node, name.data());
      const auto comma = text.find(',');
      Point point;
      std::from_chars(text.data(), text.data() + std::min(comma, text.size()), point.x);
      if (comma != std::string_view::npos) {
        std::from_chars(text.data() + comma + 1, text.data() + text.size(), point.y);
      }
      points.push_back({std::round(point.x), std::round(point.y)});
    }
    return points;
  }

  std::string render(const std::string& format) {
    char* bytes = nullptr;
    unsigned int length = 0;
    if (gvRenderData(graphviz_context(), graph_.get(), format.c_str(), &bytes, &length) != 0 ||
        bytes == nullptr) {
      throw std::runtime_error("Graphviz cannot write " + format + ": " + complaints());
    }
    std::string result(bytes, length);
    gvFreeRenderData(bytes);
    return result;
  }

 private:
  Graph graph_;
};

}  // namespace

std::string to_dot(const Picture& picture, const DotOptions& options) {
  const std::lock_guard lock(graphviz_mutex());
  const auto graph = Builder(picture, options, Labels::kOnEdges).take();
  std::string text;
  agwrite(graph.get(), &text);
  return text;
}

std::string render_graphviz(const Picture& picture, const DotOptions& options,
                            const std::string& format) {
  const std::lock_guard lock(graphviz_mutex());
  complaints().clear();
  agseterrf(note_complaint);
  agseterr(AGERR);
  const auto labels = picture.edges.size() > kMostLabelNodes ? Labels::kOnEdges : Labels::kNodes;
  if (options.layered || labels == Labels::kOnEdges || picture.nodes.size() < 2) {
    return Layout(Builder(picture, options, labels).take()).render(format);
  }
  Builder first(picture, options, Labels::kNone, Pass::kPlaceNodes);
  auto nodes = Layout(std::move(first).take()).positions();
  Builder second(picture, options, labels, Pass::kPlaceLabels, std::move(nodes));
  auto all = Layout(std::move(second).take()).positions();
  Builder third(picture, options, labels, Pass::kRouteLines, std::move(all));
  return Layout(std::move(third).take()).render(format);
}

}  // namespace whomet
