#include "extract/relation/meeting_status.h"

#include <algorithm>
#include <optional>

#include "base/utf8.h"
#include "base/words.h"
#include "extract/relation/absence.h"
#include "extract/relation/factuality.h"
#include "extract/relation/governors.h"
#include "extract/relation/meeting_plans.h"
#include "extract/relation/meeting_status_parts.h"

namespace whomet {
namespace {

constexpr std::string_view kTravelVerbs =
    "travel|fly|go|head|journey|return|come|depart|leave|set off|set out|arrive|land|stop|stop "
    "over|cross";

// "ended a visit", "broke off talks": what ends has taken place.
bool is_ended(const Context& context, std::uint32_t noun) {
  const Tree& tree = context.tree(noun);
  const std::uint32_t head = tree.head(tree.first_conjunct(noun));
  return head != kNone && tree.is_any(tree.first_conjunct(noun), {"obj", "nsubj:pass"}) &&
         is_word_in(tree.verb_lemma(head),
                    "end|stop|halt|break|break off|cut short|suspend|cut|cut off|conclude|finish");
}

// The verb of such a clause; kNone where the tree is right.
std::uint32_t misread_verb(const Context& context, std::uint32_t noun) {
  const Tree& tree = context.tree(noun);
  if (noun + 1 >= tree.tokens().end ||
      !is_word_in(to_lower(context.token(noun + 1).form), "between|of|with")) {
    return kNone;
  }
  for (const std::uint32_t child : tree.children(noun)) {
    if (!tree.is_any(child, {"acl:relcl", "acl", "nmod"}) || tree.own_subjects(child).empty())
      continue;
    if (tree.subtree(child).begin == noun + 1 && tree.head(noun + 1) == child) return child;
  }
  return kNone;
}

// "postponed to June": put off to a day is still planned.
bool has_new_date(const Context& context, std::uint32_t verb) {
  const Tree& tree = context.tree(verb);
  if (!is_word_in(tree.verb_lemma(verb), "postpone|delay|put off|move|push back|reschedule")) {
    return false;
  }
  for (const char* preposition : {"to", "until", "till"}) {
    for (const std::uint32_t day : tree.obliques(verb, preposition)) {
      for (const TimeExpression& time : context.document().times) {
        if (time.tokens.contains(day)) return true;
      }
    }
  }
  return false;
}

// "is traveling next to Lima", "are meeting again tomorrow": the present of a plan.
bool is_soon(const Context& context, std::uint32_t verb) {
  for (const std::uint32_t child : context.tree(verb).children(verb)) {
    const std::string form = to_lower(context.token(child).form);
    if (is_word_in(form, "next|soon|then|tomorrow|later|shortly")) return true;
  }
  return is_to_come(context, context.time_of(verb));
}

// "meets her in Lima, March 3, 2021": a day in full that the document's own does not precede.
bool is_over(const Context& context, std::uint32_t time) {
  if (time == kNone) return false;
  const TimeValue& value = context.document().times[time].value;
  const auto& date = context.document().source.record.date;
  return value.basis == "explicit" && !value.to.empty() && !date.empty() && value.to <= date;
}

// "expected to sign it during a trip to Lima", "will rest before flying to Lima": what frames a
// plan, or follows it, is planned too.
bool belongs_to_plan(const Context& context, std::uint32_t token) {
  const Tree& tree = context.tree(token);
  std::uint32_t first = tree.first_conjunct(token);
  // "on the sidelines of a summit"
  if (tree.head(first) != kNone && tree.preposition(first) == "of" &&
      is_sideline(context.lemma(tree.head(first)))) {
    first = tree.head(first);
  }
  const std::uint32_t head = tree.head(first);
  if (head == kNone) return false;
  const bool frames =
      tree.is(first, "obl") &&
      is_word_in(tree.preposition(first), "during|on|in|at|with|for|as part of|after|before");
  // "agreed to reopen it after a meeting": they agreed at the meeting.
  if (tree.is(head, "xcomp") && tree.preposition(first) == "after" && tree.head(head) != kNone &&
      context.token(tree.head(head)).xpos == "VBD") {
    return false;
  }
  const bool follows = tree.is(first, "advcl") && context.token(first).xpos == "VBG" &&
                       is_word_in(tree.mark(first), "before|after");
  // "will fly to Lima, where she is meeting Quispe"
  if (tree.is(first, "acl:relcl") && context.token(first).xpos == "VBG" && head != kNone) {
    const std::uint32_t clause = tree.clause_verb(head);
    return clause != kNone && (factuality_of(context, clause).modality == Modality::kPlanned ||
                               status_by_words(context, clause) == MeetingStatus::kPlanned ||
                               belongs_to_plan(context, clause));
  }
  if ((!frames && !follows) || !tree.is_predicate(head)) return false;
  const Modality modality = factuality_of(context, head).modality;
  return modality == Modality::kPlanned || modality == Modality::kPredicted ||
         status_by_words(context, head) == MeetingStatus::kPlanned;
}

// What is done, or not done, at occasions.
bool is_frame_of(const Context& context, std::uint32_t verb) {
  return verb != kNone &&
         is_word_in(context.tree(verb).verb_lemma(verb),
                    "meet|sign|agree|speak|discuss|raise|reach|issue|mention|talk|see|greet|say");
}

// "did not meet during the [summit]", "refused to meet her at the [summit]", "an invitation to the
// [summit]": whatever came of it.
bool is_only_the_frame(const Context& context, std::uint32_t noun) {
  const Tree& tree = context.tree(noun);
  const std::uint32_t first = tree.first_conjunct(noun);
  const std::uint32_t head = tree.head(first);
  if (head == kNone) return false;
  const std::string preposition = tree.preposition(first);
  if (tree.is(first, "nmod") &&
      (is_sideline(context.lemma(head)) ||
       is_word_in(context.lemma(head), "invitation|invite|participation|attendance"))) {
    return is_word_in(preposition, "to|in|at|of");
  }
  // "signed the agreement at the meeting": on either, as parsers like it.
  const bool beside =
      tree.is(first, "nmod") && tree.is(head, "obj") && is_word_in(preposition, "during|at");
  if (beside) return is_frame_of(context, tree.head(head));
  return tree.is(first, "obl") &&
         is_word_in(preposition, "during|at|on the sidelines of|ahead of|before") &&
         is_frame_of(context, head);
}

}  // namespace

MeetingStatus verb_status(const Context& context, std::uint32_t verb) {
  const Tree& tree = context.tree(verb);
  // "is in Lima, holding talks"
  const std::uint32_t stay = stay_around(context, verb);
  if (stay != kNone && is_word_in(context.token(tree.child(stay, "cop")).xpos, "VBZ|VBP")) {
    return MeetingStatus::kOngoing;
  }
  if (context.token(verb).xpos == "VBG") {
    for (const std::uint32_t aux : tree.auxiliaries(verb)) {
      if (is_word_in(to_lower(context.token(aux).form), "is|are|'s|'re|am|be|been")) {
        return is_soon(context, verb) ? MeetingStatus::kPlanned : MeetingStatus::kOngoing;
      }
    }
  }
  // "meets his counterpart on Friday": the present tense of a schedule. Of a headline or caption
  // that names no day, or one that is over, it is that of the report: "Olsen meets Quispe in Lima".
  if (is_word_in(context.token(verb).xpos, "VBP|VBZ") && tree.auxiliaries(verb).empty() &&
      !tree.own_subjects(verb).empty()) {
    const std::uint32_t time = context.time_of(verb);
    // "is guarded as she visits Lima"
    if (is_word_in(tree.mark(verb), "as|while") && time == kNone) {
      return MeetingStatus::kOngoing;
    }
    // A schedule goes on with a pronoun: "She stops in Lima before returning home."
    const bool caption =
        tree.is(verb, "root") && context.token(tree.own_subjects(verb).front()).upos != Upos::kPron;
    const bool told =
        is_over(context, time) || (time == kNone && caption && !is_soon(context, verb));
    return told ? MeetingStatus::kHeld : MeetingStatus::kPlanned;
  }
  return MeetingStatus::kHeld;
}

// What stands right before the verb or noun, where the tree of a long sentence hides it: "is to
// hold separate talks", "was scheduled to meet", "will briefly visit". kHeld if nothing does.
MeetingStatus status_by_words(const Context& context, std::uint32_t token) {
  constexpr std::uint32_t kReach = 6;  // tokens
  const std::uint32_t first = context.tree(token).tokens().begin;
  for (std::uint32_t t = token; t > first && token - t < kReach; --t) {
    const Token& word = context.token(t - 1);
    const std::string form = to_lower(word.form);
    if (is_word_in(form, "will|'ll|\xE2\x80\x99ll")) return MeetingStatus::kPlanned;
    if (word.upos == Upos::kAux && is_word_in(form, "may|might|could")) {
      return MeetingStatus::kPossible;  // not the month
    }
    if (form == "to" && t - 1 > first) {
      const std::string before = to_lower(context.token(t - 2).form);
      if (is_word_in(
              before,
              "is|are|was|were|due|scheduled|expected|set|slated|plans|plan|planning|planned|"
              "intends|intend|preparing|prepares|agreed|about|supposed")) {
        return MeetingStatus::kPlanned;
      }
      return MeetingStatus::kHeld;
    }
    const bool goes_on = word.upos == Upos::kVerb || word.upos == Upos::kAdj ||
                         word.upos == Upos::kAdv || word.upos == Upos::kDet ||
                         word.upos == Upos::kNoun || word.upos == Upos::kPropn ||
                         word.upos == Upos::kNum || word.upos == Upos::kPart;
    if (!goes_on) break;
    // A finite verb of the past tells for itself.
    if (word.upos == Upos::kVerb && word.xpos != "VB" && word.xpos != "VBG") break;
  }
  return MeetingStatus::kHeld;
}

std::vector<std::uint32_t> misread_between(const Context& context, std::uint32_t noun) {
  const std::uint32_t verb = misread_verb(context, noun);
  return verb == kNone ? std::vector<std::uint32_t>{} : context.tree(noun).own_subjects(verb);
}

bool is_sideline(std::string_view lemma) {
  return is_word_in(lemma, "sideline|sidelines|margin|margins|fringe|fringes");
}

bool is_travel_verb(std::string_view lemma) {
  return is_word_in(lemma, kTravelVerbs);
}

bool is_to_come(const Context& context, std::uint32_t time) {
  if (time == kNone) return false;
  const Document& document = context.document();
  const TimeExpression& expression = document.times[time];
  const std::string text = to_lower(std::string(document.text_of(expression.tokens)));
  if (text.substr(0, 5) == "next " || text == "tomorrow") return true;
  if (text.starts_with("later this ") || text.starts_with("the coming ")) return true;
  // A bare weekday is resolved by a guess at its direction.
  if (expression.value.basis.find("weekday") != std::string::npos) return false;
  const auto& date = document.source.record.date;
  return !date.empty() && !expression.value.from.empty() && expression.value.from > date;
}

std::uint32_t stay_around(const Context& context, std::uint32_t verb) {
  const Tree& tree = context.tree(verb);
  const std::uint32_t stay = tree.head(verb);
  const bool beside = context.token(verb).xpos == "VBG" && stay != kNone &&
                      tree.is(verb, "advcl") && tree.mark(verb).empty() &&
                      tree.auxiliaries(verb).empty();
  if (!beside || tree.child(stay, "cop") == kNone || tree.has_negation(stay)) return kNone;
  return is_word_in(tree.preposition(stay), "in|at|on") ? stay : kNone;
}

bool is_convened(const Context& context, std::uint32_t noun) {
  const Tree& tree = context.tree(noun);
  if (context.token(noun).xpos != "NN") return false;
  for (const std::uint32_t child : tree.children(tree.head(noun))) {
    if (child > noun && tree.is_any(child, {"obj", "xcomp", "obl:unmarked"}) &&
        tree.mark(child).empty() && !context.is_in_time(child)) {
      return false;
    }
  }
  return true;
}

bool is_long_past(const Context& context, std::uint32_t time) {
  if (time == kNone) return false;
  const TimeExpression& expression = context.document().times[time];
  const std::string text = to_lower(std::string(context.document().text_of(expression.tokens)));
  return text == "yesterday" || text.starts_with("last ") || text.ends_with(" ago");
}

bool is_scene_of_plot(const Context& context, std::uint32_t noun) {
  const Tree& tree = context.tree(noun);
  if (!is_word_in(tree.preposition(tree.first_conjunct(noun)), "at|during")) return false;
  std::uint32_t above = tree.head(tree.first_conjunct(noun));
  for (; above != kNone; above = tree.head(above)) {
    if (is_word_in(context.lemma(above),
                   "accuse|charge|convict|acquit|indict|suspect|sentence|jail|imprison|try")) {
      return context.token(above).upos == Upos::kVerb;
    }
  }
  return false;
}

namespace {

// "has not ruled out talks", "did not cancel the visit", "no talks are scheduled": two noes, or
// one.
std::optional<MeetingStatus> status_by_keeping(const Context& context, std::uint32_t noun) {
  const Tree& tree = context.tree(noun);
  for (const std::uint32_t child : tree.children(noun, "det")) {
    if (to_lower(context.token(child).form) == "no") return MeetingStatus::kNotHeld;
  }
  const std::uint32_t first = tree.first_conjunct(noun);
  const std::uint32_t verb = tree.head(first);
  if (verb == kNone || !tree.is_any(first, {"obj", "nsubj:pass"})) return std::nullopt;
  const std::string lemma = tree.verb_lemma(verb);
  const std::uint32_t above = tree.head(verb);
  const bool refused = above != kNone && tree.is(verb, "xcomp") &&
                       is_word_in(tree.verb_lemma(above), "refuse|decline");
  if (!refused && !tree.has_negation(verb)) return std::nullopt;
  if (is_word_in(lemma, "rule out|exclude")) return MeetingStatus::kPossible;
  if (is_word_in(lemma, kCancelVerbs)) return MeetingStatus::kPlanned;
  return std::nullopt;
}

// "The talks were not easy", "The failure of the summit was no surprise": what it was like, which
// only what took place can be. Not "is not possible", "are not on the agenda".
bool is_judged(const Context& context, std::uint32_t noun) {
  constexpr std::string_view kLike =
      "success|failure|surprise|secret|coincidence|accident|breakthrough|triumph|disaster|victory|"
      "easy|productive|fruitful|smooth|successful|useful|useless|friendly|constructive|pleasant|"
      "perfect|boring|over|historic|unusual|unique|rare|first|last|long|short";
  constexpr std::string_view kCourse =
      "failure|success|outcome|result|collapse|end|timing|mood|tone|atmosphere|start";
  const Tree& tree = context.tree(noun);
  std::uint32_t subject = tree.first_conjunct(noun);
  const std::uint32_t course = tree.head(subject);
  const bool of_course = course != kNone && tree.is(subject, "nmod") &&
                         tree.preposition(subject) == "of" &&
                         is_word_in(context.lemma(course), kCourse);
  if (of_course) subject = course;
  const std::uint32_t predicate = tree.head(subject);
  return predicate != kNone && tree.is(subject, "nsubj") && tree.child(predicate, "cop") != kNone &&
         (of_course || is_word_in(to_lower(context.token(predicate).lemma), kLike));
}

}  // namespace

MeetingStatus meeting_status_of(const Context& context, std::uint32_t token, bool nominal) {
  if (nominal) {
    const std::uint32_t told_of = context.tree(token).first_conjunct(token);
    const std::uint32_t verb = context.tree(token).head(told_of);
    // "Planned talks fell through"; not "could fall through"
    if (verb != kNone && context.tree(token).is(told_of, "nsubj") && falls_through(context, verb)) {
      const Factuality reading = factuality_of(context, verb);
      if (reading.negated) return MeetingStatus::kHeld;
      return reading.modality == Modality::kAsserted ? MeetingStatus::kNotHeld
                                                     : MeetingStatus::kPossible;
    }
    if (const auto told = status_by_return(context, token)) return *told;
    if (const auto kept = status_by_keeping(context, token)) return *kept;
  }
  Factuality reading = factuality_of(context, token);
  if (nominal) {
    const Tree& tree = context.tree(token);
    // "called for calm following a meeting", "did not speak after the talks": what is wished or
    // denied is not the occasion.
    const bool over = is_word_in(tree.preposition(tree.first_conjunct(token)), "after|following");
    // "agreed to restore ties after talks": they agreed when the talks were over.
    const std::uint32_t around = tree.head(tree.first_conjunct(token));
    if (over && reading.modality == Modality::kPlanned && around != kNone &&
        tree.is(around, "xcomp") && tree.head(around) != kNone &&
        context.token(tree.head(around)).xpos == "VBD") {
      reading = Factuality{};
    }
    if (over && (reading.negated || reading.modality == Modality::kPossible ||
                 reading.modality == Modality::kDesired)) {
      reading = Factuality{};
    }
    // "did not meet during the summit", "turned down an invitation to the summit": it took place.
    if (reading.negated && is_only_the_frame(context, token)) reading.negated = false;
    // "The talks did not produce a deal": they were held.
    if (reading.negated && (has_effect(tree, token) || is_judged(context, token))) {
      reading.negated = false;
    }
    const std::uint32_t misread = misread_verb(context, token);
    const std::uint32_t first = tree.first_conjunct(token);
    const bool is_core = tree.is_any(first, {"obj", "nsubj", "nsubj:pass"});
    const std::uint32_t verb = misread != kNone ? misread : is_core ? tree.head(first) : kNone;
    if (verb != kNone && has_new_date(context, verb)) return MeetingStatus::kPlanned;
    if (misread != kNone && is_word_in(tree.verb_lemma(misread), kCancelVerbs)) {
      return tree.has_negation(misread) ? MeetingStatus::kPlanned : MeetingStatus::kNotHeld;
    }
    if (misread != kNone) return meeting_status_of(context, misread, false);
  }
  if (is_plan_of_the_past(context, token)) return MeetingStatus::kNotHeld;
  if (nominal && is_ended(context, token)) return MeetingStatus::kHeld;
  if (nominal) {
    if (const auto told = status_by_clause(context, token)) return *told;
  }
  if (const auto ready = status_by_readiness(context, token)) {
    const bool open = !reading.negated || is_threatened(context, token);
    return open ? *ready : MeetingStatus::kNotHeld;
  }
  // "could cancel the visit"
  if (reading.negated &&
      (reading.modality == Modality::kPossible || reading.modality == Modality::kConsidering)) {
    return MeetingStatus::kPossible;
  }
  if (reading.negated) return MeetingStatus::kNotHeld;
  // "has cancelled a planned trip": the plan is no more.
  const bool told =
      reading.modality == Modality::kPlanned || reading.modality == Modality::kAsserted;
  if (nominal && told && is_refused(context, token)) return MeetingStatus::kNotHeld;
  switch (reading.modality) {
    case Modality::kPlanned:
    case Modality::kPredicted:
      return MeetingStatus::kPlanned;
    case Modality::kPossible:
    case Modality::kConsidering:
    case Modality::kConditional:
    case Modality::kDesired:
      return MeetingStatus::kPossible;
    case Modality::kDenied:
      return MeetingStatus::kNotHeld;
    case Modality::kAsserted:
      break;
  }
  const MeetingStatus by_words = status_by_words(context, token);
  if (by_words != MeetingStatus::kHeld) return by_words;
  const MeetingStatus status = nominal ? noun_status(context, token) : verb_status(context, token);
  if (status == MeetingStatus::kHeld && belongs_to_plan(context, token)) {
    return MeetingStatus::kPlanned;
  }
  return status;
}

}  // namespace whomet
