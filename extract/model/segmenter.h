// Where words and sentences end: a small convolutional network over characters, with residual
// layers of dilated convolutions (Strubell et al., EMNLP 2017). Its tensors are part of the
// language model; train/segmenter.py made them.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "extract/model/linear.h"
#include "extract/model/tensor_file.h"

namespace whomet {

enum class EndMark : std::uint8_t { kNothing, kWord, kSentence };

// Immutable after loading; any number of threads may share one.
class Segmenter {
 public:
  // Views into the file stay; its bytes must outlive this. Throws as TensorFile does.
  Segmenter(const TensorFile& file, const Kernels& kernels);

  // What ends at each character. A stretch of white space is one ' ', an end of a paragraph one
  // '\n'; both are characters too. Cost: O(characters); a character's mark is the same bits
  // whatever stands over kReach away.
  std::vector<EndMark> find_ends(std::u32string_view characters) const;

 private:
  struct Layer {
    std::vector<Linear> taps;  // one a place of the filter; the first carries the bias
    std::size_t dilation = 1;
  };

  std::uint32_t row_of(char32_t character) const;
  void find_ends_of(std::u32string_view characters, std::size_t first, std::size_t count,
                    EndMark* marks) const;
  void embed(std::u32string_view characters, float* units) const;

  const Kernels& kernels_;
  std::unordered_map<char32_t, std::uint32_t> rows_;
  std::uint32_t capital_ = 0;
  std::uint32_t small_ = 0;
  std::uint32_t digit_ = 0;
  std::uint32_t sign_ = 0;
  std::size_t width_ = 0;
  std::size_t units_ = 0;
  std::size_t reach_ = 0;  // characters to each side that count
  std::vector<float> first_bias_;
  std::vector<float> first_;  // [place of the filter][row of a character][unit]
  std::size_t alphabet_ = 0;
  std::vector<Layer> layers_;
  Linear last_;
};

}  // namespace whomet
