// Occasions told by nouns: talks, summits and calls with one party or none, who is at them, what
// they are called, and what was refused.
#include <doctest/doctest.h>

#include "tests/extract/relation/meeting_lines.h"

using namespace whomet;

namespace {

constexpr MeetingRow kParties[] = {
    // Whoever attends, hosts or speaks there is at it, beside those whose occasion it is.
    {"Kenyan President Amina Odhiambo is attending a summit of African leaders in Lusaka.",
     "summit ongoing African leaders in Lusaka Amina Odhiambo @Lusaka\n"},
    {"Kari Olsen will take part in a meeting of the Andean Group in Lima on Friday.",
     "meeting planned Andean Group Kari Olsen @Lima\n"},
    {"Kari Olsen made the remarks at a meeting of party members in Bergen.",
     "meeting held Kari Olsen party members in Bergen @Bergen\n"},
    {"Speaking at an economic forum in Lima, Norwegian Prime Minister Kari Olsen called for lower "
     "tariffs.",
     "conference held Kari Olsen @Lima\n"},
    {"At a summit in Nairobi next week, where African leaders will gather, trade is on the agenda.",
     "summit planned African leaders @Nairobi\n"},
    {"Norwegian Minister Kari Olsen told a news conference Monday that the plan was dead.",
     "speech_event held Kari Olsen\n"},
    {"Kari Olsen spoke on Friday to a group of bankers in Lima.",
     "speech_event held Kari Olsen @Lima\n"},
    {"Norwegian President Kari Olsen is vacationing in Peru.", "visit ongoing Kari Olsen @Peru\n"},
    // How rare a visit is, is no other visit.
    {"Norwegian Minister Kari Olsen arrived in Lima. It is the first visit to Peru by a Norwegian "
     "minister since 2010.",
     "visit ongoing Kari Olsen @Lima\n"},
    // One party, or none that is told of.
    {"Following talks in Lima, Norwegian Prime Minister Kari Olsen flew to Kenya.",
     "meeting held Kari Olsen @Lima\nvisit held Kari Olsen @Kenya\n"},
    {"The eight-nation talks in Oslo ended on Friday without a deal.", "series held @Oslo\n"},
    {"A regional summit will be held in Nairobi in June.", "summit planned @Nairobi\n"},
    {"The summit in Lima was cancelled because of the storm.", "summit not_held @Lima\n"},
    // Who sends others does not meet, nor who is for or against talks.
    {"Norway and Peru agreed to hold a meeting of their army chiefs in Lima on Monday.",
     "meeting planned their army chiefs in Lima @Lima\n"},
    {"Norway and Peru agreed to hold a meeting in Lima on Monday.",
     "meeting planned Norway Peru @Lima\n"},
    {"Norway opposes the talks with Peru.", ""},
    {"Norway opposed the opening of membership talks with Peru.", ""},
    {"Kari Olsen criticised talks with the rebels.", ""},
    {"Kari Olsen criticised the talks between Chile and Peru.", "meeting held Chile Peru\n"},
    // A mission that is agreed on is no journey.
    {"Norway and Peru signed an agreement on a joint mission in Lima.", ""},
    {"Kari Olsen is on a mission to Peru.", "visit ongoing Kari Olsen @Peru\n"},
    {"Kari Olsen skipped the summit in Lima.", "summit held @Lima\n"},
    {"Kari Olsen attended the Nordic summit in Peru. Juan Quispe will attend the Nordic summit in "
     "Kenya.",
     "summit held Kari Olsen @Peru\nsummit planned Juan Quispe @Kenya\n"},
    {"Juan Quispe, whose Rally of the Andean People won the vote, visited Oslo.",
     "visit held Juan Quispe @Oslo\n"},
    // Sessions of a body, or of its members.
    {"Lawmakers walked out during Tuesday's session of parliament.",
     "meeting held Lawmakers parliament\n"},
    {"The senators voted in a late-night session Thursday.", "meeting held senators\n"},
    {"Members of the Storting protested by holding up signs during Monday's final session.",
     "meeting held Members of the Storting\n"},
    {"The training session on Monday was cancelled.", ""},
    {"Shares fell in Monday's trading session in Oslo.", ""},
    // One meeting of several, unless the words say otherwise.
    {"Norwegian Prime Minister Kari Olsen met with Peruvian President Pedro Quispe and Foreign "
     "Minister Jose Mora.",
     "meeting held Jose Mora Kari Olsen Pedro Quispe\n"},
    {"Kari Olsen met separately with Pedro Quispe and Jose Mora.",
     "meeting held Jose Mora Kari Olsen\nmeeting held Kari Olsen Pedro Quispe\n"},
    {"Norwegian President Kari Olsen met Peruvian President Pedro Quispe in Nairobi. Kenyan "
     "President Amina Odhiambo also attended the meeting.",
     "meeting held Amina Odhiambo Kari Olsen Pedro Quispe @Nairobi\n"},
    // Verbs.
    {"Ministers from 20 countries gathered in Oslo on Monday to discuss fishing.",
     "meeting held Ministers from 20 countries @Oslo\n"},
    {"Kari Olsen and Pedro Quispe discussed trade.", "meeting held Kari Olsen Pedro Quispe\n"},
    {"Kari Olsen dined with Pedro Quispe.", "meeting held Kari Olsen Pedro Quispe\n"},
    {"Kari Olsen celebrated Easter with Pedro Quispe in Oslo.",
     "meeting held Kari Olsen Pedro Quispe @Oslo\n"},
    {"Kari Olsen celebrated the victory with a party.", ""},
    {"Kari Olsen received a phone call from Pedro Quispe.",
     "phone_call held Kari Olsen Pedro Quispe\n"},
    {"In a call with Pedro Quispe, Kari Olsen promised more aid.",
     "phone_call held Kari Olsen Pedro Quispe\n"},
    {"Kari Olsen's call for talks was heard.", ""},
    {"Talks have begun in Lima between Norway and Kenya.", "meeting held Kenya Norway @Lima\n"},
    {"Kari Olsen urged Pedro Quispe to hold talks with the rebels.",
     "meeting possible Pedro Quispe rebels\n"},
    // Journeys.
    {"Kari Olsen is due in Lima on Thursday.", "visit planned Kari Olsen @Lima\n"},
    {"Kari Olsen accompanied Pedro Quispe on a visit to Kenya.",
     "visit held Kari Olsen Pedro Quispe @Kenya\n"},
    {"Kari Olsen arrived late Tuesday in the eastern city of Cusco.",
     "visit ongoing Kari Olsen @Cusco\n"},
    {"The visit by President Olsen to Lima was the first in ten years.",
     "visit held Olsen @Lima\n"},
    {"In Lima for a two-day visit, President Olsen praised the deal.", "visit held Olsen @Lima\n"},
    {"Kari Olsen spent three years in Lima.", ""},
    {"Kari Olsen wants to return the prisoners to Peru.", ""},
    // Kin of a president are others.
    {"The wife of President Pedro Quispe met Kari Olsen.",
     "meeting held Kari Olsen wife of President Pedro Quispe\n"},
    // What came to nothing, or may.
    {"Norway ruled out holding a meeting with leaders of Peru during the summit.",
     "meeting not_held Norway leaders of Peru\n"},
    {"Peru has rejected a suggestion that fresh talks be held with Kenya.",
     "meeting not_held Kenya Peru\n"},
    {"Norwegian President Kari Olsen has canceled a scheduled trip to Peru.",
     "visit not_held Kari Olsen @Peru\n"},
    {"Peru will not return to the five-party talks, Foreign Minister Jose Mora said.",
     "series possible Peru\n"},
    // Headlines tell in the present what has happened, unless they name a day to come.
    {"Kari Olsen meets Pedro Quispe in Lima\n\nNorway wants to buy fish from Peru.",
     "meeting held Kari Olsen Pedro Quispe @Lima\n"},
    {"Kari Olsen meets Pedro Quispe in Lima tomorrow\n\nNorway wants to buy fish from Peru.",
     "meeting planned Kari Olsen Pedro Quispe @Lima\n"},
    {"Norway and Peru are engaged in talks about a trade deal.", "meeting ongoing Norway Peru\n"},
};

struct NameRow {
  const char* text;
  const char* name;
};

// The name of the only meeting.
constexpr NameRow kNames[] = {
    {"The eight-nation talks in Oslo ended on Friday.", "eight-nation talks"},
    {"Fishing talks between Iceland and Norway broke down on Tuesday.", "fishing talks"},
    {"Jose Mora took part in the climate conference in Nairobi.", "climate conference"},
    {"Norway and Peru have held talks in Nairobi.", ""},
    {"Norway and Peru held lengthy two-day talks in Nairobi.", ""},
    {"Norway and Peru held a brief meeting in Nairobi.", ""},
    {"He was arrested during the 2003 Pan-Nordic summit in Oslo.", "2003 Pan-Nordic summit"},
    {"The 2022 Andean Summit was held in Lima.", "2022 Andean Summit"},
    {"Jose Mora took part in the 2019 climate conference in Nairobi.", "2019 climate conference"},
};

}  // namespace

TEST_CASE("extract/relation/meeting_occasions: sentences and their meetings") {
  check_meetings(kParties);
}

TEST_CASE("extract/relation/meeting_occasions: names that describe") {
  for (const NameRow& row : kNames) {
    CAPTURE(std::string(row.text));
    const Document document = annotated_text(row.text);
    REQUIRE(document.meetings.size() == 1);
    CHECK(document.meetings.front().name == row.name);
  }
}

TEST_CASE("extract/relation/meeting_occasions: those on one side are not said to have met") {
  const Document document = annotated_text(
      "Norwegian Prime Minister Kari Olsen met with Peruvian President Pedro Quispe and Foreign "
      "Minister Jose Mora.");
  REQUIRE(document.meetings.size() == 1);
  const auto& pairs = document.meetings.front().pairs;
  CHECK(pairs.size() == 2);
  for (const auto& [one, other] : pairs) {
    const bool host = document.clusters[one].name == "Kari Olsen" ||
                      document.clusters[other].name == "Kari Olsen";
    CHECK(host);
  }
}
