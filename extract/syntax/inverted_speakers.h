// "We lost, as did they," wrote Olsen: who is named right behind the verb of saying that follows a
// quotation is its subject. Parsers take some for objects, and words of the quotation for subjects
// (Quirk et al., A Comprehensive Grammar of the English Language, 1985, 14.29: inversion in
// reporting clauses). Tested by tests/extract/syntax/inverted_speakers_test.cpp.
#pragma once

#include "extract/document.h"

namespace whomet {

// Makes such an object the nsubj of the verb, and what seemed its subject inside the quotation a
// dep. Changes deprel alone. Cost: O(tokens) for each verb of saying behind a quotation.
void repair_inverted_speakers(Document& document);

}  // namespace whomet
