// Whether what two reports tell may be told of one occasion: kind, status, place, day, name. kNone
// and "" agree with all. Tested by tests/extract/relation/meetings_test.cpp.
#pragma once

#include <cstdint>
#include <string_view>

#include "extract/document.h"
#include "extract/relation/context.h"

namespace whomet {

bool kinds_agree(MeetingKind a, MeetingKind b);
bool statuses_agree(MeetingStatus a, MeetingStatus b);

// Clusters of places; a city and its country are one place.
bool places_agree(const Context& context, std::uint32_t a, std::uint32_t b);
// Says more precisely where it is: "in Egypt", then "in Cairo".
bool is_city_in(const Context& context, std::uint32_t city, std::uint32_t country);
// "the Nordic summit in Oslo", "the Nordic summit in Lima": two of one name.
bool in_other_countries(const Context& context, std::uint32_t a, std::uint32_t b);

// Indices of times.
bool times_agree(const Context& context, std::uint32_t a, std::uint32_t b);
// "this week", then "on Monday": the day says when, the week only about when.
bool is_finer(const Context& context, std::uint32_t time, std::uint32_t than);

// "the 2020 Andean summit" and "the Andean summit", not that of 2019.
bool is_same_edition(std::string_view a, std::string_view b);
// "six-nation talks" and "six-nation nuclear talks": one says no less than the other.
bool same_description(std::string_view a, std::string_view b);
// Three or more parties, as the name counts them.
bool is_of_many(std::string_view name);

}  // namespace whomet
