// Sentence boundaries and tokens by the conventions of Universal Dependencies English.
#pragma once

#include "extract/document.h"

namespace whomet {

// Adds sentences and tokens (text spans, forms, space_after, joined_to_next) for source.text.
// Requires: both layers are empty. Every non-blank byte of the text lies in exactly one token.
// A line break always ends a sentence when a blank line or the end of a paragraph follows.
void split_sentences(Document& document);

// The same for a text that is one sentence ("lines" input) : tokens only, one sentence a line.
void split_lines(Document& document);

}  // namespace whomet
