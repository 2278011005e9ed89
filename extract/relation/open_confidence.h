// How much an open relation can be trusted: logistic regression over features of its form, its
// slots and its place in the tree. The weights are data/open_relations/confidence.tsv, learnt by
// train/open_confidence.py (the card beside the table says from what).
// Tested by tests/extract/relation/open_test.cpp.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "extract/relation/open.h"
#include "extract/syntax/tree.h"

namespace whomet {

// Names of the features that hold, each at most once: "form=clause", "clause:arguments=2", ...
std::vector<std::string> confidence_features(const Tree& tree, const OpenTriple& triple);

class OpenConfidence {
 public:
  static const OpenConfidence& embedded();  // throws std::runtime_error if the table is damaged

  double of(const Tree& tree, const OpenTriple& triple) const;  // in [0, 1]

 private:
  explicit OpenConfidence(std::string_view table);

  std::unordered_map<std::string, double> weights_;
};

}  // namespace whomet
