// Statements by the trained classifier, for pairs of mentions that no rule has linked in their
// sentence. Tested by tests/extract/relation/pair_classifier_test.cpp.
#include <algorithm>
#include <set>
#include <tuple>

#include "extract/relation/extractors.h"
#include "extract/relation/pair_classifier.h"
#include "extract/relation/pair_features.h"
#include "extract/relation/recorder.h"

namespace whomet {
namespace {

// Below it more than half of the statements were wrong on held-out articles.
constexpr double kLeastProbability = 0.7;

// How often a choice of this probability is right; fitted to held-out articles, where the model
// is surer than it should be.
double confidence_of(double probability) {
  return std::clamp(1.3 * probability - 0.5, 0.05, 0.8);
}

using Link = std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>;  // sentence, two clusters

Link link_of(std::uint32_t sentence, std::uint32_t a, std::uint32_t b) {
  return {sentence, std::min(a, b), std::max(a, b)};
}

// What rules have linked already.
std::set<Link> known_links(const Document& document) {
  std::set<Link> known;
  for (const Claim& claim : document.claims) {
    if (claim.open || claim.subject.kind != Argument::Kind::kCluster ||
        claim.object.kind != Argument::Kind::kCluster) {
      continue;
    }
    known.insert(link_of(claim.sentence, claim.subject.index, claim.object.index));
  }
  return known;
}

void extract_pairs(Document& document) {
  const Context context(document);
  Recorder recorder(document, context, "pair");
  const std::set<Link> known = known_links(document);
  for (const MentionPair& pair : mention_pairs(context)) {
    const Mention& first = document.mentions[pair.first];
    const Mention& second = document.mentions[pair.second];
    if (known.contains(link_of(first.sentence, first.cluster, second.cluster))) continue;
    const PairClassifier::Choice choice =
        pair_classifier().classify(pair_features(context, pair), context.type_of(first.cluster),
                                   context.type_of(second.cluster));
    if (choice.probability < kLeastProbability) continue;
    // That two people met is said only with an occasion, which the meetings extractor finds.
    if (choice.relation.predicate->name == "meets_with") continue;
    Filler subject{Argument::of_cluster(first.cluster), 1.0};
    Filler object{Argument::of_cluster(second.cluster), 1.0};
    if (choice.relation.swapped) std::swap(subject, object);
    Recorder::Options options;
    options.confidence = confidence_of(choice.probability);
    options.state_only = choice.relation.predicate->state;
    if (!is_word_in(choice.relation.predicate->name, kOwnWords)) {
      options.read_at = pair_reading(context, pair);
    }
    recorder.state({subject}, choice.relation.predicate->name, {object},
                   pair_trigger(context, pair), options);
  }
}

}  // namespace

Extractor pair_extractor() {
  return {.name = "pair",
          .summary = "What a trained classifier reads between two mentions that no rule links",
          .extract = extract_pairs};
}

}  // namespace whomet
