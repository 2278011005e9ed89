// Finds direct speech: what stands between “ ”, " ", « », ‘ ’ or ' ' and is said, not merely named.
// Method: marks are paired inside a paragraph; a mark that is still open at its end closes there
// (speech that goes on in the next paragraph opens anew). Single marks count only where they are no
// apostrophes and stand in no double ones; a quotation in a quotation is not listed apart.
// Who speaks is found later, by the extractors of statements.
// Reads: tokens (upos where a tagger ran), sentences. Tested by
// tests/extract/text/quotations_test.cpp.
#pragma once

#include "extract/document.h"

namespace whomet {

// Fills document.quotations, by position; what was there is replaced. A span holds the tokens
// between the marks and may cross sentences, never paragraphs. Speech has five words, or three with
// a verb, or a verb of saying beside it (“Yes,” he said). So the “deal” is not speech, nor is a
// title, all of whose long words are capitalized.
void find_quotations(Document& document);

}  // namespace whomet
