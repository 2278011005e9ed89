// Lemma scripts that the training text shows for a word and part of speech: "met" as a verb is
// "meet", whatever the network thinks of a word it hardly knows. Where a word has several, the
// network chooses.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "extract/model/lemma_script.h"
#include "extract/model/tensor_file.h"
#include "extract/syntax/upos.h"

namespace whomet {

class LemmaTable {
 public:
  static constexpr std::uint32_t kNoRow = 0xFFFFFFFF;

  // List "lemma_words" of the file: folded word, part of speech and scripts, apart by tabs, sorted
  // by bytes. `scripts`: those that the network scores. Views into the file stay.
  LemmaTable(const TensorFile& file, std::span<const std::string_view> scripts);

  // The first row of a folded word; kNoRow if there is none. Cost: O(log rows).
  std::uint32_t find(std::string_view key) const;

  // Whether the training text has the folded word as this part of speech. Cost: O(log rows).
  bool has(std::string_view key, Upos upos) const;

  // The script of the word whose first row is `row` as this part of speech; nothing if the table
  // has none. scores: the network's, one a script.
  const LemmaScript* choose(std::uint32_t row, Upos upos, const float* scores) const;

 private:
  struct Row {
    std::string_view key;
    Upos upos = Upos::kX;
    std::uint32_t first = 0;  // in choices_
    std::uint32_t count = 0;
  };
  struct Choice {
    LemmaScript script;
    std::uint32_t score = kNoScore;  // index of the network's score
  };
  static constexpr std::uint32_t kNoScore = 0xFFFFFFFF;

  std::vector<Row> rows_;
  std::vector<Choice> choices_;
};

}  // namespace whomet
