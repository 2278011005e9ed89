#include "extract/relation/pair_bystanders.h"

#include <algorithm>
#include <string>

#include "base/words.h"

namespace whomet {
namespace {

// The noun before which, or behind whose "of", the mention stands, without its conjuncts.
std::uint32_t noun_of(const Context& context, const Mention& mention) {
  const Tree& tree = context.tree(mention.head);
  const std::uint32_t first = tree.first_conjunct(mention.head);
  const bool after = tree.is(first, "nmod") && tree.preposition(first) == "of";
  return after || tree.is(first, "nmod:poss") ? tree.head(first) : kNone;
}

constexpr std::string_view kLearners = "pupil|student|graduate|alumnus|alumna|disciple|apprentice";

}  // namespace

bool is_witness(const Context& context, const Mention& mention) {
  const Tree& tree = context.tree(mention.head);
  for (std::uint32_t at = tree.head(mention.head); at != kNone; at = tree.head(at)) {
    if (context.lemma(at) == "presence" && tree.preposition(at) == "in") return true;
  }
  return false;
}

bool is_done_by_who_is_blamed(const Context& context, const Mention& subject,
                              const Mention& object) {
  if (subject.sentence != object.sentence) return false;
  const Tree& tree = context.tree(object.head);
  for (std::uint32_t verb = tree.clause_verb(object.head);
       verb != kNone && !tree.in_subtree(subject.head, verb); verb = tree.head(verb)) {
    const bool reason = context.token(verb).xpos == "VBG" && tree.own_subjects(verb).empty() &&
                        is_word_in(tree.mark(verb), "for|over|of|from|against");
    if (!reason) continue;
    const std::vector<std::uint32_t> doers = subjects_of(tree, verb);
    const bool own = std::ranges::any_of(doers, [&](std::uint32_t doer) {
      if (tree.in_subtree(subject.head, doer)) return true;
      return std::ranges::any_of(context.referents(doer), [&](const Referent& who) {
        return who.cluster == subject.cluster;
      });
    });
    if (!doers.empty() && !own) return true;
  }
  return false;
}

bool is_owner_of_doer(const Context& context, const Mention& subject, const Mention& object) {
  if (subject.level != MentionLevel::kNominal) return false;
  constexpr std::string_view kByName =
      "supporter|backer|follower|fan|loyalist|ally|friend|critic|opponent|rival|enemy|foe|"
      "challenger|sympathizer|sympathiser|defender|admirer|detractor|force|militia|fighter";
  return noun_of(context, object) == subject.head &&
         !is_word_in(context.lemma(subject.head), kByName);
}

bool is_source(const Context& context, const Mention& mention) {
  const Tree& tree = context.tree(mention.head);
  return tree.preposition(tree.first_conjunct(mention.head)) == "from";
}

bool is_sender(const Context& context, const Mention& mention) {
  const std::uint32_t noun = noun_of(context, mention);
  return noun != kNone &&
         is_word_in(context.lemma(noun),
                    "envoy|ambassador|representative|delegate|consul|attaché|correspondent|"
                    "spokesman|spokeswoman|spokesperson|official|diplomat|employee|member|troop");
}

bool is_after_comma(const Context& context, const Mention& subject, const Mention& object) {
  const Tree& tree = context.tree(object.head);
  const std::uint32_t comma = subject.tokens.end;
  const std::uint32_t verb = tree.head(object.head);
  return subject.sentence == object.sentence && object.tokens.begin == comma + 1 &&
         context.token(comma).form == "," && tree.is_any(object.head, {"nsubj", "nsubj:pass"}) &&
         verb != kNone && context.token(verb).upos == Upos::kVerb &&
         !tree.in_subtree(subject.head, object.head);
}

bool is_country_of_others(const Context& context, const Mention& subject, const Mention& object) {
  const Tree& tree = context.tree(object.head);
  const std::uint32_t noun = tree.head(object.head);
  if (subject.sentence != object.sentence || noun == kNone || !tree.is(object.head, "amod")) {
    return false;
  }
  const std::uint32_t people = context.mention_at(noun);
  return people != kNone && noun != subject.head && tree.head(noun) == subject.head &&
         tree.is(noun, "nmod") && context.document().mentions[people].cluster != subject.cluster;
}

bool is_learner(const Context& context, const Mention& subject, const Mention& object) {
  for (const Mention* mention : {&subject, &object}) {
    const std::uint32_t noun = noun_of(context, *mention);
    if (noun != kNone && is_word_in(context.lemma(noun), kLearners)) return true;
  }
  return false;
}

}  // namespace whomet
