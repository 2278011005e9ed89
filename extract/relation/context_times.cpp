// When something happened that a clause tells of: of the times in its sentence the nearest that the
// tree gives to it. A clause without one may share that of another clause: what was going on when
// something happened was going on that day (past progressive as background of a narrative: Kamp and
// Reyle, From Discourse to Logic, 1993, ch. 5). Tested by tests/extract/relation/context_test.cpp.
#include <algorithm>

#include "base/date.h"
#include "base/utf8.h"
#include "base/words.h"
#include "extract/relation/context.h"
#include "extract/relation/foreign_times.h"
#include "extract/relation/meeting_status.h"
#include "extract/syntax/speech_verbs.h"

namespace whomet {
namespace {

// "discuss the events of the weekend", "condemned Monday's attack": the time is that of what is
// talked of, not of the clause, unless `token` is that noun.
bool is_of_argument(const Tree& tree, TokenSpan time, std::uint32_t token) {
  const std::uint32_t at = tree.top_of(time);
  const std::uint32_t head = tree.head(at);
  if (head == kNone || head == token || tree.in_subtree(token, head)) return false;
  return tree.is(at, "nmod:poss") || (tree.is(at, "nmod") && tree.preposition(at) == "of");
}

// "said Saturday the courts are free", where the parser hangs the day on what is said: the verb of
// saying right before the time; or kNone. Not "said Saturday was free".
std::uint32_t saying_before(const Tree& tree, TokenSpan time, std::uint32_t clause) {
  const std::uint32_t verb = clause == kNone ? kNone : tree.head(clause);
  if (verb == kNone || !tree.is(clause, "ccomp") || !is_speech_verb(tree.verb_lemma(verb)) ||
      tree.is(tree.top_of(time), "nsubj") || tree.is(tree.top_of(time), "nsubj:pass")) {
    return kNone;
  }
  std::uint32_t t = time.begin;
  while (t > verb + 1 &&
         is_word_in(to_lower(tree.token(t - 1).form), "on|late|early|later|earlier"))
    --t;
  return t == verb + 1 ? verb : kNone;
}

// The clause that a time belongs to by its words, where the parser hangs it elsewhere: "[comes] a
// week after she met him" is when she met him, "said Sunday that Norway would sign" when it was
// said. Else what the tree says.
std::uint32_t clause_of_time(const Tree& tree, TokenSpan time) {
  const std::uint32_t last = time.end - 1;
  if (tree.is(last, "mark") && tree.token(last).lemma == "after") {
    return tree.clause_verb(tree.head(last));
  }
  std::uint32_t clause = tree.clause_verb(time.begin);
  if (const std::uint32_t said = saying_before(tree, time, clause); said != kNone) return said;
  const auto is_before_that = [&](std::uint32_t verb) {
    const std::uint32_t that = tree.child(verb, "mark");
    return that != kNone && tree.token(that).lemma == "that" && time.end <= that &&
           tree.is(verb, "ccomp") && tree.head(verb) < time.begin;
  };
  while (clause != kNone && is_before_that(clause)) clause = tree.clause_verb(tree.head(clause));
  return clause;
}

// "will travel to Lima next week to meet her", "will make a visit", "will appear there": what one
// goes for happens there and then, and what one votes to do is done by the vote.
bool is_end_of_journey(const Tree& tree, std::uint32_t verb) {
  const std::uint32_t head = tree.head(verb);
  if (head == kNone || !tree.is_any(verb, {"advcl", "xcomp"}) || tree.mark(verb) != "to") {
    return false;
  }
  // "is in Lima on Monday to meet her"
  if (tree.child(head, "cop") != kNone && is_word_in(tree.preposition(head), "in|at")) return true;
  const std::string lemma = tree.verb_lemma(head);
  if (is_travel_verb(lemma) || is_word_in(lemma, "appear|gather|assemble|convene|stay|vote"))
    return true;
  return is_word_in(lemma, "make|pay|begin|start|take|cut|end") &&
         std::ranges::any_of(tree.objects(head), [&](std::uint32_t object) {
           return is_word_in(to_lower(tree.token(object).lemma), "visit|trip|tour|stop|mission");
         });
}

// "is scheduled to meet", "was due to begin": the day of the first is that of the second.
bool is_scheduled(const Tree& tree, std::uint32_t verb) {
  const std::uint32_t head = tree.head(verb);
  return head != kNone && tree.is_any(verb, {"advcl", "xcomp", "ccomp"}) &&
         tree.mark(verb) == "to" && !tree.has_negation(head) &&
         is_word_in(to_lower(tree.token(head).lemma),
                    "schedule|due|expect|slate|begin|start|continue");
}

// "made the remark on Monday after meeting her": who comes from a meeting speaks on its day; not
// "two days after meeting her".
bool is_fresh_from(const Tree& tree, std::uint32_t verb) {
  const std::uint32_t head = tree.head(verb);
  if (head == kNone || !tree.is(verb, "advcl") || tree.token(verb).xpos != "VBG" ||
      tree.mark(verb) != "after" || !tree.auxiliaries(verb).empty() ||
      tree.token(head).xpos != "VBD") {
    return false;
  }
  if (to_lower(tree.token(tree.subtree(verb).begin).form) != "after") return false;
  if (is_speech_verb(tree.verb_lemma(head)) || tree.token(head).lemma == "speak") return true;
  return std::ranges::any_of(tree.objects(head), [&](std::uint32_t object) {
    return is_word_in(to_lower(tree.token(object).lemma),
                      "remark|comment|statement|announcement|pledge|promise|appeal|call|offer|"
                      "accusation|claim|demand|warning|speech|date|plan|decision");
  });
}

// "On Monday she met Quispe and addressed parliament": what opens the clause is said of both; so is
// "was meeting today with ministers and visiting schools", with one auxiliary.
bool goes_on_with(const Tree& tree, std::uint32_t verb) {
  if (!tree.is(verb, "conj") || !tree.own_subjects(verb).empty() || tree.has_negation(verb)) {
    return false;
  }
  return tree.is_predicate(tree.first_conjunct(verb)) && tree.auxiliaries(verb).empty();
}

// "spoke", "was attacked": what moves a story on.
bool is_simple_past(const Tree& tree, std::uint32_t verb) {
  const std::vector<std::uint32_t> auxiliaries = tree.auxiliaries(verb);
  if (tree.token(verb).xpos == "VBD") return auxiliaries.empty();
  return auxiliaries.size() == 1 && tree.token(auxiliaries.front()).xpos == "VBD" &&
         tree.is_passive(verb);
}

// "paid a visit on Monday, meeting with her", "began her visit on Monday and met her", "visited
// Lima last week for a two-day trip, during which she met her": what belongs to a journey.
bool is_part_of_journey(const Tree& tree, std::uint32_t verb) {
  constexpr std::string_view kTrips = "visit|trip|tour|stop|stay|mission|journey";
  if (!is_word_in(tree.verb_lemma(verb), "meet|hold|talk|speak|confer|attend|address|visit|tour") ||
      tree.has_negation(verb)) {
    return false;
  }
  const std::uint32_t head = tree.head(verb);
  if (head == kNone) return false;
  const Token& word = tree.token(verb);
  if (tree.is(verb, "acl:relcl")) {
    const auto during_which = [&](std::uint32_t child) {
      return to_lower(tree.token(child).form) == "which" &&
             is_word_in(tree.preposition(child), "during|in|on");
    };
    return is_word_in(to_lower(tree.token(head).lemma), kTrips) &&
           std::ranges::any_of(tree.children(verb), during_which);
  }
  const std::string lemma = tree.verb_lemma(head);
  const bool on_trip = std::ranges::any_of(tree.objects(head), [&](std::uint32_t object) {
    return is_word_in(to_lower(tree.token(object).lemma), kTrips);
  });
  const bool travels = is_word_in(lemma, "visit|tour|arrive|travel|fly|land") ||
                       (on_trip && is_word_in(lemma, "pay|make|begin|start|open|kick off"));
  if (!travels) return false;
  if (tree.is(verb, "advcl")) {
    return word.xpos == "VBG" && tree.mark(verb).empty() && verb > head;
  }
  return tree.is(verb, "conj") && word.xpos == "VBD" && tree.token(head).xpos == "VBD" &&
         tree.own_subjects(verb).empty() && !is_word_in(lemma, "visit|tour");
}

// Whether an adverbial clause happens on the day of the clause that it belongs to: "while he was
// visiting Oslo", "when they met", "as he arrived", "Speaking in Oslo, she said". Not ", while" for
// a contrast.
bool is_simultaneous(const Tree& tree, std::uint32_t verb) {
  if (!tree.is(verb, "advcl") || tree.has_auxiliary(verb, "have")) return false;
  const std::string mark = tree.opener(verb);
  const bool progressive = tree.token(verb).xpos == "VBG";
  if (mark.empty()) return progressive && verb < tree.head(verb);
  if (mark == "while") {
    const std::uint32_t begin = tree.subtree(verb).begin;
    const bool behind_comma = tree.token(begin).form == "," ||
                              (begin > tree.tokens().begin && tree.token(begin - 1).form == ",");
    return progressive || !behind_comma;
  }
  return mark == "when" || mark == "as";
}

}  // namespace

// A day or year that is said of the verb itself, not in what it governs: "said the war would end in
// 2030" was not said then.
std::uint32_t Context::time_at(std::uint32_t verb) const {
  const std::uint32_t time = time_of(verb);
  if (time == kNone) return kNone;
  const TimeExpression& found = document_->times[time];
  const bool own = tree(verb).clause_verb(found.tokens.begin) == verb;
  return own && found.value.granularity != "duration" ? time : kNone;
}

std::uint32_t Context::shared_time_of(std::uint32_t token) const {
  const Tree& tree = this->tree(token);
  if (const std::uint32_t own = time_of(token); own != kNone) return own;
  const std::uint32_t clause = tree.clause_verb(token);
  std::uint32_t verb = clause;
  // Whether only a time before `limit` opens what is told of both verbs.
  bool opens = false;
  std::uint32_t limit = kNone;
  while (verb != kNone) {
    // "on July 3, the same day she is to speak", "the day she is to speak"
    std::uint32_t top = verb;
    while (tree.is(top, "xcomp")) top = tree.head(top);
    if (tree.is(top, "acl:relcl")) {
      std::uint32_t day = tree.head(top);
      if (!is_in_time(day) && tree.token(day).lemma == "day" && tree.is(day, "appos")) {
        day = tree.head(day);
      }
      for (const std::uint32_t i : times_[sentence_of_[token]]) {
        if (document_->times[i].tokens.contains(day)) return i;
      }
    }
    const bool on_journey = is_part_of_journey(tree, verb);
    if (!on_journey && goes_on_with(tree, verb)) {
      const std::uint32_t first = tree.first_conjunct(verb);
      const auto progressive = [&](std::uint32_t of) { return tree.token(of).xpos == "VBG"; };
      opens = opens || !(progressive(first) && progressive(verb));
      limit = std::min(limit, first);
      verb = first;
    } else if (on_journey || is_end_of_journey(tree, verb) || is_scheduled(tree, verb) ||
               is_fresh_from(tree, verb)) {
      verb = tree.clause_verb(tree.head(verb));
    } else if (is_simultaneous(tree, top) ||
               (tree.is(verb, "acl:relcl") && is_past_progressive(tree, verb))) {
      verb = tree.clause_verb(tree.head(top));
    } else {
      break;
    }
    if (verb == kNone) break;
    const std::uint32_t time = time_at(verb);
    if (time != kNone && (!opens || document_->times[time].tokens.begin < limit)) return time;
  }
  return clause == kNone ? kNone : background_time_of(clause);
}

// "Olsen was attacked on Monday. ... Olsen, who was visiting Lima, was not hurt.": the day of the
// nearest dated sentence before, if it tells what happened to the same one.
std::uint32_t Context::background_time_of(std::uint32_t verb) const {
  constexpr std::uint32_t kReach = 3;  // sentences
  const Tree& tree = this->tree(verb);
  const bool told = tree.root() == verb || tree.is(verb, "acl:relcl");
  if (!told || !is_past_progressive(tree, verb) || quotation_of_[verb] != kNone) return kNone;
  const auto clusters_of = [&](std::uint32_t of) {
    std::vector<std::uint32_t> clusters;
    for (const std::uint32_t subject : this->tree(of).subjects(of)) {
      for (const Referent& who : referents(subject)) clusters.push_back(who.cluster);
    }
    return clusters;
  };
  const std::vector<std::uint32_t> actors = clusters_of(verb);
  const std::uint32_t here = sentence_of_[verb];
  for (std::uint32_t at = here; at-- > 0 && here - at <= kReach;) {
    const std::uint32_t root = trees_[at].root();
    const std::uint32_t time = root == kNone ? kNone : time_at(root);
    if (time == kNone) continue;
    if (document_->times[time].value.granularity != "day") return kNone;
    const std::vector<std::uint32_t> before = clusters_of(root);
    const bool same = std::ranges::any_of(actors, [&](std::uint32_t actor) {
      return std::ranges::find(before, actor) != before.end();
    });
    const bool goes_on = is_simple_past(trees_[at], root) && lemma(root) != "die";
    return same && goes_on ? time : kNone;
  }
  return kNone;
}

// "agreed to launch a satellite in 2028", written before: what is past has no time to come, unless
// it was set for then. "agreed to send troops on Monday" may have been on Monday.
bool Context::lies_ahead_of(std::uint32_t time, std::uint32_t verb) const {
  const std::string& from = document_->times[time].value.from;
  const bool is_day = document_->times[time].value.granularity == "day";
  if (from.empty() || is_day || !document_->source.date || from <= iso(*document_->source.date)) {
    return false;
  }
  const Tree& tree = this->tree(verb);
  const std::uint32_t clause = tree.clause_verb(document_->times[time].tokens.begin);
  return clause != verb && is_simple_past(tree, verb) && tree.is(clause, "xcomp") &&
         tree.head(clause) == verb && tree.mark(clause) == "to" &&
         !is_word_in(tree.verb_lemma(verb), "schedule|plan|set|slate|expect|begin|start");
}

std::uint32_t Context::time_of(std::uint32_t token) const {
  constexpr std::uint32_t kFar = 1000;  // tokens; if there is no other it is taken all the same
  const Tree& tree = this->tree(token);
  const std::uint32_t clause = tree.clause_verb(token);
  std::uint32_t best = kNone;
  std::uint32_t best_distance = kNone;
  for (const std::uint32_t i : times_[sentence_of_[token]]) {
    const TokenSpan span = document_->times[i].tokens;
    const std::uint32_t time_clause = clause_of_time(tree, span);
    const bool moved = time_clause != tree.clause_verb(span.begin);
    const bool below = !moved && tree.in_subtree(span.begin, token);
    if (!below && (clause == kNone || time_clause != clause)) continue;
    if (is_foreign_time(tree, document_->times[i], token, moved) || lies_ahead_of(i, token)) {
      continue;
    }
    std::uint32_t distance = span.begin > token ? span.begin - token : token - span.begin;
    if (below) distance /= 2;
    const std::string& granularity = document_->times[i].value.granularity;
    const bool is_length = granularity == "duration";
    if (is_length || is_of_argument(tree, span, token)) distance += kFar;
    // "the 2020 convention on June 20", "at 9 p.m. on Friday": the day says when.
    if (granularity == "year" || granularity == "time") distance += kFar / 2;
    if (best == kNone || distance < best_distance) {
      best = i;
      best_distance = distance;
    }
  }
  return best;
}

}  // namespace whomet
