#include "graph/exchange.h"

#include <string>

#include <doctest/doctest.h>

#include "tests/support/random_graph.h"
#include "tests/support/tiny_graph.h"

namespace whomet {
namespace {

std::string kept_form(const Facts& facts) {
  return to_exchange_json(facts, {.pretty = false, .text_offsets = true});
}

TEST_CASE("graph/exchange: an empty graph, and one of everything, as bytes") {
  CHECK(to_exchange_json({}) ==
        R"({"schema":1,"documents":[],"entities":[],"meetings":[],"statements":[]})");
  Facts facts;
  facts.documents.push_back(testing::document_of("d1", "b.txt", ""));
  facts.documents[0].paths = {"a.txt", "b.txt"};
  facts.entities.push_back(testing::entity_of("e1", EntityType::kPerson, "Ana \"A\" Castillo"));
  facts.entities.push_back(testing::entity_of("e2", EntityType::kPlace, "Z\xC3\xBCrich"));
  facts.entities[1].merged.push_back({{"Zurich", "Z\xC3\xBCrich"}, "accents"});
  Meeting meeting;
  meeting.id = "m1";
  meeting.kind = MeetingKind::kVisit;
  meeting.status = MeetingStatus::kPlanned;
  meeting.history.push_back({MeetingStatus::kPlanned, "d1"});
  meeting.participants = {"e1"};
  meeting.place = "e2";
  meeting.evidence.push_back(testing::evidence_of("d1", 5, "Quote."));
  facts.meetings.push_back(meeting);
  facts.statements.push_back(testing::statement_of("s1", "e1", "visits", "e2",
                                                   testing::evidence_of("d1", 5, "To Z.", "To")));
  facts.statements[0].time = {"in May", "2023-05-01", "2023-05-31", "month", "explicit"};
  facts.statements[0].attributed_to.text = "an aide";
  CHECK(
      to_exchange_json(facts) ==
      R"({"schema":1,"documents":[{"id":"d1","path":"a.txt","paths":["a.txt","b.txt"],"title":null,)"
      R"("date":null,"date_basis":"none","language":"en","source":null,"url":null,"sha256":"d1-digest"}],)"
      R"("entities":[{"id":"e1","type":"Person","name":"Ana \"A\" Castillo","aliases":[],"links":[],)"
      R"("mentions":[{"document":"d1","begin":0,"end":16,"text":"Ana \"A\" Castillo","level":"NAM"}],"merged":[]},)"
      "{\"id\":\"e2\",\"type\":\"Place\",\"name\":\"Z\xC3\xBCrich\",\"aliases\":[],\"links\":[],"
      "\"mentions\":[{\"document\":\"d1\",\"begin\":0,\"end\":7,\"text\":\"Z\xC3\xBCrich\","
      "\"level\":\"NAM\"}],"
      "\"merged\":[{\"names\":[\"Zurich\",\"Z\xC3\xBCrich\"],\"reason\":\"accents\"}]}],"
      R"("meetings":[{"id":"m1","kind":"visit","status":"planned","history":[{"status":"planned","document":"d1"}],)"
      R"("name":null,"participants":["e1"],"place":"e2","topic":null,"date":null,"evidence":[{"kind":"text",)"
      R"("document":"d1","begin":5,"end":11,"exact":true,"quote":"Quote."}]}],)"
      R"("statements":[{"id":"s1","subject":"e1","subject_text":null,"predicate":"visits","object":"e2",)"
      R"("object_text":null,"open":false,"negated":false,"modality":"asserted",)"
      R"("attributed_to":{"entity":null,"text":"an aide"},"time":{"text":"in May","from":"2023-05-01",)"
      R"("to":"2023-05-31","granularity":"month","basis":"explicit"},"place":null,"meeting":null,)"
      R"("qualifiers":{"kind":null,"item":null,"topic":null,"polarity":null,"trend":null},"confidence":0.9,)"
      R"("evidence":[{"kind":"text","document":"d1","begin":5,"end":10,"exact":true,"quote":"To Z.",)"
      R"("trigger":{"begin":5,"end":7,"text":"To"},"extractor":"test"}]}]})");
}

TEST_CASE("graph/exchange: random facts survive writing and reading, compact and indented") {
  for (std::uint32_t seed = 0; seed < 60; ++seed) {
    CAPTURE(seed);
    const Facts facts = testing::random_facts(seed);
    for (const bool pretty : {false, true}) {
      const auto kept = from_exchange_json(to_exchange_json(facts, {pretty, true}));
      REQUIRE(kept.ok());
      CHECK(kept_form(*kept) == kept_form(facts));
      const auto exchanged = from_exchange_json(to_exchange_json(facts, {pretty, false}));
      REQUIRE(exchanged.ok());
      CHECK(to_exchange_json(*exchanged) == to_exchange_json(facts));
    }
    const ExchangeOptions short_form{.text_offsets = true, .short_form = true};
    const std::string written = to_exchange_json(facts, short_form);
    CHECK(written.find(":null") == std::string::npos);
    CHECK(written.size() < kept_form(facts).size());
    const auto short_read = from_exchange_json(written);
    REQUIRE(short_read.ok());
    CHECK(kept_form(*short_read) == kept_form(facts));
  }
}

TEST_CASE("graph/exchange: the digest is that of the text, however long") {
  for (const std::uint32_t seed : {1U, 2U}) {
    Facts facts = testing::random_facts(seed);
    CHECK(exchange_digest(facts) == sha256_hex(to_exchange_json(facts)));
    facts.entities.front().name = std::string(200'000, 'x');
    CHECK(exchange_digest(facts, {.pretty = true}) ==
          sha256_hex(to_exchange_json(facts, {.pretty = true})));
  }
}

TEST_CASE("graph/exchange: strings with NUL, and file names that are not UTF-8") {
  Facts facts = testing::tiny_facts();
  facts.documents[0].title = std::string("a\0b", 3);
  facts.documents[0].paths = {"caf\xE9.txt"};
  const auto read = from_exchange_json(to_exchange_json(facts));
  REQUIRE(read.ok());
  CHECK(read->documents[0].title == std::string("a\0b", 3));
  CHECK(read->documents[0].paths[0] == "caf\xEF\xBF\xBD.txt");
}

TEST_CASE("graph/exchange: unknown fields are skipped, whatever they hold") {
  const auto read = from_exchange_json(
      R"({"new":{"a":[1,{"b":[[]]},null]},"schema":1,"entities":[{"id":"e1","type":"Place","name":"X","x":[{}],"aliases":null0}]})");
  CHECK_FALSE(read.ok());
  const auto good = from_exchange_json(
      R"({"new":{"a":[1,{"b":[[]]},null]},"schema":1,"entities":[{"id":"e1","type":"Place","name":"X","x":[{}]}]})");
  REQUIRE(good.ok());
  CHECK(good->entities[0].name == "X");
}

struct Row {
  const char* json;
  const char* message;
};

TEST_CASE("graph/exchange: a fault names its field and byte") {
  const Row rows[] = {
      {"", "expected an object, found no JSON (The document is empty.) at byte 0"},
      {"[]", "expected an object, found an array at byte 0"},
      {"{}", "expected the field 'schema', found none at byte 0"},
      {R"({"schema": 2})", "schema: expected version 1, found another at byte 11"},
      {R"({"schema":1,"entities":[{"id":"e1","type":"Fish","name":"x"}]})",
       "entities[0].type: expected a type of entity, found 'Fish' at byte 42"},
      {R"({"schema":1,"entities":[{"id":"e1","type":"Person","name":7}]})",
       "entities[0].name: expected a string, found an integer at byte 58"},
      {R"({"schema":1,"entities":[{"id":"e1"},{"id":"e1"}]})",
       "entities[1]: expected an id of its own, found 'e1' again at byte 36"},
      {R"({"schema":1,"statements":[{"id":"s1","predicate":"p","evidence":[]}]})",
       "statements[0]: expected evidence, found none at byte 26"},
      {R"({"schema":1,"statements":[{"id":"s1","predicate":"p","subject":"e9","evidence":[{"quote":"q"}]}]})",
       "subject: expected an id of this file, found 'e9' at byte 63"},
      {R"({"schema":1,"statements":[{"id":"s1","evidence":[{"begin":5,"end":4}]}]})",
       "statements[0].evidence[0]: expected begin <= end, found the contrary at byte 49"},
      {R"({"schema":1,"statements":[{"id":"s1","confidence":1.5}]})",
       "statements[0].confidence: expected a number from 0 to 1, found another at byte 50"},
      {R"({"schema":1,"statements":[{"id":"s1","evidence":[{"begin":-5}]}]})",
       "statements[0].evidence[0].begin: expected a byte offset, found a number at byte 58"},
      {R"({"schema":1} x)",
       "expected the end of the text, found no JSON (The document root must not be followed by "
       "other "
       "values.) at byte 13"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.json);
    const auto read = from_exchange_json(row.json);
    REQUIRE_FALSE(read.ok());
    CHECK(read.error().message == row.message);
  }
}

TEST_CASE("graph/exchange: cut anywhere, it is an error and nothing worse") {
  const std::string json = to_exchange_json(testing::tiny_facts());
  for (std::size_t size = 0; size < json.size(); ++size) {
    const auto read = from_exchange_json(std::string_view(json).substr(0, size));
    CHECK_FALSE(read.ok());
  }
  CHECK(from_exchange_json(json).ok());
  CHECK_FALSE(from_exchange_json(json + std::string("\0garbage", 8)).ok());
  CHECK_FALSE(from_exchange_json(std::string(200'000, '[')).ok());
}

}  // namespace
}  // namespace whomet
