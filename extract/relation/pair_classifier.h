// Which relation two mentions of a sentence have, by trained networks (pair_network.h); asked where
// no rule of data/patterns has found any. Tested by
// tests/extract/relation/pair_classifier_test.cpp.
#pragma once

#include <span>
#include <utility>
#include <vector>

#include "extract/relation/pair_features.h"
#include "extract/relation/pair_network.h"
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

  // Throws std::runtime_error if a label of the network is no relation.
  explicit PairClassifier(PairNetwork network);

  // What it may answer; the first is none.
  std::span<const PairRelation> relations() const { return relations_; }

  // What PairView::states is made of: see SentenceEncoder.
  WordStates encode(const Context& context) const { return network_.encoder().encode(context); }

  // Probabilities of relations(), in their order, of each pair; surely none where it has no states.
  // Many pairs together cost less than one by one.
  std::vector<std::vector<double>> shares(std::span<const PairView> pairs) const;

  // The likeliest relation whose ends may have the types of the pair, with its probability among
  // all relations and none. No predicate where none fits.
  Choice choose(std::span<const double> shares, EntityType first, EntityType second) const;

  // How likely the relation is, from the first to the second or (`swapped`) the other way, and that
  // there is none; both among all. 0 for a relation that it does not know.
  std::pair<double, double> probabilities(std::span<const double> shares, const Predicate* relation,
                                          bool swapped) const;

 private:
  PairNetwork network_;
  std::vector<PairRelation> relations_;  // of each label of the network
};

// The embedded one, or what replaced it. Throws std::runtime_error where its file is refused.
const PairClassifier& pair_classifier();

// Fills Document::pair_states, which all questions to the classifier need.
void encode_sentences(Document& document);

// Fills Document::pair_shares for all pairs of mentions.
void judge_pairs(Document& document, std::span<const MentionPair> pairs);

// Probabilities of pair_classifier().relations(): as in Document::pair_shares, or asked for now.
std::vector<double> shares_of(const Context& context, const MentionPair& pair);

// For trainers, which must not ask a classifier about the articles that it has learnt from: puts
// another in its place. Not while documents are annotated.
void replace_pair_classifier(PairClassifier classifier);

}  // namespace whomet
