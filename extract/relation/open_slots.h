// The words of the parts of an open relation: noun phrases, verb groups, prepositions, clauses.
// Short slots: relative clauses, appositions and further conjuncts stay outside.
// Tested by tests/extract/relation/open_test.cpp.
#pragma once

#include <cstdint>
#include <string_view>

#include "extract/relation/open.h"
#include "extract/syntax/tree.h"

namespace whomet {

// One conjunct with its modifiers and prepositional phrases: "the old mayor of Riga". A phrase
// behind the last conjunct belongs to all of them: "raids [and attacks] on Riga".
OpenSlot noun_slot(const Tree& tree, std::uint32_t head);
// The same without what follows the noun and without a title: "the old mayor", "Olsen".
OpenSlot core_slot(const Tree& tree, std::uint32_t head);
// With phrases of "of" only: "the mayor of Riga", from "the mayor of Riga in those days".
OpenSlot short_slot(const Tree& tree, std::uint32_t head);
// With all conjuncts: "the mayor of Riga and his deputy".
OpenSlot coordination_slot(const Tree& tree, std::uint32_t head);
// A clause without its mark and what is put beside it.
OpenSlot clause_slot(const Tree& tree, std::uint32_t head);
// The case words before a noun ("ahead of"), of the first conjunct if it has none. A preposition
// that is coordinated or has modifiers comes with them.
OpenSlot preposition_slot(const Tree& tree, std::uint32_t noun);
OpenSlot mark_slot(const Tree& tree, std::uint32_t verb);

// Auxiliaries, negation, adverbs before the verb, verb and particle, with the verbs that govern it
// and what it shares with a first conjunct: "was able to reach", "[was cut and] was sold".
OpenSlot verb_group(const Tree& tree, std::uint32_t verb);
// The verb that the group of `verb` begins with: "began" of "began to rise".
std::uint32_t top_of_group(const Tree& tree, std::uint32_t verb);

OpenSlot joined(OpenSlot a, const OpenSlot& b);    // ascending, without repeats
OpenSlot appended(OpenSlot a, const OpenSlot& b);  // b behind a, without what a has

// A relative clause, or a conjunct of one.
bool is_relative(const Tree& tree, std::uint32_t verb);

}  // namespace whomet
