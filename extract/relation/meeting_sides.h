// For which countries those speak who take part in a meeting. News tells of one occasion first by
// its sides ("the presidents of Peru and Norway held talks"), then by names ("Juan Quispe and Kari
// Olsen met"). Tested by tests/extract/relation/meeting_sides_test.cpp.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "extract/relation/context.h"

namespace whomet {

// Wikidata ids, sorted: of the country itself, of whom a person acts for, of the countries in the
// words for a group ("Peruvian and Norwegian officials"). Empty where nothing says it.
std::vector<std::string> sides_of(const Context& context, std::uint32_t cluster);

// Whether two lists of participants may be one, told by sides in at least one of them: the same two
// countries or more, and nobody with a name who stands against another of his country.
bool are_same_sides(const Context& context, const std::vector<std::uint32_t>& some,
                    const std::vector<std::uint32_t>& others);

// "met a leading politician" and "met Juan Quispe": the two lists share somebody, and beside them
// the first has one person without a name, who is returned, the second one with a name. Else kNone.
std::uint32_t named_later(const Context& context, const std::vector<std::uint32_t>& some,
                          const std::vector<std::uint32_t>& others);

// Takes `unnamed` out of the list, and those who are told by their office alone ("the presidents of
// Peru and Norway") where it names somebody of each of their countries.
void leave_out_named(const Context& context, std::uint32_t unnamed,
                     std::vector<std::uint32_t>& clusters);

}  // namespace whomet
