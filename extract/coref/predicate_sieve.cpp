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
  const std::uint32_t verb = tree.head(noun);
  if (verb == kNone) return kNone;
  const std::string lemma = to_lower(tree.token(verb).lemma);
  if (is_one_of(lemma, kPosts) && tree.preposition(noun) == "as") {
    return the_one(tree.children(verb, "nmod:poss"));
  }
  if (tree.token(verb).upos != Upos::kVerb) return kNone;
  for (const std::uint32_t post : tree.children(verb, "obj")) {  // "left her post as minister"
    if (tree.preposition(noun) != "as" || !is_one_of(to_lower(tree.token(post).lemma), kPosts))
      continue;
    return the_one(tree.children(post, "nmod:poss"));
  }
  const std::string preposition = tree.preposition(noun);
  const bool as =
      noun > verb && (preposition == "as" || (preposition == "for" && is_one_of(lemma, kElecting)));
  // "As president, Olsen signed it."
  if (tree.preposition(noun) == "as" && noun == tree.tokens().begin + 1) {
    return the_one(tree.subjects(verb));
  }
  const bool bare = tree.is(noun, "xcomp") && tree.preposition(noun).empty();
  const bool made = is_one_of(lemma, kMaking) || is_one_of(lemma, kBecoming);
  const bool follows = is_one_of(lemma, kFollowing);
  if (!(made && (as || bare)) && !(as && (follows || is_one_of(lemma, kActingAs)))) return kNone;
  if (!is_told_as_fact(tree, verb)) return kNone;
  // "was succeeded by Olsen as minister"
  if (follows && tree.is_passive(verb)) return the_one(tree.agents(verb));
  const bool own = follows || tree.is_passive(verb) || is_one_of(lemma, kBecoming) ||
                   tree.child(verb, "obj") == kNone;
  return the_one(own ? tree.subjects(verb) : tree.children(verb, "obj"));
}

// "succeeded Quispe as [minister]"
bool follows_somebody(const Tree& tree, std::uint32_t noun) {
  const std::uint32_t verb = tree.head(noun);
  return verb != kNone && tree.preposition(noun) == "as" &&
         is_one_of(to_lower(tree.token(verb).lemma), kFollowing);
}

void join_predicate_nouns(Resolution& r, const HeadIndex& heads) {
  for (std::uint32_t m = 0; m < r.count(); ++m) {
    const Mention& mention = r.mention(m);
    if (!is_nominal(mention) || mention.type != EntityType::kPerson) continue;
    const Tree tree(r.document, mention.sentence);
    const std::uint32_t who = heads.at(bearer_of(tree, mention.head));
    if (who == kNone) continue;
    if (follows_somebody(tree, mention.head)) {  // the name between is of who was it before
      const bool alike = r.mention(who).type == mention.type;
      if (alike && !(r.has_name(who) && r.has_name(m))) r.join(who, m, "is said to be");
      continue;
    }
    join_apposition(r, who, m, "is said to be");
  }
}

// "whose president is [Kari Olsen]", "the winner was [Olsen]": the name is said of the noun.
void join_predicate_names(Resolution& r, const HeadIndex& heads) {
  for (std::uint32_t m = 0; m < r.count(); ++m) {
    const Mention& name = r.mention(m);
    if (name.level != MentionLevel::kName || name.type != EntityType::kPerson) continue;
    const Tree tree(r.document, name.sentence);
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

bool is_only_said_of(const Resolution& r, std::uint32_t mention) {
  const Mention& noun = r.mention(mention);
  if (!is_nominal(noun) || noun.type != EntityType::kPerson) return false;
  const Tree tree(r.document, noun.sentence);
  if (tree.child(noun.head, "cop") != kNone && !tree.own_subjects(noun.head).empty()) {
    return tree.child(noun.head, "acl:relcl") == kNone;  // not "it was the minister who fled"
  }
  const std::uint32_t verb = tree.head(noun.head);
  if (verb == kNone || verb > noun.head || tree.token(verb).upos != Upos::kVerb) return false;
  const std::string lemma = to_lower(tree.token(verb).lemma);
  const std::string preposition = tree.preposition(noun.head);
  const bool made = is_one_of(lemma, kMaking) || is_one_of(lemma, kBecoming);
  if (preposition == "as") {
    return made || is_one_of(lemma, kActingAs) || is_one_of(lemma, kFollowing);
  }
  return made && preposition.empty() && tree.is(noun.head, "xcomp");
}

void join_predicates(Resolution& r) {
  const HeadIndex heads(r);
  join_predicate_nouns(r, heads);
  join_predicate_names(r, heads);
  join_double_offices(r, heads);
}

void join_predicates_of_pronouns(Resolution& r) {
  join_predicate_nouns(r, HeadIndex(r, true));
}

}  // namespace whomet
