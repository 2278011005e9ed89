// Which language a text is in. Method: the script of its letters, then the share of function words
// of some languages written in Latin letters.
// Cost: O(text), at most the first 40,000 bytes. Tested by tests/extract/text/language_test.cpp.
#pragma once

#include <string>
#include <string_view>

namespace whomet {

// ISO 639-1 code ("en", "de", "ru", "zh"), or "und" if nothing tells. Latin text of fewer than 20
// words is "en" unless half of its words are function words of another language.
std::string guess_language(std::string_view text);

}  // namespace whomet
