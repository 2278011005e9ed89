// The slots of a noun whose ends stand further off in the tree: who claimed an attack, who is drawn
// into a war, whose arms somebody fires. Tested by tests/extract/relation/patterns_test.cpp.
#include <algorithm>

#include "base/utf8.h"
#include "base/words.h"
#include "extract/relation/pattern_slots.h"

namespace whomet {

Tokens PatternSlots::claimers_of(std::uint32_t noun) const {
  const Tree& tree = context_.tree(noun);
  const std::uint32_t first = tree.first_conjunct(noun);
  const std::uint32_t head = tree.head(first);
  if (head == kNone || tree.preposition(first) != "for") return {};
  // The phrase hangs on "responsibility" or on the verb.
  const bool on_duty = context_.lemma(head) == "responsibility";
  const std::uint32_t verb = on_duty ? tree.head(head) : head;
  if (verb == kNone || !is_word_in(tree.verb_lemma(verb), "claim|take|accept|assume|admit")) {
    return {};
  }
  const Tokens objects = tree.objects(verb);
  const bool claims = std::ranges::any_of(
      objects, [this](std::uint32_t object) { return context_.lemma(object) == "responsibility"; });
  return claims ? actors_of(tree, verb) : Tokens{};
}

Tokens PatternSlots::givers_of(std::uint32_t noun) const {
  const Tree& tree = context_.tree(noun);
  for (const std::uint32_t clause : tree.children(noun, "acl")) {
    for (const std::uint32_t verb : tree.conjuncts(clause)) {
      if (!is_word_in(tree.verb_lemma(verb), "supply|provide|send|donate|deliver|sell|give"))
        continue;
      Tokens givers = tree.agents(verb);
      if (givers.empty()) givers = tree.obliques(verb, "by");
      if (!givers.empty()) return givers;
    }
  }
  return {};
}

Tokens PatternSlots::users_of(std::uint32_t noun) const {
  const Tree& tree = context_.tree(noun);
  const std::uint32_t verb = tree.head(tree.first_conjunct(noun));
  const bool uses =
      verb != kNone && !tree.is_passive(verb) &&
      is_word_in(tree.verb_lemma(verb), "use|fire|launch|deploy|fly|drop|employ|operate");
  return uses ? actors_of(tree, verb) : Tokens{};
}

Tokens PatternSlots::helped_by(std::uint32_t noun) const {
  const Tree& tree = context_.tree(noun);
  std::uint32_t verb = tree.head(noun);
  if (verb == kNone || tree.preposition(noun) != "with" || has_modifier(noun, "no|little"))
    return {};
  // Parsers hang it on the object ("a satellite with Lima's help"); "trucks with aid" carry it.
  const bool carried = is_word_in(context_.lemma(noun), "aid|assistance");
  if (!carried && tree.is_any(verb, {"obj", "nsubj:pass"})) verb = tree.head(verb);
  if (verb != kNone && is_word_in(tree.verb_lemma(verb), "provide|supply|furnish")) return {};
  return verb != kNone && tree.is_predicate(verb) ? actors_of(tree, verb) : Tokens{};
}

Tokens PatternSlots::embroiled_in(std::uint32_t noun) const {
  constexpr std::string_view kBetween =
      "mediate|arbitrate|intervene|broker|intercede|rule|decide|say|report|side|take|help|meddle|"
      "back|support|assist|arm|supply|aid|fund|urge|criticize|condemn|host|praise";
  const Tree& tree = context_.tree(noun);
  if (!is_word_in(tree.preposition(noun), "in|during|amid|over|because of")) return {};
  std::uint32_t verb = tree.head(noun);
  // "lost a ship in the war": parsers hang the phrase on the object.
  if (verb != kNone && tree.is(verb, "obj")) verb = tree.head(verb);
  if (verb == kNone || !tree.is_predicate(verb) || !context_.owners(noun).empty()) return {};
  if (is_word_in(tree.verb_lemma(verb), kBetween)) return {};
  // "defeated the rebels in the war": what it does to others is told of both.
  for (const std::uint32_t object : tree.objects(verb)) {
    const std::uint32_t m = context_.mention_at(object);
    if (m != kNone && kActors.contains(context_.document().mentions[m].type)) return {};
  }
  Tokens list;
  for (const std::uint32_t subject : tree.subjects(verb)) {
    const std::uint32_t m = context_.mention_at(subject);
    const bool acts =
        m != kNone && kActors.contains(context_.type_of(context_.document().mentions[m].cluster));
    if (!acts) {
      append_new(list, context_.owners(subject));
    } else if (context_.type_of(context_.document().mentions[m].cluster) == EntityType::kCountry) {
      list.push_back(subject);
    }
  }
  return list;
}

}  // namespace whomet
