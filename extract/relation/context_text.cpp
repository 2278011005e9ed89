// The words of a phrase or clause, for topics and for what somebody says: without quotation marks,
// articles, who says it and what is only beside it. Tested by
// tests/extract/relation/speech_test.cpp and statements_test.cpp.
#include <algorithm>

#include "base/utf8.h"
#include "base/words.h"
#include "extract/relation/context.h"
#include "extract/syntax/speech_verbs.h"

namespace whomet {
namespace {

bool is_quote_mark(std::string_view form) {
  return form == "\"" || form == "``" || form == "''" || form == "\xE2\x80\x9C" ||
         form == "\xE2\x80\x9D" || form == "'" || form == "\xE2\x80\x98" || form == "\xE2\x80\x99";
}

std::string text_between(const Document& document, TokenSpan span) {
  while (!span.empty() && (document.tokens[span.begin].upos == Upos::kPunct ||
                           is_quote_mark(document.tokens[span.begin].form))) {
    ++span.begin;
  }
  while (!span.empty() && (document.tokens[span.end - 1].upos == Upos::kPunct ||
                           is_quote_mark(document.tokens[span.end - 1].form))) {
    --span.end;
  }
  std::string text(document.text_of(span));
  std::replace(text.begin(), text.end(), '\n', ' ');
  return text;
}

// Where to cut the span at or before `end`, so that no word that leads to the next is left:
// "a buffer against the", "off the Lebanese" (coast).
std::uint32_t whole_words_before(const Document& document, TokenSpan span, std::uint32_t end) {
  const auto leads_on = [&](std::uint32_t t) {
    switch (document.tokens[t].upos) {
      case Upos::kAdp:
      case Upos::kDet:
      case Upos::kCconj:
      case Upos::kSconj:
      case Upos::kPart:
      case Upos::kAux:
      case Upos::kPunct:
        return true;
      default:  // "the Lebanese coast": what describes or names the next noun
        return document.tokens[t].head != kNone && document.tokens[t].head >= end &&
               document.tokens[t].head < span.end && is_deprel(document.tokens[t].deprel, "amod");
    }
  };
  std::uint32_t cut = end;
  while (cut > span.begin + 1 && leads_on(cut - 1)) --cut;
  return cut;
}

}  // namespace

std::string Context::phrase_text(std::uint32_t token, std::uint32_t limit) const {
  TokenSpan span = tree(token).phrase(token);
  if (span.empty()) span = {token, token + 1};
  while (span.begin < token && (this->token(span.begin).upos == Upos::kDet &&
                                is_word_in(to_lower(this->token(span.begin).form), "the|a|an"))) {
    ++span.begin;
  }
  // "called for an end to the embargo": parsers hang the phrase on the verb.
  if (span.end == token + 1 && span.end < tree(token).tokens().end &&
      this->token(span.end).form == "to" &&
      is_word_in(lemma(token), "end|halt|stop|return|answer|solution|alternative|threat")) {
    const Tree& tree = this->tree(token);
    const std::uint32_t noun = tree.head(span.end);
    if (noun != kNone && tree.is(span.end, "case") && tree.head(noun) == tree.head(token)) {
      span.end = tree.phrase(noun).end;
    }
  }
  if (span.size() > limit) {
    // Keep the head: what is cut is at the end unless the head itself stands beyond the limit.
    if (token < span.begin + limit) {
      span.end = span.begin + limit;
    } else {
      span.end = token + 1;
      span.begin = span.end - limit;
    }
  }
  return text_between(*document_, span);
}

TokenSpan Context::joint_phrase(std::uint32_t token) const {
  constexpr std::size_t kLongest = 14;  // tokens
  const Tree& tree = this->tree(token);
  const std::uint32_t first = tree.first_conjunct(token);
  const std::vector<std::uint32_t> nouns = tree.conjuncts(first);
  if (nouns.size() < 2) return {};
  // Parsers hang it on the first or on the last of them.
  std::uint32_t shared = kNone;
  for (const std::uint32_t noun : nouns) {
    if (this->token(noun).upos != Upos::kNoun) return {};
    if (noun != first && tree.child(noun, "det") != kNone) return {};
    for (const std::uint32_t part : tree.children(noun, "nmod")) {
      if (part < noun) continue;
      if (part < nouns.back() || tree.preposition(part) != "of") return {};
      shared = part;
    }
  }
  if (shared == kNone) return {};
  TokenSpan span{tree.phrase(first).begin, tree.phrase(shared).end};
  while (span.begin < first && is_word_in(to_lower(this->token(span.begin).form), "the|a|an")) {
    ++span.begin;
  }
  return span.size() <= kLongest ? span : TokenSpan{};
}

std::string Context::clause_text(std::uint32_t token, std::uint32_t limit) const {
  const Tree& tree = this->tree(token);
  TokenSpan span = tree.subtree(token);
  for (const std::uint32_t child : tree.children(token)) {
    const TokenSpan part = tree.subtree(child);
    if (child < token) {
      if (part.begin == span.begin && tree.is_any(child, {"mark", "cc", "punct"}))
        span.begin = part.end;
      // "if they agree, Peru would sign" is no promise without its condition.
      const bool aside = tree.is_any(child, {"parataxis", "advcl"}) &&
                         !is_word_in(tree.mark(child), "if|unless|once");
      if (aside && part.begin <= span.begin) span.begin = part.end;
      // "According to Lima, ...": who says it is not what is said.
      if (part.begin <= span.begin && tree.preposition(child) == "according to")
        span.begin = part.end;
      continue;
    }
    // "Lima agreed, the minister said": who says it is not what is said.
    const bool said = tree.preposition(child) == "according to" ||
                      (tree.is(child, "parataxis") && is_speech_verb(lemma(child)));
    const bool another = tree.is(child, "conj") && !tree.own_subjects(child).empty();
    const bool far =
        part.begin > token + 3 && tree.is_any(child, {"advcl", "parataxis", "conj", "acl:relcl"});
    // "take part, accusing Lima of lying": what is done beside it.
    const bool apart = this->token(part.begin).form == "," ||
                       (part.begin > token && this->token(part.begin - 1).form == ",");
    const bool beside = apart && tree.is_any(child, {"advcl", "conj"}) &&
                        this->token(child).xpos == "VBG" && this->token(token).xpos != "VBG" &&
                        child <= part.begin + 2;
    if (said || another || far || beside) {
      span.end = std::min(span.end, part.begin);
    }
  }
  // ""We stay," said Olsen, who ...": what is said ends with its quotation.
  const std::uint32_t quoted = quotation_of(token);
  if (quoted != kNone) {
    const TokenSpan quotation = document_->quotations[quoted].tokens;
    if (quotation.begin <= span.begin + 1) span.end = std::min(span.end, quotation.end);
  }
  // "take part in the talks, which it called a farce": told aside.
  for (std::uint32_t t = token + 1; t + 1 < span.end; ++t) {
    if (this->token(t).form != "," ||
        !is_word_in(to_lower(this->token(t + 1).form), "which|who|whom|whose")) {
      continue;
    }
    const std::uint32_t aside = tree.clause_verb(t + 1);
    if (aside != kNone && aside > t && tree.is(aside, "acl:relcl") &&
        tree.subtree(aside).end + 1 >= span.end) {
      span.end = t;
    }
  }
  // "which Olsen says was wrong": what is said of it begins behind who says it.
  const std::uint32_t above = tree.head(token);
  if (above != kNone && span.contains(above) && above < token) span.begin = above + 1;
  while (span.begin < token && (this->token(span.begin).upos == Upos::kPunct ||
                                is_word_in(to_lower(this->token(span.begin).form), "and|but"))) {
    ++span.begin;
  }
  // "said Tuesday a court would rule": the day is that of the saying.
  std::uint32_t day = span.begin;
  if (is_word_in(this->token(day).form, "earlier|late|later|early")) ++day;
  const std::uint32_t said = tree.head(token);
  if (said != kNone && said < span.begin && day + 1 < token &&
      this->token(day).form.ends_with("day") && this->token(day + 1).upos != Upos::kPart &&
      is_in_time(day)) {
    span.begin = day + 1;
  }
  if (span.size() > limit) span.end = whole_words_before(*document_, span, span.begin + limit);
  return text_between(*document_, span);
}

}  // namespace whomet
