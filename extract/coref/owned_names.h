// Names for what is only spoken of as somebody's: "its embassy" of Peru is "Peru's embassy", so
// that a node can be told from others. The words of the text stay an alias. Tested by
// tests/extract/coref/owned_names_test.cpp.
#pragma once

#include "extract/document.h"

namespace whomet {

// Changes names of clusters without a proper name that begin with a possessive pronoun whose owner
// has one. Requires: clusters and their names are there.
void name_by_owners(Document& document);

}  // namespace whomet
