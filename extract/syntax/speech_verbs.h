// Verbs of saying, and who says it. By a list of words and the tree. Tested by
// tests/extract/relation/speech_test.cpp and tests/extract/coref/pronouns_test.cpp.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "extract/syntax/tree.h"

namespace whomet {

// Whether the verb with this lemma reports speech: "say", "announce", "warn".
bool is_speech_verb(std::string_view lemma);

// Who says what the verb of saying reports: who acts; whom a paper "quotes as saying" it.
std::vector<std::uint32_t> tellers_of(const Tree& tree, std::uint32_t verb);

}  // namespace whomet
