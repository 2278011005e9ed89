// Who is away from an occasion, and occasions that did not come about.
#include <doctest/doctest.h>

#include "extract/relation/occasions.h"
#include "tests/extract/relation/meeting_lines.h"

using namespace whomet;

namespace {

constexpr MeetingRow kRows[] = {
    // Who is away from the occasion of others is not at it; it is held all the same.
    {"Kari Olsen did not attend Monday's meeting in Lima between Chile and Peru.",
     "meeting held Chile Peru @Lima\n"},
    {"Kari Olsen did not take part in the talks between Chile and Peru in Lima.",
     "meeting held Chile Peru @Lima\n"},
    {"Kari Olsen skipped a meeting of Nordic ministers in Lima.",
     "meeting held Nordic ministers in Lima @Lima\n"},
    {"Kari Olsen stayed away from the summit in Oslo.", "summit held @Oslo\n"},
    {"Kari Olsen was absent from the summit in Oslo.", "summit held @Oslo\n"},
    {"Kari Olsen pulled out of the summit in Oslo.", "summit held @Oslo\n"},
    {"Kari Olsen will not attend the meeting in Lima.", ""},
    {"Kari Olsen did not skip the summit in Oslo.", "summit held Kari Olsen @Oslo\n"},
    {"Kari Olsen attended the summit in Oslo.", "summit held Kari Olsen @Oslo\n"},
    // Of two, none is held without one.
    {"Kari Olsen will not take part in talks with Pedro Quispe in Lima.",
     "meeting not_held Kari Olsen Pedro Quispe @Lima\n"},
    {"Kari Olsen refused to take part in talks with Pedro Quispe.",
     "meeting not_held Kari Olsen Pedro Quispe\n"},
    {"Kari Olsen has pulled out of talks with Pedro Quispe in Lima.",
     "meeting not_held Kari Olsen Pedro Quispe @Lima\n"},
    {"Kari Olsen has pulled out of talks with Pedro Quispe on ending the strike.",
     "meeting held Kari Olsen Pedro Quispe\n"},
    {"Kari Olsen backed out of a meeting with Pedro Quispe.",
     "meeting not_held Kari Olsen Pedro Quispe\n"},
    {"Kari Olsen walked out of talks with Pedro Quispe in Lima.",
     "meeting held Kari Olsen Pedro Quispe @Lima\n"},
    // Whom the words exclude.
    {"Kari Olsen met Pedro Quispe, but not Ana Rocha.",
     "meeting held Kari Olsen Pedro Quispe\nmeeting not_held Ana Rocha Kari Olsen\n"},
    {"Kari Olsen held talks with Pedro Quispe but not with Ana Rocha.",
     "meeting held Kari Olsen Pedro Quispe\nmeeting not_held Ana Rocha Kari Olsen\n"},
    {"Kari Olsen spoke with Pedro Quispe, not Ana Rocha.",
     "meeting held Kari Olsen Pedro Quispe\nmeeting not_held Ana Rocha Kari Olsen\n"},
    {"Kari Olsen visited Peru but not Chile.", "visit held Kari Olsen @Peru\n"},
    {"Kari Olsen met not only Pedro Quispe but also Ana Rocha.",
     "meeting held Ana Rocha Kari Olsen Pedro Quispe\n"},
    // What fell through has not begun; what collapsed may have.
    {"Talks between Norway and Peru in Lima fell through on Monday.",
     "meeting not_held Norway Peru @Lima\n"},
    {"Planned talks between Norway and Peru have fallen through.",
     "meeting not_held Norway Peru\n"},
    {"Talks between Norway and Peru in Lima could fall through.",
     "meeting possible Norway Peru @Lima\n"},
    {"Talks between Norway and Peru in Lima collapsed on Monday.",
     "meeting held Norway Peru @Lima\n"},
    {"The meeting, which was to be hosted by Kari Olsen in Lima, was cancelled.",
     "meeting not_held Kari Olsen @Lima\n"},
};

// What is claimed as a fact, "subject|predicate|object" with "meeting" for one.
bool is_asserted(const Document& document, std::string_view line) {
  const auto name = [&](const Argument& argument) {
    return argument.kind == Argument::Kind::kMeeting ? "meeting" : name_of(document, argument);
  };
  return std::ranges::any_of(document.claims, [&](const Claim& claim) {
    return !claim.open && !claim.negated && claim.modality == Modality::kAsserted &&
           name(claim.subject) + "|" + claim.predicate + "|" + name(claim.object) == line;
  });
}

}  // namespace

TEST_CASE("extract/relation/meeting_absence: who is away, and what is not held") {
  check_meetings(kRows);
}

TEST_CASE("extract/relation/meeting_absence: nobody went to what did not take place") {
  struct Row {
    const char* text;
    const char* not_asserted;
  };
  for (const Row& row : {
           Row{"Talks between Norway and Peru in Lima fell through.", "meeting|located_in|Lima"},
           Row{"The summit, which was to be hosted by Kari Olsen in Lima, was cancelled.",
               "Kari Olsen|hosts|meeting"},
           Row{"The summit, which was to be hosted by Kari Olsen in Lima, was cancelled.",
               "Kari Olsen|visits|Lima"},
           Row{"Kari Olsen has pulled out of talks with Pedro Quispe in Lima.",
               "Pedro Quispe|visits|Lima"},
           Row{"Kari Olsen stayed away from the summit in Lima.", "Kari Olsen|visits|Lima"},
           Row{"Kari Olsen was absent from the vote.", "Kari Olsen|participates_in|vote"},
       }) {
    CAPTURE(std::string(row.text));
    CAPTURE(std::string(row.not_asserted));
    Document document = annotated_text(row.text);
    unite_occasions(document);
    CHECK(!is_asserted(document, row.not_asserted));
  }
  Document held = annotated_text("Kari Olsen hosted a summit of Nordic leaders in Lima.");
  unite_occasions(held);
  CHECK(is_asserted(held, "Kari Olsen|hosts|meeting"));
}
