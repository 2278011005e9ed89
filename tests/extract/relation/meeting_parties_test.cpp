// Who takes part, where a phrase stands for several, and who is abroad.
#include <doctest/doctest.h>

#include "tests/extract/relation/meeting_lines.h"

using namespace whomet;

namespace {

constexpr MeetingRow kRows[] = {
    {"Norwegian President Kari Olsen and Peruvian President Pedro Quispe met in Nairobi. The two "
     "leaders will meet again in May.",
     "meeting held Kari Olsen Pedro Quispe @Nairobi\nmeeting planned Kari Olsen Pedro Quispe\n"},
    {"The presidents of Norway and Peru met in Nairobi on Monday. Norwegian President Kari Olsen "
     "and Peruvian President Pedro Quispe signed a treaty.",
     "meeting held Kari Olsen Pedro Quispe @Nairobi\n"},
    {"Norwegian Foreign Minister Kari Olsen will fly to Peru. The foreign ministers of Norway and "
     "Peru will meet there. Peruvian Foreign Minister Pedro Quispe will be the host.",
     "meeting planned Kari Olsen Pedro Quispe\nvisit planned Kari Olsen @Peru\n"},
    {"Norwegian President Kari Olsen and visiting Peruvian President Pedro Quispe signed the "
     "treaty in Oslo.",
     "meeting held Kari Olsen Pedro Quispe @Oslo\n"},
    {"Norwegian President Kari Olsen returned to Norway on Monday.", ""},
    {"Norwegian President Kari Olsen returned to Lima on Monday.", "visit held Kari Olsen @Lima\n"},
    {"Peruvian President Pedro Quispe said in Oslo that the treaty was good.",
     "visit held Pedro Quispe @Oslo\n"},
    {"Norwegian President Kari Olsen said in Oslo that the treaty was good.", ""},
    {"Norwegian President Kari Olsen called on Peruvian President Pedro Quispe in Lima.",
     "meeting held Kari Olsen Pedro Quispe @Lima\nvisit held Kari Olsen @Lima\n"},
    {"Norwegian President Kari Olsen called on Peruvian President Pedro Quispe to resign.", ""},
    {"Norwegian President Kari Olsen spoke in Lima on Monday.", "visit held Kari Olsen @Lima\n"},
    {"On a trip that will take her to Peru and Chile, Norwegian President Kari Olsen will also "
     "meet farmers.",
     "meeting planned Kari Olsen farmers\nvisit planned Kari Olsen @Chile\nvisit planned Kari "
     "Olsen @Peru\n"},
    {"President Kari Olsen began her European tour on Monday.",
     "tour ongoing Kari Olsen @Europe\n"},
    {"Kari Olsen attended the NATO summit in Madrid.", "summit held Kari Olsen NATO @Madrid\n"},
    {"Kari Olsen met her husband Pedro Quispe at university.",
     "meeting held Kari Olsen Pedro Quispe\n"},
    {"The company met its targets in Lima on Monday.", ""},
    {"Norway met all conditions of the deal with Peru.", ""},
    {"The rebels met fierce resistance near Lima.", ""},
    {"Kari Olsen spoke about the war in Peru.", ""},
    {"Kari Olsen flew to Lima, Peru, where she will meet Pedro Quispe.",
     "meeting planned Kari Olsen Pedro Quispe @Lima\nvisit held Kari Olsen @Lima\n"},
    {"Kari Olsen met Pedro Quispe ahead of the summit in Lima.",
     "meeting held Kari Olsen Pedro Quispe\nsummit planned @Lima\n"},
    {"Kari Olsen met Pedro Quispe on the sidelines of a summit in Lima.",
     "meeting held Kari Olsen Pedro Quispe @Lima\nsummit held @Lima\n"},
    {"Kari Olsen will meet Pedro Quispe in Peru. The meeting will take place in Lima.",
     "meeting planned Kari Olsen Pedro Quispe @Lima\n"},
    {"Kari Olsen met one-on-one with Pedro Quispe in Lima.",
     "meeting held Kari Olsen Pedro Quispe @Lima\n"},
    {"Army commanders briefed President Pedro Quispe in Lima.",
     "meeting held Army commanders Pedro Quispe @Lima\n"},
    {"Kari Olsen complained to Pedro Quispe about the budget during a telephone call on Sunday.",
     "phone_call held Kari Olsen Pedro Quispe\n"},
    {"Kari Olsen praised Pedro Quispe in a phone call with reporters.",
     "phone_call held Kari Olsen reporters\n"},
    {"Kari Olsen told Pedro Quispe in a telephone conversation that Norway would help.",
     "phone_call held Kari Olsen Pedro Quispe\n"},
    {"Kari Olsen and Pedro Quispe sat down together in Lima.",
     "meeting held Kari Olsen Pedro Quispe @Lima\n"},
    {"Kari Olsen sat down in Lima.", ""},
    {"Kari Olsen attended the summit in Oslo, as did Pedro Quispe.",
     "summit held Kari Olsen Pedro Quispe @Oslo\n"},
    {"Kari Olsen met Pedro Quispe in Lima on Tuesday. The next meeting is to be held in Tallinn in "
     "November.",
     "meeting held Kari Olsen Pedro Quispe @Lima\nmeeting planned Kari Olsen Pedro Quispe "
     "@Tallinn\n"},
    {"Kari Olsen met Pedro Quispe. The next round of talks will be held in Oslo.",
     "meeting held Kari Olsen Pedro Quispe\nmeeting planned Kari Olsen Pedro Quispe @Oslo\n"},
    {"Several rounds of talks between Norway and Peru were held in Lima.",
     "series held Norway Peru @Lima\n"},
    {"A round of talks between Norway and Peru was held in Lima.",
     "meeting held Norway Peru @Lima\n"},
    {"Kari Olsen and Pedro Quispe signed a petition.", ""},
    {"Peru hosts several steel manufacturers.", ""},
    {"Kari Olsen visited the website of the museum.", ""},
    {"The talks chief of Peru resigned.", ""},
    {"Peru's Congress passed the law on Monday.", ""},
    {"Norway's visit to the top of the table lasted a week.", ""},
    {"The minister received a letter from Peru.", ""},
};

}  // namespace

TEST_CASE("extract/relation/meeting_parties: sentences and who met") {
  check_meetings(kRows);
}
