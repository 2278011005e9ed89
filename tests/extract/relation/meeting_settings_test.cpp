// Who meets, and where, if the words for it stand further off: infinitives after "for", bodies that
// sit as one, gatherings that are called like bodies, a city before the noun.
#include <doctest/doctest.h>

#include "tests/extract/relation/meeting_lines.h"

using namespace whomet;

namespace {

constexpr MeetingRow kRows[] = {
    // "for" and an infinitive.
    {"The storm forced the palace to cancel plans for President Kari Olsen to meet with Peruvian "
     "President Pedro Quispe in Lima.",
     "meeting not_held Kari Olsen Pedro Quispe @Lima\n"},
    {"It is too early for President Kari Olsen to meet with Peruvian President Pedro Quispe.",
     "meeting possible Kari Olsen Pedro Quispe\n"},
    {"Arrangements are being made for Kari Olsen to visit Lima in June.",
     "visit planned Kari Olsen @Lima\n"},
    {"President Kari Olsen prays for peace to come.", ""},
    // Bodies.
    {"When the royal council met, they chose a new mayor.", "meeting held royal council\n"},
    {"The UN Security Council is expected to discuss the crisis in Mali later Monday.",
     "meeting planned United Nations Security Council\n"},
    {"The council discussed the plan.", ""},
    {"The annual meeting of the World Bank is set to open tomorrow in Nairobi.",
     "meeting planned World Bank @Nairobi\n"},
    // Months of talks are many, hours are one.
    {"Norway and Peru signed the treaty after three months of negotiations.",
     "series held Norway Peru\n"},
    {"After two hours of talks in Nairobi, Norwegian and Kenyan officials agreed.",
     "meeting held Norwegian and Kenyan officials @Nairobi\n"},
    // Places.
    {"The Riyadh meeting of OPEC ministers ended on Friday.",
     "meeting held OPEC ministers @Riyadh\n"},
    {"A team of inspectors has visited a heavy water reactor in Iran.",
     "visit held team of inspectors @Iran\n"},
    // Gatherings: names like those of bodies, and those that only say when something was.
    {"President Kari Olsen attended the World Food Conference in Rome.",
     "conference held Kari Olsen @Rome\n"},
    {"President Kari Olsen praised the National Conference of Mayors.", ""},
    {"President Kari Olsen criticized the treaty after last month's Summit of the Andes.",
     "summit held\n"},
    {"President Kari Olsen met President Pedro Quispe before the NATO summit in Riga.",
     "meeting held Kari Olsen Pedro Quispe\nsummit planned NATO @Riga\n"},
    {"President Kari Olsen unveiled the statue during a public ceremony Saturday in Lima.",
     "conference held Kari Olsen @Lima\n"},
    {"President Kari Olsen was injured during a ceremony in Lima.", ""},
};

struct NameRow {
  const char* text;
  const char* name;
};

constexpr NameRow kNames[] = {
    {"President Kari Olsen spoke at the Summit of the Americas in Lima.", "Summit of the Americas"},
    {"President Kari Olsen was at a summit of the leaders in Lima.", ""},
    {"President Kari Olsen spoke at the 2001 Pan-African summit in Nairobi.",
     "2001 Pan-African summit"},
};

}  // namespace

TEST_CASE("extract/relation/meeting_settings: sentences and their meetings") {
  check_meetings(kRows);
}

TEST_CASE("extract/relation/meeting_settings: names of gatherings") {
  for (const NameRow& row : kNames) {
    CAPTURE(std::string(row.text));
    const Document document = annotated_text(row.text);
    REQUIRE(document.meetings.size() == 1);
    CHECK(document.meetings.front().name == row.name);
  }
}
