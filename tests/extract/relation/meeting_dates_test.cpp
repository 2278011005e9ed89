// The day of an occasion, where its own sentence gives it and where only a later one does.
#include <doctest/doctest.h>

#include "tests/extract/relation/annotated_text.h"

using namespace whomet;

namespace {

// "kind at words of the day", a line a meeting, sorted; "-": no day.
std::string days_of(const Document& document) {
  std::set<std::string> lines;
  for (const LocalMeeting& meeting : document.meetings) {
    const std::string day = meeting.time == kNone ? "-" : document.times[meeting.time].value.text;
    lines.insert(std::string(name_of(meeting.kind)) + " " + day + "\n");
  }
  std::string all;
  for (const std::string& line : lines) all += line;
  return all;
}

struct Row {
  const char* text;
  const char* days;
};

constexpr Row kRows[] = {
    // What a later sentence calls it.
    {"Norwegian President Kari Olsen visited Peru. Monday's visit was her first to South America.",
     "visit Monday\n"},
    {"The presidents of Peru and Norway have held talks in Lima. Peru's Juan Quispe and Kari Olsen "
     "of Norway signed agreements at Tuesday's meeting.",
     "meeting Tuesday\n"},
    // A guest who "is visiting" is no clause with a day of its own.
    {"Norwegian President Kari Olsen made the pledge during a meeting Sunday with visiting "
     "Peruvian "
     "President Juan Quispe.",
     "meeting Sunday\n"},
    {"Kari Olsen met with Juan Quispe and several other government ministers Monday in Lima.",
     "meeting Monday\n"},
    // What belongs to a journey is of its days.
    {"Last week, Norwegian envoy Kari Olsen visited Peru for a three-day trip, during which she "
     "met "
     "with President Juan Quispe.",
     "meeting Last week\nvisit Last week\n"},
    {"On Tuesday, Kari Olsen paid a visit to Peru, meeting with President Juan Quispe in Lima.",
     "meeting Tuesday\nvisit Tuesday\n"},
    {"Kari Olsen began her visit to Peru on Monday and met with President Juan Quispe.",
     "meeting Monday\nvisit Monday\n"},
    {"Kari Olsen is in Peru on Monday to meet President Juan Quispe.",
     "meeting Monday\nvisit Monday\n"},
    {"Norwegian Prime Minister Kari Olsen, who is in Lima Monday, said the plan is dead.",
     "visit Monday\n"},
    {"On Sunday, Juan Quispe left Norway and flew to Chile to run for mayor next year.",
     "visit Sunday\n"},
    {"Kari Olsen visited Peru on Monday and met with President Juan Quispe in June.",
     "meeting June\nvisit Monday\n"},
    {"Kari Olsen was elected on Monday and met with President Juan Quispe.", "meeting -\n"},
    // The day on which somebody says something in a speech is that of the speech.
    {"In a speech to the ruling party, Kari Olsen said Sunday the courts are free.",
     "speech_event Sunday\n"},
    // Of two reports the one that tells the day.
    {"Norway and Peru will hold talks this week. Kari Olsen said the talks will be held on Sunday.",
     "meeting Sunday\n"},
    // The day of the return is not that of the visit.
    {"Kari Olsen returned on Monday from a week-long visit to Peru.", "visit -\n"},
    {"Kari Olsen came back on Monday from a trip to Peru.", "visit -\n"},
    {"Kari Olsen returned from Lima on Monday.", "visit -\n"},
    {"Kari Olsen returned from last week's visit to Peru.", "visit last week\n"},
    {"Kari Olsen returned to Lima on Monday.", "visit Monday\n"},
    // Nor is that on which it was called off.
    {"Talks between Norway and Peru in Lima were called off on Monday.", "meeting -\n"},
    {"Talks between Norway and Peru in Lima fell through on Monday.", "meeting -\n"},
    {"Monday's talks between Norway and Peru in Lima were called off.", "meeting Monday\n"},
    {"Talks between Norway and Peru in Lima were postponed to Monday.", "meeting Monday\n"},
    {"Talks between Norway and Peru in Lima ended on Monday.", "meeting Monday\n"},
    // Said of the round.
    {"A further round of talks between Norway and Peru, scheduled for 9 April, was postponed.",
     "meeting 9 April\n"},
    {"Kari Olsen met Pedro Quispe on Tuesday. The next meeting is planned for November.",
     "meeting November\nmeeting Tuesday\n"},
    // That of others, or one that has its day.
    {"Norwegian President Kari Olsen met Juan Quispe in Lima. Chilean ministers praised Tuesday's "
     "meeting of the council.",
     "meeting -\nmeeting Tuesday\n"},
    {"Norwegian President Kari Olsen visited Peru on Friday. Critics mocked Monday's trip.",
     "visit Friday\n"},
    {"Norwegian President Kari Olsen visited Peru. Chile praised Tuesday's vote.", "visit -\n"},
    {"Norwegian President Kari Olsen will not visit Peru. Critics mocked Monday's trip.",
     "visit -\n"},
    // How long before the news it was.
    {"The comments come three days after Juan Quispe visited Norway.", "visit three days after\n"},
    {"Juan Quispe resigned. The step comes less than a week after he met Kari Olsen in Oslo.",
     "meeting a week after\n"},
    // Said on that day, not told of it.
    {"Kari Olsen said in a televised address Sunday that Norway would not sign.",
     "speech_event Sunday\n"},
    {"Kari Olsen said in an address that Norway would sign the treaty with Peru on Sunday.",
     "speech_event -\n"},
    // Named after an event that is told with its day.
    {"Party members voted on Tuesday to elect Kari Olsen as the new leader. She won with 9,000 "
     "votes. In her victory speech, Olsen stressed her support for the treaty.",
     "speech_event Tuesday\n"},
    {"Kari Olsen was sworn in on Friday as president of Norway. In her inaugural address, she "
     "promised reforms.",
     "speech_event Friday\n"},
    {"Kari Olsen won the election. Peru signed a treaty on Monday. In her victory speech in Oslo, "
     "she thanked her supporters.",
     "speech_event -\n"},
    {"Juan Quispe hopes to win the election on Sunday. Kari Olsen gave a victory speech in Oslo.",
     "speech_event -\n"},
    {"Kari Olsen, who was first elected on May 3, 2010, won a second term. In her victory speech "
     "in "
     "Oslo, Olsen thanked her supporters.",
     "speech_event -\n"},
    // Of what it precedes; what goes on is not next week.
    {"Kari Olsen arrived in Lima ahead of a summit in Oslo next week.",
     "summit next week\nvisit -\n"},
    {"Kari Olsen is in Lima to discuss the vote next week.", "visit -\n"},
    // The day, not the hour.
    {"Kari Olsen met Juan Quispe in Lima at 9 p.m. on Friday.", "meeting Friday\n"},
    {"Kari Olsen met Juan Quispe in Lima shortly before midnight on Wednesday.",
     "meeting Wednesday\n"},
    {"Kari Olsen met Juan Quispe at midnight.", "meeting midnight\n"},
    // What takes place.
    {"A visit to Peru by the foreign minister of Norway will take place on Tuesday.",
     "visit Tuesday\n"},
};

}  // namespace

TEST_CASE("extract/relation/meeting dates: own days, and those that later sentences tell") {
  for (const Row& row : kRows) {
    CAPTURE(std::string(row.text));
    CHECK(days_of(annotated_text(row.text)) == std::string(row.days));
  }
}
