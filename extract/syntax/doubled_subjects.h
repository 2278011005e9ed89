// "Officials Monday warned", "the militant group Harvest said", "told her counterpart Ana Olsen",
// "Olsen, once a rebel, will go, they said": parsers give such verbs a second subject. It is a
// time, another word for the first, who is told, or the subject of what is said.
#pragma once

#include "extract/document.h"

namespace whomet {

// Re-hangs such nouns: changes head and deprel only; trees stay trees. Cost: O(tokens), and for a
// sentence with such a verb O(tokens) once more.
void repair_doubled_subjects(Document& document);

}  // namespace whomet
