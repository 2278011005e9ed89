// Family names that a machine translation has turned into common nouns: "the king's visit to Oslo"
// in an article about Wang Min, as 王 is both. Only where the text has exactly one person of that
// name and nothing else that a king could belong to.
// Tested by tests/extract/coref/resolver_test.cpp.
#include "base/utf8.h"
#include "base/words.h"
#include "extract/coref/appositions.h"
#include "extract/coref/sieves.h"
#include "extract/mention/title_table.h"
#include "graph/name_keys.h"

namespace whomet {
namespace {

struct Translation {
  std::string_view noun;
  std::string_view family;
};
constexpr Translation kTranslations[] = {{"king", "wang"}};

constexpr std::string_view kRoyal[] = {
    "queen", "prince",  "princess", "royal",    "monarch", "monarchy", "throne",     "kingdom",
    "crown", "royalty", "majesty",  "highness", "emir",    "sultan",   "coronation", "abdicate"};

// Whether a word of the article speaks of a real one: "queen", "King Olav", "king of Jordan".
bool is_at_court(const Document& document, std::uint32_t token, std::string_view noun) {
  const std::string word = to_lower(document.tokens[token].lemma);
  if (is_one_of(word, kRoyal)) return true;
  if (word != noun) return false;
  const bool before = token > 0 && (document.tokens[token - 1].upos == Upos::kAdj ||
                                    document.tokens[token - 1].upos == Upos::kPropn ||
                                    document.tokens[token - 1].form == "a");
  const bool after =
      token + 1 < document.tokens.size() &&
      (document.tokens[token + 1].upos == Upos::kPropn || document.tokens[token + 1].form == "of");
  return before || after;
}

// A mention of the only person with this family name; kNone if there is none or more than one.
std::uint32_t only_one_called(const Resolution& r, std::string_view family) {
  std::uint32_t found = kNone;
  for (std::uint32_t m = 0; m < r.count(); ++m) {
    const Mention& mention = r.mention(m);
    if (mention.level != MentionLevel::kName || mention.type != EntityType::kPerson) continue;
    if (to_lower(parse_person_name(r.texts[m]).family) != family) continue;
    if (found != kNone && r.sets.find(found) != r.sets.find(m)) return kNone;
    if (found == kNone) found = m;
  }
  return found;
}

}  // namespace

void join_translated_names(Resolution& r) {
  for (const Translation& translation : kTranslations) {
    const std::uint32_t person = only_one_called(r, translation.family);
    if (person == kNone) continue;
    bool court = false;
    for (std::uint32_t t = 0; t < r.document.tokens.size(); ++t) {
      court = court || is_at_court(r.document, t, translation.noun);
    }
    if (court) continue;
    for (std::uint32_t m = 0; m < r.count(); ++m) {
      const Mention& mention = r.mention(m);
      if (!is_nominal(mention) || mention.type != EntityType::kPerson || r.has_name(m)) continue;
      if (lower_form(r.document.tokens[mention.head]) != translation.noun) continue;
      r.join(person, m, "a family name that was translated");
    }
  }
}

}  // namespace whomet
