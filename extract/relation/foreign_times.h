// Times that stand in a sentence, or even in the clause of a word, and yet say nothing of when it
// was: that of a relative clause ("Olsen, who was elected in May, met her"), of an event that is
// talked of ("discussed the elections in May"), of who reports it, how long something else lasted.
// Tested by tests/extract/relation/context_test.cpp.
#pragma once

#include <cstdint>

#include "extract/document.h"
#include "extract/syntax/tree.h"

namespace whomet {

// Whether the time is of something else than the token, a word of the same sentence. `moved`: by
// its words it belongs to the clause of the token, wherever the parser hangs it.
bool is_foreign_time(const Tree& tree, const TimeExpression& time, std::uint32_t token, bool moved);

// "was visiting", "were talking"; not "was supporting" (for years, it may be), "had been visiting".
bool is_past_progressive(const Tree& tree, std::uint32_t verb);

}  // namespace whomet
