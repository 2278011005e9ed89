#include "extract/syntax/speech_verbs.h"

#include <algorithm>

#include "base/words.h"

namespace whomet {
namespace {

constexpr std::string_view kSpeechVerbs =
    "say|tell|announce|claim|insist|stress|note|add|report|declare|state|argue|warn|emphasize|"
    "explain|allege|acknowledge|admit|confirm|write|reiterate|indicate|suggest|tweet|assert|"
    "maintain|accuse|deny|contend|remark|observe|recall|reply|respond|promise|vow|pledge|reveal|"
    "disclose|complain|caution|predict|testify|reaffirm|conclude|quote|cite|charge|believe|think|"
    "expect|hope|fear|tell|agree|call|describe|point out|urge|demand|propose|ask|comment|learn";

}  // namespace

bool is_speech_verb(std::string_view lemma) {
  return is_word_in(lemma, kSpeechVerbs);
}

std::vector<std::uint32_t> tellers_of(const Tree& tree, std::uint32_t verb) {
  const std::uint32_t head = tree.head(verb);
  if (head != kNone && tree.mark(verb) == "as" &&
      is_word_in(tree.verb_lemma(head), "quote|cite|report")) {
    auto quoted = tree.undergoers(head);
    if (!quoted.empty()) return quoted;
  }
  auto actors = tree.actors(verb);
  // "rebels who police said were armed": the rebels are not who said it.
  if (tree.is(verb, "acl:relcl") && tree.own_subjects(verb).size() > 1 && actors.size() > 1) {
    std::erase(actors, head);
  }
  return actors;
}

}  // namespace whomet
