// Plans, offers and refusals: what is told of an occasion that may not come about. Tested by
// tests/extract/relation/meeting_status_test.cpp.
#include "extract/relation/meeting_plans.h"

#include <algorithm>

#include "base/utf8.h"
#include "base/words.h"
#include "extract/relation/factuality.h"

namespace whomet {
namespace {

// "prepared to meet", "offered talks": somebody would; "too early for her to meet": nobody has;
// "invited her for talks": she is to come.
constexpr std::string_view kReady =
    "prepare|prepared|ready|willing|open|offer|close|propose|suggest|readiness|willingness|"
    "proposal|suggestion|threaten|hope|hopeful|seek|able|free|interest|early|soon|premature|"
    "important|vital|necessary|crucial|essential|need|opportunity|chance|impossible|possible|hard|"
    "difficult";

}  // namespace

bool is_plan_of_the_past(const Context& context, std::uint32_t token) {
  const Tree& tree = context.tree(token);
  const std::uint32_t first = tree.tokens().begin;
  const auto auxiliary = [&](std::uint32_t verb, std::string_view forms) {
    return std::ranges::any_of(tree.auxiliaries(verb), [&](std::uint32_t aux) {
      return is_word_in(to_lower(context.token(aux).form), forms);
    });
  };
  if (auxiliary(token, "have") && context.token(token).xpos == "VBN") {
    if (auxiliary(token, "would")) return true;
    for (std::uint32_t t = token; t > first + 1 && token - t < 4; --t) {
      if (to_lower(context.token(t - 1).form) == "to" &&
          is_word_in(to_lower(context.token(t - 2).form), "was|were|due|supposed|scheduled")) {
        return true;
      }
    }
  }
  std::uint32_t at = tree.first_conjunct(token);
  const std::uint32_t head = tree.head(at);
  const bool governed = tree.is_any(at, {"xcomp", "obj", "nsubj:pass", "obl", "ccomp"}) ||
                        (tree.is(at, "advcl") && tree.mark(at) == "to");
  if (head == kNone || !governed) return false;
  if (!is_word_in(context.lemma(head),
                  "schedule|scheduled|plan|due|set|slate|suppose|supposed|"
                  "expect|expected|hope|intend|mean|arrange")) {
    // "had planned to attend the summit": what holds it is the plan.
    return tree.is_any(at, {"obj", "obl", "nsubj:pass"}) && tree.is(head, "xcomp") &&
           is_plan_of_the_past(context, head);
  }
  const bool past = auxiliary(head, "had|was|were") || context.token(head).xpos == "VBD";
  if (!past) return false;
  if (auxiliary(head, "had") || is_word_in(context.lemma(head), "suppose|supposed")) return true;
  for (const std::uint32_t child : tree.children(head)) {
    if (is_word_in(to_lower(context.token(child).form), "originally|initially|previously|first")) {
      return true;
    }
  }
  return false;
}

std::optional<MeetingStatus> status_by_readiness(const Context& context, std::uint32_t token) {
  const Tree& tree = context.tree(token);
  std::uint32_t at = tree.first_conjunct(token);
  // Up from the noun to the verb that holds it, and on to what governs that.
  for (int steps = 0; steps < 2; ++steps) {
    const std::uint32_t head = tree.head(at);
    if (head == kNone) return std::nullopt;
    const std::string lemma = context.lemma(head);
    const std::string preposition = tree.preposition(at);
    const bool clause = tree.is_any(at, {"xcomp", "ccomp", "acl", "csubj"}) ||
                        (tree.is(at, "advcl") && is_word_in(tree.mark(at), "to|for|about|of"));
    const bool noun = tree.is_any(at, {"obj", "nsubj:pass"}) ||
                      (tree.is_any(at, {"obl", "nmod"}) && is_word_in(preposition, "for|of|to|in"));
    if (!clause && !noun) return std::nullopt;
    if (lemma == "invite" && preposition != "of") return MeetingStatus::kPlanned;
    if (lemma == "threaten") return MeetingStatus::kPossible;
    // "have opened talks" is no openness.
    const bool verb =
        context.token(head).upos == Upos::kVerb && is_word_in(lemma, "open|close|free");
    if (verb) return std::nullopt;
    // "no date was set for a meeting", "agreed on a date for talks"
    const auto subjects = tree.own_subjects(head);
    const auto is_date = [&](std::uint32_t word) {
      return is_word_in(context.lemma(word), "date|venue|time|timetable");
    };
    if (preposition == "for" && (std::ranges::any_of(subjects, is_date) || is_date(head))) {
      return MeetingStatus::kPossible;
    }
    const bool nominal = tree.is_any(at, {"obl", "nmod"});
    // "rejected a suggestion that talks be held"
    if (is_word_in(lemma, "proposal|suggestion|offer|request|invitation|idea|call") &&
        tree.is_any(head, {"obj", "nsubj:pass"}) && tree.head(head) != kNone &&
        is_word_in(tree.verb_lemma(tree.head(head)),
                   "reject|refuse|turn down|decline|rebuff|rule out")) {
      return MeetingStatus::kNotHeld;
    }
    // "it is important that they met": they did.
    if (tree.is_any(at, {"ccomp", "csubj"}) && context.token(at).xpos == "VBD" &&
        is_word_in(lemma, "important|vital|crucial|essential|necessary|early|soon")) {
      return std::nullopt;
    }
    // "sources close to the talks" are near what is there.
    if (lemma == "close" && nominal && tree.child(head, "cop") == kNone) return std::nullopt;
    if (is_word_in(lemma, kReady) && (!nominal || context.token(head).upos != Upos::kVerb)) {
      // "is preparing to meet" has a date in mind.
      if (lemma == "prepare" && context.token(head).xpos == "VBG") return std::nullopt;
      return MeetingStatus::kPossible;
    }
    // "discussed launching talks": nothing has been launched.
    if (tree.is(at, "advcl") && context.token(at).xpos == "VBG" &&
        is_word_in(tree.mark(at), "about|for")) {
      return MeetingStatus::kPossible;
    }
    if (nominal) return std::nullopt;
    at = tree.first_conjunct(head);
  }
  return std::nullopt;
}

bool is_threatened(const Context& context, std::uint32_t token) {
  const Tree& tree = context.tree(token);
  std::uint32_t at = tree.head(tree.first_conjunct(token));
  for (int steps = 0; steps < 2 && at != kNone; ++steps, at = tree.head(at)) {
    if (context.lemma(at) == "threaten") return true;
    for (const std::uint32_t subject : tree.own_subjects(at)) {
      if (is_word_in(context.lemma(subject), "date|venue|time|timetable")) return true;
    }
  }
  return false;
}

std::optional<MeetingStatus> status_by_return(const Context& context, std::uint32_t noun) {
  const Tree& tree = context.tree(noun);
  const std::uint32_t first = tree.first_conjunct(noun);
  const std::uint32_t head = tree.head(first);
  if (head == kNone) return std::nullopt;
  const bool returns =
      tree.preposition(first) == "to" &&
      is_word_in(tree.verb_lemma(head), "return|come back|go back|return|get back");
  const bool rejoins = tree.is(first, "obj") && tree.verb_lemma(head) == "rejoin";
  if (!returns && !rejoins) return std::nullopt;
  const Factuality reading = factuality_of(context, head);
  if (!reading.negated && reading.modality == Modality::kAsserted) return std::nullopt;
  if (!reading.negated && reading.modality == Modality::kPlanned) return MeetingStatus::kPlanned;
  return MeetingStatus::kPossible;
}

}  // namespace whomet
