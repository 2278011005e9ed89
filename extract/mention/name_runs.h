// Where names stand: runs of capitalised words with the small words that join them ("Ministry of
// Foreign Affairs", "Mohammed bin Salman", "Kim Jong-un"), cut into titles and single names
// (name_cuts.h).
#pragma once

#include <cstdint>
#include <vector>

#include "extract/document.h"
#include "extract/entity/gazetteer.h"
#include "extract/mention/name_words.h"

namespace whomet {

// A stretch of tokens that is one name, or might be one.
struct NamePiece {
  TokenSpan tokens;
  std::uint32_t sentence = 0;
  bool after_title = false;      // "President [Koskinen]", "Mr. [Koskinen]"
  bool starts_sentence = false;  // its capital may be the sentence's
  bool in_table = false;         // the gazetteer has exactly these words
};

// The pieces of one sentence of normal casing, by position, not overlapping.
std::vector<NamePiece> find_name_pieces(const Document& document, std::uint32_t sentence,
                                        const Gazetteer& gazetteer);

}  // namespace whomet
