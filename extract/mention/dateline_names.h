// The names of a dateline: "CAMP DAVID, Maryland, August 18 (Nordlys) -" has two places. The agency
// only tells what follows; it takes no part, nor is it there. Tested by
// tests/extract/mention/dateline_names_test.cpp.
#pragma once

#include <cstdint>
#include <vector>

#include "extract/document.h"
#include "extract/entity/gazetteer.h"
#include "extract/mention/name_types.h"

namespace whomet {

// The names of such a sentence (Sentence::is_dateline): where it was written. Empty if it begins
// with a word that is neither in capitals nor a place of the tables: then it may be about a person
// ("Kari Olsen (Labour) –").
std::vector<Candidate> dateline_names(const Document& document, std::uint32_t sentence,
                                      const Gazetteer& gazetteer);

}  // namespace whomet
