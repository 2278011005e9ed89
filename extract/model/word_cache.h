// What the first layer reads of each distinct word, kept: most words of a text have been seen.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extract/model/aligned_buffer.h"
#include "extract/model/network.h"
#include "extract/model/word_features.h"

namespace whomet {

class WordCache {
 public:
  // Words that are kept; with a hidden size of 200 each takes 6.6 KB.
  static constexpr std::size_t kCapacity = 4096;

  // All must outlive this.
  WordCache(const WordFeatures& features, const Network& network, const Kernels& kernels);

  // Makes place for as many words; may forget those before. Requires: words <= kCapacity.
  void reserve(std::size_t words);
  // The number of the form, valid until the next reserve(). Its projection is ready after
  // project_new().
  std::uint32_t add(std::string_view form);
  void project_new();

  // The word's first row of LemmaTable.
  std::uint32_t lemmas(std::uint32_t number) const { return entries_[number].lemmas; }
  // The word's part of the gates, forward and backward: 2 * network.gate_columns() values.
  const float* projection(std::uint32_t number) const {
    return blocks_[number / kBlock].data() + number % kBlock * width_;
  }

 private:
  static constexpr std::size_t kBlock = 128;            // words that are allocated together
  static constexpr std::size_t kSlots = 2 * kCapacity;  // a power of two

  struct Entry {
    std::size_t hash = 0;
    std::size_t begin = 0;  // of the form in forms_
    std::size_t size = 0;
    std::uint32_t lemmas = LemmaTable::kNoRow;
  };

  void embed(std::string_view form);

  const WordFeatures& features_;
  const Network& network_;
  const Kernels& kernels_;
  std::size_t width_;
  std::vector<std::uint32_t> slots_;  // number + 1 of the word, 0 = free; linear probing
  std::vector<Entry> entries_;
  std::string forms_;
  std::vector<AlignedBuffer<float>> blocks_;
  std::size_t projected_ = 0;  // words whose projection is ready

  WordFeatures::Word word_;
  std::vector<float> input_;
  std::size_t input_stride_;
  std::vector<std::int16_t> inputs_;  // of the words that wait for their projection
  std::vector<float> scales_;
};

}  // namespace whomet
