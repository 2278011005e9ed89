// Which relation two mentions of a sentence have, by a trained linear model and a network over what
// the language model saw (pair_head.h); asked where no rule of data/patterns has found any.
// Weights: data/relations/pairs.tsv, made by train/train_pairs.py.
// Tested by tests/extract/relation/pair_classifier_test.cpp.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/result.h"
#include "extract/relation/pair_features.h"
#include "extract/relation/pair_head.h"
#include "graph/schema.h"

namespace whomet {

// A relation between the first and the second mention, or (`swapped`) the second and the first.
struct PairRelation {
  const Predicate* predicate = nullptr;  // nullptr: none
  bool swapped = false;

  friend bool operator==(const PairRelation&, const PairRelation&) = default;
};

class PairClassifier {
 public:
  struct Choice {
    PairRelation relation;
    double probability = 0.0;
  };

  // A table of two columns: feature, and "relation>:weight", "relation<:weight" or "-:weight" by
  // blanks ("-" is no relation, "<" from the second to the first). `name` is said in the error.
  static Result<PairClassifier> parse(std::string_view table, std::string_view name);

  // From now on also asks the network, where a pair has states: the mean of both counts. Throws
  // std::runtime_error if a label is no relation.
  void add_head(PairHead head);

  // The likeliest relation whose ends may have the types of the pair, with its probability among
  // all relations and none. No predicate where none fits. Cost: O(weights of the features), and the
  // network's.
  Choice classify(const PairView& pair) const;

  // How likely the relation is, from the first to the second or (`swapped`) the other way, and that
  // there is none; both among all. 0 for a relation that the table does not have.
  std::pair<double, double> probabilities(const PairView& pair, const Predicate* relation,
                                          bool swapped) const;

 private:
  std::vector<double> shares(const PairView& pair) const;

  std::vector<PairRelation> relations_ = {{}};  // [0] is none
  std::optional<PairHead> head_;
  std::vector<std::size_t> head_relations_;  // of each label of the head, in relations_
  std::unordered_map<std::string, std::vector<std::pair<std::uint16_t, float>>> weights_;
};

// The embedded one, or what replaced it. Throws std::runtime_error where its table is refused.
const PairClassifier& pair_classifier();

// For trainers, which must not ask a classifier about the articles that it has learnt from: puts
// another in its place. Not while documents are annotated.
void replace_pair_classifier(PairClassifier classifier);

}  // namespace whomet
