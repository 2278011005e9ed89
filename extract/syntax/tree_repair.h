// What words say of the tree where the parser errs most. Clauses that are complements, not
// adverbial: "stopped supporting", "has yet to sanction", "invited her to visit", "a request by him
// to meet"; whether something happened hangs on it. Appositions of the last of several names; who
// acts, behind a word of time ("was opposed earlier by Peru"); what a clause with "that" tells of
// ("denies accusations that it spied"); names before words of time ("met Kari Olsen hours before").
// Participles, headlines, missed, doubled and misplaced words have headers of their own, which
// tree_repair.cpp includes.
#pragma once

#include "extract/document.h"

namespace whomet {

// Makes such a clause xcomp of its verb or acl of its noun, and hangs "a member of ..." in "A and
// B, a member of ..." on B. Changes head and deprel, and the part of speech of a few words (a
// participle that was taken for a noun or the reverse, "to" in headlines); trees stay trees. Cost:
// O(words of the sentence) for each of them.
void repair_trees(Document& document);

}  // namespace whomet
