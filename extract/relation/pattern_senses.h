// Whether the words around a verb or noun of a pattern (data/patterns) mean what the pattern says:
// who reports a deed has not done it, who attacks a plan attacks nobody, who came under attack for
// his remarks was not hit. And who stands behind what acts: the authors of a report, the owners of
// warplanes. Tested by tests/extract/relation/statements_test.cpp and patterns_test.cpp.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "extract/relation/context.h"
#include "extract/relation/pattern_slots.h"
#include "extract/relation/patterns.h"

namespace whomet {

// --- verbs ---
// An object that is no time: "called Monday on Oslo" has none.
bool has_thing(const Context& context, std::uint32_t verb);
// "accused each other", "fired at one another", in one of the slots: who undergoes is who acts.
bool is_mutual(const Context& context, const PatternSlots& slots, std::uint32_t verb,
               std::span<const std::string_view> names);
// What is written and acts: "the Amnesty [report] accuses Lima".
Tokens written_by(const Context& context, std::uint32_t verb);
// Arms that act: "Norwegian [warplanes] bombed Lima". Not where something else is told of them:
// "suspected", "sold to Peru", "crashed, killing ten".
Tokens arms_of(const Context& context, std::uint32_t verb);

// "Norway signed a deal. Critics condemned it.": what was done, whatever state stands nearer.
bool is_deed(const Context& context, std::uint32_t verb, std::uint32_t object);

// --- nouns ---
// "Police fought students": whether people of this noun clash, but wage no war. A lemma.
bool is_of_unrest(std::string_view noun);
// Whether one of them is a target of arms: "Peruvian positions", not "Peruvian plans".
bool are_targets(const Context& context, std::span<const std::uint32_t> nouns);
// "came under attack for his remarks": with words.
bool is_blamed(const Context& context, std::uint32_t noun);
// Whether the verb over the noun tells of a deed that others do: "condemned the attack". Ties and
// disputes are those of who speaks of them.
bool is_deed_of_others(const Context& context, const PatternSlots& slots, const Pattern& pattern,
                       std::uint32_t noun);
// "Oslo and Lima welcomed the deal", "brokered a truce": whether who acts upon the agreement has no
// part in it.
bool is_deal_of_others(const Context& context, const PatternSlots& slots, const Pattern& pattern,
                       std::uint32_t noun);
// "Oslo denied Lima's charges", "a response to Lima's attack", "Lima's support will help": the
// charge, the attack and the support stand whatever the clause says of them.
bool is_taken_for_granted(const Context& context, const PatternSlots& slots, std::uint32_t noun);
// "strained ties", "relations have deteriorated".
bool is_strained(const Context& context, const PatternSlots& slots, std::uint32_t noun);

// "its rival Peru sold arms in May", "a critic of the government met her on Monday", "closed its
// border on Sunday": what somebody or something is has not the time of what is told of it.
bool is_lasting(const Context& context, std::uint32_t noun);

}  // namespace whomet
