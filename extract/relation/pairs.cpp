// Statements by the trained classifier, for pairs of mentions of a sentence, where no rule states
// the same. Tested by tests/extract/relation/pairs_test.cpp.
#include <algorithm>
#include <cstddef>
#include <optional>
#include <string_view>

#include "base/utf8.h"
#include "extract/relation/extractors.h"
#include "extract/relation/meeting_sides.h"
#include "extract/relation/meeting_status.h"
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

bool is_school(const Context& context, const Mention& body) {
  return is_word_in(to_lower(context.token(body.head).form),
                    "university|college|school|academy|institute");
}

// Whether the event is a war, or the like, of that country.
bool is_waged_by(const Context& context, const Mention& event, const Mention& country) {
  constexpr std::string_view kWaged =
      "war|invasion|offensive|attack|strike|airstrike|aggression|operation|campaign|assault|"
      "occupation|raid|incursion|bombardment";
  const std::vector<std::uint32_t> owners = context.owners(event.head);
  return is_word_in(context.lemma(event.head), kWaged) &&
         std::ranges::find(owners, country.head) != owners.end();
}

// "about 90 kilometers south of Puno": beside the place, not in it.
bool is_beside(const Context& context, const Mention& place) {
  constexpr std::string_view kSides =
      "north|south|east|west|northeast|northwest|southeast|southwest|outside|kilometer|mile|away";
  const Tree& tree = context.tree(place.head);
  const std::uint32_t first = tree.first_conjunct(place.head);
  const std::uint32_t head = tree.head(first);
  const std::string preposition = tree.preposition(first);
  if (preposition == "outside") return true;
  return head != kNone && is_word_in(preposition, "of|from") &&
         is_word_in(context.lemma(head), kSides);
}

// "a nephew of Olsen" advises nobody by being one.
bool is_known_kin(const Document& document, std::size_t count, std::string_view relation,
                  const Argument& one, const Argument& other) {
  if (!is_word_in(relation, "adviser_of|employed_by|cooperates_with")) return false;
  const auto end = document.claims.begin() + static_cast<std::ptrdiff_t>(count);
  return std::any_of(document.claims.begin(), end, [&](const Claim& claim) {
    return !claim.open && claim.predicate == "kin_of" &&
           ((claim.subject == one && claim.object == other) ||
            (claim.subject == other && claim.object == one));
  });
}

// A state has one head, who heads no other: what rules have found.
bool is_headed_otherwise(const Document& document, std::size_t count, std::string_view relation,
                         const Argument& head, const Argument& state) {
  if (!is_word_in(relation, "head_of_state_of|head_of_government_of")) return false;
  const auto end = document.claims.begin() + static_cast<std::ptrdiff_t>(count);
  return std::any_of(document.claims.begin(), end, [&](const Claim& claim) {
    return !claim.open && !claim.negated && claim.predicate == relation &&
           (claim.subject == head) != (claim.object == state);
  });
}

// What the sentence says of a visit by the traveller: "a precursor to a visit by Olsen" is no visit
// yet. Nothing where it tells of none, or of one that is held.
std::optional<MeetingStatus> visit_to_come(const Document& document, const Mention& traveller) {
  for (const LocalMeeting& meeting : document.meetings) {
    if (meeting.kind != MeetingKind::kVisit ||
        std::ranges::count(meeting.participants, traveller.cluster) == 0) {
      continue;
    }
    for (const LocalMeeting::Support& told : meeting.support) {
      if (told.sentence == traveller.sentence && told.status != MeetingStatus::kHeld &&
          told.status != MeetingStatus::kOngoing) {
        return told.status;
      }
    }
  }
  return std::nullopt;
}

bool lists_places(const Document& document, const Mention& mention) {
  const Cluster& cluster = document.clusters[mention.cluster];
  return cluster.type == EntityType::kPlace && !cluster.members.empty();
}

// Whether a city of the country stands in the same sentence.
bool names_city_of(const Context& context, const Mention& country) {
  return std::ranges::any_of(context.document().mentions, [&](const Mention& mention) {
    return mention.sentence == country.sentence && mention.cluster != kNone &&
           mention.country == country.country &&
           context.type_of(mention.cluster) == EntityType::kPlace;
  });
}

// "lifted sanctions on Quispe and other Peruvians" says nothing of sanctions on Peru: what rules
// deny of the same one in the sentence.
bool is_denied(const Document& document, std::size_t count, std::uint32_t sentence,
               std::string_view relation, const Argument& subject) {
  const auto end = document.claims.begin() + static_cast<std::ptrdiff_t>(count);
  return std::any_of(document.claims.begin(), end, [&](const Claim& claim) {
    return !claim.open && claim.negated && claim.sentence == sentence &&
           claim.predicate == relation && claim.subject == subject;
  });
}

constexpr TypeSet kGuests{EntityType::kPerson, EntityType::kCountry, EntityType::kOrganization,
                          EntityType::kGroup};

// "Norway hosted Peruvian officials", "he welcomed her": who receives guests is at home.
bool receives_guests(const Context& context, const Mention& host) {
  const Tree& tree = context.tree(host.head);
  const std::uint32_t first = tree.first_conjunct(host.head);
  const std::uint32_t verb = tree.head(first);
  if (verb == kNone || !tree.is(first, "nsubj") || tree.is_passive(verb) ||
      !is_word_in(tree.verb_lemma(verb), "host|welcome|receive|greet")) {
    return false;
  }
  const std::vector<std::uint32_t> objects = tree.objects(verb);
  return std::ranges::any_of(objects, [&](std::uint32_t object) {
    const std::uint32_t guest = context.mention_of(object);
    return guest != kNone && kGuests.contains(context.document().mentions[guest].type);
  });
}

// "Olsen's counterpart visited Lima", "a nephew of Olsen was killed": not Olsen.
bool owns_people(const Context& context, const Mention& owner) {
  const Tree& tree = context.tree(owner.head);
  const bool of = tree.is(owner.head, "nmod") && tree.preposition(owner.head) == "of";
  if (!of && !tree.is(owner.head, "nmod:poss")) return false;
  const std::uint32_t owned = context.mention_at(tree.head(owner.head));
  return owned != kNone && kGuests.contains(context.document().mentions[owned].type);
}

// Whether the traveller is at home there, or the mention of the place only says whose something is:
// "his Peruvian counterpart", "ministers of Peru", "the situation in Peru". Who met the Peruvian
// president in Lima was in Peru all the same.
bool is_no_journey(const Context& context, const Mention& traveller, const Mention& place) {
  if (receives_guests(context, traveller) || owns_people(context, traveller)) return true;
  const Tree& tree = context.tree(place.head);
  const std::vector<std::string> sides = sides_of(context, traveller.cluster);
  const std::uint32_t verb = tree.clause_verb(place.head);
  const bool moves = verb != kNone && is_travel_verb(tree.verb_lemma(verb));
  if (!moves && !place.country.empty() && sides.size() == 1 && sides.front() == place.country) {
    return true;
  }
  const std::uint32_t first = tree.first_conjunct(place.head);
  const bool modifies = tree.is_any(first, {"amod", "nmod:poss", "compound", "nmod:desc"}) ||
                        (context.token(first).upos == Upos::kAdj && tree.head(first) > first);
  if (modifies) return place.country.empty() || !names_city_of(context, place);
  if (!tree.is(first, "nmod") || tree.head(first) == kNone) return false;
  constexpr std::string_view kTopics =
      "situation|war|conflict|crisis|violence|peace|democracy|election|troop|force|demonstrator|"
      "protester|people|support|policy|relation|tie|treaty|exile|interest|operation|development|"
      "stability|security|freedom|reform|attack|fighting|unrest";
  const std::string noun = context.lemma(tree.head(first));
  if (is_word_in(noun, kTopics)) return true;
  const std::uint32_t owner = context.mention_at(tree.head(first));
  if (tree.preposition(first) != "of" || owner == kNone) return false;
  const EntityType type = context.type_of(context.document().mentions[owner].cluster);
  return type == EntityType::kPerson || type == EntityType::kGroup;
}

// What the words rule out, however likely the classifier thinks it.
bool cannot_be(const Context& context, std::string_view relation, const Mention& subject,
               const Mention& object) {
  // That two people met is said only with an occasion, which the meetings extractor finds.
  if (relation == "meets_with") return true;
  if (relation == "visits") {
    return is_no_journey(context, subject, object) ||
           visit_to_come(context.document(), subject) == MeetingStatus::kNotHeld;
  }
  constexpr std::string_view kDeeds = "dies_in|attacks|detains|participates_in|at_war_with";
  if (is_word_in(relation, kDeeds) &&
      ((subject.type == EntityType::kPerson && owns_people(context, subject)) ||
       (object.type == EntityType::kPerson && owns_people(context, object)))) {
    return true;
  }
  // "in Oslo, Bergen and Lima": none of a list is in another.
  const Tree& tree = context.tree(subject.head);
  if (is_word_in(relation, "located_in|part_of|member_of") && subject.sentence == object.sentence &&
      tree.first_conjunct(subject.head) == tree.first_conjunct(object.head)) {
    return true;
  }
  if (relation == "located_in") {
    return is_waged_by(context, subject, object) || is_beside(context, object) ||
           is_called_after(context, subject, object.head);
  }
  // "American University" is no organ of the state.
  return relation == "part_of" && is_school(context, subject) &&
         context.type_of(object.cluster) == EntityType::kCountry;
}

void extract_pairs(Document& document) {
  const Context context(document);
  Recorder recorder(document, context, "pair");
  const std::size_t stated = document.claims.size();
  for (const MentionPair& pair : mention_pairs(context)) {
    const Mention& first = document.mentions[pair.first];
    const Mention& second = document.mentions[pair.second];
    // "the provinces of Puno and Cusco": the places themselves are asked about.
    if (lists_places(document, first) || lists_places(document, second)) continue;
    const PairClassifier::Choice choice = pair_classifier().classify(pair_view(context, pair));
    if (choice.probability < kLeastProbability) continue;
    const bool swapped = choice.relation.swapped;
    if (cannot_be(context, choice.relation.predicate->name, swapped ? second : first,
                  swapped ? first : second)) {
      continue;
    }
    // "Olsen called Quispe": by phone, unless she called him something.
    const std::uint32_t word = pair_trigger(context, pair);
    if (word != kNone && context.lemma(word) == "call" &&
        is_word_in(choice.relation.predicate->name, "criticizes|praises|accuses") &&
        context.tree(word).objects(word).size() == 1 &&
        context.tree(word).child(word, "xcomp") == kNone) {
      continue;
    }
    Filler subject{Argument::of_cluster(first.cluster), 1.0};
    Filler object{Argument::of_cluster(second.cluster), 1.0};
    if (swapped) std::swap(subject, object);
    const std::string_view relation = choice.relation.predicate->name;
    if (is_stated(document, stated, first.sentence, relation, subject.argument, object.argument))
      continue;
    if (is_denied(document, stated, first.sentence, relation, subject.argument)) continue;
    if (is_known_kin(document, stated, relation, subject.argument, object.argument)) continue;
    if (is_headed_otherwise(document, stated, relation, subject.argument, object.argument)) {
      continue;
    }
    Recorder::Options options;
    options.confidence = choice.probability;
    options.state_only = choice.relation.predicate->state;
    if (relation == "visits") {
      const auto to_come = visit_to_come(document, swapped ? second : first);
      if (to_come == MeetingStatus::kPossible) options.meant = Modality::kPossible;
      if (to_come == MeetingStatus::kPlanned) options.meant = Modality::kPlanned;
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
