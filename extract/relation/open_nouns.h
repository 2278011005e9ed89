// Open relations inside noun phrases, with "is" or "has" put in: appositions, titles, owners,
// phrases with a preposition, adjectives. Reads the tree only.
// Tested by tests/extract/relation/open_test.cpp.
#pragma once

#include <cstdint>
#include <vector>

#include "extract/relation/open.h"
#include "extract/syntax/tree.h"

namespace whomet {

// Appends the triples of the nouns of one sentence, with sentence and form, without confidence.
void add_noun_triples(const Tree& tree, std::uint32_t sentence, std::vector<OpenTriple>& triples);

}  // namespace whomet
