// UTF-8 by bytes: validation, decoding, case and accent folding. All offsets are bytes.
// Folding and categories come from utf8proc (Unicode 15).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace whomet {

inline constexpr char32_t kReplacementCharacter = 0xFFFD;

struct CodePoint {
  char32_t value = 0;       // kReplacementCharacter where the bytes are not UTF-8
  std::uint8_t length = 0;  // bytes read, 1..4; 0 only at the end of the text
  bool valid = false;
};

// The code point that starts at `offset`. An invalid byte is read alone.
CodePoint decode_utf8(std::string_view text, std::size_t offset);

// Appends the code point. Surrogates and values above 0x10FFFF become kReplacementCharacter.
void append_utf8(std::string& text, char32_t code_point);

bool is_valid_utf8(std::string_view text);

// Start of the code point that ends before `offset`. Requires: 0 < offset <= text.size().
std::size_t previous_code_point(std::string_view text, std::size_t offset);

bool is_letter(char32_t code_point);
bool is_digit(char32_t code_point);   // decimal digits only
bool is_number(char32_t code_point);  // any number: digits, Roman numerals, fractions
bool is_upper(char32_t code_point);
bool is_lower(char32_t code_point);
bool is_space(char32_t code_point);  // any Unicode white space, no-break space included
bool is_punctuation(char32_t code_point);

// Columns of a terminal that it takes: 0 (control, combining mark), 1 or 2 (Chinese, emoji).
int display_width(char32_t code_point);

// Lower case, accents kept ("Zürich" -> "zürich"). Invalid bytes become U+FFFD.
std::string to_lower(std::string_view text);
std::string to_upper(std::string_view text);  // letter by letter

// For comparing names: lower case, accents dropped, typographic quotes and dashes made ASCII,
// runs of white space made one blank, ends trimmed. "São  Tomé" -> "sao tome", "O’Neil" ->
// "o'neil".
std::string fold(std::string_view text);

// ASCII white space trimmed at both ends.
std::string_view trim(std::string_view text);

}  // namespace whomet
