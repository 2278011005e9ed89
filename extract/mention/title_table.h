// data/gazetteer/titles.tsv as a lookup: which words of a sentence are a title noun.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "extract/document.h"
#include "extract/mention/titles.h"

namespace whomet {

// nullptr if these (lower-case, singular) words are no title.
const TitleWord* find_title(std::string_view words);

// The longest title that starts at token `first` and ends before `last`; *end is one past it.
// Case does not matter; plurals are not met.
const TitleWord* find_title_starting_at(const Document& document, std::uint32_t first,
                                        std::uint32_t last, std::uint32_t* end);

// Words before a title that belong to it: "former", "deputy", "vice", "acting", "senior", ...
bool is_title_modifier(std::string_view lower_word);
bool is_former_word(std::string_view lower_word);
bool is_title_to_come(std::string_view lower_word);  // "elect", "designate", "incoming"
// "-elect", "-designate": whether the token is a hyphen with such a word behind it.
bool is_suffix_to_come(const Document& document, std::uint32_t dash);
bool is_acting_word(std::string_view lower_word);
// "opposition", "rebel": of a leader who does not act for the state.
bool is_against_state(std::string_view lower_word);

// "ministers" -> "minister", "spokesmen" -> "spokesman"; "" if it is no plural.
std::string singular(std::string word);

// The token's form in ASCII lower case; other letters stay.
std::string lower_form(const Token& token);

}  // namespace whomet
