// Which of several mentions a pronoun most likely means: weights of data/coref/pronouns.tsv, learnt
// by train/train_pronouns.py.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "extract/coref/pronoun_features.h"
#include "extract/mention/pronouns.h"

namespace whomet {

// Immutable after parsing; any number of threads may share one.
class PronounRanker {
 public:
  // Rows "kind, feature, weight" under a header; errors name the line.
  static Result<PronounRanker> parse(std::string_view text, std::string_view name);

  // The kind of pronoun whose weights are in the table ("he", "it"); empty for others.
  static std::string_view kind_of(const PronounTraits& traits);

  // Sum of the weights: comparable between the candidates of one pronoun only. Nothing for a kind
  // without weights.
  std::optional<double> score(std::string_view kind,
                              const std::vector<PronounFeature>& features) const;

 private:
  using Weights = std::map<std::string, double, std::less<>>;  // by feature
  std::map<std::string, Weights, std::less<>> weights_;        // by kind
};

// Of the embedded table; throws std::runtime_error if it is damaged.
const PronounRanker& pronoun_ranker();

}  // namespace whomet
