// What a page says of itself: <meta>, <link>, JSON-LD, <time>, <title>.
#pragma once

#include <string>

#include "extract/text/html_tree.h"

namespace whomet {

struct HtmlMetadata {
  std::string title;       // "" = unknown, as in all fields
  std::string date;        // ISO day of publication
  std::string shown_date;  // ISO day that stands alone beside the headline
  std::string url;
  std::string site;
  std::string language;  // primary tag: "en"
};

HtmlMetadata read_html_metadata(const HtmlTree& tree);

// Text of a subtree, runs of white space made one blank.
std::string collapsed_text(const HtmlTree& tree, std::uint32_t node);

}  // namespace whomet
