#include <doctest/doctest.h>

#include "extract/relation/extractors.h"
#include "tests/extract/relation/small_document.h"

using namespace whomet;

namespace {

const std::vector<SmallEntity> kEntities = {{"Olsen|she", EntityType::kPerson},
                                            {"Quispe", EntityType::kPerson},
                                            {"Norway", EntityType::kCountry},
                                            {"Oslo", EntityType::kPlace},
                                            {"Lima", EntityType::kPlace}};

// "kind status participants @place", one line a meeting.
std::string meetings_of(const Document& document) {
  std::string lines;
  for (const LocalMeeting& meeting : document.meetings) {
    lines += std::string(name_of(meeting.kind)) + " " + std::string(name_of(meeting.status));
    for (const std::uint32_t who : meeting.participants) lines += " " + document.clusters[who].name;
    if (meeting.place != kNone) lines += " @" + document.clusters[meeting.place].name;
    lines += "\n";
  }
  return lines;
}

struct Row {
  std::vector<std::string_view> sentences;
  const char* meetings;
};

const Row kRows[] = {
    {{"Olsen/PROPN/2/nsubj met/VERB:meet/0/root Quispe/PROPN/2/obj in/ADP/5/case Oslo/PROPN/2/obl"},
     "meeting held Olsen Quispe @Oslo\n"},
    {{"Olsen/PROPN/4/nsubj and/CCONJ/3/cc Quispe/PROPN/1/conj met/VERB:meet/0/root"},
     "meeting held Olsen Quispe\n"},
    {{"Olsen/PROPN/3/nsubj will/AUX/3/aux meet/VERB/0/root with/ADP/5/case Quispe/PROPN/3/obl"},
     "meeting planned Olsen Quispe\n"},
    {{"Olsen/PROPN/2/nsubj held/VERB:hold/0/root talks/NOUN:talk/2/obj with/ADP/5/case "
      "Quispe/PROPN/3/nmod"},
     "meeting held Olsen Quispe\n"},
    {{"Olsen/PROPN/2/nsubj spoke/VERB:speak/0/root by/ADP/4/case phone/NOUN/2/obl with/ADP/6/case "
      "Quispe/PROPN/2/obl"},
     "phone_call held Olsen Quispe\n"},
    {{"Olsen/PROPN/2/nsubj visited/VERB:visit/0/root Oslo/PROPN/2/obj and/CCONJ/5/cc "
      "Lima/PROPN/3/conj"},
     "visit held Olsen @Oslo\nvisit held Olsen @Lima\n"},
    {{"Olsen/PROPN/3/nmod:poss 's/PART/1/case visit/NOUN/6/nsubj to/ADP/5/case Oslo/PROPN/3/nmod "
      "ended/VERB:end/0/root"},
     "visit held Olsen @Oslo\n"},
    // Two reports of one meeting; a second one elsewhere stays apart.
    {{"Olsen/PROPN/2/nsubj met/VERB:meet/0/root Quispe/PROPN/2/obj",
      "the/DET/2/det talks/NOUN:talk/4/nsubj so/ADV/4/advmod ended/VERB:end/0/root"},
     "meeting held Olsen Quispe\n"},
    {{"Olsen/PROPN/2/nsubj met/VERB:meet/0/root Quispe/PROPN/2/obj in/ADP/5/case Oslo/PROPN/2/obl",
      "Olsen/PROPN/2/nsubj met/VERB:meet/0/root Quispe/PROPN/2/obj in/ADP/5/case Lima/PROPN/2/obl"},
     "meeting held Olsen Quispe @Oslo\nmeeting held Olsen Quispe @Lima\n"},
    {{"Olsen/PROPN/2/nsubj met/VERB:meet/0/root the/DET/4/det deadline/NOUN/2/obj"}, ""},
    {{"the/DET/2/det talks/NOUN:talk/3/nsubj failed/VERB:fail/0/root"}, ""},
};

}  // namespace

TEST_CASE("extract/relation/meetings: sentences and their meetings") {
  for (const Row& row : kRows) {
    CAPTURE(row.sentences.front());
    Document document = small_document(row.sentences, kEntities);
    meeting_extractor().extract(document);
    CHECK(meetings_of(document) == row.meetings);
  }
}

TEST_CASE("extract/relation/meetings: every edge of a meeting names it and bears its status") {
  Document document = small_document(
      {"Olsen/PROPN/3/nsubj will/AUX/3/aux meet/VERB/0/root Quispe/PROPN/3/obj in/ADP/6/case "
       "Oslo/PROPN/3/obl"},
      kEntities);
  meeting_extractor().extract(document);
  CHECK(as_lines(document) ==
        "Olsen|participates_in|meeting0|planned\n"
        "Quispe|participates_in|meeting0|planned\n"
        "meeting0|located_in|Oslo|planned\n"
        "Olsen|meets_with|Quispe|planned\n");
  for (const Claim& claim : document.claims) CHECK(claim.meeting == 0);
}
