// "Norway and Peru severed relations": parsers take such a verb for a participle before its object,
// which then has a subject and no copula. Here it is the verb. "with Norway and Peru voting against
// it": likewise, where the tree has a noun or a second clause.
#pragma once

#include "extract/document.h"

namespace whomet {

// Re-hangs such verbs. Changes head, deprel and xpos; trees stay trees. Cost: O(tokens) for each
// participle right before its noun.
void repair_misread_verbs(Document& document);

}  // namespace whomet
