// "before Peru and Norway hold talks": parsers take "before" for the preposition of the two, or
// hang them on the verb above, and the clause is left without a subject; so they do with "says Peru
// agreed", "says the rebels, who were hiding, attacked" and "said changing the law would help".
// Here they are its subject.
// Also what is said after "told reporters", after a condition ("said if they agree, Peru would
// sign") and after a day ("an attack that hurt two Saturday was a test").
#pragma once

#include "extract/document.h"

namespace whomet {

// Re-hangs such nouns. Changes head and deprel, and the xpos of a verb of saying taken for a
// participle; trees stay trees. Cost: O(tokens * depth of the tree) for each verb, and sentences
// have kLongestSentence tokens at most.
void repair_missed_subjects(Document& document);

}  // namespace whomet
