// What words say of the tree where the parser errs most. Clauses that are complements, not
// adverbial: "stopped supporting", "has yet to sanction", "invited her to visit", "a request by him
// to meet"; whether something happened hangs on it. Appositions of the last of several names;
// participles before nouns ("revive stalled talks").
#pragma once

#include "extract/document.h"

namespace whomet {

// Makes such a clause xcomp of its verb or acl of its noun, and hangs "a member of ..." in "A and
// B, a member of ..." on B. Reads and changes head and deprel only; trees stay trees. Cost: O(words
// of the sentence) for each of them.
void repair_trees(Document& document);

}  // namespace whomet
