// cgraph wants char*, so every name and value is a local std::string.
#include "render/layout/graphviz.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <map>
#include <stdexcept>
#include <tuple>

#include <graphviz/cgraph.h>
#include <graphviz/gvc.h>

#include "render/drawing/xdot.h"

namespace whomet {
namespace {

constexpr double kInch = 72.0;
// Texts are measured large, since at small sizes the widths of letters are rounded to pixels.
constexpr double kMeasured = 100.0;
// Above this many boxes stress majorization, which takes their square, gives way to sfdp.
constexpr std::size_t kMostStressed = 300;
// PNG: points to pixels, so that small print is sharp; fewer for what is very large.
constexpr double kResolution = 144.0;
constexpr double kMostPixels = 8000.0;

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

// One for the whole program, never freed: the text plugin keeps the last font name, which belongs
// to the context, in a static variable and compares it when the next text is measured. Guarded by
// graphviz_mutex().
GVC_t* graphviz_context() {
  static GVC_t* const context = gvContext();
  return context;
}

std::string number(double value) {
  std::array<char, 48> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value,
                                 std::chars_format::fixed, 4);
  return std::string(digits.data(), end.ptr);
}

void set(void* object, std::string name, std::string value) {
  std::string none;
  agsafeset(object, name.data(), value.data(), none.data());
}

// The default for all nodes or edges that come later.
void set_default(Agraph_t* graph, int kind, std::string name, std::string value) {
  agattr(graph, kind, name.data(), value.data());
}

std::string attribute_of(void* object, std::string name) {
  const char* value = agget(object, name.data());
  return value == nullptr ? "" : value;
}

double number_of(std::string_view text) {
  double value = 0.0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

Graph new_graph() {
  std::string name = "whomet";
  return Graph(agopen(name.data(), Agdirected, nullptr));
}

// A graph that is laid out.
class Layout {
 public:
  Layout(Graph graph, const char* engine) : graph_(std::move(graph)) {
    complaints().clear();
    if (gvLayout(graphviz_context(), graph_.get(), engine) != 0) {
      throw std::runtime_error("Graphviz cannot lay the diagram out: " + complaints());
    }
  }
  Layout(const Layout&) = delete;
  Layout& operator=(const Layout&) = delete;
  ~Layout() { gvFreeLayout(graphviz_context(), graph_.get()); }

  Agraph_t* graph() { return graph_.get(); }

 private:
  Graph graph_;
};

std::vector<Agnode_t*> add_boxes(Agraph_t* graph, const std::vector<Size>& boxes) {
  set_default(graph, AGNODE, "shape", "box");
  set_default(graph, AGNODE, "fixedsize", "true");
  set_default(graph, AGNODE, "label", "");
  std::vector<Agnode_t*> nodes;
  for (std::size_t i = 0; i < boxes.size(); ++i) {
    std::string name = "n" + std::to_string(i);
    nodes.push_back(agnode(graph, name.data(), 1));
    set(nodes.back(), "width", number(boxes[i].width / kInch));
    set(nodes.back(), "height", number(boxes[i].height / kInch));
  }
  return nodes;
}

// With y downwards, rounded to tenths, so that the last bits of a processor show nowhere.
std::vector<Point> positions_of(Layout& layout, const std::vector<Agnode_t*>& nodes) {
  attach_attrs(layout.graph());
  std::vector<Point> points;
  for (auto* node : nodes) {
    const auto text = attribute_of(node, "pos");
    const auto comma = std::min(text.find(','), text.size());
    const Point point = {number_of(std::string_view(text).substr(0, comma)),
                         comma < text.size() ? number_of(text.substr(comma + 1)) : 0.0};
    points.push_back({std::round(point.x * 10.0) / 10.0, std::round(-point.y * 10.0) / 10.0});
  }
  return points;
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

std::unique_lock<std::mutex> graphviz_lock() {
  return std::unique_lock(graphviz_mutex());
}

struct Graphviz::State {
  std::map<std::tuple<std::string, std::string, bool>, double> widths;  // at kMeasured points
};

Graphviz::Graphviz() : lock_(graphviz_lock()), state_(std::make_unique<State>()) {
  complaints().clear();
  agseterrf(note_complaint);
  agseterr(AGERR);
}

Graphviz::~Graphviz() = default;

double Graphviz::text_width(const std::string& font, std::string_view text, double size,
                            bool bold) {
  if (text.empty()) return 0.0;
  auto key = std::tuple(font, std::string(text), bold);
  if (const auto known = state_->widths.find(key); known != state_->widths.end()) {
    return known->second * size / kMeasured;
  }
  Graph graph = new_graph();
  std::string name = "n";
  auto* node = agnode(graph.get(), name.data(), 1);
  std::string label;
  for (const char c : text) {  // of a plain label: "\N" is shown as it is
    if (c == '\\') label += '\\';
    label += c == '&' ? std::string("&amp;") : std::string(1, c);
  }
  set(node, "label", label);
  set(node, "shape", "plaintext");
  set(node, "margin", "0,0");
  set(node, "width", "0");
  set(node, "height", "0");
  set(node, "fontname", bold ? font + " Bold" : font);
  set(node, "fontsize", number(kMeasured));
  set(node, "pos", "0,0");
  Layout layout(std::move(graph), "nop");
  attach_attrs(layout.graph());
  const double width = number_of(attribute_of(node, "width")) * kInch;
  state_->widths.emplace(std::move(key), width);
  return width * size / kMeasured;
}

std::vector<Point> Graphviz::spring(const std::vector<Size>& boxes,
                                    const std::vector<Spring>& springs, bool apart) {
  if (boxes.empty()) return {};
  Graph graph = new_graph();
  const bool many = boxes.size() > kMostStressed;
  set(graph.get(), "splines", "none");
  set(graph.get(), "outputorder", "nodesfirst");
  set(graph.get(), "start", "7");  // the same picture every time
  set(graph.get(), "overlap", apart ? "prism" : "true");
  set(graph.get(), "sep", "+10,8");
  set(graph.get(), "pack", "20");  // what hangs together by itself, side by side
  if (many) {
    double length = 0.0;
    for (const auto& spring : springs) length += spring.length;
    set(graph.get(), "K", number(length / kInch / static_cast<double>(springs.size() + 1)));
    set(graph.get(), "overlap_scaling", "-4");
  }
  const auto nodes = add_boxes(graph.get(), boxes);
  for (const auto& spring : springs) {
    auto* edge = agedge(graph.get(), nodes[spring.tail], nodes[spring.head], nullptr, 1);
    set(edge, "len", number(spring.length / kInch));
  }
  Layout layout(std::move(graph), many ? "sfdp" : "neato");
  return positions_of(layout, nodes);
}

std::vector<Point> Graphviz::columns(const std::vector<Size>& boxes,
                                     const std::vector<ColumnLink>& links,
                                     const std::vector<std::size_t>& first,
                                     const std::vector<std::size_t>& last) {
  if (boxes.empty()) return {};
  Graph graph = new_graph();
  set(graph.get(), "rankdir", "LR");
  set(graph.get(), "splines", "none");
  set(graph.get(), "nodesep", "0.22");
  set(graph.get(), "ranksep", "0.5");
  const auto nodes = add_boxes(graph.get(), boxes);
  for (const auto& link : links) {
    agedge(graph.get(), nodes[link.tail], nodes[link.head], nullptr, 1);
  }
  const auto gather = [&](std::string name, const std::vector<std::size_t>& members) {
    if (members.empty()) return;
    auto* group = agsubg(graph.get(), name.data(), 1);
    for (const auto member : members) agsubnode(group, nodes[member], 1);
    set(group, "rank", name);
  };
  gather("min", first);
  gather("max", last);
  Layout layout(std::move(graph), "dot");
  return positions_of(layout, nodes);
}

std::string Graphviz::write(const Scene& scene, const std::string& format) {
  Graph graph = new_graph();
  const double longest = std::max({1.0, scene.size.width, scene.size.height});
  set(graph.get(), "dpi", number(std::min(kResolution, kMostPixels / longest * kInch)));
  set(graph.get(), "pad", "0");
  set(graph.get(), "bgcolor", scene.background);
  set(graph.get(), "_background", to_xdot(scene));
  auto nodes = add_boxes(graph.get(), {scene.size});  // holds the page open, unseen
  set(nodes[0], "style", "invis");
  set(nodes[0], "pos", number(scene.size.width / 2.0) + "," + number(scene.size.height / 2.0));
  Layout layout(std::move(graph), "nop");
  char* bytes = nullptr;
  unsigned int length = 0;
  const auto* device = format == "png" ? "png:cairo" : "pdf";
  if (gvRenderData(graphviz_context(), layout.graph(), device, &bytes, &length) != 0 ||
      bytes == nullptr) {
    throw std::runtime_error("Graphviz cannot write " + format + ": " + complaints());
  }
  std::string result(bytes, length);
  gvFreeRenderData(bytes);
  if (format == "pdf") leave_out_clock(result);
  return result;
}

}  // namespace whomet
