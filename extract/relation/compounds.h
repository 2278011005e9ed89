// Statements of words that a hyphen binds: "the Norwegian-backed rebels", "U.N.-led talks", "the
// anti-Quispe rebels". Part of the extractor of statements (statements.cpp). Tested by
// tests/extract/relation/patterns_test.cpp and leanings_test.cpp.
#pragma once

#include <cstdint>

#include "extract/relation/pattern_index.h"
#include "extract/relation/recorder.h"

namespace whomet {

// States what the compound patterns of the participle say, if it stands behind a name and a hyphen.
void state_compound(Recorder& recorder, const PatternIndex& lexicon, std::uint32_t participle);

// States whom the bearer of "pro-" or "anti-" is for or against, if the token is such a word.
void state_leaning(Recorder& recorder, std::uint32_t token);

}  // namespace whomet
