#include "extract/relation/pair_limits.h"

#include <algorithm>

#include "base/utf8.h"
#include "base/words.h"
#include "extract/mention/party_tags.h"
#include "extract/mention/title_table.h"
#include "extract/relation/absence.h"
#include "extract/relation/meeting_sides.h"
#include "extract/relation/meeting_status.h"

namespace whomet {
namespace {

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

// Whether a city of the country stands in the same sentence.
bool names_city_of(const Context& context, const Mention& country) {
  return std::ranges::any_of(context.document().mentions, [&](const Mention& mention) {
    return mention.sentence == country.sentence && mention.cluster != kNone &&
           mention.country == country.country &&
           context.type_of(mention.cluster) == EntityType::kPlace;
  });
}

constexpr TypeSet kActors{EntityType::kPerson, EntityType::kCountry, EntityType::kOrganization,
                          EntityType::kGroup};

// Whether somebody is an object of the verb: "hosted officials", "fought rebels", not "fought a
// war".
bool acts_upon_somebody(const Context& context, std::uint32_t verb) {
  const std::vector<std::uint32_t> objects = context.tree(verb).objects(verb);
  return std::ranges::any_of(objects, [&](std::uint32_t object) {
    const std::uint32_t mention = context.mention_of(object);
    return mention != kNone && kActors.contains(context.document().mentions[mention].type);
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

// "Olsen's counterpart visited Lima", "a nephew of Olsen was killed": not Olsen.
bool owns_people(const Context& context, const Mention& owner) {
  const Tree& tree = context.tree(owner.head);
  const bool of = tree.is(owner.head, "nmod") && tree.preposition(owner.head) == "of";
  if (!of && !tree.is(owner.head, "nmod:poss")) return false;
  const std::uint32_t owned = context.mention_at(tree.head(owner.head));
  return owned != kNone && kActors.contains(context.document().mentions[owned].type);
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
  if (moves && is_done_by_another(context, verb, traveller)) return true;
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

// "troops and militias fought rebels", "troops fought alongside militias": on one side, where a
// third is told of. "Peru and Chile fought a war" are two.
bool are_on_one_side(const Context& context, const Mention& one, const Mention& other) {
  const Tree& tree = context.tree(one.head);
  if (tree.preposition(other.head) == "alongside" || tree.preposition(one.head) == "alongside") {
    return true;
  }
  const std::uint32_t first = tree.first_conjunct(one.head);
  if (first != tree.first_conjunct(other.head)) return false;
  const std::uint32_t verb = tree.head(first);
  if (verb == kNone || !tree.is_any(first, {"nsubj", "nsubj:pass"})) return false;
  return acts_upon_somebody(context, verb);
}

// "called Olsen a good friend", "elected her president": another word for her, nobody else.
bool is_what_another_is_called(const Context& context, const Mention& mention) {
  const Tree& tree = context.tree(mention.head);
  const std::uint32_t verb = tree.head(mention.head);
  return verb != kNone && tree.is(mention.head, "xcomp") && !tree.is_predicate(mention.head) &&
         !tree.objects(verb).empty();
}

// Whether the sentence names an office in which somebody may head a state or its government.
bool names_head(const Context& context, const Mention& person) {
  const TokenSpan sentence = context.tree(person.head).tokens();
  for (std::uint32_t t = sentence.begin; t < sentence.end; ++t) {
    const TitleWord* title = find_title_ending_at(context.document(), sentence.begin, t, nullptr);
    if (title == nullptr) continue;
    // "Libyan leader"; chairmen and directors head no state.
    const std::string before = t > sentence.begin ? lower_form(context.token(t - 1)) : "";
    if (is_against_state(before) || is_word_in(before, "party|union")) continue;
    const bool leads = title->kind == TitleKind::kLeader &&
                       (title->words.ends_with("leader") || is_word_in(title->words, "ruler"));
    if (leads || title->kind == TitleKind::kHeadOfState ||
        title->kind == TitleKind::kHeadOfGovernment) {
      return true;
    }
  }
  return false;
}

// "angry Peruvians": what they do is not Peru's.
bool names_people(const Context& context, const Mention& state) {
  const std::uint32_t people = context.mention_at(state.head);
  return state.level == MentionLevel::kName && state.type == EntityType::kCountry &&
         people != kNone && context.document().mentions[people].level == MentionLevel::kNominal;
}

// "the Lima-based team": it is there, and of no country for that.
bool is_base(const Context& context, const Mention& place) {
  const std::uint32_t next = place.tokens.end;
  return next + 1 < context.tree(place.head).tokens().end && context.token(next).form == "-" &&
         context.token(next + 1).form == "based";
}

// "condemned the embargo on Peru", "opposed new measures against it": Peru is not who is condemned.
bool is_aim_of_deed(const Context& context, const Mention& mention) {
  const Tree& tree = context.tree(mention.head);
  const std::uint32_t first = tree.first_conjunct(mention.head);
  return tree.is(first, "nmod") && is_word_in(tree.preposition(first), "on|against");
}

// "accused Norway of foiling the efforts of Peru", "urged Norway to help Peru": Norway is whom it
// is said to.
bool is_in_what_is_said(const Context& context, const Mention& subject, const Mention& object) {
  const Tree& tree = context.tree(object.head);
  const std::uint32_t verb = tree.head(tree.first_conjunct(subject.head));
  if (verb == kNone || subject.sentence != object.sentence ||
      !is_word_in(tree.verb_lemma(verb),
                  "accuse|blame|urge|warn|ask|call|press|order|criticize|"
                  "condemn|praise|thank")) {
    return false;
  }
  if (tree.undergoers(verb).empty()) return false;
  return std::ranges::any_of(tree.children(verb), [&](std::uint32_t child) {
    const bool said = tree.is_any(child, {"xcomp", "ccomp"}) ||
                      (tree.is(child, "advcl") && is_word_in(tree.mark(child), "of|for|to|from"));
    return said && tree.in_subtree(object.head, child);
  });
}

// "Peru's parliament backed Norway's bid to join the union": Norway's, not Peru's.
bool is_bid_of_another(const Context& context, const Mention& subject, const Mention& body) {
  const Tree& tree = context.tree(body.head);
  const std::uint32_t verb = tree.clause_verb(body.head);
  if (verb == kNone || !tree.is(verb, "acl") || subject.sentence != body.sentence) return false;
  const std::vector<std::uint32_t> owners = context.owners(tree.head(verb));
  return !owners.empty() && std::ranges::none_of(owners, [&](std::uint32_t owner) {
    return std::ranges::any_of(context.referents(owner),
                               [&](const Referent& who) { return who.cluster == subject.cluster; });
  });
}

// "extended the sanctions, with Norway abstaining": Norway is not whom they are against.
bool is_beside_with(const Context& context, const Mention& mention) {
  const Tree& tree = context.tree(mention.head);
  const std::uint32_t next = mention.tokens.end;
  return next < tree.tokens().end &&
         (context.token(next).xpos == "VBG" || tree.is(next, "advcl")) &&
         mention.tokens.begin > tree.tokens().begin &&
         to_lower(context.token(mention.tokens.begin - 1).form) == "with";
}

// "Norway backed one side, while Peru backed Chile", "Norway objected; Peru agreed": what others do
// in a clause of their own is not what Norway does to whom they do it.
bool is_of_other_clause(const Context& context, const Mention& subject, const Mention& object) {
  if (subject.sentence != object.sentence) return false;
  const Tree& tree = context.tree(object.head);
  const std::uint32_t own = tree.clause_verb(subject.head);
  const std::uint32_t other = tree.clause_verb(object.head);
  if (own == kNone || other == kNone || own == other) return false;
  const std::vector<std::uint32_t> actors = tree.own_subjects(other);
  if (actors.empty() || tree.is(other, "acl")) return false;
  // "urged Peru to agree", "said Peru agreed" may be said of Peru; "...; Peru agreed" stands alone.
  const bool alone = tree.is_any(other, {"parataxis", "conj"}) && tree.mark(other).empty();
  return std::ranges::none_of(actors, [&](std::uint32_t actor) {
    if (tree.in_subtree(subject.head, actor)) return true;
    if (actor == object.head || tree.in_subtree(object.head, actor)) return !alone;
    return std::ranges::any_of(context.referents(actor), [&](const Referent& who) {
      return who.cluster == subject.cluster || (!alone && who.cluster == object.cluster);
    });
  });
}

// "Norway, which borders Peru, joined the union": Peru has no part in what is told of Norway. "One
// of the states that have ties with Peru" tells it of all of them.
bool is_told_aside(const Context& context, const Mention& one, const Mention& other) {
  const Tree& tree = context.tree(one.head);
  for (std::uint32_t verb = one.head; verb != kNone; verb = tree.head(verb)) {
    if (!tree.is(verb, "acl:relcl") || tree.head(verb) == kNone) continue;
    if (tree.in_subtree(other.head, verb)) return false;
    const std::uint32_t noun = tree.head(verb);
    const std::uint32_t at = context.mention_of(noun);
    if (at == kNone) continue;
    const Mention& told = context.document().mentions[at];
    if (told.cluster == other.cluster || told.cluster == one.cluster) return false;
    const bool aside = told.level == MentionLevel::kName && told.tokens.end < tree.tokens().end &&
                       context.token(told.tokens.end).form == ",";
    if (aside && !tree.in_subtree(other.head, tree.first_conjunct(noun))) return true;
  }
  return false;
}

// "was arrested in Lima", "held talks despite a boycott": where or against what it was, not by whom
// or on what.
bool is_setting(const Context& context, const Mention& mention, std::string_view prepositions) {
  const Tree& tree = context.tree(mention.head);
  return is_word_in(tree.preposition(tree.first_conjunct(mention.head)), prepositions);
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

namespace {

// What a relation between the two cannot be.
struct Limit {
  bool of_these;               // or of all relations but these
  std::string_view relations;  // parted by "|"
  bool (*holds)(const Context& context, const Mention& subject, const Mention& object);
};

template <bool (*kHolds)(const Context&, const Mention&)>
bool of_subject(const Context& context, const Mention& subject, const Mention&) {
  return kHolds(context, subject);
}

template <bool (*kHolds)(const Context&, const Mention&)>
bool of_object(const Context& context, const Mention&, const Mention& object) {
  return kHolds(context, object);
}

template <bool (*kHolds)(const Context&, const Mention&)>
bool of_either(const Context& context, const Mention& subject, const Mention& object) {
  return kHolds(context, subject) || kHolds(context, object);
}

// "Rep. Ann Kirk, D-Ohio, objected": she did, not her party.
bool is_party_letter(const Context& context, const Mention& mention) {
  return !party_of_letter(context.document(), mention).empty();
}

bool is_either_told_aside(const Context& context, const Mention& subject, const Mention& object) {
  return subject.sentence == object.sentence &&
         (is_told_aside(context, subject, object) || is_told_aside(context, object, subject));
}

bool is_held_there(const Context& context, const Mention& subject) {
  return is_setting(context, subject, "in|at|near|outside");
}

bool is_time_of_talks(const Context& context, const Mention& object) {
  return is_setting(context, object, "despite|before|after|amid|during");
}

bool names_no_head(const Context& context, const Mention& subject) {
  return !names_head(context, subject);
}

// "the Republican president" is of the party.
bool is_president_of_party(const Context& context, const Mention& subject, const Mention& object) {
  const Tree& tree = context.tree(object.head);
  return tree.is(object.head, "amod") && tree.head(object.head) == subject.head &&
         context.lemma(subject.head) == "president";
}

bool always(const Context&, const Mention&, const Mention&) {
  return true;
}

bool is_visit_not_made(const Context& context, const Mention& subject, const Mention& object) {
  return is_no_journey(context, subject, object) ||
         visit_to_come(context.document(), subject, object) == MeetingStatus::kNotHeld;
}

// "skipped the summit in Lima", "was absent from the vote"
bool is_kept_away_from(const Context& context, const Mention&, const Mention& object) {
  const Tree& tree = context.tree(object.head);
  const std::uint32_t predicate = tree.clause_verb(object.head);
  return predicate != kNone && predicate != object.head && !tree.has_negation(predicate) &&
         stays_away(context, predicate);
}

// "invited Quispe to Oslo": who invites goes nowhere, and of who is invited the meetings tell.
bool is_invited_there(const Context& context, const Mention&, const Mention& object) {
  const Tree& tree = context.tree(object.head);
  const std::uint32_t first = tree.first_conjunct(object.head);
  const std::uint32_t verb = tree.head(first);
  return verb != kNone && tree.preposition(first) == "to" && context.lemma(verb) == "invite";
}

// "praised Peru, but not Chile"
bool is_excluded(const Context& context, const Mention& mention) {
  return context.tree(mention.head).is_excluded(mention.head);
}

bool is_person_who_owns(const Context& context, const Mention& mention) {
  return mention.type == EntityType::kPerson && owns_people(context, mention);
}

// "in Oslo, Bergen and Lima": none of a list is in another.
bool are_listed(const Context& context, const Mention& subject, const Mention& object) {
  const Tree& tree = context.tree(subject.head);
  return subject.sentence == object.sentence &&
         tree.first_conjunct(subject.head) == tree.first_conjunct(object.head);
}

bool is_not_there(const Context& context, const Mention& subject, const Mention& object) {
  return is_waged_by(context, subject, object) || is_beside(context, object) ||
         is_called_after(context, subject, object.head);
}

// "American University" is no organ of the state.
bool is_school_of_state(const Context& context, const Mention& subject, const Mention& object) {
  return is_school(context, subject) && context.type_of(object.cluster) == EntityType::kCountry;
}

constexpr Limit kLimits[] = {
    {false, "citizen_of", of_either<names_people>},
    {false, "member_of", of_either<is_party_letter>},
    {true, "attacks|at_war_with|invades|detains|opposes|threatens", are_on_one_side},
    {false, "", of_object<is_what_another_is_called>},
    {true, "praises|criticizes|supports|opposes|visits|accuses|urges|participates_in",
     of_either<is_excluded>},
    {false, "head_of_state_of|head_of_government_of|minister_of", is_either_told_aside},
    {true, "part_of|official_of|citizen_of|member_of", of_object<is_base>},
    {true, "criticizes|accuses|opposes|threatens", of_object<is_aim_of_deed>},
    {true, "accuses|urges|warns|praises|blames|criticizes", is_in_what_is_said},
    {true, "sanctions|criticizes|opposes|attacks|rejects", of_object<is_beside_with>},
    {true,
     "supports|opposes|criticizes|praises|accuses|urges|attacks|threatens|sanctions|gives_aid_to|"
     "supplies_arms_to|rejects|detains|releases|at_war_with|invades|warns|pressures|defends",
     is_of_other_clause},
    {true, "member_of", is_bid_of_another},
    {true, "detains", of_subject<is_held_there>},
    {true, "discusses", of_object<is_time_of_talks>},
    {true, "head_of_state_of|head_of_government_of", of_subject<names_no_head>},
    {true, "leads", is_president_of_party},
    // That two people met is said only with an occasion, which the meetings extractor finds.
    {true, "meets_with", always},
    {true, "visits", is_visit_not_made},
    {true, "visits|participates_in", is_kept_away_from},
    {true, "visits", is_invited_there},
    {true, "dies_in|attacks|detains|participates_in|at_war_with", of_either<is_person_who_owns>},
    {true, "located_in|part_of|member_of", are_listed},
    {true, "located_in", is_not_there},
    {true, "part_of", is_school_of_state},
};

}  // namespace

bool cannot_be(const Context& context, std::string_view relation, const Mention& subject,
               const Mention& object) {
  return std::ranges::any_of(kLimits, [&](const Limit& limit) {
    return is_word_in(relation, limit.relations) == limit.of_these &&
           limit.holds(context, subject, object);
  });
}

}  // namespace whomet
