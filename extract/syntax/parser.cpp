// Greedy arc-hybrid parsing with an averaged perceptron that was trained with a dynamic oracle
// (Goldberg & Nivre, TACL 2013). O(tokens). Tested by tests/extract/syntax/parser_test.cpp.
#include "extract/syntax/parser.h"

#include <span>

#include "extract/syntax/arc_hybrid.h"
#include "extract/syntax/repair.h"
#include "extract/syntax/weights.h"

namespace whomet {
namespace {

// The best transition that the configuration allows. Deprel 0 is "root": it is for the artificial
// root's arc and for no other.
Transition best_transition(const ArcHybrid& state, const Scores& scores, std::uint32_t deprels) {
  if (state.buffer() == state.root() && state.allows(Transition::Kind::kLeft)) {
    return {Transition::Kind::kLeft, 0};
  }
  std::uint32_t best = 0;
  bool found = state.allows(Transition::Kind::kShift);
  const auto consider = [&](Transition::Kind kind) {
    if (!state.allows(kind)) return;
    for (std::uint32_t deprel = 1; deprel < deprels; ++deprel) {
      const std::uint32_t i = index_of({kind, static_cast<std::uint8_t>(deprel)}, deprels);
      if (!found || scores[i] > scores[best]) best = i;
      found = true;
    }
  };
  consider(Transition::Kind::kLeft);
  consider(Transition::Kind::kRight);
  return transition_at(best, deprels);
}

}  // namespace

void parse(Document& document, const SyntaxModel& model) {
  const SyntaxModel::Weights& weights = model.weights();
  const auto deprels = static_cast<std::uint32_t>(weights.deprels.size());
  ArcHybrid state;
  FeatureList features;
  Scores scores;
  for (const Sentence& sentence : document.sentences) {
    const std::span<Token> tokens(document.tokens.data() + sentence.tokens.begin,
                                  sentence.tokens.size());
    state.assign(tokens);
    while (!state.is_final()) {
      state.features(features);
      weights.parser.score(features, scores);
      state.apply(best_transition(state, scores, deprels));
    }
    for (std::uint32_t i = 0; i < tokens.size(); ++i) {
      const ArcHybrid::Node head = state.head(i + 1);
      tokens[i].head = head == state.root() ? kNone : sentence.tokens.begin + head - 1;
      tokens[i].deprel = weights.deprels[state.deprel(i + 1)];
    }
    repair_copular_clauses(document, sentence);
  }
}

}  // namespace whomet
