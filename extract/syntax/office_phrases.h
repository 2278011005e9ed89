// Where parsers err in phrases of offices: "the minister of trade Ana Olsen" (a name right behind
// the field), "the minister of defense, Ana Olsen, said", "attorney general" and "chief executive"
// (whose second word is taken for an adjective).
#pragma once

#include "extract/document.h"

namespace whomet {

// Re-hangs such phrases, and makes "general" and "executive" nouns; trees stay trees. The first two
// need the name tags of the language model. Cost: O(tokens), O(sentence) for each that is found.
void repair_office_phrases(Document& document);

}  // namespace whomet
