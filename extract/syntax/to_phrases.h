// What "to" joins: "flew from Oslo, Norway, to Lima", "a visit by the president of Peru to Norway",
// "adviser to the president", "vowed on Monday to wage war": parsers hang such phrases too near, or
// take a noun for a verb or the other way round.
#pragma once

#include "extract/document.h"

namespace whomet {

// Re-hangs them. Changes head and deprel, and upos and xpos of "to" and of a verb taken for a noun;
// trees stay trees. Cost: O(tokens), and O(sentence) for each phrase that is found.
void repair_to_phrases(Document& document);

}  // namespace whomet
