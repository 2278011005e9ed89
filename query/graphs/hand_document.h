// What a query changed in a .kg, as a document written by hand: its text has a line for each
// change, and each line is the evidence, of kind "hand", of what it says. graph/merge_hand.h has
// the rules by which it outlives later builds.
#pragma once

#include <optional>

#include "base/result.h"
#include "graph/entity_graph.h"
#include "graph/store.h"
#include "query/graphs/hand_graph.h"

namespace whomet {

// Nothing if nothing was changed. An error if something cannot be kept: a node without a name, or
// with other labels than one type. Requires: `entities` is what graph.view() shows.
Result<std::optional<StoredDocument>> changed_document(const HandGraph& graph,
                                                       const EntityGraph& entities);

}  // namespace whomet
