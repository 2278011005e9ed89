#include "extract/relation/pair_classifier.h"

#include <stdexcept>
#include <string>
#include <vector>

#include "base/embedded.h"

namespace whomet {
namespace {

bool fits(const PairRelation& relation, EntityType first, EntityType second) {
  if (relation.swapped) std::swap(first, second);
  return relation.predicate->domain.contains(first) && relation.predicate->range.contains(second);
}

// "supports>" -> supports; nullptr where no relation has that name.
PairRelation parse_relation(std::string_view text) {
  PairRelation relation;
  if (text.empty()) return relation;
  relation.swapped = text.back() == '<';
  relation.predicate = find_predicate(text.substr(0, text.size() - 1));
  return relation;
}

}  // namespace

PairClassifier::PairClassifier(PairNetwork network) : network_(std::move(network)) {
  for (const std::string& label : network_.labels()) {
    relations_.push_back(parse_relation(label));
    if (relations_.back().predicate == nullptr && !label.empty()) {
      throw std::runtime_error("the classifier of pairs has an unknown relation '" + label + "'");
    }
  }
}

// Probabilities of relations_, in their order.
std::vector<double> PairClassifier::shares(const PairView& pair) const {
  if (pair.states.size() == network_.states()) return network_.shares(pair);
  std::vector<double> none(relations_.size(), 0.0);
  none.front() = 1.0;
  return none;
}

PairClassifier::Choice PairClassifier::classify(const PairView& pair) const {
  const std::vector<double> all = shares(pair);
  Choice best;
  for (std::size_t i = 1; i < all.size(); ++i) {
    if (all[i] <= best.probability || !fits(relations_[i], pair.first, pair.second)) continue;
    best = {relations_[i], all[i]};
  }
  return best;
}

std::pair<double, double> PairClassifier::probabilities(const PairView& pair,
                                                        const Predicate* relation,
                                                        bool swapped) const {
  const std::vector<double> all = shares(pair);
  double sum = 0.0;
  for (std::size_t i = 1; i < all.size(); ++i) {
    if (relations_[i].predicate != relation) continue;
    if (relations_[i].swapped == swapped || relation->symmetric) sum += all[i];
  }
  return {sum, all.front()};
}

namespace {

PairClassifier& current_classifier() {
  static PairClassifier classifier{PairNetwork(embedded_file(kPairFile), kPairFile)};
  return classifier;
}

}  // namespace

const PairClassifier& pair_classifier() {
  return current_classifier();
}

void encode_sentences(Document& document) {
  document.pair_states = {};
  if (document.states.size == 0) return;
  document.pair_states = pair_classifier().encode(Context(document));
}

void replace_pair_classifier(PairClassifier classifier) {
  current_classifier() = std::move(classifier);
}

}  // namespace whomet
