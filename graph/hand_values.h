// What an edit by hand sets: a property of an entity, of a meeting or of a statement, which then
// has the edit as evidence. Properties are those of HandEdit (graph/hand.h); others change nothing,
// and values that mean nothing leave what was there. A part of graph/merge_hand. Tested by
// tests/query/hand_test.cpp.
#pragma once

#include "graph/facts.h"
#include "graph/hand.h"

namespace whomet {

// A new name is kept with the old one as an alias, and the reason says so.
void set_by_hand(const HandEdit& edit, Entity& entity);
void set_by_hand(const HandEdit& edit, Meeting& meeting);
void set_by_hand(const HandEdit& edit, Statement& statement);

}  // namespace whomet
