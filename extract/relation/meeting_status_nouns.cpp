// Tested by tests/extract/relation/meeting_status_test.cpp.
#include <algorithm>
#include <optional>
#include <string>

#include "base/utf8.h"
#include "base/words.h"
#include "extract/relation/factuality.h"
#include "extract/relation/meeting_status.h"
#include "extract/relation/meeting_status_parts.h"
#include "extract/syntax/speech_verbs.h"

namespace whomet {
namespace {

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

// "Her schedule includes talks": what such a subject holds is to come.
bool is_schedule(const Context& context, std::uint32_t verb) {
  for (const std::uint32_t subject : context.tree(verb).own_subjects(verb)) {
    if (is_word_in(context.lemma(subject), "schedule|agenda|itinerary|program|programme|plan")) {
      return true;
    }
  }
  return false;
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

// "a summit during which [they] are expected to sign": the clause has a subject of its own.
bool is_about_others(const Context& context, std::uint32_t clause) {
  const std::vector<std::uint32_t> subjects = context.tree(clause).own_subjects(clause);
  return std::ranges::none_of(subjects,
                              [&](std::uint32_t subject) {
                                return is_word_in(context.lemma(subject), "which|that|what|who");
                              }) &&
         !subjects.empty();
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

// "The talks, postponed from May, were held on Friday", "Her visit went ahead": whatever else is
// said of them.
bool has_taken_place(const Context& context, std::uint32_t noun) {
  const Tree& tree = context.tree(noun);
  const std::uint32_t first = tree.first_conjunct(noun);
  const std::uint32_t verb = tree.head(first);
  if (verb == kNone || !tree.is(first, "nsubj") ||
      !is_word_in(context.token(verb).xpos, "VBD|VBN")) {
    return false;
  }
  const bool held = is_word_in(tree.verb_lemma(verb), "hold|go ahead|go on|proceed") ||
                    (context.lemma(verb) == "take" &&
                     std::ranges::any_of(tree.objects(verb), [&](std::uint32_t object) {
                       return context.lemma(object) == "place";
                     }));
  if (!held) return false;
  const Factuality reading = factuality_of(context, verb);
  return !reading.negated && reading.modality == Modality::kAsserted &&
         status_by_words(context, verb) == MeetingStatus::kHeld;
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

}  // namespace

// "talks that began on Monday", "a trip which starts in June": the clause about the occasion.
std::optional<MeetingStatus> status_by_clause(const Context& context, std::uint32_t noun) {
  const Tree& tree = context.tree(noun);
  if (has_taken_place(context, noun)) return MeetingStatus::kHeld;
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
    if (tree.is(child, "acl") && !is_about_others(context, child) &&
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
  // "spoke on the eve of her visit"
  const bool eve = over != kNone && context.lemma(over) == "eve";
  if (eve || is_word_in(tree.preposition(first), "ahead of|before|prior to|in advance of") ||
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
    const bool was = copula != kNone &&
                     (context.token(copula).xpos == "VBD" || tree.has_auxiliary(head, "have"));
    const bool visited = context.lemma(head) == "visit" && context.token(head).xpos == "VBD";
    // "who flew to Lima for talks, left": told aside of what is over.
    const bool aside = tree.is(head, "acl:relcl") && context.token(head).xpos == "VBD" &&
                       !is_word_in(context.lemma(head), "arrive|land");
    const bool ended = was || visited || aside || is_long_past(context, context.time_of(noun));
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
    if (subject && is_word_in(verb, "begin|open|start|resume|reconvene|convene") &&
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

}  // namespace whomet
