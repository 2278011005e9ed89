// How words are seen by the network: folded keys, shapes, character n-grams, the lists of names
// they are in. The same as train/text.py and train/lists.py; what it knows of characters beyond
// ASCII comes with the model file.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "extract/model/lemma_table.h"

namespace whomet {

class TensorFile;

class WordFeatures {
 public:
  static constexpr std::size_t kLongestKey = 40;  // characters of a word that count
  static constexpr std::uint32_t kUnknown = 0;    // row of words and shapes

  // Views into the file stay; its bytes must outlive this.
  explicit WordFeatures(const TensorFile& file);

  // A word as the tables know it. Reused from word to word, so that nothing is allocated.
  struct Word {
    std::uint32_t word = kUnknown;
    std::uint32_t shape = kUnknown;
    std::uint32_t lists = 0;                    // bit i: the word is in list i
    std::vector<std::uint32_t> ngrams;          // buckets, with repetitions
    std::string key;                            // "Moscow" -> "moscow", "É1" -> "e0"
    std::uint32_t lemmas = LemmaTable::kNoRow;  // first row of LemmaTable
    std::string signs;  // "Moscow" -> "Xxx", "U.S." -> "X.X.", "2023" -> "dd"
  };
  void look_up(std::string_view form, Word& word) const;

  std::size_t words() const { return words_.size() + 1; }
  std::size_t shapes() const { return shapes_.size() + 1; }
  std::size_t lists() const { return list_count_; }  // at most 32
  const LemmaTable& lemmas() const { return lemmas_; }
  std::size_t buckets() const { return buckets_; }

 private:
  struct Folding {
    std::string_view key;
    std::string_view sign;
  };

  void read_lists(const TensorFile& file);
  void append_folded(std::string_view form, Word& word) const;

  std::unordered_map<std::string_view, std::uint32_t> words_;
  std::unordered_map<std::string_view, std::uint32_t> shapes_;
  std::unordered_map<std::string_view, std::uint32_t> listed_;  // key -> bits
  std::size_t list_count_ = 0;
  std::unordered_map<char32_t, Folding> foldings_;
  std::size_t buckets_ = 0;
  LemmaTable lemmas_;
};

}  // namespace whomet
