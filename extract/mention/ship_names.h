// Ships have the names of people and places: "MV Santa Olga", "the tanker Olsen".
// Tested by tests/extract/mention/names_test.cpp.
#pragma once

#include <vector>

#include "extract/document.h"

namespace whomet {

// The names of ships in a sentence, with the letters before them ("HMS"); in order, apart.
std::vector<TokenSpan> ship_names(const Document& document, const Sentence& sentence);

}  // namespace whomet
