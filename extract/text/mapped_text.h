// A text under construction together with the way back to the bytes of its file. Cleaning is a
// chain of such texts: decoded bytes -> text of the page -> article text.
#pragma once

#include <string>
#include <string_view>

#include "base/spans.h"
#include "graph/source.h"

namespace whomet {

struct MappedText {
  std::string text;
  OffsetMap offsets;  // of all of `text`

  // Appends bytes that stand in the file as they are. Requires: file.size() == bytes.size().
  void append_verbatim(std::string_view bytes, ByteSpan file) {
    text += bytes;
    offsets.add(bytes.size(), file, true);
  }

  // Appends bytes that the bytes at `file` were rewritten to.
  void append_rewritten(std::string_view bytes, ByteSpan file) {
    text += bytes;
    offsets.add(bytes.size(), file, false);
  }

  // Appends a stretch of another text of the same file.
  void append_from(const MappedText& origin, ByteSpan span) {
    text += slice(origin.text, span);
    offsets.add_from(origin.offsets, span);
  }

  // Appends bytes that stand for the stretch `span` of another text of the same file.
  void append_rewritten_from(std::string_view bytes, const MappedText& origin, ByteSpan span) {
    append_rewritten(bytes, origin.offsets.to_file(span));
  }
};

}  // namespace whomet
