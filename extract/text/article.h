// Raw bytes -> Source: encoding, HTML, boilerplate, dates, language; with the way back to the
// bytes.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "base/spans.h"
#include "extract/text/inputs.h"
#include "graph/source.h"

namespace whomet {

// A stretch of the file that is not article text, and the rule that took it out.
struct Cut {
  ByteSpan file;
  std::string text;    // what was cut, decoded
  std::string reason;  // "comment form", "related teaser", "share bar", "HTML navigation", ...
};

struct CleanArticle {
  Source source;
  std::vector<Cut> cuts;   // by file offset
  bool is_english = true;  // otherwise source.record.language says which; do not extract
};

struct CleanOptions {
  bool keep_boilerplate = false;  // `parse` reads all the text unless --clean
};

// Nothing, with a failure in `diagnostics`, if the bytes hold no text (empty, binary).
std::optional<CleanArticle> clean_article(const RawArticle& article, const CleanOptions& options,
                                          Diagnostics& diagnostics);

}  // namespace whomet
