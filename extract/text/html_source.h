// The markup of a page without the parts that no reader sees and no scoring needs: comments,
// scripts, styles, pictures in markup, and tags for bold and italic letters. Nesting deeper than
// any real page is flattened. So the parser that follows has little to do, whatever the page holds:
// its time per tag grows with the depth and with the number of open <b>, <i> and <font>. Cost:
// O(page). Tested by tests/extract/text/html_page_test.cpp.
#pragma once

#include <string>
#include <vector>

#include "extract/text/mapped_text.h"

namespace whomet {

inline constexpr std::size_t kDeepestNesting = 256;

struct HtmlSource {
  MappedText markup;                     // offsets lead into `page`, not into the file
  std::vector<std::string> linked_data;  // contents of <script type="application/ld+json">
};

HtmlSource simplify_html(std::string_view page);

}  // namespace whomet
