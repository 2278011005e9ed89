#include "extract/mention/ship_names.h"

#include <string_view>

#include "base/words.h"
#include "extract/mention/name_words.h"

namespace whomet {
namespace {

// What navies and shipping lines put before the name of a ship.
constexpr std::string_view kPrefixes[] = {"MV",  "MT",   "USS", "HMS",   "HMAS", "HMCS", "HNoMS",
                                          "INS", "USNS", "BRP", "USCGC", "ROKS", "KRI",  "RFA"};

}  // namespace

std::vector<TokenSpan> ship_names(const Document& document, const Sentence& sentence) {
  constexpr std::uint32_t kLongest = 4;  // tokens
  std::vector<TokenSpan> ships;
  for (std::uint32_t t = sentence.tokens.begin; t + 1 < sentence.tokens.end; ++t) {
    if (!is_one_of(document.tokens[t].form, kPrefixes)) continue;
    std::uint32_t end = t + 1;
    while (end < sentence.tokens.end && end - t < kLongest &&
           is_capitalised(document.tokens[end]) && document.tokens[end].upos == Upos::kPropn) {
      ++end;
    }
    if (end > t + 1) ships.push_back({t, end});
  }
  return ships;
}

}  // namespace whomet
