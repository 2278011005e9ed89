#include "extract/relation/pair_classifier.h"

#include <algorithm>
#include <stdexcept>
#include <string>
#include <vector>

#include "base/embedded.h"

namespace whomet {
namespace {

constexpr std::size_t kPairsTogether = 24;  // their views stay in the cache

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

std::vector<std::vector<double>> PairClassifier::shares(std::span<const PairView> pairs) const {
  const auto has_states = [&](const PairView& pair) {
    return pair.states.size() == network_.states();
  };
  if (std::ranges::all_of(pairs, has_states)) return network_.shares(pairs);
  std::vector<double> none(relations_.size(), 0.0);
  none.front() = 1.0;
  std::vector<std::vector<double>> all;
  for (const PairView& pair : pairs) all.push_back(has_states(pair) ? network_.shares(pair) : none);
  return all;
}

PairClassifier::Choice PairClassifier::choose(std::span<const double> shares, EntityType first,
                                              EntityType second) const {
  Choice best;
  for (std::size_t i = 1; i < shares.size(); ++i) {
    if (shares[i] <= best.probability || !fits(relations_[i], first, second)) continue;
    best = {relations_[i], shares[i]};
  }
  return best;
}

std::pair<double, double> PairClassifier::probabilities(std::span<const double> shares,
                                                        const Predicate* relation,
                                                        bool swapped) const {
  double sum = 0.0;
  for (std::size_t i = 1; i < shares.size(); ++i) {
    if (relations_[i].predicate != relation) continue;
    if (relations_[i].swapped == swapped || relation->symmetric) sum += shares[i];
  }
  return {sum, shares.front()};
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

void judge_pairs(Document& document, std::span<const MentionPair> pairs) {
  const Context context(document);
  std::vector<PairView> views;
  for (std::size_t first = 0; first < pairs.size(); first += kPairsTogether) {
    const auto some = pairs.subspan(first, std::min(kPairsTogether, pairs.size() - first));
    views.clear();
    for (const MentionPair& pair : some) views.push_back(pair_view(context, pair));
    std::vector<std::vector<double>> shares = pair_classifier().shares(views);
    for (std::size_t i = 0; i < some.size(); ++i) {
      document.pair_shares[{some[i].first, some[i].second}] = std::move(shares[i]);
    }
  }
}

std::vector<double> shares_of(const Context& context, const MentionPair& pair) {
  const auto& known = context.document().pair_shares;
  if (const auto found = known.find({pair.first, pair.second}); found != known.end()) {
    return found->second;
  }
  const PairView view = pair_view(context, pair);
  return std::move(pair_classifier().shares(std::span(&view, 1)).front());
}

void replace_pair_classifier(PairClassifier classifier) {
  current_classifier() = std::move(classifier);
}

}  // namespace whomet
