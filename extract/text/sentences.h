// Sentence boundaries and tokens by the conventions of Universal Dependencies English.
#pragma once

#include "extract/document.h"

namespace whomet {

class Segmenter;

// No sentence has more tokens; longer ones (tables, text without stops) are cut, at a comma if
// there is one near.
inline constexpr std::uint32_t kLongestSentence = 400;

// Adds sentences and tokens (text spans, forms, space_after, joined_to_next) for source.text.
// Requires: both layers are empty. Every non-blank byte of the text lies in exactly one token.
// A line break ends a sentence, except inside the paragraphs of a text whose lines are wrapped at
// some width. White space is any Unicode white space, all control characters, NUL too, and layout
// signs without width. Cost: O(bytes), also where all of the text is one line.
void split_sentences(Document& document, const Segmenter& segmenter);

// The same for a text with one raw sentence a line ("lines" input): tokens only, no boundary is
// sought.
void split_lines(Document& document);

// The same for a text with one sentence a line, its tokens apart by blanks ("tokens" input): tokens
// are kept as they are written.
void split_tokens(Document& document);

}  // namespace whomet
