// One node an occasion: "held talks with Olsen. The talks ..." speaks of the meeting that
// extract/relation/meetings.cpp has found, and not of another thing called "talks".
// Tested by tests/extract/relation/occasions_test.cpp.
#pragma once

#include "extract/document.h"

namespace whomet {

// Puts the meeting for the noun or name of the same occasion into claims: where a mention is what a
// report of the meeting hangs on. Leaves out claims that the meeting's own edges repeat. To be
// called when all claims are there. Cost: O(meetings * reports + mentions + claims).
void unite_occasions(Document& document);

}  // namespace whomet
