// Which organizations of different documents are one: by name, by acronym, and for bodies that
// every country has ("Foreign Ministry") by name and country. Internal to graph/merge*.cpp.
#pragma once

#include <vector>

#include "graph/merge_input.h"
#include "graph/merge_names.h"

namespace whomet {

// Fills the entries of organizations; `identities` is parallel to input.entities.
void identify_organizations(const MergeInput& input, const CountryNames& countries,
                            std::vector<Identity>& identities);

}  // namespace whomet
