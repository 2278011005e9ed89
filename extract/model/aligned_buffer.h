// Working memory of the network: starts at a cache line, grows and never shrinks, is not filled
// anew.
#pragma once

#include <cstddef>
#include <vector>

namespace whomet {

template <typename T>
class AlignedBuffer {
 public:
  // Makes place for `count` values. Those that were there may be lost; new ones are 0.
  void require(std::size_t count) {
    const std::size_t lines = (count * sizeof(T) + sizeof(Line) - 1) / sizeof(Line);
    if (lines > lines_.size()) {
      lines_.clear();  // so that growing copies nothing
      lines_.resize(lines);
    }
  }
  T* data() { return reinterpret_cast<T*>(lines_.data()); }
  const T* data() const { return reinterpret_cast<const T*>(lines_.data()); }

 private:
  struct alignas(64) Line {
    std::byte bytes[64] = {};
  };
  std::vector<Line> lines_;
};

}  // namespace whomet
