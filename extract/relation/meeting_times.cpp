// The day of an occasion as its own sentence tells it: which times are lengths, limits or the day
// of something else, and where a day stands that the tree hangs elsewhere. What other sentences say
// is in meeting_dates.h. Tested by tests/extract/relation/meeting_dates_test.cpp.
#include <algorithm>

#include "base/utf8.h"
#include "base/words.h"
#include "extract/relation/absence.h"
#include "extract/relation/meeting_finder.h"
#include "extract/relation/meeting_status_parts.h"

namespace whomet {

// "met for three hours", "their third talks since May", "suspended talks until 2028", "have not met
// since she left in May": how long, or one end of what it is told of, or another day.
bool MeetingFinder::is_no_day(const MeetingMention& mention) const {
  constexpr std::string_view kLimits = "since|until|till";
  const TimeExpression& time = context_.document().times[mention.time];
  const Tree& tree = context_.tree(time.tokens.begin);
  const std::uint32_t begin = time.tokens.begin;
  if (time.value.granularity == "duration" && time.value.from.empty()) {
    // "a two-day visit", "two days of talks"
    const std::uint32_t top = tree.top_of(time.tokens);
    const bool describes = tree.head(top) == mention.trigger || tree.head(mention.trigger) == top;
    return !mention.nominal || !describes || !tree.preposition(top).empty();
  }
  if (begin > tree.tokens().begin &&
      is_word_in(to_lower(context_.token(begin - 1).form), kLimits)) {
    return true;
  }
  const std::uint32_t clause = tree.clause_verb(begin);
  // "returned on Monday from a visit to Lima", "came back from Lima on Monday": the day of the
  // return.
  if (clause != kNone && context_.sentence_of(begin) == context_.sentence_of(mention.trigger) &&
      is_return(clause)) {
    const std::uint32_t first = tree.first_conjunct(carrier_of(mention.trigger));
    const bool left = mention.nominal && tree.head(first) == clause &&
                      tree.preposition(first) == "from" && !tree.in_subtree(begin, first);
    Tokens origins;
    if (mention.trigger == clause) add_named_places(tree.obliques(clause, "from"), origins);
    if (left || std::ranges::find(origins, mention.place) != origins.end()) return true;
  }
  // "The talks were called off on Monday": the day on which that was decided.
  const std::uint32_t told = tree.first_conjunct(carrier_of(mention.trigger));
  const std::uint32_t at = tree.top_of(time.tokens);
  if (clause != kNone && mention.nominal && tree.head(told) == clause && tree.is(told, "nsubj") &&
      (is_word_in(tree.verb_lemma(clause), kCancelVerbs) || falls_through(context_, clause)) &&
      tree.head(at) == clause && (tree.preposition(at).empty() || tree.preposition(at) == "on")) {
    return true;
  }
  // "the talks, postponed from May, were held"
  if (clause != kNone && mention.nominal && tree.is(clause, "acl") &&
      tree.head(clause) == mention.trigger && raised_verb(mention.trigger) != kNone &&
      is_word_in(tree.verb_lemma(clause), "plan|schedule|postpone|delay|set|slate")) {
    return true;
  }
  return clause != kNone && clause != mention.trigger && is_word_in(tree.mark(clause), kLimits) &&
         !tree.in_subtree(mention.trigger, clause);
}

bool MeetingFinder::is_return(std::uint32_t verb) const {
  if (context_.lemma(verb) == "return") return true;
  return is_word_in(context_.lemma(verb), "come|get|arrive|fly|go") &&
         verb + 1 < context_.tree(verb).tokens().end &&
         is_word_in(to_lower(context_.token(verb + 1).form), "back|home");
}

bool MeetingFinder::has_own_time(const MeetingMention& mention) const {
  if (mention.time == kNone) return false;
  const Tree& tree = context_.tree(mention.trigger);
  const std::uint32_t begin = context_.document().times[mention.time].tokens.begin;
  if (context_.sentence_of(begin) != context_.sentence_of(mention.trigger)) return false;
  const std::uint32_t carrier = tree.first_conjunct(carrier_of(mention.trigger));
  return tree.in_subtree(begin, mention.trigger) ||
         tree.is_any(carrier, {"nsubj", "nsubj:pass", "obj"});
}

std::uint32_t MeetingFinder::raised_verb(std::uint32_t noun) const {
  const Tree& tree = context_.tree(noun);
  const std::uint32_t first = tree.first_conjunct(carrier_of(noun));
  const std::uint32_t head = tree.head(first);
  if (head == kNone || !tree.is(first, "nsubj")) return kNone;
  if (context_.lemma(head) == "take") {  // "will take place on July 25"
    const std::uint32_t object = tree.child(head, "obj");
    return object != kNone && context_.lemma(object) == "place" ? head : kNone;
  }
  if (!is_word_in(context_.lemma(head), "set|expect|schedule|due|plan|slate|begin|likely|hold")) {
    return kNone;
  }
  if (context_.lemma(head) == "hold") return tree.is_passive(head) ? head : kNone;
  return tree.child(head, "xcomp");
}

bool MeetingFinder::is_past(std::uint32_t verb) const {
  if (context_.token(verb).xpos == "VBD") return true;
  if (context_.token(verb).xpos != "VBG") return false;
  return std::ranges::any_of(context_.tree(verb).auxiliaries(verb), [&](std::uint32_t aux) {
    return is_word_in(to_lower(context_.token(aux).form), "was|were");
  });
}

std::uint32_t MeetingFinder::time_behind(std::uint32_t verb) const {
  constexpr std::uint32_t kReach = 8;  // tokens
  const Document& document = context_.document();
  const std::uint32_t end = std::min(context_.tree(verb).tokens().end, verb + kReach);
  for (std::uint32_t t = verb + 1; t < end; ++t) {
    if (context_.token(t).upos == Upos::kVerb || context_.token(t).upos == Upos::kAux) break;
    if (!context_.is_in_time(t)) continue;
    for (std::uint32_t i = 0; i < document.times.size(); ++i) {
      if (document.times[i].tokens.contains(t)) return i;
    }
  }
  return kNone;
}

}  // namespace whomet
