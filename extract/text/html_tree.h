// A parsed page as one array in document order: what scoring needs, and nothing that recurses.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/spans.h"
#include "extract/text/html_source.h"

namespace whomet {

struct HtmlAttribute {
  std::string name;
  std::string value;
};

struct HtmlNode {
  std::uint32_t parent = 0;
  std::uint32_t end = 0;  // the subtree is [own index, end)
  std::string_view tag;   // "p"; "" for text; static storage
  std::string names;      // class, id, role, itemprop and data-component, in lower case
  std::string text;       // of a text node, entities decoded
  ByteSpan source;        // in the simplified markup; of an element, its start to its end tag
  bool is_article_body = false;           // by schema.org's itemprop
  bool hidden = false;                    // by attribute or inline style
  std::vector<HtmlAttribute> attributes;  // of meta, link, time, html and a

  std::string_view attribute(std::string_view name) const {
    for (const HtmlAttribute& attribute : attributes) {
      if (attribute.name == name) return attribute.value;
    }
    return {};
  }
};

struct HtmlTree {
  HtmlSource source;
  std::vector<HtmlNode> nodes;  // [0] is the root; empty only if the parser gave up

  bool is_text(std::uint32_t node) const { return nodes[node].tag.empty(); }
};

// Parses with gumbo. Cost: O(page).
HtmlTree parse_html(std::string_view page);

}  // namespace whomet
