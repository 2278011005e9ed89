// Which persons of different documents are one. Full names meet when they are spellings of one
// name; a family name alone joins the one person of the whole graph who bears it, unless their
// offices or countries contradict. When in doubt, two nodes.  Internal to graph/merge*.cpp.
#pragma once

#include <vector>

#include "graph/merge_input.h"
#include "graph/merge_names.h"

namespace whomet {

// Fills the entries of persons; `identities` is parallel to input.entities.
void identify_persons(const MergeInput& input, const CountryNames& countries,
                      std::vector<Identity>& identities);

}  // namespace whomet
