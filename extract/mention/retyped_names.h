// Names that the language model takes for something else than the words beside them tell:
// "chemicals group Yarax", "Yarax ASA" are firms, whom ministers meet is a person, "Ms" is part of
// no name. Tested by tests/extract/mention/retyped_names_test.cpp.
#pragma once

#include "extract/document.h"
#include "extract/entity/gazetteer.h"

namespace whomet {

// Changes name tags only, and those of the same words all through the document. Without tags
// nothing changes. Cost: O(tokens).
void retype_names(Document& document, const Gazetteer& gazetteer);

}  // namespace whomet
