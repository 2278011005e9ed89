#include "extract/relation/pair_limits.h"

#include <algorithm>

#include "base/utf8.h"
#include "base/words.h"
#include "extract/mention/party_tags.h"
#include "extract/mention/title_table.h"
#include "extract/relation/absence.h"
#include "extract/relation/pair_bystanders.h"
#include "extract/relation/pair_visits.h"
#include "extract/relation/pair_words.h"
#include "extract/relation/pattern_senses.h"
#include "extract/relation/role_limits.h"
#include "extract/syntax/speech_verbs.h"

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
    if (title == nullptr || title->words.ends_with("governor")) continue;
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

constexpr std::string_view kAimedAt =
    "embargo|blockade|boycott|bombing|bombardment|shelling|invasion|occupation|annexation|siege|"
    "suspension|expulsion|persecution|treatment";

// "condemned the embargo on Peru", "opposed new measures against it": Peru is not who is condemned.
bool is_aim_of_deed(const Context& context, const Mention& mention) {
  const Tree& tree = context.tree(mention.head);
  const std::uint32_t first = tree.first_conjunct(mention.head);
  if (!tree.is(first, "nmod")) return false;
  const std::string preposition = tree.preposition(first);
  // "the Norwegian embargo of Peru"
  const bool aimed = preposition == "of" && is_word_in(context.lemma(tree.head(first)), kAimedAt) &&
                     !context.owners(tree.head(first)).empty();
  return aimed || is_word_in(preposition, "on|against");
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

// "They will meet again in Lima, Olsen said": she need not go.
bool is_only_told_by(const Context& context, const Mention& speaker, const Mention& object) {
  const Tree& tree = context.tree(speaker.head);
  const std::uint32_t verb = tree.clause_verb(speaker.head);
  return verb != kNone && is_speech_verb(tree.verb_lemma(verb)) &&
         is_of_other_clause(context, speaker, object);
}

// "Norway, which borders Peru, joined the union", "Norway, Peru's ally, joined the union": Peru has
// no part in what is told of Norway. "One of the states that have ties with Peru" tells it of all
// of them.
bool is_told_aside(const Context& context, const Mention& one, const Mention& other) {
  const Tree& tree = context.tree(one.head);
  for (std::uint32_t verb = one.head; verb != kNone; verb = tree.head(verb)) {
    if (!tree.is_any(verb, {"acl:relcl", "appos"}) || tree.head(verb) == kNone) continue;
    if (tree.is(verb, "appos")) {
      // Another name of whom it stands beside; or the parser hung a whole clause there.
      const std::uint32_t clause = tree.clause_verb(one.head);
      if (verb == one.head || (clause != kNone && clause != verb && tree.in_subtree(clause, verb)))
        continue;
    }
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

// "Oslo doubted the plan, whereas Lima backed it": the plan.
bool is_deed_meant(const Context& context, const Mention& mention) {
  const std::uint32_t verb = context.tree(mention.head).head(mention.head);
  return verb != kNone && is_deed(context, verb, mention.head);
}

// "was arrested in Lima", "was extradited to Peru"
bool is_where_held(const Context& context, const Mention& subject) {
  return is_setting(context, subject, "in|at|near|outside|to|from");
}

// "Norway joined the union, unlike Peru"
bool is_contrast(const Context& context, const Mention& mention) {
  return is_setting(context, mention, "unlike|instead of|rather than|except|except for");
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

// "skipped the summit in Lima", "was absent from the vote"
bool is_kept_away_from(const Context& context, const Mention&, const Mention& object) {
  const Tree& tree = context.tree(object.head);
  const std::uint32_t predicate = tree.clause_verb(object.head);
  return predicate != kNone && predicate != object.head && !tree.has_negation(predicate) &&
         (stays_away(context, predicate) || absence_from(context, object.head) != kNone);
}

// "praised Peru, but not Chile"
bool is_excluded(const Context& context, const Mention& mention) {
  return context.tree(mention.head).is_excluded(mention.head);
}

bool is_person_who_owns(const Context& context, const Mention& mention) {
  return mention.type == EntityType::kPerson && owns_people(context, mention);
}

// "an adviser to Olsen signed it"; of "Olsen and her partners signed it" both did.
bool is_named_as_owner(const Context& context, const Mention& mention) {
  return mention.level == MentionLevel::kName && is_person_who_owns(context, mention);
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

// What somebody does to somebody, or two have with each other.
constexpr std::string_view kDeeds =
    "supports|opposes|criticizes|praises|accuses|urges|attacks|threatens|sanctions|gives_aid_to|"
    "supplies_arms_to|rejects|detains|releases|at_war_with|invades|warns|pressures|defends|"
    "cuts_ties_with|has_diplomatic_relations_with|partner_of|cooperates_with|trades_with|"
    "agrees_with|negotiates_with|exports_to|buys_from|mediates|competes_with|appoints|dismisses";

// What somebody is to a body or a state.
constexpr std::string_view kPosts =
    "leads|member_of|official_of|employed_by|head_of_state_of|head_of_government_of|minister_of|"
    "spokesperson_of|adviser_of";

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
     "supplies_arms_to|rejects|detains|releases|at_war_with|invades|warns|pressures|defends|"
     "member_of|has_diplomatic_relations_with",
     is_of_other_clause},
    {true, "visits", is_only_told_by},
    {true,
     "member_of|attacks|invades|sanctions|supplies_arms_to|gives_aid_to|cuts_ties_with|at_war_with|"
     "exports_to|visits",
     is_bid_of_another},
    {true, "detains", of_subject<is_where_held>},
    {true, "discusses", of_object<is_time_of_talks>},
    {true, "head_of_state_of|head_of_government_of", of_subject<names_no_head>},
    {true, "supports|opposes|rejects|criticizes|praises", of_object<is_deed_meant>},
    {true, "leads", is_president_of_party},
    // That two people met is said only with an occasion, which the meetings extractor finds.
    {true, "meets_with", always},
    {true, "visits", is_visit_not_made},
    {true, "visits|participates_in", is_kept_away_from},
    {true, "dies_in|attacks|detains|participates_in|at_war_with", of_either<is_person_who_owns>},
    {true, "signs", of_subject<is_named_as_owner>},
    {true, "signs|issues|agrees_with", of_subject<is_witness>},
    {true, kDeeds, is_done_by_who_is_blamed},
    {true, kDeeds, is_owner_of_doer},
    {true, "exports_to|supplies_arms_to", of_object<is_source>},
    {true, "located_in", of_subject<is_sender>},
    {true, "located_in|part_of", is_after_comma},
    {true, "citizen_of", is_country_of_others},
    {true, "kin_of|leads|part_of|member_of|employed_by", is_learner},
    {true, "located_in|part_of|member_of", are_listed},
    {true, "located_in", is_not_there},
    {true, "part_of", is_school_of_state},
    {true, "part_of|citizen_of", is_company_of},
    {true, "part_of", is_firm_at_home},
    {true, "located_in|part_of|citizen_of", is_owner_of_another},
    {true, "kin_of", tells_of_no_kin},
    {true, "adviser_of", is_of_succession},
    {true, "dies_in", tells_of_no_death},
    {true, "attacks", tells_of_no_attack},
    {true, "signs", tells_of_no_signing},
    {true, "at_war_with", is_unrest},
    {true, "leads", is_no_head},
    {true, "wins", is_beaten},
    {true, "cuts_ties_with", of_object<is_begun>},
    {true, "cuts_ties_with", tells_of_no_break},
    {true, "gives_aid_to", of_object<is_customer>},
    {true, "employed_by|member_of|official_of", is_where_one_learnt},
    {true, kDeeds, are_of_two_deeds},
    {true, kDeeds, of_object<is_echo>},
    {true, kDeeds, of_subject<is_contrast>},
    {true, "member_of", of_subject<is_contrast>},
    {true, kDeeds, of_object<is_before_its_leader>},
    {true, kPosts, of_subject<owns_person>},
    // "was appointed by Olsen and joined the union"
    {true, "leads|member_of|employed_by", are_of_two_deeds},
    {true, kPosts, is_body_of_another},
    {true, "official_of|citizen_of", is_of_another_state},
    {true, "official_of|employed_by|member_of", is_unnamed_source},
    {true, "leads|member_of|part_of|official_of|employed_by", is_left_by_graduates},
};

}  // namespace

bool cannot_be(const Context& context, std::string_view relation, const Mention& subject,
               const Mention& object) {
  if (contradicts_title(context, relation, subject, object)) return true;
  return std::ranges::any_of(kLimits, [&](const Limit& limit) {
    return is_word_in(relation, limit.relations) == limit.of_these &&
           limit.holds(context, subject, object);
  });
}

}  // namespace whomet
