// Which relation two mentions have, by small networks over two views of the pair: its features
// (pair_features.h), which know the words and paths of annotated articles, and the states of the
// language model, which know words that no annotated article has, read over the sentence. Several
// networks over one reading, learnt from other beginnings, vote with their mean (Hansen and
// Salamon, "Neural Network Ensembles", 1990); where the first is sure that there is no relation, it
// decides alone.
//
//   x = means over the words of pair_slots() of what the sentence says of them
//       (sentence_encoder.h), sum of the embeddings of the features
//   h = leaky(W x + type pair), g = leaky(V h), softmax(U g)
//
// File: data/relations/pairs.whomet, made by train/train_pairs.py; the language model reads the
// projection of states from the same file (extract/model/state_projection.h).
// Tested by tests/extract/relation/pair_network_test.cpp and pair_parity_test.cpp.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "extract/model/linear.h"
#include "extract/relation/pair_features.h"
#include "extract/relation/sentence_encoder.h"
#include "graph/schema.h"

namespace whomet {

inline constexpr const char* kPairFile = "relations/pairs.whomet";  // embedded

class PairNetwork {
 public:
  // `name` is said in errors. Throws std::runtime_error on damage.
  PairNetwork(std::string_view bytes, const std::string& name)
      : PairNetwork(TensorFile(bytes, name)) {}

  // "" = none, "supports>" from the first to the second, "supports<" from the second to the first.
  const std::vector<std::string>& labels() const { return labels_; }
  const SentenceEncoder& encoder() const { return encoder_; }
  // Values that PairView::states has to have.
  std::size_t states() const { return states_; }

  // Probabilities of the labels, of each pair; the same bits whatever the others are. Requires:
  // states() states of each. Cost: O(features), and some matrices a network, which several pairs
  // read together.
  std::vector<std::vector<double>> shares(std::span<const PairView> pairs) const;
  std::vector<double> shares(const PairView& pair) const;

 private:
  explicit PairNetwork(const TensorFile& file);

  // A pair in the terms of the file.
  struct Known {
    const std::vector<float>* states = nullptr;
    std::vector<std::uint32_t> features;  // rows of the embeddings
    std::size_t types = 0;                // row of the type pairs; none if beyond the last
  };

  struct Member {
    std::vector<float> embeddings;  // [features][embedding]
    std::vector<float> type_pairs;  // [types * types][hidden]
    Linear first;
    Linear second;
    Linear output;
  };

  Known known_of(const PairView& pair) const;
  // By one network, a row of the scores of all labels for each pair.
  std::vector<float> scores(const Member& member, std::span<const Known* const> pairs) const;

  SentenceEncoder encoder_;
  std::size_t states_ = 0;
  std::size_t embedding_ = 0;  // values of a feature for one member
  std::size_t hidden_ = 0;
  std::vector<std::string> labels_;
  std::vector<std::size_t> type_rows_;  // by EntityType
  std::size_t types_ = 0;
  std::unordered_map<std::string, std::uint32_t> features_;  // name -> row of the embeddings
  std::vector<Member> members_;
};

}  // namespace whomet
