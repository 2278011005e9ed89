// Puts right what the greedy parser cannot have meant.
#pragma once

#include "extract/document.h"

namespace whomet {

// A predicate with a subject and a copula of its own ("Peru's envoy was in Quito") is a clause:
// where it hangs on a noun or a verb as a mere modifier, it becomes the main clause, and a verb
// before it that a subordinating word opens ("While Lind visited Lima, …") its adverbial clause.
// Keeps one root and a tree. Requires: heads and deprels of the sentence. Cost: O(tokens).
void repair_copular_clauses(Document& document, const Sentence& sentence);

}  // namespace whomet
