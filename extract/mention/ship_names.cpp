#include "extract/mention/ship_names.h"

#include <string_view>

#include "base/words.h"
#include "extract/mention/name_words.h"

namespace whomet {
namespace {

// What navies and shipping lines put before the name of a ship.
constexpr std::string_view kPrefixes[] = {"MV",  "MT",   "USS", "HMS",   "HMAS", "HMCS", "HNoMS",
                                          "INS", "USNS", "BRP", "USCGC", "ROKS", "KRI",  "RFA"};

// What a ship is called before its name: "the tanker Olsen".
constexpr std::string_view kKinds[] = {"frigate",   "destroyer", "tanker",  "ship",     "vessel",
                                       "freighter", "submarine", "warship", "corvette", "ferry",
                                       "trawler",   "yacht",     "cruiser"};

// Whether the word and the name behind it hang on each other; not so in "the ship Peru bought".
bool is_kind_of(const Document& document, std::uint32_t word, std::uint32_t name_end) {
  const Token& kind = document.tokens[word];
  if (!is_one_of(kind.form, kKinds)) return false;
  if (kind.head != kNone && kind.head > word && kind.head < name_end) return true;
  for (std::uint32_t t = word + 1; t < name_end; ++t) {
    if (document.tokens[t].head == word) return document.tokens[t].deprel != "nsubj";
  }
  return false;
}

}  // namespace

std::vector<TokenSpan> ship_names(const Document& document, const Sentence& sentence) {
  constexpr std::uint32_t kLongest = 4;  // tokens, with the word before the name
  std::vector<TokenSpan> ships;
  for (std::uint32_t t = sentence.tokens.begin; t + 1 < sentence.tokens.end; ++t) {
    const bool prefix = is_one_of(document.tokens[t].form, kPrefixes);
    std::uint32_t end = t + 1;
    while (end < sentence.tokens.end && end - t < kLongest &&
           is_capitalised(document.tokens[end]) && document.tokens[end].upos == Upos::kPropn) {
      ++end;
    }
    if (end == t + 1) continue;
    if (prefix) {
      ships.push_back({t, end});
    } else if (is_kind_of(document, t, end)) {
      ships.push_back({t + 1, end});
    }
  }
  return ships;
}

}  // namespace whomet
