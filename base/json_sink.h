// What RapidJSON's writers write into: a sink, in pieces. Ch, Put and Flush are RapidJSON's names;
// nothing of it is included.
#pragma once

#include <cstddef>
#include <string>

#include "base/byte_sink.h"

namespace whomet {

// NOLINTBEGIN(readability-identifier-naming): theirs
class JsonSink {
 public:
  using Ch = char;

  explicit JsonSink(ByteSink& sink) : sink_(sink) {}  // has to outlive this
  void Put(char c) {
    piece_ += c;
    if (piece_.size() == kPiece) Flush();
  }
  void Flush() {
    sink_.write(piece_);
    piece_.clear();
  }

 private:
  static constexpr std::size_t kPiece = std::size_t{16} << 10U;  // bytes
  ByteSink& sink_;
  std::string piece_;
};
// NOLINTEND(readability-identifier-naming)

}  // namespace whomet
