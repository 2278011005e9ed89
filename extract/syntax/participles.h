// Participles that the parser hangs where they do not belong: before nouns ("revive stalled talks",
// "accused neighboring Peru") and behind them ("ministers meeting in Lima"); prepositions among
// them ("left Lima following talks"); what somebody is accused of ("accused Peru of arming
// rebels").
#pragma once

#include "extract/document.h"

namespace whomet {

// Re-hangs such words. Changes head, deprel and the part of speech of a participle that was taken
// for a noun or the reverse; trees stay trees. Cost: O(words of the sentence) for each of them.
void repair_participles(Document& document);

}  // namespace whomet
