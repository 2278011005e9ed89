// Equal statements of several documents -> one statement with all evidence. Internal to
// graph/merge*.cpp.
#pragma once

#include <vector>

#include "graph/merge_entities.h"
#include "graph/merge_input.h"
#include "graph/merge_meetings.h"

namespace whomet {

// Takes the statements out of the local graphs.
std::vector<Statement> merge_statements(MergeInput& input, const MergedEntities& entities,
                                        const MergedMeetings& meetings);  // by id

}  // namespace whomet
