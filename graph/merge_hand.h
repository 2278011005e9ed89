// What was written by hand about things that articles tell, applied to the merged graph. Internal
// to graph/merge*.cpp.
//
// Rules. Edits are applied after all articles are merged, in the order in which they were written,
// so the graph stays a pure function of the set of documents: adding articles later, in whatever
// order, changes nothing about an edit, and removing the document that an edit is in undoes it.
//  1. A thing is found by its id. If the id has changed, because articles came or went, it is the
//     thing that is told by most of the sentences (mentions, for entities) that told it then; a
//     statement has to have the same predicate and one of the same ends. If there is none, the edit
//     waits, without effect, until the thing is told again.
//  2. A removed entity stays away with all that is said about it, now and later. A removed meeting
//     takes what is said about it along; statements that only belong to it stay. A removed
//     statement comes back under no other article that says the same (ends, predicate, negation,
//     modality, speaker, time); one that says something else is another statement.
//     What is written by hand again after it was removed is there again, with all that is told of
//     it.
//  3. A value set by hand wins over all articles.
//  4. A meeting written by hand is an occasion of its own, whatever articles tell.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "graph/facts.h"
#include "graph/hand.h"
#include "graph/merge_entities.h"
#include "graph/merge_input.h"
#include "graph/merge_meetings.h"

namespace whomet {

// A meeting of a local graph that was written by hand.
struct HandMeeting {
  std::uint32_t local = 0;
  Meeting meeting;
};

// Takes them out of the local graphs, so that they are not joined with what articles tell.
std::vector<HandMeeting> take_hand_meetings(MergeInput& input);

// Adds them to the merged ones; `taken` has to outlive `meetings`.
void add_hand_meetings(const std::vector<HandMeeting>& taken, const MergeInput& input,
                       const MergedEntities& entities, MergedMeetings& meetings);

// Makes the statements of the edits speak of merged entities and meetings.
void place_edits(std::vector<HandEdit>& edits, const MergeInput& input,
                 const MergedEntities& entities, const MergedMeetings& meetings);

// Requires: facts is merged and sorted by id; it is so afterwards.
void apply_hand_edits(std::vector<HandEdit> edits, Facts& facts);

}  // namespace whomet
