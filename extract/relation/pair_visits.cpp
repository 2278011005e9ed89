#include "extract/relation/pair_visits.h"

#include <algorithm>
#include <string>
#include <vector>

#include "base/words.h"
#include "extract/relation/meeting_sides.h"
#include "extract/relation/meeting_status.h"
#include "extract/relation/pair_words.h"

namespace whomet {
namespace {

// Whether a city of the country stands in the same sentence.
bool names_city_of(const Context& context, const Mention& country) {
  return std::ranges::any_of(context.document().mentions, [&](const Mention& mention) {
    return mention.sentence == country.sentence && mention.cluster != kNone &&
           mention.country == country.country &&
           context.type_of(mention.cluster) == EntityType::kPlace;
  });
}

// "Norway hosted Peruvian officials", "he welcomed her": who receives guests is at home.
bool receives_guests(const Context& context, const Mention& host) {
  const Tree& tree = context.tree(host.head);
  const std::uint32_t first = tree.first_conjunct(host.head);
  const std::uint32_t verb = tree.head(first);
  if (verb == kNone || !tree.is(first, "nsubj") || tree.is_passive(verb) ||
      !is_word_in(tree.verb_lemma(verb), "host|welcome|receive|greet")) {
    return false;
  }
  return acts_upon_somebody(context, verb);
}

// Whether others do what the verb says, and not the mention.
bool is_done_by_another(const Context& context, std::uint32_t verb, const Mention& mention) {
  const std::vector<std::uint32_t> subjects = subjects_of(context.tree(verb), verb);
  bool others = false;
  for (const std::uint32_t subject : subjects) {
    for (const Referent& referent : context.referents(subject)) {
      if (referent.cluster == mention.cluster) return false;
      others = others || context.type_of(referent.cluster) == EntityType::kPerson;
    }
  }
  return others;
}

// "invited Quispe to visit Lima", "an invitation to Quispe to visit Lima": he is to, nobody else.
bool is_asked_of_another(const Context& context, const Mention& traveller, const Mention& place) {
  const Tree& tree = context.tree(place.head);
  const std::uint32_t verb = tree.clause_verb(place.head);
  if (verb == kNone || tree.mark(verb) != "to" || tree.head(verb) == kNone) return false;
  const std::uint32_t above = tree.head(verb);
  const bool asked =
      is_word_in(tree.verb_lemma(above),
                 "invite|invitation|urge|ask|allow|permit|order|persuade|encourage") ||
      std::ranges::any_of(tree.objects(above), [&](std::uint32_t object) {
        return is_word_in(context.lemma(object), "invitation|invite");
      });
  return asked && is_done_by_another(context, verb, traveller);
}

// "flew from Oslo to Lima", "from Dakar, Senegal, to Lima": where the journey begins.
bool is_origin(const Context& context, const Mention& place) {
  const Tree& tree = context.tree(place.head);
  std::uint32_t at = tree.first_conjunct(place.head);
  while (tree.is_any(at, {"appos", "nmod"}) && tree.preposition(at).empty() &&
         tree.head(at) != kNone) {
    at = tree.head(at);
  }
  const std::uint32_t verb = tree.head(at);
  return verb != kNone && tree.preposition(at) == "from" && is_travel_verb(tree.verb_lemma(verb)) &&
         !(tree.obliques(verb, "to").empty() && tree.obliques(verb, "for").empty());
}

// Whether the traveller is at home there, or the mention of the place only says whose something is:
// "his Peruvian counterpart", "ministers of Peru", "the situation in Peru". Who met the Peruvian
// president in Lima was in Peru all the same.
bool is_no_journey(const Context& context, const Mention& traveller, const Mention& place) {
  if (receives_guests(context, traveller) || owns_people(context, traveller)) return true;
  if (is_origin(context, place) || is_asked_of_another(context, traveller, place)) return true;
  const Tree& tree = context.tree(place.head);
  const std::vector<std::string> sides = sides_of(context, traveller.cluster);
  const std::uint32_t verb = tree.clause_verb(place.head);
  const bool moves = verb != kNone && is_travel_verb(tree.verb_lemma(verb));
  // "thanked Olsen and said that [she] would fly to Lima": another does.
  const bool goes = moves || (verb != kNone && is_word_in(tree.verb_lemma(verb), "visit|tour"));
  if (goes && is_done_by_another(context, verb, traveller)) return true;
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

// "was deported", "a man arrested in Lima", "police detained him": by force.
constexpr std::string_view kByForce =
    "deport|exile|banish|extradite|expel|transfer|hand over|turn over|arrest|detain|jail|imprison|"
    "hold|sentence|abduct|kidnap|capture|seize|rearrest|incarcerate|repatriate|smuggle|bury|kill|"
    "murder|assassinate|bear|raise|indict|convict|try";

// "arrived from Lima", "was deported to Lima", "was arrested in Lima", "was exiled to Lima".
bool is_no_free_journey(const Context& context, const Mention& traveller, const Mention& place) {
  const Tree& tree = context.tree(place.head);
  const std::uint32_t first = tree.first_conjunct(place.head);
  const std::uint32_t head = tree.head(first);
  if (head == kNone || traveller.sentence != place.sentence) return false;
  // "returned from Lima" was there; "arrived from Lima" says where somebody is at home.
  const std::string lemma = tree.verb_lemma(head);
  const bool comes = is_travel_verb(lemma) || is_word_in(lemma, "fly in|arrive|come|hail|jet in");
  if (comes && !is_word_in(lemma, "return|come back|get back|fly back|depart|leave") &&
      tree.preposition(first) == "from") {
    return true;
  }
  const std::uint32_t verb = tree.clause_verb(place.head);
  if (verb == kNone) return false;
  // "who lives in Lima" is at home there.
  if (is_word_in(tree.verb_lemma(verb), "live|reside|dwell") && tree.head(first) == verb)
    return true;
  const bool taken = tree.is_passive(verb) && is_word_in(tree.verb_lemma(verb), "bring|take|drag");
  if (!taken && !is_word_in(tree.verb_lemma(verb), kByForce)) return false;
  return std::ranges::any_of(tree.undergoers(verb), [&](std::uint32_t undergoer) {
    if (tree.in_subtree(traveller.head, undergoer)) return true;
    return std::ranges::any_of(context.referents(undergoer), [&](const Referent& who) {
      return who.cluster == traveller.cluster;
    });
  });
}

// Where somebody has to do something for years, or for good, and goes nowhere.
constexpr std::string_view kStays =
    "headquarter|base|situate|live|reside|dwell|settle|study|graduate|enrol|enroll|teach|work|"
    "practise|practice|grow up|serve|bear|raise|educate|train|register|incorporate";
// Goods go there, or words, or somebody who will not be back.
constexpr std::string_view kSends =
    "sell|supply|export|ship|deliver|provide|offer|lend|lease|donate|pledge|promise|apologize|"
    "apologise|appeal|report|belong|move|relocate|emigrate|migrate|immigrate|defect";

// "sold drones to Peru", "studied in Lima", "has run the city of Lima", "in talks with Peru": the
// place is no goal of a journey.
bool is_no_goal(const Context& context, const Mention& traveller, const Mention& place) {
  const Tree& tree = context.tree(place.head);
  std::uint32_t at = tree.first_conjunct(place.head);
  while (tree.is(at, "nmod") && tree.preposition(at) == "of" && tree.head(at) != kNone &&
         is_word_in(context.lemma(tree.head(at)), "city|town|village|port|capital|island|state")) {
    at = tree.head(at);
  }
  const std::uint32_t verb = tree.head(at);
  if (verb == kNone) return false;
  const std::string preposition = tree.preposition(at);
  if (is_word_in(preposition, "with|against|about|over|than|without|unlike")) return true;
  const std::string lemma = tree.verb_lemma(verb);
  if (tree.is(at, "obj")) {
    return is_word_in(lemma,
                      "run|govern|rule|lead|head|administer|represent|flee|abandon|own|control|"
                      "defend|criticize|praise|mention|name|love|know|change|rebuild");
  }
  if (preposition == "to" && is_word_in(lemma, kSends)) {
    // Crowds and columns move on.
    const bool moves = is_word_in(lemma, "move|relocate");
    return !moves || context.type_of(traveller.cluster) != EntityType::kGroup;
  }
  if (is_word_in(preposition, "in|at|near|outside") && is_word_in(lemma, kStays)) return true;
  // "moved to Lima, where her cousin worked"
  const std::uint32_t clause = tree.clause_verb(traveller.head);
  return traveller.sentence == place.sentence && clause != kNone && tree.is(clause, "acl:relcl") &&
         tree.head(clause) == place.head && is_word_in(tree.verb_lemma(clause), kStays);
}

// "invited Quispe to Oslo": who invites goes nowhere, and of who is invited the meetings tell.
bool is_invited_there(const Context& context, const Mention& place) {
  const Tree& tree = context.tree(place.head);
  const std::uint32_t first = tree.first_conjunct(place.head);
  const std::uint32_t verb = tree.head(first);
  return verb != kNone && tree.preposition(first) == "to" && context.lemma(verb) == "invite";
}

}  // namespace

std::optional<MeetingStatus> visit_to_come(const Document& document, const Mention& traveller,
                                           const Mention& place) {
  for (const LocalMeeting& meeting : document.meetings) {
    const bool goes = meeting.kind == MeetingKind::kVisit || meeting.place == place.cluster;
    if (!goes || std::ranges::count(meeting.participants, traveller.cluster) == 0) continue;
    for (const LocalMeeting::Support& told : meeting.support) {
      if (told.sentence == traveller.sentence && told.status != MeetingStatus::kHeld &&
          told.status != MeetingStatus::kOngoing) {
        return told.status;
      }
    }
  }
  return std::nullopt;
}

bool is_visit_not_made(const Context& context, const Mention& traveller, const Mention& place) {
  return is_no_journey(context, traveller, place) || is_no_goal(context, traveller, place) ||
         is_no_free_journey(context, traveller, place) || is_invited_there(context, place) ||
         visit_to_come(context.document(), traveller, place) == MeetingStatus::kNotHeld;
}

}  // namespace whomet
