#include "extract/mention/rule_names.h"

#include <algorithm>
#include <string>

#include "extract/mention/name_types.h"
#include "extract/mention/title_table.h"

namespace whomet {
namespace {

// From this probability on, what is subject or object of a sentence is a name, of whatever.
constexpr double kSureOfArgument = 0.85;

}  // namespace

std::uint32_t head_of(const Document& document, TokenSpan span) {
  for (std::uint32_t i = span.begin; i < span.end; ++i) {
    const std::uint32_t above = document.tokens[i].head;
    if (above == kNone || !span.contains(above)) {
      if (document.tokens[i].upos != Upos::kPunct && document.tokens[i].upos != Upos::kAdp)
        return i;
    }
  }
  return span.end - 1;
}

std::span<const ModelName> RuleNames::names_of(std::uint32_t s) const {
  const TokenSpan tokens = document_.sentences[s].tokens;
  const auto begin_of = [](const ModelName& name) { return name.tokens.begin; };
  const auto first = std::ranges::lower_bound(names_, tokens.begin, {}, begin_of);
  const auto last = std::ranges::lower_bound(names_, tokens.end, {}, begin_of);
  return {first, last};
}

bool RuleNames::is_left_to_rules(const NamePiece& piece) const {
  const bool acronym = piece.in_table && is_acronym(document_.text_of(piece.tokens));
  const double not_excluded = acronym ? 0 : piece.in_table ? 0.1 : 0.5;
  if (document_.name_tags.empty()) return true;
  for (const ModelName& name : names_of(piece.sentence)) {
    if (overlap(name.tokens, piece.tokens)) return false;
  }
  for (std::uint32_t i = piece.tokens.begin; i < piece.tokens.end; ++i) {
    if (document_.name_tags[i].type != NameType::kNone) return is_of_doubtful_type(piece);
  }
  if (is_after_office(piece)) return true;
  // Who or what acts in the middle of a sentence has its capital from nobody else.
  constexpr double kMayBeActor = 0.45;
  const double probability = name_probability(document_, piece.tokens);
  const Token& head = document_.tokens[head_of(document_, piece.tokens)];
  return probability >= not_excluded ||
         (probability >= kMayBeActor && !piece.starts_sentence && is_unclaimed(piece) &&
          (head.deprel == "nsubj" || head.deprel == "conj" || head.deprel == "obj"));
}

bool RuleNames::is_after_office(const NamePiece& piece) const {
  const std::string last = lower_form(document_.tokens[piece.tokens.end - 1]);
  return piece.after_title && !piece.in_table && piece.tokens.begin > 0 &&
         !is_title_modifier(last) && find_title(last) == nullptr &&
         document_.tokens[piece.tokens.begin].upos == Upos::kPropn &&
         document_.tokens[piece.tokens.begin - 1].upos == Upos::kPropn &&
         document_.tokens[piece.tokens.begin - 1].form != ",";
}

bool RuleNames::is_of_doubtful_type(const NamePiece& piece) const {
  constexpr double kSurelyName = 0.95;
  const std::string& role = document_.tokens[head_of(document_, piece.tokens)].deprel;
  const bool argument = role.starts_with("nsubj") || role.starts_with("obl") || role == "obj" ||
                        role == "iobj" || role == "conj" || role.starts_with("nmod");
  const double probability = name_probability(document_, piece.tokens);
  return (argument || piece.in_table || piece.tokens.size() > 1) && is_unclaimed(piece) &&
         probability >= (argument ? kSureOfArgument : kSurelyName);
}

bool RuleNames::is_surely_name(const NamePiece& piece) const {
  return !document_.name_tags.empty() &&
         name_probability(document_, piece.tokens) >= kSureOfArgument;
}

bool RuleNames::is_unclaimed(const NamePiece& piece) const {
  for (std::uint32_t i = piece.tokens.begin; i < piece.tokens.end; ++i) {
    const Upos upos = document_.tokens[i].upos;
    if (upos != Upos::kPropn && !(upos == Upos::kAdj && document_.tokens[i].xpos == "NNP"))
      return false;
  }
  return std::ranges::none_of(names_of(piece.sentence), [&](const ModelName& name) {
    return overlap(name.tokens, piece.tokens);
  });
}

}  // namespace whomet
