// States, breakaway regions and peoples that no table knows, by what is said of them.
//
// A name is a state where the document, taken as a whole, treats it as one: it has a government, a
// prime minister, an embassy, troops; ties and treaties are with it; it stands beside known
// countries; its people are called after it ("Karvian" beside "Karvia"); or it is a place that
// accuses, urges and agrees. Surnames do most of this too ("Olsen accused Berg", "Olsen's
// troops"), so a name that the model takes for a person needs what persons do not have, and one
// that the document gives a title or a given name stays a person.
//
// Method: weights by hand for seven kinds of evidence; of each kind the best in the document counts
// once. Cost: a few words around each name. Tested by tests/extract/mention/states_test.cpp.
#pragma once

#include <span>
#include <vector>

#include "extract/document.h"
#include "extract/entity/gazetteer.h"
#include "extract/mention/name_runs.h"
#include "extract/mention/name_types.h"

namespace whomet {

// Gives such candidates the type Country, and appends those of `unclaimed` (pieces that nothing
// took for a name) that are such or stand for the same words.
void find_states(const Document& document, const Gazetteer& gazetteer,
                 std::span<const NamePiece> unclaimed, std::vector<Candidate>& candidates);

// "Karvian", "Karvians", "Karvi", "Karvese" of "Karvia": what a people is called after its state.
bool is_demonym_of(std::string_view word, std::string_view state);

}  // namespace whomet
