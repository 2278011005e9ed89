// Who is not there, whatever is told of the occasion: "did not attend the summit", "stayed away
// from the talks", "pulled out of a meeting with her".
// Tested by tests/extract/relation/meeting_absence_test.cpp.
#pragma once

#include <cstdint>

#include "extract/relation/context.h"

namespace whomet {

// The verb or adjective by which somebody is said to be away from the occasion of this noun:
// "attend" of "did not attend the talks", "absent"; kNone if nobody is. Its subjects are who is
// away.
std::uint32_t absence_from(const Context& context, std::uint32_t noun);

// "skipped", "stayed away", "was absent": whoever does, is not where it says.
bool stays_away(const Context& context, std::uint32_t predicate);

// "pulled out", "backed out", "withdrew": has been expected, and does not come, or no more.
bool pulls_out(const Context& context, std::uint32_t verb);

// "The talks fell through": they did not come about.
bool falls_through(const Context& context, std::uint32_t verb);

}  // namespace whomet
