// What a sentence says of each of its words, for the classifier of pairs (pair_network.h), which
// learns it: a layer that reads the states of the language model, the lemmas and which words are
// mentions of what type, forward and backward (extract/model/sentence_lstm.h). The language model
// has learnt trees and names; this layer adds who does what to whom.
//
//   plain ++ rest = the states of a word
//   x = leaky(rest) ++ row of its lemma ++ row of its mention's type
//   values of a word = plain ++ forward(x) ++ backward(x)
//
// Tested by tests/extract/relation/sentence_encoder_test.cpp.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "extract/document.h"
#include "extract/model/sentence_lstm.h"
#include "extract/model/tensor_file.h"
#include "extract/relation/context.h"

namespace whomet {

class SentenceEncoder {
 public:
  // From the file of the classifier: numbers "states", "pairs.plain", "pairs.word",
  // "pairs.mention", "pairs.units"; lists "pairs.types", "context.words"; tensors "context.types"
  // (first row: no mention), "context.words" (first row: unknown), layer "context". Throws as
  // TensorFile does.
  explicit SentenceEncoder(const TensorFile& file);

  std::size_t states() const { return states_; }                     // read, of a word
  std::size_t width() const { return plain_ + 2 * layer_.units(); }  // written, of a word

  // Values of all words of the sentences with pairs (mention_pairs) or else with two mentions, 0
  // elsewhere. Empty where the document has no states, or those of another classifier. Cost:
  // O(words of such sentences), each some matrices of the layer; the values are kept with the
  // document, width() floats a token.
  WordStates encode(const Context& context) const;

 private:
  std::size_t states_ = 0;
  std::size_t plain_ = 0;
  std::size_t word_ = 0;                                      // values of a lemma
  std::size_t mention_ = 0;                                   // values of a type
  std::vector<std::size_t> type_rows_;                        // by EntityType, of types_
  std::vector<float> types_;                                  // [types + 1][mention_]
  std::unordered_map<std::string, std::uint32_t> word_rows_;  // of words_
  std::vector<float> words_;                                  // [lemmas + 1][word_]
  SentenceLstm layer_;
};

}  // namespace whomet
