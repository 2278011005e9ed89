// An article as it came: what is known about it, its clean text, and the way back to the file.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/spans.h"
#include "graph/facts.h"

namespace whomet {

// Maps offsets of the article text to offsets of the file. Pieces are sorted by text offset.
// Inside a verbatim piece offsets run in step; a rewritten piece (an HTML entity, a character of
// another encoding, a line break put in for a tag) maps as a whole.
class OffsetMap {
 public:
  // Appends the piece that follows the text so far. Verbatim pieces have equal sizes in both.
  void add(std::size_t text_size, ByteSpan file, bool verbatim);

  // Appends what `origin` says of the stretch `text` of its text: for text copied from a text that
  // has a map already.
  void add_from(const OffsetMap& origin, ByteSpan text);

  // The map of the stretch `text` alone, as if its text began there.
  OffsetMap part(ByteSpan text) const;

  // From now on is_exact is false everywhere: the file is HTML or in another encoding, where a
  // quote that happens to look the same is no promise. Offsets still run in step.
  void mark_inexact() { inexact_ = true; }

  // The file bytes that the text bytes [span.begin, span.end) came from.
  ByteSpan to_file(ByteSpan text) const;

  // Whether those file bytes equal the text bytes. False where any rewritten piece or cut lies
  // inside.
  bool is_exact(ByteSpan text) const;

  std::size_t text_size() const { return text_size_; }

 private:
  struct Piece {
    ByteSpan text;
    ByteSpan file;
    bool verbatim = true;
  };
  std::size_t index_at(std::size_t text_offset) const;

  std::vector<Piece> pieces_;
  std::size_t text_size_ = 0;
  bool inexact_ = false;
};

struct Source {
  DocumentRecord record;
  std::optional<Date> date;  // the same day as record.date
  std::string text;          // article text: UTF-8, boilerplate left out, paragraphs end with "\n"
  OffsetMap offsets;         // text -> file
};

}  // namespace whomet
