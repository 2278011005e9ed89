#include "extract/relation/word_order.h"

#include <algorithm>

#include "base/utf8.h"
#include "base/words.h"

namespace whomet {
namespace {

bool is_noun_like(const Token& token) {
  return token.upos == Upos::kNoun || token.upos == Upos::kPropn || token.upos == Upos::kAdj ||
         token.upos == Upos::kNum;
}

// Whether the phrase of the mention ends with it: "Lima", not the "Peruvian" of "Peruvian envoy" or
// the "Peru" of "Peru's envoy".
bool ends_phrase(const Context& context, const Mention& mention) {
  const std::uint32_t next = mention.tokens.end;
  if (next >= context.tree(mention.head).tokens().end) return true;
  const Token& token = context.token(next);
  if (context.is_in_time(next)) return true;
  return !is_noun_like(token) && token.upos != Upos::kPart && token.form != "-";
}

// The mention of an allowed type whose phrase begins at or after `at`, only words of a noun phrase
// before it; kNone if there is none. `at` moves behind it.
std::uint32_t next_phrase(const Context& context, std::uint32_t& at, TypeSet types) {
  const std::uint32_t end = context.tree(at).tokens().end;
  for (std::uint32_t t = at; t < end; ++t) {
    const std::uint32_t m = context.mention_at(t);
    if (m != kNone) {
      const Mention& mention = context.document().mentions[m];
      const bool whole = ends_phrase(context, mention);
      if (whole) {
        if (!types.contains(context.type_of(mention.cluster))) return kNone;
        at = mention.tokens.end;
        return t;
      }
    }
    const Token& token = context.token(t);
    // Not "a call that Lima praised".
    const bool pronoun = token.upos == Upos::kPron && !token.xpos.starts_with('W');
    const bool inside = is_noun_like(token) || token.upos == Upos::kDet || pronoun ||
                        token.form == "-" || token.form == "'s" || token.form == "\xE2\x80\x99s" ||
                        token.form == "'" || token.form == "\xE2\x80\x99";
    if (!inside) return kNone;
  }
  return kNone;
}

bool is_comma_or_and(const Token& token) {
  return token.form == "," || token.form == "and" || token.form == "or" || token.form == "&";
}

// "A, B and C": further members after the first.
// `pair`: there are two at least, whatever follows them.
void add_members(const Context& context, std::uint32_t at, TypeSet types, bool pair,
                 std::vector<std::uint32_t>& list) {
  const std::uint32_t end = context.tree(list.front()).tokens().end;
  while (at < end && is_comma_or_and(context.token(at))) {
    bool joined = false;
    while (at < end && is_comma_or_and(context.token(at))) {
      joined = joined || context.token(at).form == "and";
      ++at;
    }
    if (at >= end) return;
    std::uint32_t after = at;
    const std::uint32_t next = next_phrase(context, after, types);
    if (next == kNone) return;
    // "met Lima's envoy, Quispe said": after a comma alone, what a verb follows is a new clause.
    // "A meeting between Oslo and Lima is planned": one member is too few.
    const bool clause = after < end && (context.token(after).upos == Upos::kVerb ||
                                        context.token(after).upos == Upos::kAux);
    if (clause && !(joined && pair && list.size() == 1)) return;
    list.push_back(next);
    at = after;
  }
}

}  // namespace

std::vector<std::uint32_t> phrases_after(const Context& context, std::uint32_t token, TypeSet types,
                                         std::string_view prepositions) {
  const std::uint32_t end = context.tree(token).tokens().end;
  std::uint32_t at = token + 1;
  if (!prepositions.empty()) {
    constexpr std::uint32_t kReach = 9;  // tokens
    while (at < end && at - token <= kReach &&
           !is_word_in(to_lower(context.token(at).form), prepositions)) {
      const Token& word = context.token(at);
      const std::string form = to_lower(word.form);
      const bool skipped = context.is_in_time(at) || word.upos == Upos::kAdv || form == "," ||
                           is_word_in(form, "in|at|on|of|the|a|an|late|early|separately") ||
                           is_noun_like(word) || word.upos == Upos::kDet;
      if (!skipped) return {};
      ++at;
    }
    if (at >= end || at - token > kReach) return {};
    ++at;
  }
  if (at >= end) return {};
  const std::uint32_t first = next_phrase(context, at, types);
  if (first == kNone) return {};
  std::vector<std::uint32_t> list = {first};
  const bool pair = is_word_in("between", prepositions);
  add_members(context, at, types, pair, list);
  return list;
}

std::vector<std::uint32_t> subjects_before(const Context& context, std::uint32_t token,
                                           TypeSet types) {
  const std::uint32_t nearest = context.subject_before(token, types);
  if (nearest == kNone) return {};
  std::vector<std::uint32_t> list = {nearest};
  const Document& document = context.document();
  const std::uint32_t first = context.tree(token).tokens().begin;
  // "A and B": what "and" joins to it.
  std::uint32_t at = document.mentions[context.mention_at(nearest)].tokens.begin;
  while (at > first && (is_noun_like(context.token(at - 1)) ||
                        is_word_in(to_lower(context.token(at - 1).form), "visiting|outgoing"))) {
    --at;
  }
  if (at > first + 1 && context.token(at - 1).form == "and") {
    std::uint32_t head = at - 2;  // of the name that ends there
    while (head > first && context.mention_at(head) == kNone && is_noun_like(context.token(head))) {
      --head;
    }
    const std::uint32_t before = context.mention_at(head);
    if (before != kNone && document.mentions[before].tokens.end == at - 1 &&
        types.contains(context.type_of(document.mentions[before].cluster))) {
      list.insert(list.begin(), head);
    }
  }
  return list;
}

}  // namespace whomet
