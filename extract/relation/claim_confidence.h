// How far a claim can be trusted: the probability that it is right in all its parts, ends,
// relation, negation, modality and speaker. Logistic regression over who states it, by which words,
// of what kind of ends, and whether the classifier of pairs agrees. The weights are
// data/relations/confidence.tsv, learnt by train/claim_confidence.py from annotated articles (the
// card beside the table says which). Tested by tests/extract/relation/claim_confidence_test.cpp.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "extract/document.h"
#include "extract/relation/context.h"

namespace whomet {

// What is known of a claim: names of features, each at most once, sorted. `claims` of the document
// are looked through for others that say the same or of the same two. Cost: O(claims of the
// sentence + features of the pair).
std::vector<std::string> claim_features(const Context& context, const Claim& claim);

class ClaimConfidence {
 public:
  // A table with the columns feature and weight; `name` is said in the error.
  static Result<ClaimConfidence> parse(std::string_view table, std::string_view name);

  double of(const std::vector<std::string>& features) const;  // in (0, 1)

 private:
  std::unordered_map<std::string, double> weights_;
};

// Gives every claim that is no open relation its confidence: what extractors gave is their guess
// before. Claims that are hardly ever right are left out.
// Throws std::runtime_error where the embedded table is refused.
void rate_claims(Document& document);

}  // namespace whomet
