// How far the noun phrase around its head reaches.
#pragma once

#include <cstdint>
#include <vector>

#include "extract/document.h"
#include "extract/syntax/tree.h"

namespace whomet {

// The phrase that the head is the heart of, as other stages see it: from its article to the end of
// its prepositional phrases, cut at commas, finite verbs and days. `names` has the name that covers
// each token of the document, or kNone. Always holds the head.
TokenSpan nominal_phrase(const Document& document, const Tree& tree, std::uint32_t head,
                         const std::vector<std::uint32_t>& names);

// The same with all that a reader would underline: "at least", "about" before a number, relative
// clauses without a comma, the members of a list inside ("the presidents of Chile, Peru and
// Brazil"). Holds `phrase`. Requires: `phrase` holds the head.
TokenSpan full_phrase(const Document& document, const Tree& tree, std::uint32_t head,
                      TokenSpan phrase);

}  // namespace whomet
