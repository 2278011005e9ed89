// One meeting with all who had a part in it, and what is said to have come of it.
#pragma once

#include "graph/entity_graph.h"
#include "render/view/picture.h"

namespace whomet {

// The meeting is highlighted; every line has it as an end; the others are grouped by country.
// Requires: graph.is_meeting(meeting).
Picture make_occasion(const EntityGraph& graph, NodeId meeting);

}  // namespace whomet
