// Local graphs of documents -> one graph. A pure function of the set of documents: the order of
// `locals`, and what was merged before, do not matter. That is why adding B to A gives the same
// bytes as building both, and why removing a document is merging the others.
#pragma once

#include <vector>

#include "graph/facts.h"
#include "graph/hand.h"

namespace whomet {

// What `locals` hold is moved from as it is merged, so that a large collection is not kept twice.
Facts merge(std::vector<Facts> locals);

// The same with edits by hand, in any order. An edit is in the local graph whose document its
// evidence names.
Facts merge(std::vector<Facts> locals, std::vector<HandEdit> edits);

}  // namespace whomet
