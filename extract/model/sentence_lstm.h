// A bidirectional LSTM layer (Graves and Schmidhuber, "Framewise phoneme classification with
// bidirectional LSTM and other neural network architectures", 2005) over the words of one sentence,
// for classifiers of their own; the language model runs its layers over batches (forward.h).
// Tested by tests/extract/model/sentence_lstm_test.cpp.
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "extract/model/linear.h"

namespace whomet {

class SentenceLstm {
 public:
  SentenceLstm() = default;
  // Of the file: `name`.forward.input [4 * units][inputs], .forward.recurrent [4 * units][units],
  // .forward.bias [1][4 * units]; the same with "backward". Throws as TensorFile does.
  SentenceLstm(const TensorFile& file, const std::string& name, std::size_t inputs,
               std::size_t units);

  std::size_t inputs() const { return inputs_; }
  std::size_t units() const { return units_; }  // of one direction

  // values[word][inputs()] -> [word][2 * units()]: forward, then backward. Requires: read from a
  // file; whole words. Cost: O(words * units() * (inputs() + units())).
  std::vector<float> run(std::span<const float> values) const;

 private:
  struct Direction {
    Linear input;
    Linear recurrent;
  };

  std::size_t inputs_ = 0;
  std::size_t units_ = 0;
  std::array<Direction, 2> directions_;  // forward, backward
};

}  // namespace whomet
