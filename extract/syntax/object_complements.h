// Verbs of which parsers confuse the two objects, whom and what he is made or called: "elected Ana
// Olsen speaker", "appointed him envoy", "named her governor of Lima", "called Peru 'a friend'".
#pragma once

#include "extract/document.h"

namespace whomet {

// Makes whom the object and the other xcomp, and the name tags of who is made something those of a
// person; trees stay trees. Cost: O(tokens), O(sentence) for each such verb.
void repair_object_complements(Document& document);

}  // namespace whomet
