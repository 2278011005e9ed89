// When something happened that a clause tells of: of the times in its sentence the nearest that the
// tree gives to it. Tested by tests/extract/relation/context_test.cpp.
#include "extract/relation/context.h"

namespace whomet {
namespace {

// The word of the span that all others hang on.
std::uint32_t top_of(const Tree& tree, TokenSpan span) {
  std::uint32_t at = span.begin;
  while (span.contains(tree.head(at))) at = tree.head(at);
  return at;
}

// "discuss the events of the weekend", "condemned Monday's attack": the time is that of what is
// talked of, not of the clause, unless `token` is that noun.
bool is_of_argument(const Tree& tree, TokenSpan time, std::uint32_t token) {
  const std::uint32_t at = top_of(tree, time);
  const std::uint32_t head = tree.head(at);
  if (head == kNone || head == token || tree.in_subtree(token, head)) return false;
  return tree.is(at, "nmod:poss") || (tree.is(at, "nmod") && tree.preposition(at) == "of");
}

// Whether a phrase between the word and what it shares with `other` sets it on another day: "the
// first visit since the fall of Lima in 2003", "clashed on Monday, days before talks".
bool is_set_apart(const Tree& tree, std::uint32_t word, std::uint32_t other,
                  std::string_view prepositions) {
  for (std::uint32_t at = word; at != kNone && !tree.in_subtree(other, at); at = tree.head(at)) {
    if (is_word_in(tree.preposition(at), prepositions)) return true;
  }
  return false;
}

// Whether the time and what `token` tells of are on different days.
bool are_apart(const Tree& tree, TokenSpan time, std::uint32_t token) {
  const std::uint32_t at = top_of(tree, time);
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

}  // namespace

std::uint32_t Context::time_of(std::uint32_t token) const {
  constexpr std::uint32_t kFar = 1000;  // tokens; if there is no other it is taken all the same
  const Tree& tree = this->tree(token);
  const std::uint32_t clause = tree.clause_verb(token);
  std::uint32_t best = kNone;
  std::uint32_t best_distance = kNone;
  for (const std::uint32_t i : times_[sentence_of_[token]]) {
    const TokenSpan span = document_->times[i].tokens;
    const std::uint32_t time_clause = tree.clause_verb(span.begin);
    const bool below = tree.in_subtree(span.begin, token);
    if (!below && (clause == kNone || time_clause != clause)) continue;
    if (are_apart(tree, span, token)) continue;
    std::uint32_t distance = span.begin > token ? span.begin - token : token - span.begin;
    if (below) distance /= 2;
    const bool is_length = document_->times[i].value.granularity == "duration";
    if (is_length || is_of_argument(tree, span, token)) distance += kFar;
    if (best == kNone || distance < best_distance) {
      best = i;
      best_distance = distance;
    }
  }
  return best;
}

}  // namespace whomet
