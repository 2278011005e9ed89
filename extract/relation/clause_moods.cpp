#include "extract/relation/clause_moods.h"

#include <algorithm>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "base/words.h"

namespace whomet {

bool has_mark(const Context& context, std::uint32_t clause, std::string_view words) {
  const Tree& tree = context.tree(clause);
  for (const std::uint32_t child : tree.children(clause)) {
    if (tree.is_any(child, {"mark", "advmod"}) &&
        is_word_in(to_lower(context.token(child).form), words)) {
      return true;
    }
  }
  return false;
}

bool is_asked(const Context& context, std::uint32_t token) {
  const Tree& tree = context.tree(token);
  std::uint32_t clause = token;
  while (tree.head(clause) != kNone && !tree.is_any(clause, {"parataxis", "ccomp"})) {
    // "Did Norway, which attacked Peru, agree?" asks of the agreement.
    if (tree.is(clause, "acl:relcl") || tree.is(clause, "advcl")) return false;
    clause = tree.head(clause);
  }
  const std::vector<std::uint32_t> subjects = tree.own_subjects(clause);
  if (subjects.empty()) return false;
  bool inverted = false;
  for (const std::uint32_t child : tree.children(clause)) {
    if (child >= subjects.front()) break;
    if (is_word_in(to_lower(context.token(child).form), "why|how|when|where|what|who|which")) {
      return false;
    }
    inverted = inverted || tree.is_any(child, {"aux", "aux:pass", "cop"});
  }
  if (!inverted) return false;
  for (std::uint32_t t = std::max(token, clause); t < tree.tokens().end; ++t) {
    const std::string& form = context.token(t).form;
    if (form == "?") return true;
    if (is_word_in(form, ".|!|\"|''|\xE2\x80\x9C|\xE2\x80\x9D")) return false;
  }
  return false;
}

bool is_inverted_condition(const Context& context, std::uint32_t clause) {
  const Tree& tree = context.tree(clause);
  if (!tree.is(clause, "advcl") || !tree.mark(clause).empty()) return false;
  const std::vector<std::uint32_t> subjects = tree.own_subjects(clause);
  if (subjects.empty()) return false;
  return std::ranges::any_of(tree.auxiliaries(clause), [&](std::uint32_t aux) {
    return aux < subjects.front() &&
           is_word_in(to_lower(context.token(aux).form), "had|should|were");
  });
}

bool has_if_clause(const Context& context, std::uint32_t clause) {
  const Tree& tree = context.tree(clause);
  for (const std::uint32_t child : tree.children(clause, "advcl")) {
    if (has_mark(context, child, "if|unless") || is_inverted_condition(context, child)) return true;
  }
  return false;
}

bool is_taken_for_granted(const Context& context, std::uint32_t clause) {
  const Tree& tree = context.tree(clause);
  if (!tree.is(clause, "ccomp")) return false;
  const std::uint32_t head = tree.head(clause);
  if (!is_word_in(tree.verb_lemma(head),
                  "say|tell|disclose|reveal|specify|explain|know|describe|elaborate|announce|"
                  "mention|clarify|understand|remember|recall|learn")) {
    return false;
  }
  // By its place: parsers hang "what" on either verb.
  return clause > head + 1 &&
         is_word_in(to_lower(context.token(head + 1).form), "what|how|when|where|why|who|whom");
}

bool is_definite(const Context& context, std::uint32_t noun) {
  bool owned = !context.owners(noun).empty();
  for (const std::uint32_t det : context.tree(noun).children(noun, "det")) {
    const std::string word = to_lower(context.token(det).form);
    if (is_word_in(word, "the|this|that|these|those")) return true;
    if (is_word_in(word, "a|an|any|no|some")) owned = false;
  }
  return owned;
}

bool names_somebody(const Context& context, std::uint32_t noun) {
  if (context.token(noun).upos != Upos::kNoun || !is_definite(context, noun)) return false;
  const Tree& tree = context.tree(noun);
  if (!tree.is_any(noun, {"obj", "iobj", "obl", "nmod", "nsubj", "appos"}) ||
      tree.has_negation(noun)) {
    return false;
  }
  const std::uint32_t mention = context.mention_at(noun);
  return mention != kNone && context.document().mentions[mention].level == MentionLevel::kNominal &&
         context.document().mentions[mention].type == EntityType::kPerson;
}

}  // namespace whomet
