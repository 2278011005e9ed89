// "Togo praised [its soldiers]. Ghana said [its soldiers] left": the same words are the same thing
// only where they are the same owner's. Tested by tests/extract/coref/owned_names_test.cpp.
#include <map>
#include <string>
#include <string_view>
#include <tuple>

#include "base/utf8.h"
#include "base/words.h"
#include "extract/coref/appositions.h"
#include "extract/coref/sieves.h"
#include "extract/mention/title_table.h"
#include "graph/name_keys.h"

namespace whomet {
namespace {

// The owner's set; kNone where it is not known whom the possessive means.
std::uint32_t owner_of(const Resolution& r, std::uint32_t m) {
  const std::uint32_t token = r.mention(m).tokens.begin;
  const auto fits = [&](std::uint32_t k) {
    return r.mention(k).level == MentionLevel::kPronoun && r.mention(k).head == token;
  };
  for (std::uint32_t k = m; k-- > 0 && r.mention(k).tokens.end > token;) {
    if (fits(k)) return r.sets.find(k);
  }
  for (std::uint32_t k = m + 1; k < r.count() && r.mention(k).tokens.begin <= token; ++k) {
    if (fits(k)) return r.sets.find(k);
  }
  return kNone;
}

}  // namespace

bool has_possessive(const Resolution& r, std::uint32_t mention) {
  constexpr std::string_view kPossessives = "its|his|her|their|our|my|your";
  const TokenSpan words = r.mention(mention).tokens;
  return words.size() > 1 && is_word_in(lower_form(r.document.tokens[words.begin]), kPossessives);
}

void join_owned_nominals(Resolution& r) {
  std::map<std::tuple<std::uint32_t, EntityType, std::string>, std::uint32_t> first;
  for (std::uint32_t m = 0; m < r.count(); ++m) {
    if (!is_nominal(r.mention(m)) || r.has_name(m) || r.members.contains(m)) continue;
    if (!has_possessive(r, m)) continue;
    const std::uint32_t owner = owner_of(r, m);
    if (owner == kNone) continue;
    std::string owned(r.document.text_of({r.mention(m).tokens.begin + 1, r.mention(m).tokens.end}));
    const auto [known, is_new] = first.try_emplace({owner, r.mention(m).type, fold(owned)}, m);
    if (!is_new) r.join(known->second, m);
  }
}

}  // namespace whomet
