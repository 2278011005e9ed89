// Where the parser hangs an argument on the wrong word and the words around it tell: the second of
// two after "between" ("tensions between Peru and Norway rose", "a truce between Peru and Norway"),
// who gets what ("granted Peru a loan", "offered Peru assistance"), "told reporters that", who says
// what and who shot, who warned ("said Peru is winning and warned"), "each other", whom one met
// "face-to-face with", and whom "who" means when a name stands before it ("a member of Orion who
// fled"). What hangs on "to": to_phrases.h; what somebody is made: object_complements.h.
#pragma once

#include "extract/document.h"

namespace whomet {

// Changes heads and deprels, and the name tags of goods of a make ("sold Peru Leopard tanks");
// trees stay trees. Cost: O(tokens * depth of the tree).
void repair_misplaced_arguments(Document& document);

}  // namespace whomet
