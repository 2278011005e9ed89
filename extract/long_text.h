// Articles of any length: what is too long for one analysis is read in parts.
// Tested by tests/extract/long_text_test.cpp.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "base/spans.h"
#include "extract/models.h"
#include "graph/facts.h"
#include "graph/source.h"

namespace whomet {

// No article of a newspaper is as long; a book is, or a year of news in one file.
inline constexpr std::size_t kPartBytes = 256U << 10U;

// The text in parts of at most `limit` bytes, which follow each other without gap. A part ends
// after a line; where no line ends in its second half, after a sentence, a blank, or a code point.
// Requires: limit >= 8. A text of at most `limit` bytes is one part.
std::vector<ByteSpan> split_parts(std::string_view text, std::size_t limit = kPartBytes);

struct ExtractOptions {
  std::size_t threads = 1;  // for the parts of one long text; they change no answer
  std::size_t part_bytes = kPartBytes;
  std::function<bool()> stopped{};  // asked before each part
};

// annotate() and facts_of() in one. A text of one part gives what these give. The graphs of several
// parts are merged as graph/merge merges documents: names join over all the text, while pronouns
// and "the company" are looked up in their own part. Offsets are those of the whole text.
// Nothing if `stopped` said so. Cost: linear in the text; memory: the parts being read, and facts.
std::optional<Facts> extract_facts(Source source, const Models& models,
                                   const ExtractOptions& options = {});

}  // namespace whomet
