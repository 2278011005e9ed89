// What the neighbours of an unknown name say about its kind: "in [Tarko]" a place, "[Tarko] said" a
// person, "[Tarko], a trading company" an organization.
#pragma once

#include <array>

#include "extract/document.h"
#include "extract/entity/gazetteer.h"
#include "extract/mention/name_types.h"

namespace whomet {

inline constexpr std::size_t kEntityTypes = 11;
using TypeVotes = std::array<double, kEntityTypes>;  // by EntityType

// Adds to `votes`; weights by hand. Cost: a few words around the name.
void add_context_votes(const Document& document, const Gazetteer& gazetteer,
                       const Candidate& candidate, TypeVotes& votes);

}  // namespace whomet
