// Statements by a lexicon of patterns: the extractor "statement" with the patterns of the program,
// or with others, to try a block before it is in data/patterns. Tested by
// tests/extract/relation/statements_test.cpp and, with the example of docs/extending.md, by
// tests/extract/relation/extending_test.cpp.
#pragma once

#include <span>

#include "extract/document.h"
#include "extract/relation/patterns.h"

namespace whomet {

// Appends to document.claims. The patterns must outlive the call. Cost: O(tokens * patterns of a
// word).
void state_patterns(Document& document, std::span<const Pattern> patterns);

}  // namespace whomet
