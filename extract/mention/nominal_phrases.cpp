// Method: the subtree of the head, cut by word classes where parsers are known to reach too far.
// Tested by tests/extract/mention/nominals_test.cpp.
#include "extract/mention/nominal_phrases.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "base/words.h"
#include "extract/mention/title_table.h"

namespace whomet {
namespace {

// Words of time that a noun does not take with it.
constexpr std::string_view kTimeWords[] = {
    "monday", "tuesday",  "wednesday", "thursday", "friday", "saturday", "sunday", "yesterday",
    "today",  "tomorrow", "week",      "month",    "year",   "earlier",  "later",  "ago"};

// Words before a number that say how exact it is.
constexpr std::string_view kApproximate[] = {
    "about",  "more",      "than",    "at",     "least",  "most",    "up",
    "to",     "as",        "many",    "nearly", "some",   "over",    "under",
    "almost", "around",    "only",    "fewer",  "less",   "roughly", "approximately",
    "an",     "estimated", "another", "other",  "several"};

// At most so many tokens make a phrase.
constexpr std::uint32_t kLongest = 40;

bool is_quote(const std::string& form) {
  return form == "\"" || form == "“" || form == "”" || form == "``" || form == "''";
}

bool stops_phrase(const std::string& form) {
  return is_quote(form) || form == "," || form == ";" || form == ":" || form == "(" ||
         form == ")" || form == "—" || form == "–" || form == "--" || form == "[" || form == "...";
}

// "[on]-going", "[well]-equipped": parsers part such words; the first half belongs to the phrase.
std::uint32_t whole_word(const Document& document, const Tree& tree, std::uint32_t begin) {
  const std::uint32_t first = tree.tokens().begin;
  const auto is_joined = [&](std::uint32_t i) {
    return !document.tokens[i - 1].space_after &&
           (document.tokens[i].form == "-" || document.tokens[i - 1].form == "-");
  };
  while (begin > first && is_joined(begin) && !is_quote(document.tokens[begin - 1].form)) --begin;
  return begin;
}

// Between an article and its noun stand no verbs, prepositions or subjects.
bool may_stand_before(const Document& document, std::uint32_t i, std::uint32_t head,
                      const std::vector<std::uint32_t>& names) {
  const Token& token = document.tokens[i];
  if (names[i] != kNone) return true;
  // "On Monday | Norwegian officials", "shot dead | a guard"
  if (i > 0 && token.form.ends_with("day") && is_one_of(lower_form(token), kTimeWords) &&
      lower_form(document.tokens[i - 1]) == "on") {
    return false;
  }
  constexpr std::string_view kBeforeArticles[] = {"such", "all", "both", "half", "many", "what"};
  if (token.upos == Upos::kAdj && document.tokens[i + 1].upos == Upos::kDet &&
      !is_one_of(lower_form(token), kBeforeArticles)) {
    return false;
  }
  if (token.upos == Upos::kVerb) {
    // "the [advancing] rebels", but not "accused of [harboring] rebels".
    const std::string before = i == 0 ? "" : lower_form(document.tokens[i - 1]);
    if (token.xpos == "VBG" && (before == "of" || before == "by" || before == "for")) return false;
    return token.head != kNone && token.head > i && token.head <= head &&
           !token.deprel.starts_with("acl") &&
           (token.xpos == "VBN" || token.xpos == "VBG" || token.deprel == "amod");
  }
  if (token.upos == Upos::kPron) return token.xpos == "PRP$";
  return token.upos != Upos::kAux && token.upos != Upos::kSconj && token.upos != Upos::kAdp;
}

// Where a quoted qualifier that ends before `end` begins: "a [“no limits”] partnership", with an
// article, number or owner before it. kNone where it is none: what is quoted there is a sentence or
// the noun's own name.
std::uint32_t quoted_qualifier(const Document& document, std::uint32_t first, std::uint32_t end) {
  constexpr std::uint32_t kMostWords = 5;
  if (end <= first + 3 || !is_quote(document.tokens[end - 1].form)) return kNone;
  std::uint32_t open = end - 1;
  do {
    if (open == first || end - open > kMostWords + 1) return kNone;
    --open;
    const Upos upos = document.tokens[open].upos;
    if (upos == Upos::kAux || upos == Upos::kPron) return kNone;
  } while (!is_quote(document.tokens[open].form));
  if (open == first || open + 2 > end - 1) return kNone;
  const Token& before = document.tokens[open - 1];
  const bool in_phrase = before.upos == Upos::kDet || before.upos == Upos::kAdj ||
                         before.upos == Upos::kNum || before.xpos == "PRP$" || before.xpos == "POS";
  return in_phrase ? open : kNone;
}

bool may_end(const Token& token) {
  return token.form != "'s" && token.form != "’s" && token.form != "'" && token.form != "’" &&
         token.upos != Upos::kAdp && token.upos != Upos::kDet && token.xpos != "WP" &&
         token.xpos != "WDT" && token.upos != Upos::kPunct && token.upos != Upos::kCconj &&
         token.upos != Upos::kSconj && token.form != "last" && token.form != "next" &&
         token.form != "this";
}

bool is_time_word(const Token& token) {
  return is_one_of(lower_form(token), kTimeWords);
}

// "left two people [dead]": what became of them, not which people.
bool is_result(const Tree& tree, std::uint32_t word, std::uint32_t head) {
  static constexpr std::string_view kResults[] = {"dead",    "wounded", "injured", "homeless",
                                                  "missing", "hurt",    "alive",   "displaced"};
  return tree.head(word) == head && tree.is(word, "amod") &&
         is_one_of(tree.token(word).form, kResults);
}

// Whether a comma at this token parts members of a list inside the phrase, not the phrase itself
// from what is beside it.
bool is_list_comma(const Tree& tree, std::uint32_t comma, std::uint32_t head, std::uint32_t end) {
  for (std::uint32_t i = comma + 1; i < end; ++i) {
    if (!tree.is(i, "conj")) continue;
    const std::uint32_t first = tree.first_conjunct(i);
    return first != head && first > head && first < comma && tree.subtree(i).begin <= comma + 2;
  }
  return false;
}

// What is beside the phrase rather than in it: conjuncts of the head, appositions, side remarks,
// and what follows a comma.
std::uint32_t end_of_phrase(const Document& document, const Tree& tree, std::uint32_t head) {
  std::uint32_t end = std::min(tree.subtree(head).end, head + kLongest);
  for (const std::uint32_t child : tree.children(head)) {
    if (child < head) continue;
    const bool beside = tree.is_any(child, {"conj", "appos", "parataxis", "cc", "advcl", "list"});
    const bool time = tree.is_any(child, {"obl", "nmod"}) && is_time_word(tree.token(child)) &&
                      tree.preposition(child).empty();
    if (beside || time) end = std::min(end, tree.subtree(child).begin);
  }
  for (std::uint32_t i = head + 1; i < end; ++i) {
    const std::string& form = document.tokens[i].form;
    if (form == "," && is_list_comma(tree, i, head, end)) continue;
    if (stops_phrase(form)) return i;
  }
  return end;
}

}  // namespace

TokenSpan nominal_phrase(const Document& document, const Tree& tree, std::uint32_t head,
                         const std::vector<std::uint32_t>& names) {
  TokenSpan span = tree.phrase(head);
  if (!span.contains(head)) span = {head, head + 1};
  std::uint32_t end = head + 1;
  // "leaders of Peru, Norway and Kenya"
  const auto goes_on = [&](std::uint32_t t) {
    const std::string& form = document.tokens[t].form;
    return !stops_phrase(form) || (form == "," && is_list_comma(tree, t, head, span.end));
  };
  while (end < span.end && goes_on(end)) {
    const Token& token = document.tokens[end];
    const Upos before = document.tokens[end - 1].upos;
    if (token.upos == Upos::kAux ||
        (token.upos == Upos::kVerb &&
         (token.xpos == "VBD" || token.xpos == "VBZ" || token.xpos == "VBP")))
      break;
    if (token.upos == Upos::kDet && (before == Upos::kNoun || before == Upos::kPropn)) break;
    if (is_time_word(token) || is_result(tree, end, head)) break;
    ++end;
  }
  while (end > head + 1 && !may_end(document.tokens[end - 1])) --end;
  std::uint32_t begin = head;
  while (begin > span.begin) {
    const std::uint32_t quoted = quoted_qualifier(document, span.begin, begin);
    if (quoted != kNone) {
      begin = quoted;
    } else if (!stops_phrase(document.tokens[begin - 1].form) &&
               may_stand_before(document, begin - 1, head, names)) {
      --begin;
    } else {
      break;
    }
  }
  while (begin < head && (document.tokens[begin].upos == Upos::kAdv ||
                          document.tokens[begin].upos == Upos::kCconj ||
                          document.tokens[begin].upos == Upos::kAdp ||
                          document.tokens[begin].upos == Upos::kSconj ||
                          lower_form(document.tokens[begin]) == "least"))
    ++begin;
  return {whole_word(document, tree, begin), end};
}

TokenSpan full_phrase(const Document& document, const Tree& tree, std::uint32_t head,
                      TokenSpan phrase) {
  TokenSpan full = phrase;
  full.end = std::max(full.end, end_of_phrase(document, tree, head));
  // "lawmakers and [officials in Oslo]": parsers hang the end on the first of the two.
  if (tree.is(head, "conj") && full.end == head + 1) {
    for (const std::uint32_t child : tree.children(tree.first_conjunct(head), "nmod")) {
      const TokenSpan part = tree.subtree(child);
      if (part.begin == full.end && !is_time_word(tree.token(child))) full.end = part.end;
    }
  }
  while (full.end > phrase.end && !may_end(document.tokens[full.end - 1])) --full.end;
  bool counted = false;
  for (std::uint32_t i = phrase.begin; i <= head; ++i)
    counted = counted || document.tokens[i].upos == Upos::kNum;
  if (!counted) return full;
  std::uint32_t begin = full.begin;
  while (begin > tree.tokens().begin &&
         is_one_of(lower_form(document.tokens[begin - 1]), kApproximate))
    --begin;
  // "to [about 100 observers]": the preposition of the phrase is not in it.
  while (begin < full.begin && document.tokens[begin].deprel.starts_with("case") &&
         document.tokens[begin].head == head)
    ++begin;
  full.begin = begin;
  return full;
}

}  // namespace whomet
