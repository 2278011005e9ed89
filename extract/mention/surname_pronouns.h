// "Vice Premier He Lifeng", "Vietnamese leader To Lam": surnames that are pronouns or prepositions
// of English. Where such a word with a capital stands right before a capitalised name, and could
// not stand there as what it seems to be, it begins that name.
#pragma once

#include "extract/document.h"

namespace whomet {

// Makes such words the first of the name: changes upos, xpos, lemma, head, deprel and name tag of
// the words of the name; trees stay trees. Cost: O(tokens).
void repair_surname_pronouns(Document& document);

}  // namespace whomet
