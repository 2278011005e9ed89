#include "extract/syntax/inverted_speakers.h"

#include <algorithm>
#include <cstdint>

#include "base/words.h"
#include "extract/syntax/speech_verbs.h"
#include "extract/syntax/tree.h"

namespace whomet {
namespace {

// Of these the noun behind may as well be who is spoken to or of.
constexpr std::string_view kWithObject =
    "tell|urge|ask|quote|cite|accuse|call|describe|charge|deny|expect|fear|learn";

constexpr std::string_view kClosingMarks[] = {"\"", "''", "”", "’", "'", "»"};

// "..." [wrote] Olsen, "...", [wrote] Olsen.
bool follows_quotation(const Document& document, TokenSpan sentence, std::uint32_t verb) {
  std::uint32_t t = verb;
  if (t > sentence.begin && document.tokens[t - 1].form == ",") --t;
  // What closes is not the first word.
  return t > sentence.begin + 1 && is_one_of(document.tokens[t - 1].form, kClosingMarks);
}

bool is_finite_saying(const Token& token) {
  return token.upos == Upos::kVerb && (token.xpos == "VBD" || token.xpos == "VBZ") &&
         is_speech_verb(token.lemma) && !is_word_in(token.lemma, kWithObject);
}

// The object whose phrase begins right behind the verb; or kNone.
std::uint32_t object_behind(const Tree& tree, std::uint32_t verb) {
  for (const std::uint32_t child : tree.children(verb)) {
    if (!tree.is_any(child, {"obj", "iobj"}) || child < verb) continue;
    const Upos upos = tree.token(child).upos;
    if (upos != Upos::kPropn && upos != Upos::kNoun && upos != Upos::kPron) continue;
    if (child == verb + 1 || tree.in_subtree(verb + 1, child)) return child;
  }
  return kNone;
}

}  // namespace

void repair_inverted_speakers(Document& document) {
  for (const Sentence& sentence : document.sentences) {
    for (std::uint32_t verb = sentence.tokens.begin; verb < sentence.tokens.end; ++verb) {
      if (!is_finite_saying(document.tokens[verb])) continue;
      if (!follows_quotation(document, sentence.tokens, verb)) continue;
      const Tree tree(document, sentence);
      const std::uint32_t speaker = object_behind(tree, verb);
      if (speaker == kNone) continue;
      for (const std::uint32_t child : tree.children(verb)) {
        if (tree.is(child, "nsubj") && child < verb) document.tokens[child].deprel = "dep";
      }
      document.tokens[speaker].deprel = "nsubj";
    }
  }
}

}  // namespace whomet
