#include "extract/text/html_tree.h"

#include <algorithm>
#include <array>
#include <memory>

#include <gumbo.h>

#include "base/utf8.h"

namespace whomet {
namespace {

struct OutputDeleter {
  void operator()(GumboOutput* output) const {
    gumbo_destroy_output(&kGumboDefaultOptions, output);
  }
};

constexpr std::array<std::string_view, 6> kAttributeTags = {"meta", "link", "time",
                                                            "html", "a",    "h1"};

ByteSpan span_of(const GumboStringPiece& piece, std::string_view markup) {
  if (piece.data == nullptr || piece.data < markup.data() ||
      piece.data > markup.data() + markup.size()) {
    return {};
  }
  const auto begin = static_cast<std::size_t>(piece.data - markup.data());
  return {begin, std::min(begin + piece.length, markup.size())};
}

bool hides(std::string_view name, const std::string& value) {
  if (name == "hidden") return true;
  if (name == "aria-hidden") return value == "true";
  if (name != "style") return false;
  std::string style;
  for (const char c : value) {
    if (c != ' ') style += c;
  }
  return style.find("display:none") != std::string::npos ||
         style.find("visibility:hidden") != std::string::npos;
}

// Walks gumbo's tree without recursion and writes the array.
class Flattener {
 public:
  Flattener(std::string_view markup, std::vector<HtmlNode>& nodes)
      : markup_(markup), nodes_(nodes) {}

  void flatten(const GumboNode* root) {
    struct Open {
      const GumboNode* node;
      std::uint32_t index;
      unsigned next_child;
    };
    std::vector<Open> open;
    open.push_back({root, add_element(root, 0), 0});
    while (!open.empty()) {
      Open& top = open.back();
      const GumboVector& children = top.node->v.element.children;
      if (top.next_child == children.length) {
        nodes_[top.index].end = static_cast<std::uint32_t>(nodes_.size());
        open.pop_back();
        continue;
      }
      const auto* child = static_cast<const GumboNode*>(children.data[top.next_child++]);
      const std::uint32_t parent = top.index;
      switch (child->type) {
        case GUMBO_NODE_ELEMENT:
        case GUMBO_NODE_TEMPLATE:
          open.push_back({child, add_element(child, parent), 0});
          break;
        case GUMBO_NODE_TEXT:
        case GUMBO_NODE_WHITESPACE:
        case GUMBO_NODE_CDATA:
          add_text(child, parent);
          break;
        case GUMBO_NODE_DOCUMENT:
        case GUMBO_NODE_COMMENT:
          break;
      }
    }
  }

 private:
  std::uint32_t add_element(const GumboNode* node, std::uint32_t parent) {
    const GumboElement& element = node->v.element;
    HtmlNode flat;
    flat.parent = parent;
    flat.tag = gumbo_normalized_tagname(element.tag);
    if (flat.tag.empty()) flat.tag = "unknown";
    const ByteSpan start = span_of(element.original_tag, markup_);
    const ByteSpan end = span_of(element.original_end_tag, markup_);
    flat.source = {start.begin, std::max(start.end, end.end)};
    const bool keep = std::ranges::find(kAttributeTags, flat.tag) != kAttributeTags.end();
    for (unsigned i = 0; i < element.attributes.length; ++i) {
      const auto* attribute = static_cast<const GumboAttribute*>(element.attributes.data[i]);
      const std::string name = to_lower(attribute->name);
      const std::string value = attribute->value;
      if (name == "class" || name == "id" || name == "role" || name == "itemprop" ||
          name == "data-component" || name == "data-testid") {
        flat.names += to_lower(value.substr(0, 300));
        flat.names += ' ';
      }
      if (name == "itemprop" && to_lower(value) == "articlebody") flat.is_article_body = true;
      if (hides(name, to_lower(value.substr(0, 200)))) flat.hidden = true;
      if (keep) flat.attributes.push_back({name, value});
    }
    nodes_.push_back(std::move(flat));
    return static_cast<std::uint32_t>(nodes_.size() - 1);
  }

  void add_text(const GumboNode* node, std::uint32_t parent) {
    HtmlNode flat;
    flat.parent = parent;
    flat.text = node->v.text.text;
    flat.source = span_of(node->v.text.original_text, markup_);
    nodes_.push_back(std::move(flat));
    nodes_.back().end = static_cast<std::uint32_t>(nodes_.size());
  }

  std::string_view markup_;
  std::vector<HtmlNode>& nodes_;
};

}  // namespace

HtmlTree parse_html(std::string_view page) {
  HtmlTree tree;
  tree.source = simplify_html(page);
  const std::string& markup = tree.source.markup.text;
  GumboOptions options = kGumboDefaultOptions;
  options.max_errors = 0;
  const std::unique_ptr<GumboOutput, OutputDeleter> output(
      gumbo_parse_with_options(&options, markup.data(), markup.size()));
  if (output != nullptr && output->root != nullptr) {
    Flattener(markup, tree.nodes).flatten(output->root);
  }
  return tree;
}

}  // namespace whomet
