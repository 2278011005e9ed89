// Statements by the trained classifier, for pairs of mentions of a sentence, where no rule states
// the same. Tested by tests/extract/relation/pair_classifier_test.cpp.
#include <algorithm>
#include <cstddef>
#include <string_view>

#include "extract/relation/extractors.h"
#include "extract/relation/pair_classifier.h"
#include "extract/relation/pair_features.h"
#include "extract/relation/recorder.h"

namespace whomet {
namespace {

// Below it statements are hardly ever right; which of the others are kept, rate_claims() decides.
constexpr double kLeastProbability = 0.25;

// What rules have stated already.
bool is_stated(const Document& document, std::size_t count, std::uint32_t sentence,
               std::string_view relation, const Argument& subject, const Argument& object) {
  const bool symmetric = find_predicate(relation)->symmetric;
  const auto end = document.claims.begin() + static_cast<std::ptrdiff_t>(count);
  return std::any_of(document.claims.begin(), end, [&](const Claim& claim) {
    if (claim.open || claim.sentence != sentence || claim.predicate != relation) return false;
    return (claim.subject == subject && claim.object == object) ||
           (symmetric && claim.subject == object && claim.object == subject);
  });
}

void extract_pairs(Document& document) {
  const Context context(document);
  Recorder recorder(document, context, "pair");
  const std::size_t stated = document.claims.size();
  for (const MentionPair& pair : mention_pairs(context)) {
    const Mention& first = document.mentions[pair.first];
    const Mention& second = document.mentions[pair.second];
    const PairClassifier::Choice choice = pair_classifier().classify(pair_view(context, pair));
    if (choice.probability < kLeastProbability) continue;
    // That two people met is said only with an occasion, which the meetings extractor finds.
    if (choice.relation.predicate->name == "meets_with") continue;
    Filler subject{Argument::of_cluster(first.cluster), 1.0};
    Filler object{Argument::of_cluster(second.cluster), 1.0};
    if (choice.relation.swapped) std::swap(subject, object);
    const std::string_view relation = choice.relation.predicate->name;
    if (is_stated(document, stated, first.sentence, relation, subject.argument, object.argument))
      continue;
    Recorder::Options options;
    options.confidence = choice.probability;
    options.state_only = choice.relation.predicate->state;
    if (!is_word_in(relation, kOwnWords)) options.read_at = pair_reading(context, pair);
    recorder.state({subject}, relation, {object}, pair_trigger(context, pair), options);
  }
}

}  // namespace

Extractor pair_extractor() {
  return {.name = "pair",
          .summary = "What a trained classifier reads between two mentions of a sentence",
          .extract = extract_pairs};
}

}  // namespace whomet
