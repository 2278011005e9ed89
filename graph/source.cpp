#include "graph/source.h"

#include <algorithm>
#include <cassert>

namespace whomet {

void OffsetMap::add(std::size_t text_size, ByteSpan file, bool verbatim) {
  assert(!verbatim || text_size == file.size());
  if (text_size == 0) return;
  const ByteSpan text{text_size_, text_size_ + text_size};
  text_size_ = text.end;
  if (!pieces_.empty()) {
    auto& last = pieces_.back();
    if (verbatim && last.verbatim && last.file.end == file.begin) {
      last.text.end = text.end;
      last.file.end = file.end;
      return;
    }
  }
  pieces_.push_back({text, file, verbatim});
}

void OffsetMap::add_from(const OffsetMap& origin, ByteSpan text) {
  if (text.empty() || origin.pieces_.empty()) return;
  for (std::size_t i = origin.index_at(text.begin); i < origin.pieces_.size(); ++i) {
    const Piece& piece = origin.pieces_[i];
    if (piece.text.begin >= text.end) break;
    const ByteSpan part{std::max(piece.text.begin, text.begin), std::min(piece.text.end, text.end)};
    if (part.empty()) continue;
    const std::size_t shift = part.begin - piece.text.begin;
    const ByteSpan file =
        piece.verbatim ? ByteSpan{piece.file.begin + shift, piece.file.begin + shift + part.size()}
                       : piece.file;
    add(part.size(), file, piece.verbatim);
  }
}

OffsetMap OffsetMap::part(ByteSpan text) const {
  OffsetMap map;
  map.add_from(*this, text);
  map.inexact_ = inexact_;
  return map;
}

std::size_t OffsetMap::index_at(std::size_t text_offset) const {
  const auto after = std::ranges::upper_bound(pieces_, text_offset, {},
                                              [](const Piece& piece) { return piece.text.begin; });
  return after == pieces_.begin() ? 0 : static_cast<std::size_t>(after - pieces_.begin()) - 1;
}

ByteSpan OffsetMap::to_file(ByteSpan text) const {
  if (pieces_.empty()) return {};
  const auto& first = pieces_[index_at(text.begin)];
  const auto& last = pieces_[index_at(text.empty() ? text.begin : text.end - 1)];
  const std::size_t begin =
      first.verbatim ? first.file.begin + (text.begin - first.text.begin) : first.file.begin;
  const std::size_t end =
      last.verbatim ? last.file.begin + (text.end - last.text.begin) : last.file.end;
  return {begin, std::max(begin, end)};
}

bool OffsetMap::is_exact(ByteSpan text) const {
  if (inexact_ || pieces_.empty() || text.empty()) return false;
  const std::size_t first = index_at(text.begin);
  const std::size_t last = index_at(text.end - 1);
  for (std::size_t i = first; i <= last; ++i) {
    if (!pieces_[i].verbatim) return false;
    if (i > first && pieces_[i].file.begin != pieces_[i - 1].file.end) return false;
  }
  return true;
}

}  // namespace whomet
