// Clauses that are complements of their verbs, where the tree calls them adverbial: "stopped
// supporting", "has yet to sanction", "invited her to visit", "a request by him to meet". What says
// so is the verb or noun; whether something happened hangs on it.
#pragma once

#include "extract/document.h"

namespace whomet {

// Makes such a clause xcomp of its verb or acl of its noun. Reads and changes head and deprel only;
// trees stay trees. Cost: O(tokens).
void repair_complements(Document& document);

}  // namespace whomet
