// Text -> tokens, by the conventions of the treebanks UD English EWT and GUM.
#pragma once

#include <string_view>
#include <vector>

#include "base/spans.h"
#include "base/utf8.h"
#include "extract/document.h"

namespace whomet {

// Appends the tokens of text[span] to `tokens`: text, form, space_after, joined_to_next. Every
// non-blank byte of the span lies in exactly one token, in order. White space is any Unicode white
// space, all control characters, NUL too, and layout signs without width. Bytes that are not UTF-8
// are letters.
//   contractions and genitives are multiword tokens: do+n't, China+'s, states+'
//   hyphens and slashes stand alone (Oslo - based), but not after bound prefixes (anti-war), in
//   dates and telephone numbers; dashes always stand alone
//   a full stop stays on abbreviations (U.S., Dr., Ltd.) and initials, else it stands alone, also
//   where the blank after it was lost ("talks.The")
//   $ 5, 20 %, 5 kg, 7 pm are two tokens; 20th, 1990s, 7:30, 1,000.5 are one; so are
//   URLs, e-mail addresses, emoticons and runs of the same sign (..., !!!, --)
// Cost: O(bytes), also for one word of a megabyte. Tested by tests/extract/text/tokenizer_test.cpp.
void tokenize(std::string_view text, ByteSpan span, std::vector<Token>& tokens);

// White space, control characters, and signs without width that direct the layout of a line; never
// a byte that is not UTF-8.
bool is_blank(CodePoint c);

}  // namespace whomet
