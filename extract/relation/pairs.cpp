// Statements by the trained classifier, for pairs of mentions of a sentence, where no rule states
// the same. Tested by tests/extract/relation/pairs_test.cpp.
#include <algorithm>
#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "base/words.h"
#include "extract/relation/extractors.h"
#include "extract/relation/pair_classifier.h"
#include "extract/relation/pair_features.h"
#include "extract/relation/pair_limits.h"
#include "extract/relation/pair_visits.h"
#include "extract/relation/pair_words.h"
#include "extract/relation/recorder.h"

namespace whomet {
namespace {

// Below it statements are hardly ever right; which of the others are kept, rate_claims() decides.
constexpr double kLeastProbability = 0.25;

// What rules have stated already.
using Ruled = std::span<const Claim>;

bool is_stated(Ruled ruled, std::uint32_t sentence, std::string_view relation,
               const Argument& subject, const Argument& object) {
  const bool symmetric = find_predicate(relation)->symmetric;
  return std::ranges::any_of(ruled, [&](const Claim& claim) {
    if (claim.open || claim.sentence != sentence || claim.predicate != relation) return false;
    return (claim.subject == subject && claim.object == object) ||
           (symmetric && claim.subject == object && claim.object == subject);
  });
}

bool lists_places(const Document& document, const Mention& mention) {
  const Cluster& cluster = document.clusters[mention.cluster];
  return cluster.type == EntityType::kPlace && !cluster.members.empty();
}

// "lifted sanctions on Quispe and other Peruvians" says nothing of sanctions on Peru, "Peru's
// company cut off exports to Chile" nothing of exports by Peru: what rules deny in the sentence of
// the same one, or to the same one by what is part of it.
bool is_denied(Ruled ruled, std::uint32_t sentence, std::string_view relation,
               const Argument& subject, const Argument& object) {
  const auto is_part = [&](const Argument& part) {
    return std::ranges::any_of(ruled, [&](const Claim& claim) {
      return !claim.open && claim.predicate == "part_of" && claim.subject == part &&
             claim.object == subject;
    });
  };
  return std::ranges::any_of(ruled, [&](const Claim& claim) {
    if (claim.open || !claim.negated || claim.sentence != sentence || claim.predicate != relation) {
      return false;
    }
    return claim.subject == subject || (claim.object == object && is_part(claim.subject));
  });
}

// "called Olsen a friend" praises her: what rules have read, the classifier does not turn around.
bool is_contradicted(Ruled ruled, std::uint32_t sentence, std::string_view relation,
                     const Argument& subject, const Argument& object) {
  constexpr std::string_view kFor = "praises|supports|cooperates_with|gives_aid_to";
  constexpr std::string_view kAgainst = "criticizes|opposes|accuses|rejects|attacks|at_war_with";
  const std::string_view others = is_word_in(relation, kFor)       ? kAgainst
                                  : is_word_in(relation, kAgainst) ? kFor
                                                                   : std::string_view();
  // "imports oil from Lima" exports nothing there.
  constexpr std::string_view kTrade = "exports_to|buys_from";
  // "broke with Lima and recognized Quito"
  constexpr std::string_view kTies = "has_diplomatic_relations_with|partner_of";
  const std::string_view ended = relation == "cuts_ties_with"  ? kTies
                                 : is_word_in(relation, kTies) ? "cuts_ties_with"
                                                               : std::string_view();
  // "the league, which Norway left in 2000": no member of it.
  const bool member = is_word_in(relation, "member_of|leads");
  return std::ranges::any_of(ruled, [&](const Claim& claim) {
    if (claim.open || claim.negated || claim.sentence != sentence) return false;
    const bool same = claim.subject == subject && claim.object == object;
    const bool turned = claim.subject == object && claim.object == subject;
    if (same && member && claim.predicate == "cuts_ties_with" &&
        claim.modality == Modality::kAsserted) {
      return true;
    }
    if (same && relation == "exports_to" && claim.predicate == "supplies_arms_to") return true;
    if (same && is_word_in(relation, kTrade) && is_word_in(claim.predicate, kTrade) &&
        claim.predicate != relation) {
      return true;
    }
    return (same && is_word_in(claim.predicate, others)) ||
           ((same || turned) && is_word_in(claim.predicate, ended));
  });
}

// "Oslo was accused by Lima": what rules have read off this word, not the other way round.
bool is_turned_around(Ruled ruled, std::uint32_t word, std::string_view relation,
                      const Argument& subject, const Argument& object) {
  if (word == kNone || find_predicate(relation)->symmetric) return false;
  return std::ranges::any_of(ruled, [&](const Claim& claim) {
    return !claim.open && claim.predicate == relation && claim.trigger.contains(word) &&
           claim.subject == object && claim.object == subject;
  });
}

// "a nephew of Olsen" advises nobody by being one.
bool is_known_kin(Ruled ruled, std::string_view relation, const Argument& one,
                  const Argument& other) {
  if (!is_word_in(relation, "adviser_of|employed_by|cooperates_with")) return false;
  return std::ranges::any_of(ruled, [&](const Claim& claim) {
    return !claim.open && claim.predicate == "kin_of" &&
           ((claim.subject == one && claim.object == other) ||
            (claim.subject == other && claim.object == one));
  });
}

// A state has one head, who heads no other, and is not the head of its government as well, nor, in
// one sentence, "Peru's ambassador": what rules have found.
bool is_headed_otherwise(Ruled ruled, std::uint32_t sentence, std::string_view relation,
                         const Argument& head, const Argument& state) {
  constexpr std::string_view kHeads = "head_of_state_of|head_of_government_of";
  if (!is_word_in(relation, kHeads)) return false;
  return std::ranges::any_of(ruled, [&](const Claim& claim) {
    const bool holds = !claim.open && !claim.negated && claim.qualifiers.kind.empty();
    if (holds && claim.predicate == "official_of" && claim.sentence == sentence) {
      return claim.subject == head && claim.object == state;
    }
    if (!holds || !is_word_in(claim.predicate, kHeads)) return false;
    const bool same_head = claim.subject == head;
    const bool same_state = claim.object == state;
    return claim.predicate == relation ? same_head != same_state : same_head && same_state;
  });
}

// "sanctions on the Peruvian businessman Quispe": nothing is done to Peru, of which rules say that
// he is a citizen and no more.
bool is_country_of_citizen(const Context& context, Ruled ruled, std::string_view relation,
                           const Mention& country) {
  constexpr std::string_view kDone =
      "sanctions|detains|releases|attacks|accuses|criticizes|praises|supports|opposes|rejects|"
      "threatens|warns|urges|competes_with|cooperates_with|gives_aid_to";
  const Tree& tree = context.tree(country.head);
  const std::uint32_t noun = tree.head(country.head);
  if (!is_word_in(relation, kDone) || noun == kNone || !tree.is(country.head, "amod")) return false;
  const std::uint32_t person = context.mention_of(noun);
  if (person == kNone) return false;
  const std::uint32_t cluster = context.document().mentions[person].cluster;
  return context.type_of(cluster) == EntityType::kPerson &&
         std::ranges::any_of(ruled, [&](const Claim& claim) {
           return !claim.open && claim.predicate == "citizen_of" &&
                  claim.subject == Argument::of_cluster(cluster) &&
                  claim.object == Argument::of_cluster(country.cluster);
         });
}

void extract_pairs(Document& document) {
  const Context context(document);
  Recorder recorder(document, context, "pair");
  const std::size_t stated = document.claims.size();
  std::vector<MentionPair> pairs = mention_pairs(context);
  // "the provinces of Puno and Cusco": the places themselves are asked about.
  std::erase_if(pairs, [&](const MentionPair& pair) {
    return lists_places(document, document.mentions[pair.first]) ||
           lists_places(document, document.mentions[pair.second]);
  });
  judge_pairs(document, pairs);
  for (const MentionPair& pair : pairs) {
    const Mention& first = document.mentions[pair.first];
    const Mention& second = document.mentions[pair.second];
    const PairClassifier::Choice choice = pair_classifier().choose(
        shares_of(context, pair), context.type_of(first.cluster), context.type_of(second.cluster));
    if (choice.probability < kLeastProbability) continue;
    const bool swapped = choice.relation.swapped;
    const Mention& from = swapped ? second : first;
    const Mention& to = swapped ? first : second;
    std::string_view relation = choice.relation.predicate->name;
    // "Norway's top refiner, Nordvik" is in Norway, and no part of it.
    if (is_word_in(relation, "part_of|citizen_of") && is_company_in(context, from, to) &&
        find_predicate("located_in")->domain.contains(context.type_of(from.cluster))) {
      relation = "located_in";
    }
    if (cannot_be(context, relation, from, to)) continue;
    // "Olsen called Quispe": by phone, unless she called him something.
    const std::uint32_t word = pair_trigger(context, pair);
    if (word != kNone && context.lemma(word) == "call" &&
        is_word_in(relation, "criticizes|praises|accuses") &&
        context.tree(word).objects(word).size() == 1 &&
        context.tree(word).child(word, "xcomp") == kNone) {
      continue;
    }
    Filler subject{Argument::of_cluster(first.cluster), 1.0};
    Filler object{Argument::of_cluster(second.cluster), 1.0};
    if (swapped) std::swap(subject, object);
    const Ruled ruled = Ruled(document.claims).first(stated);
    if (is_stated(ruled, first.sentence, relation, subject.argument, object.argument) ||
        is_turned_around(ruled, word, relation, subject.argument, object.argument) ||
        is_denied(ruled, first.sentence, relation, subject.argument, object.argument) ||
        is_contradicted(ruled, first.sentence, relation, subject.argument, object.argument) ||
        is_known_kin(ruled, relation, subject.argument, object.argument) ||
        is_country_of_citizen(context, ruled, relation, from) ||
        is_country_of_citizen(context, ruled, relation, to) ||
        is_headed_otherwise(ruled, first.sentence, relation, subject.argument, object.argument)) {
      continue;
    }
    Recorder::Options options;
    options.confidence = choice.probability;
    options.state_only = choice.relation.predicate->state;
    if (relation == "visits") {
      const auto to_come =
          visit_to_come(document, swapped ? second : first, swapped ? first : second);
      if (to_come == MeetingStatus::kPossible) options.meant = Modality::kPossible;
      if (to_come == MeetingStatus::kPlanned) options.meant = Modality::kPlanned;
    }
    // "applied for NATO membership"
    if (relation == "member_of" && word != kNone &&
        is_word_in(context.lemma(word), "apply|aspire|seek|application|candidacy|bid")) {
      options.meant = Modality::kDesired;
    }
    // "lifted the suspension of Lima's membership"
    if (relation == "sanctions" && word != kNone &&
        is_word_in(context.tree(word).verb_lemma(word),
                   "lift|ease|waive|revoke|drop|end|remove|repeal|rescind|cancel")) {
      options.denied = true;
    }
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
