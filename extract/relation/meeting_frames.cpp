// The clause that an occasion frames: who acts in it ("said in talks with", "arrived for a meeting
// with", "In Lima for a summit, Olsen praised"), and where the occasion only says when.
// Tested by tests/extract/relation/meeting_occasions_test.cpp and meeting_settings_test.cpp.
#include <algorithm>

#include "base/utf8.h"
#include "base/words.h"
#include "extract/relation/meeting_finder.h"
#include "extract/relation/meeting_status.h"
#include "extract/syntax/speech_verbs.h"

namespace whomet {
namespace {

// What outsiders do to an occasion, or to somebody at it.
constexpr std::string_view kWrongs =
    "kill|assassinate|murder|attack|bomb|shoot|stab|poison|kidnap|abduct|assault|ambush|arrest|"
    "detain|harm|wound|injure|slap|bribe|blow "
    "up|disrupt|sabotage|storm|spy|wiretap|bug|eavesdrop|target|threaten";

}  // namespace

std::uint32_t MeetingFinder::place_where(std::uint32_t trigger) const {
  const Tree& tree = context_.tree(trigger);
  std::uint32_t where = kNone;
  // "where she is to hold talks": the word hangs on the clause or on what governs it.
  constexpr int kClauses = 3;
  std::uint32_t clause = tree.clause_verb(trigger);
  for (int i = 0; i < kClauses && clause != kNone && where == kNone; ++i) {
    for (const std::uint32_t child : tree.children(clause, "advmod")) {
      if (child < clause && to_lower(context_.token(child).form) == "where") where = child;
    }
    if (!tree.is_any(clause, {"xcomp", "conj"})) break;
    clause = tree.head(clause);
  }
  if (where == kNone) return kNone;
  // "Lima, Peru, where": the city; not the first of a list.
  const auto ending_at = [&](std::uint32_t end) -> const Mention* {
    for (const Mention& mention : context_.document().mentions) {
      if (mention.tokens.begin >= end) break;  // in text order
      if (mention.tokens.end == end && mention.cluster != kNone &&
          mention.level == MentionLevel::kName && kPlaces.contains(mention.type)) {
        return &mention;
      }
    }
    return nullptr;
  };
  const auto before_comma = [&](std::uint32_t end) {
    // "to Lima, where", "to Lima next week, where"
    const std::uint32_t begin = tree.tokens().begin;
    const std::uint32_t comma = end > begin && context_.token(end - 1).form == "," ? end - 1 : end;
    std::uint32_t place_end = comma;
    while (place_end > begin && context_.is_in_time(place_end - 1)) --place_end;
    return place_end;
  };
  const Mention* place = ending_at(before_comma(where));
  if (place == nullptr) return kNone;
  const std::uint32_t begin = place->tokens.begin;
  const Mention* city = before_comma(begin) < begin ? ending_at(begin - 1) : nullptr;
  const bool inside = city != nullptr && !city->country.empty() && city->country == place->country;
  return inside ? city->cluster : place->cluster;
}

std::uint32_t MeetingFinder::place_of_journey(std::uint32_t trigger) const {
  const Tree& tree = context_.tree(trigger);
  std::uint32_t journey = kNone;
  const std::uint32_t first = tree.first_conjunct(carrier_of(trigger));
  if (tree.preposition(first) == "for" && tree.head(first) != kNone) {
    journey = tree.head(first);
  } else {
    std::uint32_t verb = tree.clause_verb(trigger);
    while (verb != kNone && tree.is_any(verb, {"xcomp", "conj"}) && tree.mark(verb).empty()) {
      verb = tree.head(verb);
    }
    if (verb != kNone && tree.is_any(verb, {"advcl", "xcomp"}) && tree.mark(verb) == "to") {
      journey = tree.head(verb);
    }
  }
  if (journey == kNone || !is_travel_verb(tree.verb_lemma(journey))) return kNone;
  const std::uint32_t place = place_among(journey, {"to", "in"});
  return place != kNone && can_host(place) ? place : kNone;
}

std::uint32_t MeetingFinder::place_of_sidelines(std::uint32_t trigger) const {
  const Tree& tree = context_.tree(trigger);
  const std::uint32_t verb = tree.clause_verb(trigger);
  for (const std::uint32_t word : {trigger, verb}) {
    if (word == kNone) continue;
    for (const std::uint32_t side : tree.obliques(word, "on")) {
      if (!is_sideline(context_.lemma(side))) continue;
      for (const std::uint32_t occasion : tree.obliques(side, "of")) {
        const std::uint32_t place = context_.place_of(occasion);
        if (place != kNone && can_host(place)) return place;
      }
    }
  }
  return kNone;
}

bool MeetingFinder::is_only_a_date(const MeetingMention& mention, std::uint32_t noun) const {
  if (mention.kind != MeetingKind::kSummit && mention.kind != MeetingKind::kConference) {
    return false;
  }
  const Tree& tree = context_.tree(noun);
  const std::uint32_t first = tree.first_conjunct(carrier_of(noun));
  const std::uint32_t head = tree.head(first);
  if (head == kNone || !tree.is(first, "obl")) return false;
  const std::string preposition = tree.preposition(first);
  if (is_word_in(preposition, "before|ahead of|prior to|since|until")) return true;
  return is_word_in(preposition, "after|following") && !is_speech_verb(tree.verb_lemma(head)) &&
         !is_travel_verb(tree.verb_lemma(head));
}

void MeetingFinder::add_speaker(MeetingMention& mention, std::uint32_t noun) const {
  const Tree& tree = context_.tree(noun);
  const std::string before = before_phrase(noun);
  // "as part of an election rally"
  const bool part = before == "of" && has_part_before(noun);
  const bool frames = noun > tree.tokens().begin && (part || is_word_in(before, "in|at|on|during"));
  if (!mention.participants.empty() || !frames) return;
  for (std::uint32_t t = tree.tokens().begin; t < tree.tokens().end; ++t) {
    if (context_.token(t).upos != Upos::kVerb || !is_speech_verb(tree.verb_lemma(t))) continue;
    add_clusters(tree.own_subjects(t), {EntityType::kPerson}, mention.participants);
    if (!mention.participants.empty()) return;
  }
}

bool MeetingFinder::has_part_before(std::uint32_t noun) const {
  const Tree& tree = context_.tree(noun);
  const std::uint32_t head = tree.head(noun);
  return head != kNone && context_.lemma(head) == "part" && tree.preposition(head) == "as";
}

std::string MeetingFinder::before_phrase(std::uint32_t noun) const {
  const Tree& tree = context_.tree(noun);
  std::uint32_t t = noun;
  while (t > tree.tokens().begin) {
    --t;
    const Upos upos = context_.token(t).upos;
    if (upos == Upos::kAdp) return to_lower(context_.token(t).form);
    if (upos == Upos::kVerb || upos == Upos::kAux) break;
  }
  return {};
}

std::uint32_t MeetingFinder::stay_before(std::uint32_t noun) const {
  const Tree& tree = context_.tree(noun);
  if (tree.preposition(noun) != "for" || !tree.is_any(noun, {"nmod", "obl"})) return kNone;
  const auto is_place = [&](std::uint32_t token) {
    return token != kNone && tree.preposition(token) == "in" && first_place({token}) != kNone;
  };
  const std::uint32_t head = tree.head(noun);
  if (is_place(head)) return head;
  // Both hang on whom they are said of: the place right before "for".
  for (std::uint32_t t = noun; t > tree.tokens().begin; --t) {
    if (to_lower(context_.token(t - 1).form) != "for") continue;
    const std::uint32_t before = t - 1 > tree.tokens().begin ? t - 2 : kNone;
    const bool beside = before != kNone && is_place(before) && tree.head(before) == head &&
                        !tree.is_predicate(head);
    return beside ? before : kNone;
  }
  return kNone;
}

Tokens MeetingFinder::actors_around(std::uint32_t noun, std::uint32_t verb) const {
  const Tree& tree = context_.tree(noun);
  if (verb != kNone) return actors_of(tree, verb);
  const std::uint32_t first = tree.first_conjunct(noun);
  if (!tree.own_subjects(first).empty() && is_word_in(tree.preposition(first), "in|on|at")) {
    return tree.own_subjects(first);  // "is on a visit to", "are in talks with"
  }
  const std::uint32_t head = tree.head(first);
  if (head == kNone) return {};
  // "a visit that will include talks with Quispe": whoever is on the visit.
  if (tree.is(first, "obj") && is_word_in(tree.verb_lemma(head), "include|feature|involve")) {
    for (const std::uint32_t journey : subjects_of(tree, head)) {
      if (!is_word_in(context_.lemma(journey), "visit|trip|tour|stop|journey")) continue;
      Tokens travellers = context_.owners(journey);
      std::erase_if(travellers, [&](std::uint32_t who) { return !tree.is(who, "nmod:poss"); });
      if (travellers.empty()) travellers = tree.obliques(journey, "by");
      if (travellers.empty()) travellers = actors_around(journey, holding_verb(journey));
      return travellers;
    }
  }
  // "in remarks after a meeting with Quispe, Olsen praised"
  if (tree.is(first, "nmod") && !tree.is_predicate(head) &&
      is_word_in(context_.lemma(head),
                 "remark|comment|statement|speech|interview|news|conference|briefing|testimony") &&
      (is_word_in(tree.preposition(first), "after|before|during|following|at") ||
       is_word_in(tree.mark(first), "after|before|following"))) {
    const std::uint32_t clause = tree.clause_verb(head);
    return clause == kNone ? Tokens{} : actors_of(tree, clause);
  }
  // "her program of peace negotiations with Lima"
  if (tree.is(first, "nmod") && context_.token(head).upos == Upos::kNoun) {
    Tokens owners = tree.children(head, "nmod:poss");
    if (!owners.empty() && is_word_in(tree.preposition(first), "of|for|on|in")) return owners;
  }
  const std::string preposition = tree.preposition(first);
  // "In Lima for a summit, Olsen praised", "Olsen, in Lima for a summit, praised"
  const std::uint32_t stay = stay_before(first);
  if (stay != kNone) {
    if (!tree.own_subjects(stay).empty()) return subjects_of(tree, stay);
    const std::uint32_t over = tree.head(stay);
    if (over == kNone) return {};
    return tree.is_predicate(over) ? subjects_of(tree, over) : Tokens{over};
  }
  if (tree.is_any(first, {"obl", "obj"}) &&
      is_word_in(preposition,
                 "in|at|during|after|following|for|on|before|ahead of|prior "
                 "to|amid|from|through|to|out of")) {
    // "will not return to the talks", but not "sent a message to the meeting"
    if (preposition == "to" && !is_word_in(tree.verb_lemma(head),
                                           "return|come|come back|go|go "
                                           "back|agree|lead|invite|travel")) {
      return {};
    }
    // "called for a summit" is not there yet.
    if (preposition == "for" && is_word_in(context_.lemma(head), "call|appeal|push|press|plead")) {
      return {};
    }
    // "must be disarmed before the talks": whom something is done to need not be there.
    if (tree.is_passive(head) && tree.agents(head).empty() &&
        is_word_in(preposition, "before|after|following|amid|until|ahead of|prior to")) {
      return {};
    }
    // "left the rate unchanged at a meeting"
    if (tree.is(head, "xcomp") && context_.token(head).xpos != "VB" && tree.head(head) != kNone) {
      return actors_of(tree, tree.head(head));
    }
    // "walked out of talks", but "was shut out of talks"
    if (preposition == "out of" &&
        (tree.is_passive(head) ||
         !is_word_in(context_.lemma(head), "walk|pull|storm|back|drop|come"))) {
      return {};
    }
    // "killed her at the summit": she was there, and who did it need not have been invited. Where a
    // crime was only planned nobody is said to have been.
    if (is_word_in(preposition, "at|during") && is_word_in(tree.verb_lemma(head), kWrongs)) {
      return is_scene_of_plot(context_, noun) ? Tokens{} : tree.undergoers(head);
    }
    Tokens actors = actors_of(tree, head).empty() ? subjects_of(tree, head) : actors_of(tree, head);
    // "accompanied her on a visit", "is accompanied on the tour by": both go.
    if (is_word_in(tree.verb_lemma(head), "accompany|join|escort")) {
      for (const std::uint32_t other : tree.undergoers(head)) actors.push_back(other);
    }
    // "invited her for talks": guests take part.
    if (is_word_in(preposition, "for|to") &&
        is_word_in(tree.verb_lemma(head), "invite|welcome|host|receive|bring|bring together")) {
      for (const std::uint32_t guest : tree.undergoers(head)) actors.push_back(guest);
    }
    return actors;
  }
  return {};
}

}  // namespace whomet
