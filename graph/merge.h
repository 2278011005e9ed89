// Local graphs of documents -> one graph. A pure function of the set of documents: the order of
// `locals`, and what was merged before, do not matter. That is why adding B to A gives the same
// bytes as building both, and why removing a document is merging the others.
#pragma once

#include <span>

#include "graph/facts.h"

namespace whomet {

Facts merge(std::span<const Facts> locals);

}  // namespace whomet
