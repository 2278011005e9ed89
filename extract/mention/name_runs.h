// Where names stand: runs of capitalised words with the small words that join them ("Ministry of
// Foreign Affairs", "Mohammed bin Salman", "Kim Jong-un"), cut into titles and single names.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "extract/document.h"
#include "extract/entity/gazetteer.h"

namespace whomet {

// How far capital letters of a sentence tell names apart.
enum class Casing {
  kNormal,
  kTitleCase,  // "Leaders Meet in Oslo": every word is capitalised
  kUpperCase   // "LEADERS MEET IN OSLO"
};

Casing casing_of(const Document& document, const Sentence& sentence);

// A stretch of tokens that is one name, or might be one.
struct NamePiece {
  TokenSpan tokens;
  std::uint32_t sentence = 0;
  bool after_title = false;      // "President [Koskinen]", "Mr. [Koskinen]"
  bool starts_sentence = false;  // its capital may be the sentence's
  bool in_table = false;         // the gazetteer has exactly these words
};

bool is_capitalised(const Token& token);

// Weekdays, months, and other capitalised words that are no names.
bool is_calendar_word(std::string_view lower_word);

// The pieces of one sentence of normal casing, by position, not overlapping.
std::vector<NamePiece> find_name_pieces(const Document& document, std::uint32_t sentence,
                                        const Gazetteer& gazetteer);

// The longest table entry that starts at `first`; *end is one past it. Empty if there is none.
std::span<const GazetteerEntry> longest_entry(const Document& document, const Gazetteer& gazetteer,
                                              std::uint32_t first, std::uint32_t last,
                                              std::uint32_t* end);

}  // namespace whomet
