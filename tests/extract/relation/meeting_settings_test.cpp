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
    {"Peru's parliament is to discuss the deal later Wednesday.",
     "meeting planned Peru's parliament\n"},
    {"The Organization of American States kept its budget unchanged at a meeting Friday in Lima.",
     "meeting held Organization of American States @Lima\n"},
    // Clauses after "before" and "after", and what follows "following".
    {"The quake came hours after Norway and the rebels agreed to hold peace talks in Nairobi.",
     "series planned Norway rebels @Nairobi\n"},
    {"Norway's negotiator, Kari Olsen, left Lima following three days of talks.",
     "meeting held Kari Olsen @Lima\n"},
    {"Kari Olsen called for calm following a meeting with Pedro Quispe.",
     "meeting held Kari Olsen Pedro Quispe\n"},
    // Who calls, breaks off, hosts or resumes it.
    {"Prime Minister Kari Olsen has called a meeting of top military officials to discuss the "
     "floods.",
     "meeting planned Kari Olsen top military officials\n"},
    {"Kari Olsen called the talks a success.", ""},
    {"Kari Olsen called the meeting with Pedro Quispe a success.",
     "meeting held Kari Olsen Pedro Quispe\n"},
    {"Kari Olsen met Pedro Quispe hours before Peru and Norway signed a treaty.",
     "meeting held Kari Olsen Pedro Quispe\n"},
    {"Hours after Kari Olsen and Pedro Quispe met, rebels seized the airport.",
     "meeting held Kari Olsen Pedro Quispe\n"},
    {"It is important that Kari Olsen met Pedro Quispe.", "meeting held Kari Olsen Pedro Quispe\n"},
    {"Kari Olsen is popular, meeting Pedro Quispe last week.",
     "meeting held Kari Olsen Pedro Quispe\n"},
    {"Peru's two main parties broke off talks Monday aimed at ending the crisis.",
     "series held Peru's two main parties\n"},
    {"President Kari Olsen hosted a dinner for Peruvian President Pedro Quispe.",
     "meeting held Kari Olsen Pedro Quispe\n"},
    {"The Parliament endorsed the start of European Union membership talks with Norway.",
     "series held European Union Norway\n"},
    {"Norwegian leaders and activists are meeting in Lima for a conference on fishing.",
     "conference ongoing Norwegian leaders activists @Lima\n"},
    {"Negotiators from Peru and Norway ended two hours of talks without comment.",
     "meeting held Negotiators from Peru and Norway\n"},
    // Names behind an office.
    {"The date depends upon negotiations between Peruvian President-elect Pedro Quispe and Kari "
     "Olsen.",
     "meeting held Kari Olsen Pedro Quispe\n"},
    {"Kari Olsen raised the issue during a meeting Monday with U.S. House of Representatives "
     "speaker Ida Berg.",
     "meeting held Ida Berg Kari Olsen\n"},
    // A stop is a visit; a summit of leaders needs no place; whom people welcome must be able to
    // come.
    {"Lima was the first stop of President Kari Olsen's trip.", "visit held Kari Olsen @Lima\n"},
    {"Police arrested ten people ahead of the summit of leaders of the world's poorest countries.",
     "summit planned leaders of the world's poorest countries\n"},
    {"Officials welcomed the formation of the new team in Oslo.", ""},
    {"Ministers from Peru and Norway are involved in the talks in Lima.",
     "meeting ongoing Ministers from Peru and Norway @Lima\n"},
    {"Officials say talks remain stalled between Norway and Kenya.", "meeting held Kenya Norway\n"},
    {"The talks that Norway and Peru held in Lima last week were fruitful.",
     "meeting held Norway Peru @Lima\n"},
    {"Peru's President Pedro Quispe has rejected a call from Norway's government to begin talks.",
     "meeting not_held Norway Pedro Quispe\n"},
    // Lists of names with offices, and a name behind a phrase that says who it is.
    {"Peruvian President Pedro Quispe of Unity, Norway's exiled party chief Kari Olsen and Kenyan "
     "Prime Minister Daniel Otieno are meeting in the city of Cusco.",
     "meeting ongoing Daniel Otieno Kari Olsen Pedro Quispe @Cusco\n"},
    {"Monday, Kari Olsen met with another hero, Peruvian archbishop Pedro Quispe, in Lima.",
     "meeting held Kari Olsen Pedro Quispe @Lima\n"},
    {"State media confirmed leader Kari Olsen recently visited Kenya, and held talks with Kenyan "
     "President Daniel Otieno.",
     "meeting held Daniel Otieno Kari Olsen\nvisit held Kari Olsen @Kenya\n"},
    // Whom and what people visit.
    {"Norwegian Minister Kari Olsen paid a surprise visit to Norwegian troops in Kenya.",
     "visit held Kari Olsen Norwegian troops in Kenya @Kenya\n"},
    {"President Kari Olsen visited the former rebel stronghold of Cusco.",
     "visit held Kari Olsen @Cusco\n"},
    {"President Kari Olsen visited the hospital.", "visit held Kari Olsen @hospital\n"},
    {"President Kari Olsen visited the crowd's idea of order.", ""},
    {"President Kari Olsen is guarded as she visits with Peruvian officials.",
     "meeting ongoing Kari Olsen Peruvian officials\n"},
    {"The Peruvian president has been resting before an official visit he will begin on Sunday in "
     "Nairobi.",
     "visit planned Peruvian president @Nairobi\n"},
    {"The date was agreed on by regional finance ministers meeting in Lima Monday.",
     "meeting held regional finance ministers @Lima\n"},
    {"Kari Olsen spoke in Lima after what she called constructive talks with Pedro Quispe.",
     "meeting held Kari Olsen Pedro Quispe\n"},
    {"The blast occurred as Kenyan and Peruvian ministers, officials from donor countries, and the "
     "special U.N. representative for Kenya were meeting to discuss progress.",
     "meeting held Kenyan and Peruvian ministers officials from donor countries special U.N. "
     "representative for Kenya\n"},
    {"The spokesman's comments came as representatives of Peru and Kenya prepared for a meeting "
     "Monday in Oslo.",
     "meeting planned representatives of Peru and Kenya @Oslo\n"},
    {"The WHO board will meet in June to decide.", "meeting planned World Health Organization\n"},
    {"On Friday, world powers meeting at the U.N. agreed to wait.", "meeting held world powers\n"},
    {"Talks among Peru's leading parties are stalled.", "meeting held Peru's leading parties\n"},
    // Partners behind what it is about; one country alone.
    {"Talks on the port's future between Peru and Norway are due to begin later this year.",
     "meeting planned Norway Peru\n"},
    {"Kenya says it wants to continue talks about its nuclear program with Norway.",
     "meeting possible Kenya Norway\n"},
    {"Peru has been holding talks aimed at lowering prices.", "meeting ongoing Peru\n"},
    // What is met without a meeting, and days of something else.
    {"Peru raised taxes to meet IMF requirements.", ""},
    {"Peru failed to meet Norwegian demands for reform.", ""},
    {"Ministers from Peru and Norway were meeting in Lima as it prepares for elections next month.",
     "meeting held Ministers from Peru and Norway @Lima\n"},
    // Who only lets them happen; talks of many are none of two; what frames a meeting is another.
    {"Peru offered to host the peace talks.", ""},
    {"Kari Olsen met Pedro Quispe. Officials say the step will help get the six-nation talks "
     "going.",
     "meeting held Kari Olsen Pedro Quispe\n"},
    {"Kenya has ruled out holding a meeting with leaders from Norway and Peru during an upcoming "
     "economic meeting in Lima.",
     "meeting not_held Kenya leaders from Norway and Peru\nmeeting planned Kenya @Lima\n"},
    {"Kari Olsen and Pedro Quispe discussed trade during a meeting in Lima Friday.",
     "meeting held Kari Olsen Pedro Quispe @Lima\n"},
    // Whether it is over.
    {"Kari Olsen was in Lima for talks with Pedro Quispe.",
     "meeting held Kari Olsen Pedro Quispe @Lima\nvisit held Kari Olsen @Lima\n"},
    {"Kari Olsen arrived in Lima for talks with Pedro Quispe.",
     "meeting planned Kari Olsen Pedro Quispe @Lima\nvisit ongoing Kari Olsen @Lima\n"},
    {"The countries agreed to reopen the port, following a meeting Friday between Kari Olsen and "
     "Pedro Quispe.",
     "meeting held Kari Olsen Pedro Quispe\n"},
    {"Kari Olsen will return to Oslo after a meeting with Pedro Quispe on Friday.",
     "meeting planned Kari Olsen Pedro Quispe\nvisit planned Kari Olsen @Oslo\n"},
    {"Kari Olsen is in Lima, holding talks with Pedro Quispe.",
     "meeting ongoing Kari Olsen Pedro Quispe @Lima\nvisit ongoing Kari Olsen @Lima\n"},
    // No meetings: a meal, a crowd.
    {"Thousands of prisoners in Kenya volunteered to skip lunch on Sunday.", ""},
    {"The crowd greeted President Kari Olsen with cheers.", ""},
    {"Officials greeted President Kari Olsen at the airport.",
     "meeting held Kari Olsen Officials\n"},
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
