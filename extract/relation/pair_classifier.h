// Which relation two mentions of a sentence have, by a trained linear model; asked where no rule of
// data/patterns has found any. Weights: data/relations/pairs.tsv, made by train/train_pairs.py.
// Tested by tests/extract/relation/pair_classifier_test.cpp.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/result.h"
#include "graph/schema.h"

namespace whomet {

// A relation between the first and the second mention, or (`swapped`) the second and the first.
struct PairRelation {
  const Predicate* predicate = nullptr;  // nullptr: none
  bool swapped = false;
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

  // The likeliest relation whose ends may have these types, with its probability among all
  // relations and none. No predicate where none fits. Cost: O(weights of the features).
  Choice classify(const std::vector<std::string>& features, EntityType first,
                  EntityType second) const;

  // How likely the relation is, from the first to the second or (`swapped`) the other way, and that
  // there is none; both among all. 0 for a relation that the table does not have.
  std::pair<double, double> probabilities(const std::vector<std::string>& features,
                                          const Predicate* relation, bool swapped) const;

 private:
  std::vector<double> shares(const std::vector<std::string>& features) const;

  std::vector<PairRelation> relations_ = {{}};  // [0] is none
  std::unordered_map<std::string, std::vector<std::pair<std::uint16_t, float>>> weights_;
};

// The embedded one, or what replaced it. Throws std::runtime_error where its table is refused.
const PairClassifier& pair_classifier();

// For trainers, which must not ask a classifier about the articles that it has learnt from: puts
// another in its place. Not while documents are annotated.
void replace_pair_classifier(PairClassifier classifier);

}  // namespace whomet
