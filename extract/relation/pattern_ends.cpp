#include "extract/relation/pattern_ends.h"

#include <algorithm>

#include "base/utf8.h"
#include "base/words.h"
#include "extract/relation/pattern_senses.h"

namespace whomet {

std::vector<Filler> PatternEnds::of_verb(std::uint32_t verb, std::string_view slot, TypeSet types,
                                         bool or_text, bool or_owner,
                                         std::string_view except) const {
  const Context& context = recorder_->context();
  const Tree& tree = context.tree(verb);
  if (slot == "obj") {
    Tokens undergoers = tree.undergoers(verb);
    // "promised Peru a loan": the loan is what was promised.
    const bool given = or_text && tree.child(verb, "obj") != kNone;
    std::erase_if(undergoers, [&](std::uint32_t object) {
      return is_deed(context, verb, object) || (given && tree.is(object, "iobj"));
    });
    return recorder_->fillers(undergoers, types, or_text, or_owner);
  }
  if (slot == "iobj") {
    return recorder_->fillers(slots_->indirect_objects(verb), types, or_text);
  }
  if (slot == "clause") {
    const std::uint32_t clause = complement_of(tree, verb);
    if (clause == kNone || !or_text) return {};
    const bool office = !types.contains(EntityType::kTopic);  // "re-elected president"
    if (office && !(types.contains(EntityType::kRole) && context.token(clause).upos == Upos::kNoun))
      return {};
    std::string text = office ? office_text(verb, clause) : context.clause_text(clause);
    if (text.empty()) return {};
    return {{Argument::of_text(std::move(text)), 0.9}};
  }
  if (slot == "accused") {
    // "demanded that Oslo leave": who the clause is about; of "that Olsen be freed", others are.
    const std::uint32_t clause = complement_of(tree, verb);
    const bool asked = clause != kNone && tree.is(clause, "ccomp") && !tree.is_passive(clause);
    return asked ? recorder_->fillers(tree.own_subjects(clause), types) : std::vector<Filler>{};
  }
  Tokens phrases = slots_->obliques_of(verb, slot);
  std::erase_if(phrases, [&](std::uint32_t phrase) {
    return is_word_in(context.lemma(phrase), except) || is_deed(context, verb, phrase);
  });
  std::vector<Filler> fillers = recorder_->fillers(phrases, types, or_text, or_owner);
  if (fillers.empty() && or_text) fillers = gerund_after(verb, slot, types);
  return fillers;
}

// "the president of Peru" behind "re-elected", from the verb on.
std::string PatternEnds::office_text(std::uint32_t verb, std::uint32_t office) const {
  const Context& context = recorder_->context();
  TokenSpan phrase = context.tree(office).phrase(office);
  phrase.begin = std::max(phrase.begin, verb + 1);
  while (phrase.begin < office && context.token(phrase.begin).upos == Upos::kDet) ++phrase.begin;
  return std::string(context.document().text_of(phrase));
}

std::vector<Filler> PatternEnds::gerund_after(std::uint32_t word, std::string_view preposition,
                                              TypeSet types) const {
  const Context& context = recorder_->context();
  const Tree& tree = context.tree(word);
  if (!types.contains(EntityType::kTopic)) return {};
  std::uint32_t gerund = kNone;
  for (const std::uint32_t child : tree.children(word)) {
    if (child < word || context.token(child).xpos != "VBG") continue;
    const bool opened = tree.mark(child) == preposition || tree.preposition(child) == preposition;
    if (opened && tree.is_any(child, {"acl", "advcl", "xcomp", "ccomp", "obl", "nmod"}))
      gerund = child;
  }
  // Right behind the word, whatever the tree hangs it on.
  if (gerund == kNone && word + 2 < tree.tokens().end &&
      to_lower(context.token(word + 1).form) == preposition &&
      context.token(word + 2).xpos == "VBG" && context.token(word + 2).upos == Upos::kVerb)
    gerund = word + 2;
  if (gerund == kNone) return {};
  std::string text = context.clause_text(gerund);
  if (text.empty()) return {};
  return {{Argument::of_text(std::move(text)), 0.9}};
}

}  // namespace whomet
