#include "extract/relation/absence.h"

#include <algorithm>
#include <string>

#include "base/utf8.h"
#include "base/words.h"
#include "extract/relation/factuality.h"
#include "extract/relation/meeting_plans.h"

namespace whomet {
namespace {

// Who does not do this stays away.
constexpr std::string_view kAttending =
    "attend|join|address|lead|participate|go|come|travel|fly|appear|speak";

// "pulled out of", "stay away from", whatever the parser hangs the particle on.
bool has_behind(const Context& context, std::uint32_t verb, std::string_view particle) {
  return verb + 1 < context.tree(verb).tokens().end &&
         to_lower(context.token(verb + 1).form) == particle;
}

// "attended", "took part": whose subject is there.
bool is_attending(const Context& context, std::uint32_t verb) {
  const Tree& tree = context.tree(verb);
  if (context.token(verb).upos != Upos::kVerb) return false;
  if (context.lemma(verb) != "take") return is_word_in(tree.verb_lemma(verb), kAttending);
  return std::ranges::any_of(tree.objects(verb),
                             [&](std::uint32_t object) { return context.lemma(object) == "part"; });
}

}  // namespace

bool stays_away(const Context& context, std::uint32_t predicate) {
  const std::string lemma = context.lemma(predicate);
  if (lemma == "absent") return true;
  if (context.token(predicate).upos != Upos::kVerb) return false;
  return is_word_in(lemma, "skip|boycott|snub") ||
         (is_word_in(lemma, "stay|keep") && has_behind(context, predicate, "away"));
}

bool pulls_out(const Context& context, std::uint32_t verb) {
  if (context.token(verb).upos != Upos::kVerb) return false;
  if (context.lemma(verb) == "withdraw") return true;
  return is_word_in(context.lemma(verb), "pull|back|drop|bow") && has_behind(context, verb, "out");
}

bool falls_through(const Context& context, std::uint32_t verb) {
  return context.token(verb).upos == Upos::kVerb && context.lemma(verb) == "fall" &&
         has_behind(context, verb, "through");
}

std::uint32_t absence_from(const Context& context, std::uint32_t noun) {
  const Tree& tree = context.tree(noun);
  const std::uint32_t first = tree.first_conjunct(noun);
  const std::uint32_t head = tree.head(first);
  if (head == kNone || !tree.is_any(first, {"obj", "obl"})) return kNone;
  const bool object = tree.is(first, "obj");
  const std::string preposition = tree.preposition(first);
  const Factuality reading = factuality_of(context, head);
  // "may not attend", "threatened to boycott": nobody knows.
  const bool open =
      reading.modality == Modality::kPossible || reading.modality == Modality::kConsidering ||
      reading.modality == Modality::kConditional || reading.modality == Modality::kDesired;
  if (open) return kNone;
  if (is_attending(context, head)) {
    const bool there = object || is_word_in(preposition, "in|at|to");
    // "had planned to attend"
    return there && (reading.negated || is_plan_of_the_past(context, head)) ? head : kNone;
  }
  const bool says_so = object ? is_word_in(context.lemma(head), "skip|boycott|snub|miss|avoid")
                              : stays_away(context, head) || pulls_out(context, head);
  if (!says_so || (!object && !is_word_in(preposition, "from|of|out of"))) return kNone;
  // "did not skip the summit": was there.
  return tree.has_negation(head) ? kNone : head;
}

}  // namespace whomet
