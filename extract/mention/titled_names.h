// "Secretary of State Kari Olsen": parsers make the office the head of the phrase and hang the name
// on it, or on "State"; the name's conjuncts are then no subjects of the verb. Here the name heads
// its phrase, as it does after a title of one word ("President Olsen"). So it does after a people
// or party: "Republican Kari Olsen won" is not two who won.
#pragma once

#include "extract/document.h"
#include "extract/entity/gazetteer.h"

namespace whomet {

// Re-hangs such phrases, by the names of the language model; without its tags nothing changes.
// Reads and changes head and deprel only; trees stay trees. Cost: O(tokens) and O(sentence) for
// each phrase that is found.
void repair_titled_names(Document& document);

// "the president of Kenya Ada Obi", where the language model has one name of a place: parts it into
// the country and the person. Changes name tags only. Cost: O(tokens).
void part_office_holders(Document& document, const Gazetteer& gazetteer);

}  // namespace whomet
