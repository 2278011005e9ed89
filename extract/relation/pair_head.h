// Which relation two mentions have, by a small network over the states of the language model
// (Document::states): what the words of both, their predicate, their path and the text between mean
// there. Beside the features of pair_features.h it knows words that no annotated article has.
//
//   slots = means of states over the words of pair_slots()      6 * states
//   h = leaky(W slots + type pair), g = leaky(V h), softmax(U g)
//
// File: data/relations/pairs.whomet, made by train/pair_head.py; the language model reads the
// projection of states from the same file (extract/model/state_projection.h).
// Tested by tests/extract/relation/pair_head_test.cpp.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extract/model/linear.h"
#include "graph/schema.h"

namespace whomet {

inline constexpr const char* kPairHeadFile = "relations/pairs.whomet";  // embedded

class PairHead {
 public:
  // `name` is said in errors. Throws std::runtime_error on damage.
  PairHead(std::string_view bytes, const std::string& name);

  // "" = none, "supports>" from the first to the second, "supports<" from the second to the first.
  const std::vector<std::string>& labels() const { return labels_; }
  std::size_t inputs() const { return inputs_; }

  // Probabilities of the labels. Requires: slots.size() == inputs().
  std::vector<double> shares(std::span<const float> slots, EntityType first,
                             EntityType second) const;

 private:
  std::size_t inputs_ = 0;
  std::size_t hidden_ = 0;
  std::vector<std::string> labels_;
  std::vector<std::size_t> type_rows_;  // by EntityType
  std::size_t types_ = 0;
  std::vector<float> type_pairs_;  // [types * types][hidden]
  Linear first_;
  Linear second_;
  Linear output_;
};

}  // namespace whomet
