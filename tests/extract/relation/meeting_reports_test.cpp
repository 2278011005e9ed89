// Sentences through the whole pipeline, and the meetings that they tell of.
#include <doctest/doctest.h>

#include "tests/extract/relation/meeting_lines.h"

using namespace whomet;

namespace {

constexpr MeetingRow kRows[] = {
    // Somebody at a gathering of many, with its place; not just any conference.
    {"“We urge all sides to stop,” Norwegian Foreign Minister Kari Olsen said at a security "
     "conference in Lima.",
     "conference held Kari Olsen @Lima\n"},
    {"Kari Olsen likes conferences.", ""},
    // A day and a place between the verb and whom it meets.
    {"Norwegian Prime Minister Kari Olsen will meet Thursday in Lima with Pedro Quispe.",
     "meeting planned Kari Olsen Pedro Quispe @Lima\n"},
    {"Peru and Kenya are to hold talks this week on fishing rights.",
     "meeting planned Kenya Peru\n"},
    {"Kari Olsen will hold separate meetings on Friday with Peruvian Prime Minister Pedro Quispe "
     "and Foreign Minister Jose Mora.",
     "meeting planned Jose Mora Kari Olsen\nmeeting planned Kari Olsen Pedro Quispe\n"},
    {"Norwegian President Kari Olsen signed the deal with Peruvian Defense Minister Jose Mora in "
     "Lima Monday.",
     "meeting held Jose Mora Kari Olsen @Lima\n"},
    {"In Lima, visiting Norwegian Foreign Minister Kari Olsen urged Peruvian officials to "
     "surrender the two men.",
     "visit ongoing Kari Olsen @Lima\n"},
    {"In a telephone conversation Saturday, Norwegian President Kari Olsen briefed Peruvian "
     "President Pedro Quispe about the floods.",
     "phone_call held Kari Olsen Pedro Quispe\n"},
    {"Foreign Minister Kari Olsen told reporters in Lima Friday that no reason has been given.",
     "speech_event held Kari Olsen @Lima\n"},
    {"Wednesday, Ms. Kari Olsen is to travel to Lima for talks with Peruvian officials.",
     "meeting planned Kari Olsen Peruvian officials\nvisit planned Kari Olsen @Lima\n"},
    // Nobody has met anybody.
    {"The company met its targets in Lima.", ""},
    {"Thousands of refugees returned to Peru.", ""},
    {"Kari Olsen was in power for six years.", ""},
};

}  // namespace

TEST_CASE("extract/relation/meeting_reports: sentences and their meetings") {
  check_meetings(kRows);
}
