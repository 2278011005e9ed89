#include "extract/relation/meeting_status.h"

#include <algorithm>
#include <optional>

#include "base/utf8.h"
#include "extract/relation/factuality.h"
#include "extract/relation/meeting_plans.h"

namespace whomet {
namespace {

constexpr std::string_view kTravelVerbs =
    "travel|fly|go|head|journey|return|come|depart|leave|set off|set out|arrive|land|stop|stop "
    "over|cross";

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

// "is traveling next to Lima", "are meeting again tomorrow": the present of a plan.
bool is_soon(const Context& context, std::uint32_t verb) {
  for (const std::uint32_t child : context.tree(verb).children(verb)) {
    const std::string form = to_lower(context.token(child).form);
    if (is_word_in(form, "next|soon|then|tomorrow|later|shortly")) return true;
  }
  return is_to_come(context, context.time_of(verb));
}

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
  // "meets his counterpart on Friday": the present tense of a schedule. Of a headline that names no
  // day it is that of the report: "Olsen meets Quispe in Lima".
  if (is_word_in(context.token(verb).xpos, "VBP|VBZ") && tree.auxiliaries(verb).empty() &&
      !tree.own_subjects(verb).empty()) {
    const bool headline = context.document().sentences[context.sentence_of(verb)].is_heading;
    // "is guarded as she visits Lima"
    if (is_word_in(tree.mark(verb), "as|while") && context.time_of(verb) == kNone) {
      return MeetingStatus::kOngoing;
    }
    const bool told = headline && context.time_of(verb) == kNone && !is_soon(context, verb);
    return told ? MeetingStatus::kHeld : MeetingStatus::kPlanned;
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

// "talks that began on Monday", "a trip which starts in June": the clause about the occasion.
std::optional<MeetingStatus> status_by_clause(const Context& context, std::uint32_t noun) {
  const Tree& tree = context.tree(noun);
  for (const std::uint32_t child : tree.children(noun)) {
    if (!tree.is_any(child, {"acl:relcl", "acl"})) continue;
    const std::string lemma = tree.verb_lemma(child);
    const Token& verb = context.token(child);
    const bool past = is_word_in(verb.xpos, "VBD|VBN");
    if (is_word_in(lemma, kCancelVerbs)) return MeetingStatus::kNotHeld;
    if (is_word_in(lemma, "begin|start|open|resume")) {
      // "the talks that began in March have collapsed"
      const std::uint32_t head = tree.head(noun);
      const bool over = head != kNone && tree.is(noun, "nsubj") &&
                        is_word_in(tree.verb_lemma(head), "collapse|end|fail|conclude|break down");
      if (verb.xpos == "VBG" || over)
        return std::nullopt;  // "talks starting next week": the time tells
      return past ? MeetingStatus::kOngoing : MeetingStatus::kPlanned;
    }
    if (past && is_word_in(lemma,
                           "end|collapse|conclude|break|break down|break off|fail|produce|"
                           "take place|last|yield|hold")) {
      return MeetingStatus::kHeld;
    }
  }
  return std::nullopt;
}

// "is making a visit", "is on a visit", "leads a delegation during her visit": told as it goes on.
bool is_in_the_present(const Context& context, std::uint32_t verb) {
  const Tree& tree = context.tree(verb);
  const Token& word = context.token(verb);
  if (is_word_in(word.xpos, "VBZ|VBP")) return !is_speech_verb(tree.verb_lemma(verb));
  if (word.xpos != "VBG") return false;
  return std::ranges::any_of(tree.auxiliaries(verb), [&](std::uint32_t aux) {
    return is_word_in(to_lower(context.token(aux).form), "is|are|'s|'re|am");
  });
}

// The two words before the phrase of the noun: "ahead of" her meeting.
std::string words_before(const Context& context, std::uint32_t noun) {
  const std::uint32_t first = context.tree(noun).tokens().begin;
  std::uint32_t t = noun;
  while (t > first) {
    --t;
    const Upos upos = context.token(t).upos;
    if (upos == Upos::kAdp || upos == Upos::kSconj) break;
    if (upos == Upos::kVerb || upos == Upos::kAux || upos == Upos::kPunct) return {};
  }
  if (t == first) return {};
  return to_lower(context.token(t - 1).form) + " " + to_lower(context.token(t).form);
}

bool present_copula(const Context& context, std::uint32_t predicate) {
  const std::uint32_t copula = context.tree(predicate).child(predicate, "cop");
  return copula != kNone &&
         is_word_in(to_lower(context.token(copula).form), "is|are|'s|'re|am|\xE2\x80\x99s|be");
}

// "as part of her visit", "during his tour" of what goes on now, "the third stop of her tour".
bool is_on_the_way_now(const Context& context, std::uint32_t noun, std::uint32_t head) {
  const Tree& tree = context.tree(noun);
  const std::string preposition = tree.preposition(noun);
  const std::string lemma = context.lemma(noun);
  if (!is_word_in(lemma, "visit|tour|trip|journey|stay")) return false;
  if (tree.is(noun, "nmod") && is_word_in(context.lemma(head), "leg|stop|part|day|stage") &&
      is_word_in(preposition, "of|on|in")) {
    const std::uint32_t clause = tree.clause_verb(head);
    return clause != kNone && (present_copula(context, head) ||
                               is_in_the_present(context, clause) || tree.is(head, "appos"));
  }
  return tree.is(noun, "obl") && is_word_in(preposition, "during|on") && tree.is_predicate(head) &&
         is_in_the_present(context, head);
}

// "cancelled a planned trip", "ruled out holding a meeting", "has shunned talks with Lima".
bool is_refused(const Context& context, std::uint32_t noun) {
  const Tree& tree = context.tree(noun);
  const std::uint32_t first = tree.first_conjunct(noun);
  const std::uint32_t head = tree.head(first);
  if (head == kNone || !tree.is_any(first, {"obj", "nsubj:pass"})) return false;
  if (tree.has_negation(head)) return false;
  if (is_word_in(tree.verb_lemma(head), kCancelVerbs)) return true;
  if (is_word_in(tree.verb_lemma(head), "shun|spurn")) {
    return !tree.obliques(noun, "with").empty() || !tree.obliques(head, "with").empty();
  }
  const std::uint32_t above = tree.head(head);
  return above != kNone && context.token(head).xpos == "VBG" &&
         tree.is_any(head, {"advcl", "xcomp", "ccomp", "obj"}) &&
         is_word_in(tree.verb_lemma(above), "rule out|refuse|reject|avoid|shun|resist|oppose");
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

// "a precursor to a visit by her", "preparations for talks", "paves the way for a summit": to come,
// or possible where what prepares it is.
std::optional<MeetingStatus> status_by_preparation(const Context& context, std::uint32_t noun) {
  const Tree& tree = context.tree(noun);
  const std::uint32_t first = tree.first_conjunct(noun);
  const std::uint32_t head = tree.head(first);
  if (head == kNone || head > noun || !is_word_in(tree.preposition(first), "to|for")) {
    return std::nullopt;
  }
  constexpr std::string_view kPreparations =
      "precursor|prelude|preparation|preparations|prepare|groundwork|way|run-up|lead-up|stage|"
      "arrangement|arrangements";
  // Parsers hang "for talks" on "laid the groundwork" or on the groundwork.
  const std::vector<std::uint32_t> objects = tree.objects(head);
  const bool prepares = is_word_in(context.lemma(head), kPreparations) ||
                        std::ranges::any_of(objects, [&](std::uint32_t object) {
                          return object < noun && is_word_in(context.lemma(object), kPreparations);
                        });
  if (!prepares || is_long_past(context, context.time_of(noun))) return std::nullopt;
  const std::uint32_t clause = tree.clause_verb(head);
  const bool open =
      clause != kNone && (factuality_of(context, clause).modality == Modality::kPossible ||
                          status_by_words(context, head) == MeetingStatus::kPossible);
  return open ? MeetingStatus::kPossible : MeetingStatus::kPlanned;
}

MeetingStatus noun_status(const Context& context, std::uint32_t noun) {
  const Tree& tree = context.tree(noun);
  if (const auto told = status_by_clause(context, noun)) return *told;
  if (is_refused(context, noun)) return MeetingStatus::kNotHeld;
  if (const auto prepared = status_by_preparation(context, noun)) return *prepared;
  const std::uint32_t over_it = tree.head(tree.first_conjunct(noun));
  // "are meeting in Lima for a conference"
  if (over_it != kNone && is_word_in(tree.preposition(tree.first_conjunct(noun)), "for|at") &&
      is_word_in(tree.verb_lemma(over_it), "meet|gather|convene|assemble")) {
    return meeting_status_of(context, over_it, false);
  }
  for (const std::uint32_t child : tree.children(noun)) {
    const std::string word = to_lower(context.token(child).form);
    if (child < noun && word == "no" && tree.is(child, "det")) return MeetingStatus::kNotHeld;
    if (child < noun &&
        is_word_in(word,
                   "upcoming|planned|forthcoming|scheduled|coming|expected|next|future|impending|"
                   "eventual|imminent")) {
      return MeetingStatus::kPlanned;
    }
    // Not "the long awaited visit ended".
    const bool told_of = over_it != kNone && context.token(over_it).xpos == "VBD" &&
                         tree.is(tree.first_conjunct(noun), "nsubj");
    if (child < noun && !told_of && is_word_in(word, "anticipated|awaited|looming|envisaged")) {
      return MeetingStatus::kPlanned;
    }
    if (child < noun && is_word_in(word, "ongoing|continuing|current|on-going")) {
      return MeetingStatus::kOngoing;
    }
    if (child < noun && is_word_in(word, "possible|potential|proposed|suggested|mooted"))
      return MeetingStatus::kPossible;
    if (child < noun &&
        is_word_in(word, "canceled|cancelled|postponed|aborted|scrapped|abortive")) {
      return MeetingStatus::kNotHeld;
    }
    if (tree.is(child, "acl") &&
        is_word_in(context.lemma(child), "schedule|plan|expect|set|slate")) {
      return MeetingStatus::kPlanned;
    }
    if (tree.is(child, "acl") && is_word_in(context.lemma(child), "propose|suggest")) {
      return MeetingStatus::kPossible;
    }
  }
  const std::uint32_t first = tree.first_conjunct(noun);
  // "a speech before the summit" is given there.
  const std::uint32_t over = tree.head(first);
  const bool stage = over != kNone && tree.preposition(first) == "before" &&
                     is_word_in(context.lemma(over),
                                "speech|address|speak|testify|appear|remark|"
                                "statement|testimony|talk");
  if (stage) return MeetingStatus::kHeld;
  if (is_word_in(tree.preposition(first), "ahead of|before|prior to|in advance of") ||
      is_word_in(words_before(context, first), "ahead of|prior to|advance of|way to")) {
    return MeetingStatus::kPlanned;
  }
  const std::uint32_t head = tree.head(first);
  // "are in Lima for a summit": it goes on.
  if (head != kNone && tree.preposition(first) == "for" && present_copula(context, head) &&
      is_word_in(context.lemma(noun), "summit|conference|forum")) {
    return MeetingStatus::kOngoing;
  }
  if (head != kNone && tree.preposition(first) == "for" && is_on_the_way(context, head)) {
    // "arrived for talks with", "may visit Lima for talks"
    const Modality modality = factuality_of(context, head).modality;
    const bool open = modality == Modality::kPossible || modality == Modality::kConsidering ||
                      modality == Modality::kDesired || modality == Modality::kConditional;
    if (open) return MeetingStatus::kPossible;
    // "visited Lima for talks", "was in Lima for talks", "flew there last month for talks": over.
    const std::uint32_t copula = tree.child(head, "cop");
    const bool was = copula != kNone && context.token(copula).xpos == "VBD";
    const bool visited = context.lemma(head) == "visit" && context.token(head).xpos == "VBD";
    const bool ended = was || visited || is_long_past(context, context.time_of(noun));
    return ended && modality == Modality::kAsserted ? MeetingStatus::kHeld
                                                    : MeetingStatus::kPlanned;
  }
  if (head != kNone) {
    const std::string verb = tree.verb_lemma(head);
    const bool subject = tree.is(first, "nsubj");
    const bool object = tree.is(first, "obj") || tree.is(first, "nsubj:pass");
    if ((object || subject) &&
        is_word_in(verb, "schedule|plan|expect|set|slate|arrange|due|prepare")) {
      return MeetingStatus::kPlanned;
    }
    if (object && is_word_in(verb, "include|feature") && is_schedule(context, head)) {
      return MeetingStatus::kPlanned;
    }
    if (object && verb == "call" && is_convened(context, noun)) return MeetingStatus::kPlanned;
    if (subject && is_word_in(verb, kCancelVerbs)) return MeetingStatus::kNotHeld;
    if (object && verb_status(context, head) == MeetingStatus::kOngoing)
      return MeetingStatus::kOngoing;
    // "when ministers hold a summit in Lima"
    if (object && is_word_in(verb, "hold|have|attend|host") &&
        verb_status(context, head) == MeetingStatus::kPlanned) {
      return MeetingStatus::kPlanned;
    }
    if (object && is_word_in(verb, "begin|start|open|continue|resume|convene|enter"))
      return MeetingStatus::kOngoing;
    if (is_on_the_way_now(context, first, head)) return MeetingStatus::kOngoing;
    if (subject && is_word_in(verb, "begin|open|start") &&
        verb_status(context, head) != MeetingStatus::kHeld) {
      return verb_status(context, head);
    }
    if (is_word_in(tree.preposition(first), "on|in") && context.lemma(head) == "be") {
      return MeetingStatus::kOngoing;
    }
    // "The talks are under way"
    if (subject && is_word_in(to_lower(context.token(head).form), "way|underway") &&
        tree.child(head, "cop") != kNone) {
      return present_copula(context, head) ? MeetingStatus::kOngoing : MeetingStatus::kHeld;
    }
  }
  // "are engaged in talks", "has been locked in talks"
  if (head != kNone && tree.preposition(first) == "in" &&
      is_word_in(context.lemma(head), "engage|engaged|involve|involved|lock|locked")) {
    const bool now = std::ranges::any_of(tree.auxiliaries(head), [&](std::uint32_t aux) {
      return is_word_in(to_lower(context.token(aux).form), "is|are|'s|'re|am|been");
    });
    if (now) return MeetingStatus::kOngoing;
  }
  // "is on a visit", "are in talks with"
  if (is_word_in(tree.preposition(first), "on|in") && present_copula(context, first)) {
    return MeetingStatus::kOngoing;
  }
  return MeetingStatus::kHeld;
}

// "expected to sign it during a trip to Lima", "will rest before flying to Lima": what frames a
// plan, or follows it, is planned too.
bool belongs_to_plan(const Context& context, std::uint32_t token) {
  const Tree& tree = context.tree(token);
  std::uint32_t first = tree.first_conjunct(token);
  // "on the sidelines of a summit"
  if (tree.head(first) != kNone && tree.preposition(first) == "of" &&
      is_word_in(context.lemma(tree.head(first)), "sideline|sidelines|margin|margins|fringe")) {
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

MeetingStatus meeting_status_of(const Context& context, std::uint32_t token, bool nominal) {
  if (nominal) {
    if (const auto told = status_by_return(context, token)) return *told;
  }
  Factuality reading = factuality_of(context, token);
  if (nominal) {
    const Tree& tree = context.tree(token);
    // "called for calm following a meeting", "did not speak after the talks": what is wished or
    // denied is not the occasion.
    const bool over = is_word_in(tree.preposition(tree.first_conjunct(token)), "after|following");
    if (over && (reading.negated || reading.modality == Modality::kPossible ||
                 reading.modality == Modality::kDesired)) {
      reading = Factuality{};
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
