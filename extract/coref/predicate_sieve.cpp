// Nouns that are said of somebody: "Olsen is [the president]", "was named [minister]", "as
// [mayor]". Tested by tests/extract/coref/resolver_test.cpp.
#include "base/utf8.h"
#include "base/words.h"
#include "extract/coref/appositions.h"
#include "extract/coref/sieves.h"
#include "extract/syntax/tree.h"

namespace whomet {
namespace {

// What a verb makes its subject, or its object, to be (secondary predication: Huddleston and
// Pullum, The Cambridge Grammar of the English Language, 2002, ch. 4, 5.3).
constexpr std::string_view kMaking[] = {"name",   "appoint", "elect",     "re-elect", "reelect",
                                        "choose", "pick",    "make",      "declare",  "proclaim",
                                        "crown",  "select",  "designate", "reappoint"};
constexpr std::string_view kBecoming[] = {"become", "remain"};
// With "as": what one works as, resigns as, was sworn in as.
constexpr std::string_view kActingAs[] = {"serve",   "work",   "act",  "resign",  "continue",
                                          "install", "return", "hire", "swear",   "inaugurate",
                                          "step",    "retain", "keep", "confirm", "approve"};
// With "as", of who comes after another: "succeeded Quispe as [minister]".
constexpr std::string_view kFollowing[] = {"succeed", "replace", "follow"};
// With "for": "elected Olsen for [speaker]".
constexpr std::string_view kElecting[] = {"elect", "choose", "select", "nominate"};
// "her post as [minister]".
constexpr std::string_view kPosts[] = {"post",        "role",   "job",  "position", "appointment",
                                       "election",    "tenure", "term", "stint",    "career",
                                       "resignation", "time",   "work", "service",  "retirement"};

// Whether the verb tells that it came about: not "could become", "hopes to become".
bool is_told_as_fact(const Tree& tree, std::uint32_t verb) {
  constexpr std::string_view kFacts[] = {"be", "have", "do", "get"};
  for (const std::uint32_t auxiliary : tree.auxiliaries(verb)) {
    if (!is_one_of(to_lower(tree.token(auxiliary).lemma), kFacts)) return false;
  }
  constexpr std::string_view kOpen[] = {"to", "if", "whether", "unless", "before"};
  return !tree.has_negation(verb) && !is_one_of(tree.mark(verb), kOpen) &&
         tree.token(verb).xpos != "VB";
}

// The verb that makes somebody what the noun says, or tells as what he acts: "named [minister]",
// "become [mayor]", "work as [an editor]", "elected for [speaker]". kNone if there is none.
std::uint32_t making_verb(const Tree& tree, std::uint32_t noun) {
  const std::uint32_t verb = tree.head(noun);
  if (verb == kNone || tree.token(verb).upos != Upos::kVerb) return kNone;
  const std::string lemma = to_lower(tree.token(verb).lemma);
  const std::string preposition = tree.preposition(noun);
  const bool made = is_one_of(lemma, kMaking) || is_one_of(lemma, kBecoming);
  if (preposition.empty()) return made && tree.is(noun, "xcomp") ? verb : kNone;
  if (noun < verb) return kNone;
  if (preposition == "for") return is_one_of(lemma, kElecting) ? verb : kNone;
  const bool acts = made || is_one_of(lemma, kFollowing) || is_one_of(lemma, kActingAs);
  return preposition == "as" && acts ? verb : kNone;
}

// Of whom the noun phrase is said: "Olsen is [the president]", "Olsen was named [foreign
// minister]", "Quispe appointed Olsen [as his adviser]", "Olsen became [the president]". A token,
// or kNone.
std::uint32_t bearer_of(const Tree& tree, std::uint32_t noun) {
  const auto the_one = [](const std::vector<std::uint32_t>& found) {
    return found.size() == 1 ? found.front() : kNone;
  };
  const std::vector<std::uint32_t> subjects = tree.own_subjects(noun);
  if (tree.child(noun, "cop") != kNone && !subjects.empty()) {
    return tree.has_negation(noun) ? kNone : the_one(subjects);
  }
  const std::uint32_t head = tree.head(noun);
  if (head == kNone) return kNone;
  const bool as = tree.preposition(noun) == "as";
  if (as && is_one_of(to_lower(tree.token(head).lemma), kPosts)) {
    return the_one(tree.children(head, "nmod:poss"));
  }
  if (tree.token(head).upos != Upos::kVerb) return kNone;
  for (const std::uint32_t post : tree.children(head, "obj")) {  // "left her post as minister"
    if (!as || !is_one_of(to_lower(tree.token(post).lemma), kPosts)) continue;
    return the_one(tree.children(post, "nmod:poss"));
  }
  // "As president, Olsen signed it."
  if (as && noun == tree.tokens().begin + 1) return the_one(tree.subjects(head));
  const std::uint32_t verb = making_verb(tree, noun);
  if (verb == kNone || !is_told_as_fact(tree, verb)) return kNone;
  const std::string lemma = to_lower(tree.token(verb).lemma);
  const bool follows = is_one_of(lemma, kFollowing);
  // "was succeeded by Olsen as minister"
  if (follows && tree.is_passive(verb)) return the_one(tree.agents(verb));
  const bool own = follows || tree.is_passive(verb) || is_one_of(lemma, kBecoming) ||
                   tree.child(verb, "obj") == kNone;
  return the_one(own ? tree.subjects(verb) : tree.children(verb, "obj"));
}

void join_predicate_nouns(Resolution& r, const HeadIndex& heads, TreeCache& trees) {
  for (std::uint32_t m = 0; m < r.count(); ++m) {
    const Mention& mention = r.mention(m);
    if (!is_nominal(mention) || mention.type != EntityType::kPerson) continue;
    const Tree& tree = trees.of(mention.sentence);
    const std::uint32_t who = heads.at(bearer_of(tree, mention.head));
    if (who == kNone) continue;
    // "succeeded Quispe as [minister]": the name between is of who was it before.
    const std::uint32_t verb = making_verb(tree, mention.head);
    if (verb != kNone && is_one_of(to_lower(tree.token(verb).lemma), kFollowing)) {
      const bool alike = r.mention(who).type == mention.type;
      if (alike && !(r.has_name(who) && r.has_name(m))) r.join(who, m, "is said to be");
      continue;
    }
    join_apposition(r, who, m, "is said to be");
  }
}

// "whose president is [Kari Olsen]", "the winner was [Olsen]": the name is said of the noun.
void join_predicate_names(Resolution& r, const HeadIndex& heads, TreeCache& trees) {
  for (std::uint32_t m = 0; m < r.count(); ++m) {
    const Mention& name = r.mention(m);
    if (name.level != MentionLevel::kName || name.type != EntityType::kPerson) continue;
    const Tree& tree = trees.of(name.sentence);
    const std::vector<std::uint32_t> subjects = tree.own_subjects(name.head);
    if (tree.child(name.head, "cop") == kNone || tree.has_negation(name.head) ||
        subjects.size() != 1) {
      continue;
    }
    const std::uint32_t who = heads.at(subjects.front());
    if (who != kNone && is_nominal(r.mention(who)) &&
        tree.token(subjects.front()).upos == Upos::kNoun) {
      join_apposition(r, who, m, "is said to be");
    }
  }
}

// "the agency's [president] and chief executive Kari Olsen": one person with both offices, if there
// is no "the" of its own.
void join_double_offices(Resolution& r, const HeadIndex& heads) {
  for (std::uint32_t m = 0; m < r.count(); ++m) {
    for (const Title& title : r.titles[m]) {
      const std::uint32_t begin = title.core.begin;
      if (title.tokens.end != r.mention(m).tokens.begin || title.tokens.begin != begin) continue;
      if (begin < 2 || r.document.tokens[begin - 1].form != "and") continue;
      const std::uint32_t other = heads.at(begin - 2);
      if (other == kNone || !is_nominal(r.mention(other)) ||
          r.mention(other).sentence != r.mention(m).sentence ||
          r.document.tokens[begin - 2].feats.find("Number=Plur") != std::string::npos ||
          r.document.tokens[r.mention(other).tokens.begin].upos == Upos::kDet) {
        continue;
      }
      join_apposition(r, m, other, "apposition");
    }
  }
}

}  // namespace

bool is_only_said_of(const Resolution& r, std::uint32_t mention, TreeCache& trees) {
  const Mention& noun = r.mention(mention);
  if (!is_nominal(noun) || noun.type != EntityType::kPerson) return false;
  const Tree& tree = trees.of(noun.sentence);
  if (tree.child(noun.head, "cop") != kNone && !tree.own_subjects(noun.head).empty()) {
    return tree.child(noun.head, "acl:relcl") == kNone;  // not "it was the minister who fled"
  }
  return making_verb(tree, noun.head) != kNone;
}

void join_predicates(Resolution& r) {
  const HeadIndex heads(r);
  TreeCache trees(r.document);
  join_predicate_nouns(r, heads, trees);
  join_predicate_names(r, heads, trees);
  join_double_offices(r, heads);
}

void join_predicates_of_pronouns(Resolution& r) {
  TreeCache trees(r.document);
  join_predicate_nouns(r, HeadIndex(r, true), trees);
}

}  // namespace whomet
