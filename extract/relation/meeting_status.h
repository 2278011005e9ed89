// Has an occasion taken place? From the factuality of its word, the tense of its verb, the words
// around its noun ("an upcoming summit", "ahead of the talks", "cancelled a visit", "began a
// tour"). Tested by tests/extract/relation/meetings_test.cpp.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "extract/document.h"
#include "extract/relation/context.h"

namespace whomet {

// Of the verb, or (`nominal`) the noun, that tells of the occasion.
MeetingStatus meeting_status_of(const Context& context, std::uint32_t token, bool nominal);

// Whether the time expression (an index, or kNone) lies after the day of the article: "next month".
bool is_to_come(const Context& context, std::uint32_t time);

// Whether its words say that it is over: "last week", "two days ago", "yesterday".
bool is_long_past(const Context& context, std::uint32_t time);

// Of the noun of an occasion: whether it is only where somebody is said to have planned a crime,
// "was convicted of plotting to kill her at the summit". Unless its day is to come it took place.
bool is_scene_of_plot(const Context& context, std::uint32_t noun);

// Of "is in Lima, holding talks": where somebody is who does so, "Lima"; kNone if nothing says it.
std::uint32_t stay_around(const Context& context, std::uint32_t verb);

// Of the object of "call": whether it is called together, "called a meeting", not something,
// "called the talks useful", "called the meeting a success".
bool is_convened(const Context& context, std::uint32_t noun);

// "sidelines", "margins" of an occasion.
bool is_sideline(std::string_view lemma);

// Verbs that take somebody to a place: "travel", "arrive", "set off".
bool is_travel_verb(std::string_view lemma);

// "The talks between Oslo and Lima were called off": parsers take what follows "between" for the
// subject of a relative clause. The heads of those phrases; empty where the tree is right.
std::vector<std::uint32_t> misread_between(const Context& context, std::uint32_t noun);

}  // namespace whomet
