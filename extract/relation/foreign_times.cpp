#include "extract/relation/foreign_times.h"

#include <algorithm>

#include "base/utf8.h"
#include "base/words.h"
#include "extract/syntax/speech_verbs.h"

namespace whomet {
namespace {

// What somebody goes to or holds.
constexpr std::string_view kGatherings =
    "visit|trip|tour|stay|stop|mission|talk|meeting|summit|conference|convention|congress|forum|"
    "session|round|negotiation|assembly|gathering|speech|address|dinner|ceremony";

// What happens on a day of its own.
constexpr std::string_view kEvents =
    "election|vote|referendum|poll|ballot|war|invasion|attack|bombing|coup|crisis|killing|death|"
    "murder|massacre|assassination|kidnapping|arrest|crash|storm|hurricane|earthquake|tsunami|"
    "flood|disaster|explosion|uprising|protest|riot|strike|clash|raid|fire|shooting|genocide|"
    "revolution|ceasefire|handover|withdrawal|test|launch";

// "discuss the elections in May": an event of its own, whose day is no other's.
bool is_of_event(const Tree& tree, TokenSpan time, std::uint32_t token) {
  const std::uint32_t at = tree.top_of(time);
  const std::uint32_t head = tree.head(at);
  if (head == kNone || head == token || tree.in_subtree(token, head)) return false;
  if (tree.is_any(at, {"nmod", "nmod:poss", "nmod:tmod", "nmod:unmarked"}) &&
      !tree.is_predicate(head)) {
    return is_word_in(to_lower(tree.token(head).lemma), kEvents);
  }
  // Behind the event that another verb is about: "met to [discuss] the election in May".
  const std::uint32_t first = tree.subtree(at).begin;
  if (first == tree.tokens().begin || !tree.is_predicate(head) || head < token) return false;
  return tree.is_any(head, {"xcomp", "advcl", "acl"}) && first > head &&
         is_word_in(to_lower(tree.token(first - 1).lemma), kEvents);
}

// "the eight-year war", "a five-year-old boy": how long or how old something is. Stays are dated by
// theirs: "arrived for a two-day visit".
bool is_measure_of_other(const Tree& tree, TokenSpan time) {
  bool joined = false;
  for (std::uint32_t t = time.begin; t < time.end; ++t) {
    joined = joined || tree.token(t).form.find('-') != std::string::npos;
  }
  if (!joined) return false;
  std::uint32_t noun = time.end;
  const auto goes_on = [&](std::uint32_t t) {
    const Upos upos = t < tree.tokens().end ? tree.token(t).upos : Upos::kPunct;
    return upos == Upos::kNoun || upos == Upos::kPropn || upos == Upos::kAdj;
  };
  while (goes_on(noun + 1)) ++noun;
  return noun >= tree.tokens().end || !is_word_in(to_lower(tree.token(noun).lemma), kGatherings);
}

// "two days after meeting her": how far one thing is from another.
bool is_distance(const Tree& tree, TokenSpan time) {
  return time.end < tree.tokens().end &&
         is_word_in(to_lower(tree.token(time.end).form), "after|before|following|prior");
}

// "reopened after seven years of war", "met for the first time in four years", "who ruled for 50
// years, said": how long something else lasted, or there was none.
bool is_length_of_other(const Tree& tree, TokenSpan time, std::uint32_t token) {
  const std::uint32_t at = tree.top_of(time);
  const std::string before = tree.preposition(at);
  if (is_word_in(before, "after|before|following|despite")) return true;
  const std::uint32_t begin = tree.subtree(at).begin;
  const auto is_rank = [&](std::uint32_t t) {
    return t >= tree.tokens().begin && is_word_in(to_lower(tree.token(t).form), "first|last|only");
  };
  if (before == "in" && begin > tree.tokens().begin + 1 &&
      (is_rank(begin - 1) || is_rank(begin - 2))) {
    return true;
  }
  for (std::uint32_t above = time.begin; above != kNone && above != token;
       above = tree.head(above)) {
    if (tree.is_predicate(above)) return tree.is_predicate(token);
  }
  return false;
}

// "since the war began in 2003, he has met her": clauses of another day, or of none.
constexpr std::string_view kApart = "since|after|before|until|because|although|though|if|unless";

// "the 1987 treaty", "the party's 1998 candidate": the year is that of the noun behind it, unless
// that is an occasion.
bool names_other(const Tree& tree, TokenSpan time, std::uint32_t token) {
  constexpr std::string_view kEras = "campaign|election|vote|festival|game|olympics|war|crisis";
  const std::uint32_t at = tree.top_of(time);
  const std::uint32_t head = tree.head(at);
  if (head == kNone || head < time.end || head == token || tree.in_subtree(token, head)) {
    return false;
  }
  return tree.is_any(at, {"nummod", "compound", "amod", "nmod", "nmod:tmod", "nmod:unmarked"}) &&
         tree.preposition(at).empty() && !tree.is_predicate(head) &&
         !is_word_in(to_lower(tree.token(head).lemma), kGatherings) &&
         !is_word_in(to_lower(tree.token(head).lemma), kEras);
}

// Whether a phrase between the word and what it shares with `other` sets it on another day: "the
// first visit since the fall of Lima in 2003", "clashed on Monday, days before talks".
bool is_set_apart(const Tree& tree, std::uint32_t word, std::uint32_t other,
                  std::string_view prepositions) {
  // "shortly before midnight on Wednesday" is Wednesday.
  constexpr std::string_view kHours =
      "midnight|noon|midday|dawn|dusk|sunrise|sunset|daybreak|nightfall|a.m.|p.m.";
  for (std::uint32_t at = word; at != kNone && !tree.in_subtree(other, at); at = tree.head(at)) {
    if (is_word_in(tree.preposition(at), prepositions) &&
        !is_word_in(to_lower(tree.token(at).form), kHours)) {
      return true;
    }
    if (is_word_in(tree.mark(at), kApart)) return true;
  }
  return false;
}

// "who was appointed in May", "appointed in May", of whom the clause around tells something else:
// another day, unless it is said of what was going on then ("who was visiting Lima on Monday") or
// of the occasion or event that the clause tells of ("The talks, held on Monday, failed").
bool is_told_aside(const Tree& tree, std::uint32_t verb) {
  const std::vector<std::uint32_t> subjects = tree.own_subjects(verb);
  const bool relative =
      tree.is(verb, "acl:relcl") ||
      // Parsers hang some on the verb: "Olsen, who in 2020 had asked for help, told them".
      (tree.is(verb, "advcl") && !subjects.empty() &&
       is_word_in(to_lower(tree.token(subjects.front()).form), "who|which"));
  const bool past = tree.token(verb).xpos == "VBN" && !relative;
  const bool participle = past && (tree.is(verb, "acl") || tree.is(verb, "advcl"));
  if (!relative && !participle) return false;
  const std::uint32_t whose = tree.head(verb);
  const std::string noun = to_lower(tree.token(whose).lemma);
  if (is_word_in(noun, kGatherings) || is_word_in(noun, kEvents)) return false;
  // "In a letter sent on Monday, she asked them", "A statement issued on Monday said so"
  const bool name = tree.token(whose).upos == Upos::kPropn;
  if (tree.is(whose, "obl") && !name) return false;
  if (is_word_in(noun, "statement|report|letter|video|message")) return false;
  if (!relative && tree.is(verb, "advcl")) {
    // "In papers filed on Monday, she asked": parsers hang it on the verb.
    const bool behind_noun = verb > tree.tokens().begin && tree.token(verb - 1).upos == Upos::kNoun;
    // "Asked about it on Monday, Olsen said", "Set for Monday, the concert will be in Lima"
    return tree.mark(verb).empty() && !behind_noun &&
           !is_word_in(tree.verb_lemma(verb),
                       "ask|press|question|quote|interview|reach|contact|schedule|set|slate|hold");
  }
  // "who was in Lima on Monday"
  const std::uint32_t copula = tree.child(verb, "cop");
  const bool was_there = copula != kNone && tree.token(copula).xpos == "VBD" &&
                         is_word_in(tree.preposition(verb), "in|at|on");
  return !was_there && !is_past_progressive(tree, verb);
}

// "Peru, a member of the league since 1995, backed Norway": of what somebody is said to be, by the
// commas: parsers hang it on either.
bool is_of_apposition(const Tree& tree, TokenSpan time, std::uint32_t token) {
  if (!tree.is_predicate(token)) return false;
  const auto is_comma = [&](std::uint32_t t) { return tree.token(t).form == ","; };
  for (const std::uint32_t subject : tree.own_subjects(token)) {
    const std::uint32_t noun = tree.child(subject, "appos");
    if (noun == kNone || noun > time.begin || time.end >= token || !is_comma(time.end)) continue;
    bool inside = is_comma(tree.subtree(noun).begin);
    for (std::uint32_t t = noun; t < time.begin; ++t) inside = inside && !is_comma(t);
    if (inside) return true;
  }
  return false;
}

// "agreed to hold talks on Thursday", "plans to vote in May": what is still to be done.
bool is_to_be_done(const Tree& tree, TokenSpan time, std::uint32_t verb) {
  constexpr std::string_view kIntending =
      "agree|promise|pledge|vow|plan|intend|decide|want|hope|offer|propose|aim|seek|ask|urge|"
      "invite|commit|undertake|threaten|demand|request|announce|confirm";
  constexpr std::string_view kOccasionVerbs = "meet|visit|travel|gather|convene|talk|speak|attend";
  if (tree.token(verb).xpos != "VB" || tree.mark(verb) != "to" || time.begin < verb) return false;
  std::uint32_t above = tree.head(verb);
  if (above != kNone && tree.is(verb, "acl")) above = tree.head(above);
  if (above == kNone || !is_word_in(to_lower(tree.token(above).lemma), kIntending)) return false;
  // "agreed to set up a commission by June"
  if (to_lower(tree.token(tree.subtree(tree.top_of(time)).begin).form) == "by") return true;
  return is_word_in(tree.verb_lemma(verb), kOccasionVerbs) ||
         std::ranges::any_of(tree.objects(verb), [&](std::uint32_t object) {
           return is_word_in(to_lower(tree.token(object).lemma), kGatherings);
         });
}

// "met in Lima and agreed to meet again in July": what the second verb tells has its own day; so
// has what somebody says ("said four men were held on Monday"), who says it ("four men were held,
// police said on Monday"), and what is told aside of another ("Norway criticized the rebels, who
// shelled Lima on Monday", "Olsen, who was elected in May, met her").
bool is_of_other_clause(const Tree& tree, TokenSpan time, std::uint32_t token) {
  if (!tree.is_predicate(token)) return false;
  for (std::uint32_t at = time.begin; at != kNone && at != token; at = tree.head(at)) {
    if (!tree.is_predicate(at)) continue;
    if (tree.is(at, "parataxis") && is_speech_verb(tree.verb_lemma(at))) return true;
    if (at < token && is_told_aside(tree, at)) return true;
    if (at > time.begin || at < token) continue;
    if (tree.is(at, "conj")) return true;
    const bool clause = tree.is_any(at, {"ccomp", "acl:relcl"}) && !tree.own_subjects(at).empty();
    // "was in Lima, where she attended a ceremony on Monday"
    const bool there = is_word_in(tree.opener(at), "where|when");
    if (clause && !there && at + 1 < time.begin) return true;
    // "praised the deal signed in 2015"
    if (tree.is(at, "acl") && !tree.is(at, "acl:relcl") && tree.token(at).xpos == "VBN" &&
        !is_word_in(to_lower(tree.token(tree.head(at)).lemma), kGatherings)) {
      return true;
    }
    if (is_to_be_done(tree, time, at)) return true;
    // "flew to Lima to run for president next year"
    if (tree.token(token).xpos == "VBD" && tree.token(at).xpos == "VB" &&
        is_word_in(to_lower(tree.token(time.begin).form), "next|tomorrow")) {
      return true;
    }
  }
  return false;
}

// "the first visit since 2011", "the first to visit Lima since 2011": how long there was none.
bool is_of_rank(const Tree& tree, TokenSpan time) {
  constexpr std::string_view kRanks = "first|second|third|fourth|last|only";
  if (to_lower(tree.token(time.begin).form) != "since") return false;
  std::uint32_t head = tree.head(tree.top_of(time));
  if (head != kNone && tree.is(head, "acl")) head = tree.head(head);
  if (head == kNone) return false;
  if (is_word_in(to_lower(tree.token(head).form), kRanks)) return true;
  const auto ranks = [&](std::uint32_t child) {
    return child < head && is_word_in(to_lower(tree.token(child).form), kRanks);
  };
  return std::ranges::any_of(tree.children(head), ranks);
}

// Whether the time and what `token` tells of are on different days.
bool are_apart(const Tree& tree, TokenSpan time, std::uint32_t token) {
  const std::uint32_t at = tree.top_of(time);
  const std::uint32_t head = tree.head(at);
  // "after their talks he praised Monday's vote"
  if (head != kNone && tree.is(at, "nmod:poss") && tree.head(head) != token &&
      !tree.in_subtree(token, head) && !tree.in_subtree(head, token)) {
    return true;
  }
  if (head != kNone && is_set_apart(tree, head, token, "since|after|before|until|following")) {
    return true;
  }
  constexpr std::uint32_t kBeside = 2;  // "before talks on Monday", wherever the parser hangs it
  const bool beside = time.begin > token && time.begin - token <= kBeside;
  return !beside && is_set_apart(tree, token, time.begin, "before|ahead of|prior to|until|since");
}

// "met ahead of [the summit in Lima] later this month": the time is of what the meeting precedes.
bool is_of_what_follows(const Tree& tree, TokenSpan time, std::uint32_t token) {
  for (std::uint32_t t = time.begin; t-- > token + 1;) {
    if (tree.token(t).form == ",") return false;
    const std::string& next = tree.token(t + 1).form;
    if (next == "of" && is_word_in(tree.token(t).form, "ahead|advance")) return true;
    if (next == "to" && tree.token(t).form == "prior") return true;
  }
  return false;
}

// "congratulated her on her re-election in October": when she was elected, wherever the parser
// hangs it.
bool is_of_what_is_praised(const Tree& tree, TokenSpan time, std::uint32_t verb) {
  const std::uint32_t at = tree.top_of(time);
  const std::uint32_t begin = tree.subtree(at).begin;
  if (tree.head(at) != verb || begin <= verb + 1 ||
      !is_word_in(tree.verb_lemma(verb), "congratulate|praise|thank|hail|greet")) {
    return false;
  }
  const std::uint32_t noun = begin - 1;
  return tree.head(noun) == verb && is_word_in(tree.preposition(noun), "on|for|over|after") &&
         is_word_in(to_lower(tree.token(noun).lemma),
                    "election|re-election|reelection|victory|win|appointment|inauguration|triumph");
}

// "They will meet in May, she said": not when it was said.
bool is_of_what_is_said(const Tree& tree, TokenSpan time, std::uint32_t verb) {
  if (tree.token(verb).upos != Upos::kVerb || !is_speech_verb(tree.verb_lemma(verb))) return false;
  for (std::uint32_t at = tree.top_of(time); at != kNone && at != verb; at = tree.head(at)) {
    if (tree.head(at) == verb) return tree.is_any(at, {"ccomp", "parataxis"}) && at < verb;
  }
  return false;
}

}  // namespace

bool is_past_progressive(const Tree& tree, std::uint32_t verb) {
  if (tree.token(verb).xpos != "VBG" || tree.has_negation(verb)) return false;
  constexpr std::string_view kOccasions =
      "visit|speak|talk|meet|address|attend|tour|travel|campaign|chair|host|deliver|give|hold|"
      "greet|"
      "return|fly|ride|walk|drive|arrive|leave|stay|march|rally|testify|dine|play|perform";
  if (!is_word_in(to_lower(tree.token(verb).lemma), kOccasions)) return false;
  const std::vector<std::uint32_t> auxiliaries = tree.auxiliaries(verb);
  return auxiliaries.size() == 1 && tree.token(auxiliaries.front()).xpos == "VBD";
}

bool is_foreign_time(const Tree& tree, const TimeExpression& time, std::uint32_t token,
                     bool moved) {
  const TokenSpan span = time.tokens;
  const std::string& granularity = time.value.granularity;
  const bool below = !moved && tree.in_subtree(span.begin, token);
  if (!moved && (are_apart(tree, span, token) || is_of_rank(tree, span))) return true;
  if (is_of_what_follows(tree, span, token) || is_of_what_is_praised(tree, span, token))
    return true;
  if (below && (is_of_other_clause(tree, span, token) || is_of_apposition(tree, span, token))) {
    return true;
  }
  if ((granularity == "year" || granularity == "decade") && names_other(tree, span, token)) {
    return true;
  }
  if (is_of_event(tree, span, token) || is_of_what_is_said(tree, span, token)) return true;
  return granularity == "duration" && (is_measure_of_other(tree, span) || is_distance(tree, span) ||
                                       is_length_of_other(tree, span, token));
}

}  // namespace whomet
