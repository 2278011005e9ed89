// Sentences through the whole pipeline, and the meetings that they tell of.
#include <doctest/doctest.h>

#include "tests/extract/relation/meeting_lines.h"

using namespace whomet;

namespace {

constexpr MeetingRow kRows[] = {
    // Somebody at a gathering of many, with its place; not just any conference.
    {"Prime Minister Kari Olsen told Pedro Quispe to resign.", ""},
    {"Details of Kari Olsen's talks with Pedro Quispe were not known.",
     "meeting held Kari Olsen Pedro Quispe\n"},
    {"In Saturday's Democratic radio address, Kari Olsen said the law must pass.",
     "speech_event held Kari Olsen\n"},
    {"Kari Olsen has photographs and addresses of rebel leaders.", ""},
    {"Countries that host Kenyan refugees need help.", ""},
    {"Kari Olsen failed to stop the fighting in Lima.", ""},
    // A month is no doubt.
    {"Kari Olsen said in a May Day speech that prices will fall.",
     "speech_event held Kari Olsen\n"},
    {"Kari Olsen met Ida Berg. Two Kenyan senators met Pedro Quispe.",
     "meeting held Ida Berg Kari Olsen\nmeeting held Pedro Quispe Two Kenyan senators\n"},
    {"Ida Berg hailed the visit of Kari Olsen to Lima.", "visit held Kari Olsen @Lima\n"},
    // What is said to come does not date who says it.
    {"Speaking in Lima, Kari Olsen said the war would end in 2030.",
     "speech_event held Kari Olsen @Lima\n"},
    {"Kari Olsen stopped in Lima on her way to a summit with Pedro Quispe.",
     "summit planned Kari Olsen Pedro Quispe\nvisit held Kari Olsen @Lima\n"},
    {"Prime Minister Kari Olsen was speaking at the opening of a school in Cusco.",
     "speech_event held Kari Olsen @Cusco\n"},
    {"Kari Olsen spoke at a rally of fishermen.", "speech_event held Kari Olsen\n"},
    {"Kari Olsen spoke at length about fish.", ""},
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
    {"Foreign Minister Kari Olsen told the press on Friday that no reason has been given.",
     "speech_event held Kari Olsen\n"},
    {"Foreign Minister Kari Olsen told reporters that no reason has been given.", ""},
    // Calls and talks by other words.
    {"President Kari Olsen called Pedro Quispe on Monday.",
     "phone_call held Kari Olsen Pedro Quispe\n"},
    {"Kari Olsen telephoned to congratulate Pedro Quispe.",
     "phone_call held Kari Olsen Pedro Quispe\n"},
    {"President Kari Olsen called Pedro Quispe a liar on Monday.", ""},
    {"Prosecutors called Pedro Quispe to the stand on Monday.", ""},
    {"Foreign Minister Kari Olsen raised the dispute with her Peruvian counterpart, Pedro Quispe.",
     "meeting held Kari Olsen Pedro Quispe\n"},
    {"Kari Olsen raised three children with her husband, Pedro Quispe.", ""},
    {"Kari Olsen spent an hour with Prime Minister Pedro Quispe in Lima.",
     "meeting held Kari Olsen Pedro Quispe @Lima\n"},
    {"Kari Olsen told an interviewer that she will not run.", ""},
    // A treaty is no gathering.
    {"Norway joined the Lima Convention in 1998.", ""},
    {"Norway will attend the convention in Lima in May.", "conference planned Norway @Lima\n"},
    {"Kari Olsen is to visit Lima on Monday and meet President Pedro Quispe.",
     "meeting planned Kari Olsen Pedro Quispe\nvisit planned Kari Olsen @Lima\n"},
    // Who informs somebody in words has talked with them.
    {"Norwegian President Kari Olsen informed Peruvian President Pedro Quispe on Monday that the "
     "port is closed.",
     "meeting held Kari Olsen Pedro Quispe\n"},
    {"\"I informed Pedro Quispe that he must go. He agreed,\" Kari Olsen wrote on Monday.",
     "meeting held Kari Olsen Pedro Quispe\n"},
    {"Kari Olsen informed Pedro Quispe by letter that the port is closed.", ""},
    {"Kari Olsen told Pedro Quispe in a message that the port is closed.", ""},
    {"Kari Olsen informed the court that the port is closed.", ""},
    {"The defense ministers of Norway and Peru, Ida Berg and Juan Quispe, met in Lima.",
     "meeting held Ida Berg Juan Quispe @Lima\n"},
    {"Kari Olsen will fly to Lima on Friday to meet Pedro Quispe.",
     "meeting planned Kari Olsen Pedro Quispe @Lima\nvisit planned Kari Olsen @Lima\n"},
    {"Kari Olsen is to travel to Lima next week, where she may meet Pedro Quispe.",
     "meeting possible Kari Olsen Pedro Quispe @Lima\nvisit planned Kari Olsen @Lima\n"},
    {"Wednesday, Ms. Kari Olsen is to travel to Lima for talks with Peruvian officials.",
     "meeting planned Kari Olsen Peruvian officials @Lima\nvisit planned Kari Olsen @Lima\n"},
    // An office before the name is nobody else, nor is the body or country that it is for.
    {"Secretary of State Ida Berg and NATO Secretary-General Kari Olsen met in Lima.",
     "meeting held Ida Berg Kari Olsen @Lima\n"},
    {"A meeting between Peruvian President Pedro Quispe and NATO Secretary-General Kari Olsen is "
     "planned.",
     "meeting planned Kari Olsen Pedro Quispe\n"},
    {"The meeting between Peruvian and Norwegian officials will take place in Lima.",
     "meeting planned Peruvian and Norwegian officials @Lima\n"},
    {"Korean Deputy Trade Minister Hong Gil-soo met Kari Olsen in Lima.",
     "meeting held Hong Gil-soo Kari Olsen @Lima\n"},
    // Whose meeting it was is said further off.
    {"In remarks after meeting with Peruvian President Pedro Quispe, Ms. Kari Olsen praised the "
     "plan.",
     "meeting held Kari Olsen Pedro Quispe\n"},
    {"Norwegian President Kari Olsen is in Lima for a visit that will include talks with Peruvian "
     "President Pedro Quispe.",
     "meeting planned Kari Olsen Pedro Quispe\nvisit ongoing Kari Olsen @Lima\n"},
    {"During the talks, Mr. Pedro Quispe assured Ms. Kari Olsen that the port would open.",
     "meeting held Kari Olsen Pedro Quispe\n"},
    {"Norwegian and Peruvian leaders pledged to revive stalled peace talks.",
     "series planned Norwegian and Peruvian leaders\n"},
    {"Peruvian President Pedro Quispe received a delegation of Norwegian lawmakers.",
     "meeting held Pedro Quispe delegation of Norwegian lawmakers\n"},
    {"Pedro Quispe received a telephone call from Kari Olsen.",
     "phone_call held Kari Olsen Pedro Quispe\n"},
    {"A spokesman for Kari Olsen declined to say what she and Pedro Quispe discussed on Monday.",
     "meeting held Kari Olsen Pedro Quispe\n"},
    // Visits to people, to parts of a place, to join somebody.
    {"Kari Olsen visited an area of Crimea on Monday.", "visit held Kari Olsen @Crimea\n"},
    {"Kari Olsen visited Norwegian soldiers stationed near Basra.",
     "visit held Kari Olsen Norwegian soldiers @Basra\n"},
    {"The Norwegian mediators will stay in Peru for three days.",
     "visit planned Norwegian mediators @Peru\n"},
    {"Kari Olsen will visit Peru on Monday. Pedro Mora will also visit.",
     "visit planned Kari Olsen @Peru\nvisit planned Pedro Mora @Peru\n"},
    {"Kari Olsen is in Peru. Ida Berg will join her in Lima on Tuesday.",
     "visit ongoing Kari Olsen @Peru\nvisit planned Ida Berg @Lima\n"},
    // Who agrees to meet again will meet another time.
    {"Kari Olsen met Pedro Quispe in Lima on Friday. The two agreed to meet again in Bergen in "
     "October.",
     "meeting held Kari Olsen Pedro Quispe @Lima\nmeeting planned Kari Olsen Pedro Quispe "
     "@Bergen\n"},
    {"Kari Olsen refused to meet Pedro Quispe. The two agreed to meet again in October.",
     "meeting not_held Kari Olsen Pedro Quispe\nmeeting planned Kari Olsen Pedro Quispe\n"},
    // A summit of another year is not the meeting told before.
    {"Kari Olsen met Pedro Quispe on Friday. He was hurt during the 2003 Nordic-Andean summit in "
     "Lima.",
     "meeting held Kari Olsen Pedro Quispe\nsummit held Kari Olsen @Lima\n"},
    // Crowds do not meet.
    {"Thousands of mourners gathered in Lima on Monday.", ""},
    {"Hundreds of officials gathered in Lima to protest against the law.", ""},
    {"Ministers from Peru and Norway gathered in Lima on Monday.",
     "meeting held Ministers from Peru and Norway @Lima\n"},
    {"Speaking to students in Lima, Kari Olsen praised the law.",
     "speech_event held Kari Olsen @Lima\n"},
    // Nobody has met anybody.
    {"The company met its targets in Lima.", ""},
    {"Thousands of refugees returned to Peru.", ""},
    {"Kari Olsen was in power for six years.", ""},
};

}  // namespace

TEST_CASE("extract/relation/meeting_reports: sentences and their meetings") {
  check_meetings(kRows);
}
