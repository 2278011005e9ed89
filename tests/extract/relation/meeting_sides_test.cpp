// Occasions told first by countries and offices, then by names.
#include "extract/relation/meeting_sides.h"

#include <doctest/doctest.h>

#include "tests/extract/relation/meeting_lines.h"

using namespace whomet;

namespace {

constexpr MeetingRow kRows[] = {
    {"The foreign ministers of Peru and Norway have held talks in Nairobi on fishing rights. "
     "Peruvian Foreign Minister Pedro Quispe and his Norwegian counterpart, Kari Olsen, met on "
     "Tuesday.",
     "meeting held Kari Olsen Pedro Quispe @Nairobi\n"},
    // Officials are more than the ministers.
    {"Peruvian and Norwegian officials have held talks in Nairobi. Peruvian Foreign Minister Pedro "
     "Quispe met with Norwegian Foreign Minister Kari Olsen.",
     "meeting held Kari Olsen Pedro Quispe Peruvian and Norwegian officials @Nairobi\n"},
    // Somebody without a name has one in the next sentence.
    {"Norwegian Prime Minister Kari Olsen has met with a leading opposition politician. Ms. Olsen "
     "held talks on Monday with Pedro Quispe, who heads the Reform Party.",
     "meeting held Kari Olsen Pedro Quispe\n"},
    // Two people of one side: two occasions.
    {"Norwegian Prime Minister Kari Olsen met Peruvian President Pedro Quispe. Norwegian Foreign "
     "Minister Ida Berg met Peruvian Foreign Minister Jose Mora.",
     "meeting held Ida Berg Jose Mora\nmeeting held Kari Olsen Pedro Quispe\n"},
    // Other sides.
    {"The foreign ministers of Peru and Norway have held talks in Nairobi. Norwegian Foreign "
     "Minister Kari Olsen met with Kenyan Foreign Minister Joseph Otieno.",
     "meeting held Joseph Otieno Kari Olsen\n"
     "meeting held foreign ministers of Peru and Norway @Nairobi\n"},
    // One is held, one planned.
    {"Norwegian President Kari Olsen has met with a leading poet. Ms. Olsen will hold talks next "
     "week with Pedro Quispe, who leads the Reform Party.",
     "meeting held Kari Olsen leading poet\nmeeting planned Kari Olsen Pedro Quispe\n"},
    {"Norwegian President Kari Olsen will hold separate talks with Peruvian allies and Peruvian "
     "opponents.",
     "meeting planned Kari Olsen Peruvian allies\nmeeting planned Kari Olsen Peruvian "
     "opponents\n"},
};

}  // namespace

TEST_CASE("extract/relation/meeting_sides: one occasion by sides and by names") {
  check_meetings(kRows);
}
