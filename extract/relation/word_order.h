// What the order of words says where the tree of a long sentence is wrong: who stands before a
// verb, whom "with" names after it, which place follows "in". Asked only where the tree gives
// nothing. Tested by tests/extract/relation/word_order_test.cpp.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "extract/document.h"
#include "extract/relation/context.h"
#include "graph/schema.h"

namespace whomet {

// Heads of the mentions of an allowed type that follow the preposition ('|' between choices), which
// stands among the next words after the token; phrases of time and place between are skipped, and
// enumerations ("with A, B and C") are taken whole. "" asks for what follows the token at once.
std::vector<std::uint32_t> phrases_after(const Context& context, std::uint32_t token, TypeSet types,
                                         std::string_view prepositions);

// Heads of the nearest phrase before the token that could be its subject, an enumeration whole.
std::vector<std::uint32_t> subjects_before(const Context& context, std::uint32_t token,
                                           TypeSet types);

}  // namespace whomet
