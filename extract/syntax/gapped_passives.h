// "Two people were killed and four wounded in a blast": the second clause has the auxiliary of the
// first. Parsers take "wounded" for an active verb, or for what describes the four. Tested by
// tests/extract/syntax/gapped_passives_test.cpp.
#pragma once

#include "extract/document.h"

namespace whomet {

// Makes such a participle a conjunct of the passive verb, with the noun before it as its subject
// (nsubj:pass). Changes head, deprel and xpos; trees stay trees. Cost: O(tokens) for each "and"
// behind a passive verb.
void repair_gapped_passives(Document& document);

}  // namespace whomet
