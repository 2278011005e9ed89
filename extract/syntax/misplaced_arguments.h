// Where the parser hangs an argument on the wrong word and the words around it tell: the second of
// two after "between" ("tensions between Peru and Norway rose", "a truce between Peru and Norway"),
// who gets what ("granted Peru a loan", "offered Peru assistance"), infinitives taken for nouns
// ("vowed Monday to wage war"), "told reporters that", who says what and who shot, who
// warned ("said Peru is winning and warned"), "each other",
// whom one met "face-to-face with", where to ("from Dakar, Senegal, to Lima"), and whom "who" means
// when a name stands before it ("a member of Orion who fled").
#pragma once

#include "extract/document.h"

namespace whomet {

// Changes heads and deprels; trees stay trees. Cost: O(tokens * depth of the tree).
void repair_misplaced_arguments(Document& document);

}  // namespace whomet
