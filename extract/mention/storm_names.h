// Storms have the names of people: "Hurricane Olga", "Tropical Storm Olga".
#pragma once

#include <vector>

#include "extract/document.h"

namespace whomet {

// The names of storms in a sentence, with the words for the kind of storm; in order, apart.
std::vector<TokenSpan> storm_names(const Document& document, const Sentence& sentence);

}  // namespace whomet
