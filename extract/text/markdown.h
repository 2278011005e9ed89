// Markdown -> the text a reader sees: front matter, heading and emphasis marks, link addresses,
// images and code blocks are left out. The subset of CommonMark that articles use; what is left
// stays byte for byte, in its place.
// Cost: O(text). Tested by tests/extract/text/markdown_test.cpp.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/spans.h"

namespace whomet {

struct MarkdownCut {
  ByteSpan text;
  const char* reason;  // static string: "front matter", "Markdown markup", "code block", ...
};

struct MarkdownPage {
  std::vector<MarkdownCut> cuts;  // by position, without overlap
  std::string title;              // of the front matter, or the first heading of level 1
  std::string date;               // of the front matter, as written
  std::string url;
  std::string source;
};

MarkdownPage read_markdown(std::string_view text);

}  // namespace whomet
