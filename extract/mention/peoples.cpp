#include "extract/mention/peoples.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "base/words.h"
#include "extract/mention/nominal_phrases.h"
#include "extract/mention/title_table.h"

namespace whomet {
namespace {

constexpr std::string_view kArticlesOfOne[] = {"a", "an", "another", "one"};
// "the Chinese", "the British", "the French", "the Swiss" are many.
constexpr std::string_view kPluralEndings[] = {"ese", "ish", "nch", "tch", "iss", "elsh"};
// Words before "Peruvians" that take some of them.
constexpr std::string_view kSomeOfAPeople[] = {"most",    "some",  "all",   "other",
                                               "several", "these", "those", "no",
                                               "fellow",  "both",  "any",   "more"};
constexpr std::string_view kNotAlone[] = {"between", "of"};

bool is_plural_as_it_is(std::string_view people) {
  return std::ranges::any_of(kPluralEndings,
                             [&](std::string_view ending) { return people.ends_with(ending); });
}

// "a [Peruvian] was arrested", "the [Peruvian] left": nothing follows that it could describe.
bool is_one(const Tree& tree, std::uint32_t token, TokenSpan name) {
  if (name.begin == tree.tokens().begin || tree.token(token).form.ends_with('s')) return false;
  const std::string before = lower_form(tree.token(name.begin - 1));
  const bool known = before == "the" && !is_plural_as_it_is(tree.token(token).form) &&
                     tree.is_any(token, {"nsubj", "obj"}) && tree.conjuncts(token).size() == 1;
  if (!known && !is_one_of(before, kArticlesOfOne)) return false;
  const auto describes = [&](const Token& next) {
    return next.upos == Upos::kNoun || next.upos == Upos::kPropn || next.upos == Upos::kAdj ||
           next.upos == Upos::kNum || next.form == "-" || next.form == "/";
  };
  if (token + 1 < tree.tokens().end && describes(tree.token(token + 1))) return false;
  return tree.is_any(token, {"nsubj", "obj", "obl", "nmod", "conj", "appos", "root"});
}

// "[Peruvians] voted", not "talks between Peruvians and Chileans": there they are the two sides;
// nor "hundreds of Peruvians", whose phrase is the whole.
bool are_alone(const Tree& tree, std::uint32_t token) {
  return tree.is_any(token, {"nsubj", "nsubj:pass", "obj", "obl", "nmod"}) &&
         tree.conjuncts(token).size() == 1 && !is_one_of(tree.preposition(token), kNotAlone);
}

// "angry Peruvians", "most Peruvians", "three Peruvians", "Peruvians", "Peruvians with two
// passports"; not "the Peruvians".
bool are_some(const Tree& tree, std::uint32_t token, TokenSpan phrase, TokenSpan name) {
  for (std::uint32_t k = phrase.begin; k < name.begin; ++k) {
    const Token& before = tree.token(k);
    if (before.upos == Upos::kNum || before.upos == Upos::kAdj ||
        is_one_of(lower_form(before), kSomeOfAPeople)) {
      return true;
    }
  }
  if (phrase.begin == name.begin && are_alone(tree, token)) return true;
  return std::ranges::any_of(tree.children(token), [&](std::uint32_t child) {
    return child > token && tree.is_any(child, {"nmod", "acl"});
  });
}

}  // namespace

std::optional<Mention> people_at(const Document& document, const Tree& tree, std::uint32_t token,
                                 const std::vector<std::uint32_t>& names) {
  const std::uint32_t covering = names[token];
  if (covering == kNone) return std::nullopt;
  const Mention& name = document.mentions[covering];
  if (name.tokens.end != token + 1 || name.ner != "NORP" || name.head != token) return std::nullopt;
  // "the Taliban" are no people of a country.
  const bool one = is_one(tree, token, name.tokens) && !name.country.empty();
  const Token& word = document.tokens[token];
  const bool plural =
      word.form.ends_with('s') && (word.xpos == "NNPS" || word.xpos == "NNS" || word.xpos == "NNP");
  if (!one && !plural) return std::nullopt;
  TokenSpan phrase = nominal_phrase(document, tree, token, names);
  phrase.begin = std::min(phrase.begin, name.tokens.begin);
  if (!one && !are_some(tree, token, phrase, name.tokens)) return std::nullopt;
  Mention people = name;
  people.tokens = phrase;
  people.type = one ? EntityType::kPerson : EntityType::kGroup;
  people.level = MentionLevel::kNominal;
  people.ner.clear();
  people.country.clear();
  return people;
}

}  // namespace whomet
