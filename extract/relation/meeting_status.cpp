#include "extract/relation/meeting_status.h"

#include "base/utf8.h"
#include "extract/relation/factuality.h"

namespace whomet {
namespace {

constexpr std::string_view kTravelVerbs =
    "travel|fly|go|head|journey|return|come|depart|leave|set off|set out|arrive|land|stop|stop "
    "over";

// Whether the verb or predicate takes somebody to a place.
bool is_on_the_way(const Context& context, std::uint32_t head) {
  const Tree& tree = context.tree(head);
  if (is_travel_verb(tree.verb_lemma(head)) || context.lemma(head) == "visit") return true;
  if (tree.child(head, "cop") != kNone && tree.preposition(head) == "in") return true;
  // "is making a visit to Lima for talks"
  for (const std::uint32_t object : tree.objects(head)) {
    if (is_word_in(context.lemma(object), "visit|trip|stop")) return true;
  }
  return is_word_in(context.lemma(head), "visit|trip");
}

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

constexpr std::string_view kCancelVerbs =
    "cancel|postpone|call off|delay|rule out|scrap|abandon|drop|ditch|shelve|put off|abort|"
    "suspend|axe";

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

MeetingStatus verb_status(const Context& context, std::uint32_t verb) {
  const Tree& tree = context.tree(verb);
  if (context.token(verb).xpos == "VBG") {
    for (const std::uint32_t aux : tree.auxiliaries(verb)) {
      if (is_word_in(to_lower(context.token(aux).form), "is|are|'s|'re|am|be|been")) {
        return MeetingStatus::kOngoing;
      }
    }
  }
  // "meets his counterpart on Friday": the present tense of a schedule.
  if (is_word_in(context.token(verb).xpos, "VBP|VBZ") && tree.auxiliaries(verb).empty() &&
      !tree.own_subjects(verb).empty()) {
    return MeetingStatus::kPlanned;
  }
  return MeetingStatus::kHeld;
}

// "Her schedule includes talks": what such a subject holds is to come.
bool is_schedule(const Context& context, std::uint32_t verb) {
  for (const std::uint32_t subject : context.tree(verb).own_subjects(verb)) {
    if (is_word_in(context.lemma(subject), "schedule|agenda|itinerary|program|programme|plan")) {
      return true;
    }
  }
  return false;
}

MeetingStatus noun_status(const Context& context, std::uint32_t noun) {
  const Tree& tree = context.tree(noun);
  for (const std::uint32_t child : tree.children(noun)) {
    const std::string word = to_lower(context.token(child).form);
    if (child < noun &&
        is_word_in(word,
                   "upcoming|planned|forthcoming|scheduled|proposed|coming|expected|next|future")) {
      return MeetingStatus::kPlanned;
    }
    if (child < noun && is_word_in(word, "possible|potential|eventual"))
      return MeetingStatus::kPossible;
    if (child < noun && is_word_in(word, "canceled|cancelled|postponed|aborted")) {
      return MeetingStatus::kNotHeld;
    }
    if (tree.is(child, "acl") &&
        is_word_in(context.lemma(child), "schedule|plan|expect|set|slate|propose")) {
      return MeetingStatus::kPlanned;
    }
  }
  const std::uint32_t first = tree.first_conjunct(noun);
  if (is_word_in(tree.preposition(first), "ahead of|before|prior to|in advance of|for") &&
      !is_word_in(tree.preposition(first), "for")) {
    return MeetingStatus::kPlanned;
  }
  const std::uint32_t head = tree.head(first);
  if (head != kNone && tree.preposition(first) == "for" && is_on_the_way(context, head)) {
    return MeetingStatus::kPlanned;  // "arrived for talks with"
  }
  if (head != kNone) {
    const std::string verb = tree.verb_lemma(head);
    const bool subject = tree.is(first, "nsubj");
    const bool object = tree.is(first, "obj") || tree.is(first, "nsubj:pass");
    if ((object || subject) &&
        is_word_in(verb, "schedule|plan|expect|set|slate|propose|arrange|due")) {
      return MeetingStatus::kPlanned;
    }
    if (object && is_word_in(verb, "include|feature") && is_schedule(context, head)) {
      return MeetingStatus::kPlanned;
    }
    if ((object || subject) && is_word_in(verb, kCancelVerbs)) {
      return MeetingStatus::kNotHeld;
    }
    if (object && verb_status(context, head) == MeetingStatus::kOngoing)
      return MeetingStatus::kOngoing;
    if (object && is_word_in(verb, "begin|start|open|continue|resume"))
      return MeetingStatus::kOngoing;
    if (subject && is_word_in(verb, "begin|open|start") &&
        verb_status(context, head) != MeetingStatus::kHeld) {
      return verb_status(context, head);
    }
    if (is_word_in(tree.preposition(first), "on") && context.lemma(head) == "be") {
      return MeetingStatus::kOngoing;
    }
    if (tree.preposition(first) == "on" && tree.child(first, "cop") != kNone) {
      return MeetingStatus::kOngoing;
    }
  }
  if (tree.child(first, "cop") != kNone && tree.preposition(first) == "on")
    return MeetingStatus::kOngoing;
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
    if (is_word_in(form, "may|might|could")) return MeetingStatus::kPossible;
    if (form == "to" && t - 1 > first) {
      const std::string before = to_lower(context.token(t - 2).form);
      if (is_word_in(before,
                     "is|are|due|scheduled|expected|set|slated|plans|plan|planning|planned|"
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

// "expected to sign it during a trip to Lima", "will rest before flying to Lima": what frames a
// plan, or follows it, is planned too.
bool belongs_to_plan(const Context& context, std::uint32_t token) {
  const Tree& tree = context.tree(token);
  const std::uint32_t first = tree.first_conjunct(token);
  const std::uint32_t head = tree.head(first);
  if (head == kNone || !tree.is_predicate(head)) return false;
  const bool frames = tree.is(first, "obl") &&
                      is_word_in(tree.preposition(first),
                                 "during|on|in|at|with|for|as part of|after|following|before");
  const bool follows = tree.is(first, "advcl") && context.token(first).xpos == "VBG" &&
                       is_word_in(tree.mark(first), "before|after");
  if (!frames && !follows) return false;
  const Modality modality = factuality_of(context, head).modality;
  return modality == Modality::kPlanned || modality == Modality::kPredicted ||
         status_by_words(context, head) == MeetingStatus::kPlanned;
}

}  // namespace

std::vector<std::uint32_t> misread_between(const Context& context, std::uint32_t noun) {
  const std::uint32_t verb = misread_verb(context, noun);
  return verb == kNone ? std::vector<std::uint32_t>{} : context.tree(noun).own_subjects(verb);
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
  // A bare weekday is resolved by a guess at its direction.
  if (expression.value.basis.find("weekday") != std::string::npos) return false;
  const auto& date = document.source.record.date;
  return !date.empty() && !expression.value.from.empty() && expression.value.from > date;
}

MeetingStatus meeting_status_of(const Context& context, std::uint32_t token, bool nominal) {
  const Factuality reading = factuality_of(context, token);
  if (nominal) {
    const Tree& tree = context.tree(token);
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
  if (nominal && is_ended(context, token)) return MeetingStatus::kHeld;
  if (reading.negated) return MeetingStatus::kNotHeld;
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
