// Method: multinomial logistic regression, weights summed over the features that are there; the
// mean with the network.
#include "extract/relation/pair_classifier.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <stdexcept>

#include "base/embedded.h"
#include "base/table_file.h"

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

Result<PairClassifier> PairClassifier::parse(std::string_view text, std::string_view name) {
  Result<Table> table = parse_table(text, name);
  if (!table) return table.error();
  PairClassifier classifier;
  std::map<std::string_view, std::uint16_t> ids = {{"-", 0}};
  for (std::size_t r = 0; r < table->rows.size(); ++r) {
    const auto refuse = [&](const std::string& message) {
      return Error{Error::Kind::kInvalidInput,
                   std::string(name) + ":" + std::to_string(table->lines[r]) + ": " + message};
    };
    const auto& row = table->rows[r];
    if (row.size() != 2) return refuse("expected 2 columns, found " + std::to_string(row.size()));
    auto& weights = classifier.weights_[row[0]];
    for (const std::string_view entry : split(row[1], ' ')) {
      const std::size_t colon = entry.rfind(':');
      if (colon == std::string_view::npos)
        return refuse("expected 'relation:weight', found '" + std::string(entry) + "'");
      const std::string_view relation = entry.substr(0, colon);
      const std::string_view digits = entry.substr(colon + 1);
      float weight = 0.0F;
      const auto end = digits.data() + digits.size();
      if (std::from_chars(digits.data(), end, weight).ptr != end)
        return refuse("expected a weight, found '" + std::string(digits) + "'");
      const auto [id, is_new] =
          ids.try_emplace(relation, static_cast<std::uint16_t>(classifier.relations_.size()));
      if (is_new) {
        classifier.relations_.push_back(parse_relation(relation));
        if (classifier.relations_.back().predicate == nullptr)
          return refuse("unknown relation '" + std::string(relation) + "'");
      }
      weights.emplace_back(id->second, weight);
    }
  }
  return classifier;
}

void PairClassifier::add_head(PairHead head) {
  head_relations_.clear();
  for (const std::string& label : head.labels()) {
    const PairRelation relation = parse_relation(label);
    if (relation.predicate == nullptr && !label.empty()) {
      throw std::runtime_error("the classifier of pairs has an unknown relation '" + label + "'");
    }
    const auto known = std::find(relations_.begin(), relations_.end(), relation);
    head_relations_.push_back(static_cast<std::size_t>(known - relations_.begin()));
    if (known == relations_.end()) relations_.push_back(relation);
  }
  head_ = std::move(head);
}

// Probabilities of relations_, in their order.
std::vector<double> PairClassifier::shares(const PairView& pair) const {
  std::vector<double> scores(relations_.size(), 0.0);
  const auto add = [&](const std::string& feature) {
    const auto found = weights_.find(feature);
    if (found == weights_.end()) return;
    for (const auto& [relation, weight] : found->second) scores[relation] += weight;
  };
  add("BIAS");
  for (const std::string& feature : pair.features) add(feature);
  const double highest = *std::max_element(scores.begin(), scores.end());
  double total = 0.0;
  for (double& score : scores) total += score = std::exp(score - highest);
  const bool has_head = head_ && pair.states.size() == head_->inputs();
  for (double& score : scores) score /= has_head ? 2 * total : total;
  if (!has_head) return scores;
  const std::vector<double> others = head_->shares(pair.states, pair.first, pair.second);
  for (std::size_t i = 0; i < others.size(); ++i) scores[head_relations_[i]] += others[i] / 2;
  return scores;
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
  static PairClassifier classifier = [] {
    constexpr std::string_view kName = "relations/pairs.tsv";
    auto parsed = PairClassifier::parse(embedded_file(kName), kName);
    if (!parsed) throw std::runtime_error(parsed.error().message);
    PairClassifier whole = std::move(parsed).value();
    whole.add_head(PairHead(embedded_file(kPairHeadFile), kPairHeadFile));
    return whole;
  }();
  return classifier;
}

}  // namespace

const PairClassifier& pair_classifier() {
  return current_classifier();
}

void replace_pair_classifier(PairClassifier classifier) {
  current_classifier() = std::move(classifier);
}

}  // namespace whomet
