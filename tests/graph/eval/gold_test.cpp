#include "graph/eval/gold.h"

#include <doctest/doctest.h>

#include "base/text_file.h"

using namespace whomet;

namespace {

// An article with one of everything; what stands for $X is replaced.
std::string article_with(const std::string& entities, const std::string& meetings,
                         const std::string& relations, const std::string& coreference = "") {
  return R"({"file": "a/b.txt", "doc_date": null, "entities": [)" + entities +
         R"(], "meetings": [)" + meetings + R"(], "relations": [)" + relations +
         R"(], "coreference": [)" + coreference + "]}";
}

const std::string kAda = R"({"id": "ada", "type": "Person", "name": "Ada", "aliases": []})";
const std::string kOslo = R"({"id": "oslo", "type": "Place", "name": "Oslo"})";
const std::string kVisit =
    R"({"id": "m1", "kind": "visit", "status": "held", "participants": ["ada"], "place": "oslo",)"
    R"( "sentence": "Ada came."})";
const std::string kVisits =
    R"({"subject": "ada", "predicate": "visits", "object": "oslo", "negated": false,)"
    R"( "modality": "asserted", "attributed_to": null, "confidence": "high",)"
    R"( "sentence": "Ada came."})";

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

}  // namespace

TEST_CASE("graph/eval/gold: an article as it is annotated") {
  const auto read =
      parse_gold(read_file(std::string(WHOMET_SOURCE_DIR) + "/tests/graph/eval/gold/a01.json"));
  REQUIRE(read);
  REQUIRE(read->has_value());
  const GoldArticle& article = **read;
  CHECK(article.file == "a01.txt");
  CHECK(article.dated);
  CHECK(article.entities.size() == 10);
  CHECK(article.entities.back().optional);
  REQUIRE(article.meetings.size() == 3);
  CHECK(article.meetings[0].kind == MeetingKind::kMeeting);
  CHECK(article.meetings[0].participants == std::vector<std::string>{"rocha", "mwangi"});
  CHECK(article.meetings[1].date_iso == "2021-06");
  CHECK(article.meetings[2].status == MeetingStatus::kNotHeld);
  CHECK(article.meetings[2].place.empty());
  REQUIRE(article.statements.size() == 13);
  CHECK(article.statements[4].attributed);
  CHECK(article.statements[4].other_objects == std::vector<std::string>{"rocha"});
  CHECK(article.statements[8].negated);
  CHECK_FALSE(article.statements[9].sure);
  CHECK(article.statements[12].other_modalities == std::vector<Modality>{Modality::kPossible});
  REQUIRE(article.references.size() == 5);
  CHECK(article.references[3].entities.size() == 2);
}

TEST_CASE(
    "graph/eval/gold: an object without relations is no article; folders are no part of a name") {
  const auto notes = parse_gold(R"({"made_by": "two readers"})");
  REQUIRE(notes);
  CHECK_FALSE(notes->has_value());
  const auto article = parse_gold(article_with(kAda + "," + kOslo, kVisit, kVisits));
  REQUIRE(article);
  CHECK((*article)->file == "b.txt");
  CHECK_FALSE((*article)->dated);
}

TEST_CASE("graph/eval/gold: what is broken is named, with what was expected") {
  struct Row {
    std::string json;
    const char* message;
  };
  const std::string both = kAda + "," + kOslo;
  const Row rows[] = {
      {"[1, 2", "expected JSON, found"},
      {"[]", "expected an object, found an array"},
      {R"({"relations": []})", "expected the field 'file', found none"},
      {R"({"file": 7, "relations": []})", "file: expected a string, found an integer"},
      {R"({"file": "a", "relations": [3]})", "relations[0]: expected an object, found an integer"},
      {article_with(replaced(kAda, "Person", "Human"), "", ""),
       "entities[0].type: expected Person, Country, Organization, Group, Place, Meeting, Event, "
       "Document, Role, Topic or Item, found 'Human'"},
      {article_with(kAda + "," + kAda, "", ""),
       "entities[1].id: expected an id that no other has, found 'ada'"},
      {article_with(both, kVisit + "," + kVisit, ""),
       "meetings[1].id: expected an id that no other has, found 'm1'"},
      {article_with(both, replaced(kVisit, "\"visit\"", "\"party\""), ""),
       "meetings[0].kind: expected visit, meeting, summit, conference, phone_call, speech_event, "
       "tour or series, found 'party'"},
      {article_with(both, replaced(kVisit, "held", "over"), ""),
       "meetings[0].status: expected held, ongoing, planned, possible or not_held, found 'over'"},
      {article_with(kOslo, kVisit, ""),
       "meetings[0].participants[0]: expected the id of an entity or meeting of the article, "
       "found 'ada'"},
      {article_with(kAda, "", kVisits),
       "relations[0].object: expected the id of an entity or meeting, 'topic:...' or 'role:...', "
       "found 'oslo'"},
      {article_with(both, "", replaced(kVisits, "visits", "vists")),
       "relations[0].predicate: expected a relation of docs/ontology.md, found 'vists'"},
      {article_with(both, "", replaced(kVisits, "asserted", "certain")),
       "relations[0].modality: expected asserted, planned, possible, considering, predicted, "
       "conditional, desired or denied, found 'certain'"},
      {article_with(both, "", replaced(kVisits, "high", "low")),
       "relations[0].confidence: expected high or medium, found 'low'"},
      {article_with(both, "", replaced(kVisits, "false", "\"no\"")),
       "relations[0].negated: expected true or false, found 'no'"},
      {article_with(both, "", "", R"({"start": 9, "end": 9, "text": "she", "entities": ["ada"]})"),
       "coreference[0].end: expected an end behind the start, found an integer"},
      {article_with(both, "", "", R"({"start": "9", "end": 12, "text": "she", "entities": []})"),
       "coreference[0].start: expected a whole number, found '9'"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.json);
    const auto article = parse_gold(row.json);
    REQUIRE_FALSE(article);
    CHECK(article.error().message.find(row.message) != std::string::npos);
    CHECK(article.error().message.find(" at byte ") != std::string::npos);
  }
}
