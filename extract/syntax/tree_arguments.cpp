// Who acts in a clause and who undergoes, with what relative clauses, control and coordination
// leave unsaid. Tested by tests/extract/syntax/tree_test.cpp.
#include <algorithm>

#include "base/utf8.h"
#include "base/words.h"
#include "extract/syntax/tree.h"

namespace whomet {
namespace {

constexpr int kDeepest = 12;  // chains of relative clauses and control are cut there

// "who", "which", "that" as they stand in relative clauses.
bool is_relative_pronoun(const Token& token) {
  if (token.xpos == "WP" || token.xpos == "WDT") return true;
  const std::string form = fold(token.form);
  return token.upos == Upos::kPron &&
         (form == "that" || form == "who" || form == "which" || form == "whom");
}

}  // namespace

// The noun that the relative clause of `verb` modifies, for its relative pronoun; else the token.
std::uint32_t Tree::resolved_relative(std::uint32_t token, std::uint32_t verb) const {
  if (!is_relative_pronoun(this->token(token))) return token;
  std::uint32_t clause = first_conjunct(verb);
  for (int depth = 0; depth < kDeepest && clause != kNone; ++depth) {
    if (is(clause, "acl:relcl")) return head(clause) == kNone ? token : head(clause);
    if (!is_any(clause, {"xcomp", "ccomp", "conj"})) break;
    clause = head(clause);
  }
  return token;
}

std::vector<std::uint32_t> Tree::own_subjects(std::uint32_t verb) const {
  std::vector<std::uint32_t> heads;
  for (const std::uint32_t child : children(verb)) {
    if (!is_any(child, {"nsubj", "csubj"})) continue;
    // Of "the council is to meet" no less than of "the aim is to meet": parsers do not tell them
    // apart.
    if (!is(child, "nsubj:outer") || (mark(verb) == "to" && this->child(verb, "cop") != kNone)) {
      heads.push_back(child);
    }
  }
  return expanded(heads);
}

std::vector<std::uint32_t> Tree::subjects(std::uint32_t verb) const {
  return in_sentence(verb) ? subjects_at_depth(verb, 0) : std::vector<std::uint32_t>{};
}

std::vector<std::uint32_t> Tree::subjects_at_depth(std::uint32_t verb, int depth) const {
  std::vector<std::uint32_t> own = own_subjects(verb);
  if (!own.empty()) {
    std::vector<std::uint32_t> nouns;
    for (const std::uint32_t subject : own) {
      const std::uint32_t noun = resolved_relative(subject, verb);
      if (noun == subject) {
        nouns.push_back(subject);
      } else {
        add_conjuncts(noun, nouns);
      }
    }
    std::ranges::sort(nouns);
    nouns.erase(std::unique(nouns.begin(), nouns.end()), nouns.end());
    return nouns;
  }
  const std::uint32_t above = head(verb);
  if (above == kNone || depth >= kDeepest) return {};
  if (is(verb, "conj")) return subjects_at_depth(above, depth + 1);
  if (is(verb, "xcomp")) {
    std::vector<std::uint32_t> controllers =
        is_passive(above) ? std::vector<std::uint32_t>{} : objects(above);
    const bool of_object = !controllers.empty() && token(above).lemma != "promise";
    return of_object ? controllers : subjects_at_depth(above, depth + 1);
  }
  // "met to discuss", "left, saying": the subject of the main clause.
  if (is(verb, "advcl") &&
      (mark(verb) == "to" || mark(verb).empty() || token(verb).xpos == "VBG")) {
    // "named Olsen chairwoman, replacing Quispe": she does.
    const bool succession =
        is_word_in(token(verb).lemma, "replace|succeed") && !is_passive(above) &&
        is_word_in(token(above).lemma, "name|appoint|elect|choose|pick|select|hire|nominate");
    if (succession && !objects(above).empty()) return objects(above);
    return subjects_at_depth(above, depth + 1);
  }
  if (is(verb, "acl") && !is(verb, "acl:relcl") && token(verb).xpos != "VB")
    return conjuncts(above);
  if (is(verb, "acl:relcl") && child(verb, "mark") == kNone) return conjuncts(above);
  return {};
}

std::vector<std::uint32_t> Tree::objects(std::uint32_t verb) const {
  std::vector<std::uint32_t> heads;
  bool has_object = false;
  for (const std::uint32_t child : children(verb)) {
    if (!is_any(child, {"obj", "iobj"})) continue;
    has_object = has_object || is(child, "obj");
    heads.push_back(resolved_relative(child, verb));
  }
  const bool gap = !has_object && is(verb, "acl:relcl") && !own_subjects(verb).empty() &&
                   !is_passive(verb) && token(verb).upos == Upos::kVerb &&
                   child(verb, "obl") == kNone && child(verb, "ccomp") == kNone &&
                   child(verb, "xcomp") == kNone;
  if (gap) {
    const std::vector<std::uint32_t> own = own_subjects(verb);
    const bool pronoun = std::ranges::any_of(
        own, [&](std::uint32_t subject) { return is_relative_pronoun(token(subject)); });
    if (!pronoun && head(verb) != kNone) heads.push_back(head(verb));
  }
  return expanded(heads);
}

std::vector<std::uint32_t> Tree::agents(std::uint32_t verb) const {
  if (!is_passive(verb)) return {};
  std::vector<std::uint32_t> heads;
  for (const std::uint32_t child : children(verb)) {
    if (is(child, "obl:agent") || (is(child, "obl") && preposition(child) == "by")) {
      heads.push_back(child);
    }
  }
  return expanded(heads);
}

std::vector<std::uint32_t> Tree::actors(std::uint32_t verb) const {
  return is_passive(verb) ? agents(verb) : subjects(verb);
}

std::vector<std::uint32_t> Tree::undergoers(std::uint32_t verb) const {
  return is_passive(verb) ? subjects(verb) : objects(verb);
}

std::vector<std::uint32_t> Tree::obliques(std::uint32_t token, std::string_view wanted) const {
  std::vector<std::uint32_t> heads;
  for (const std::uint32_t child : children(token)) {
    if (is_any(child, {"obl", "nmod"}) && preposition(child) == wanted) {
      heads.push_back(resolved_relative(child, token));
    }
  }
  return expanded(heads);
}

std::string Tree::preposition(std::uint32_t noun) const {
  std::string words;
  for (const std::uint32_t child : children(noun)) {
    if (!is(child, "case") || child > noun) continue;
    // "in a drive-by shooting"
    if (child > tokens().begin && token(child - 1).form == "-") continue;
    const TokenSpan span = subtree(child);
    for (std::uint32_t i = span.begin; i < span.end; ++i) {
      words += (words.empty() ? "" : " ") + fold(token(i).form);
    }
  }
  if (words.empty() && is(noun, "conj") && first_conjunct(noun) != noun) {
    return preposition(first_conjunct(noun));
  }
  return words;
}

}  // namespace whomet
