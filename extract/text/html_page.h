// A web page -> the text of its article, with the way back into the file, and what the page says of
// itself. Parsed with gumbo; the article is found by scoring.
// Method: as in Readability (Arc90 2009; Mozilla's Readability.js is the best known heir): text
// outside links speaks for its container, names such as "sidebar" or "comment" against it; if
// little is found, again with weaker filters. Cost: O(page). Tested by
// tests/extract/text/html_page_test.cpp.
#pragma once

#include <string>
#include <vector>

#include "base/spans.h"
#include "extract/text/mapped_text.h"

namespace whomet {

struct HtmlCut {
  ByteSpan page;  // bytes of the decoded page
  std::string text;
  std::string reason;
};

struct HtmlPage {
  MappedText article;         // blocks end with "\n\n", lines broken by <br> with "\n"
  std::vector<HtmlCut> cuts;  // by position
  std::string title;          // "" = unknown, as in all fields
  std::string date;           // ISO day of publication
  std::string shown_date;     // ISO day that stands alone beside the headline
  std::string url;
  std::string site;
  std::string language;  // primary tag: "en"
};

// `page` is the decoded file. With `keep_all`, the article is all visible text.
HtmlPage read_html(const MappedText& page, bool keep_all);

}  // namespace whomet
