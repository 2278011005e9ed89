// Lines of a text that are not the article: comment forms, teasers, share bars, bylines, cookie
// notices. There is no markup to go by, so the wording must tell.
// Method: three strengths of markers. A line with a strong one ("Leave a Reply") ends the article.
// A heading of teasers ("You May Also Like") takes the title-like lines below it along. A weak one
// ("Share this") takes its own line, and only if that is no sentence. Measured against jusText's
// density of stop words (Pomikálek 2011), which needs whole pages: on a bare article it loses short
// good lines.
// Cost: O(text). Tested by tests/extract/text/boilerplate_test.cpp.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/spans.h"

namespace whomet {

struct BoilerplateSpan {
  ByteSpan text;       // whole lines, their line breaks included
  const char* reason;  // static string
};

// By position, without overlap. Never all of the text: a text of nothing but markers stays.
// `menus` is false for the text of a web page: there, menus went with their elements, and many
// short lines are a table.
std::vector<BoilerplateSpan> find_boilerplate(std::string_view text, bool menus = true);

// The headline at the top of a text: its first line, if that is short, ends without a full stop and
// something follows. "" if there is none.
std::string find_headline(std::string_view text);

// Whether a paragraph ends as a sentence does: . ! ? : … and closing quotation marks or brackets.
bool ends_as_sentence(std::string_view paragraph);

std::size_t count_words(std::string_view text);

}  // namespace whomet
