// Regular expressions of `=~`: the whole text has to match. Literals, . [a-z] [^a] \d \w \s,
// groups,
// |, and * + ? {2,3}; (?i) at the beginning folds case.
// Method: Thompson's automaton, simulated with a set of states (as in re2/nfa.cc), so that the time
// is O(pattern * text) whatever the pattern.
#pragma once

#include <string_view>

#include "base/spans.h"

namespace whomet {

// Throws QueryFailure if the pattern is none; `place` is that of the expression.
bool matches_pattern(std::string_view text, std::string_view pattern, ByteSpan place);

}  // namespace whomet
