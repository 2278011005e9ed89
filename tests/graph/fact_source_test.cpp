#include "graph/fact_source.h"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "base/text_file.h"
#include "graph/entity_graph.h"
#include "graph/exchange.h"
#include "tests/graph/store_files.h"
#include "tests/support/hostile_graph.h"
#include "tests/support/tiny_graph.h"

using namespace whomet;

namespace {

Facts collect(const FactSource& source) {
  Facts facts;
  source.each_document([&](const DocumentRecord& record) { facts.documents.push_back(record); });
  source.each_entity([&](const Entity& entity) { facts.entities.push_back(entity); });
  source.each_meeting([&](const Meeting& meeting) { facts.meetings.push_back(meeting); });
  source.each_statement([&](const Statement& statement) { facts.statements.push_back(statement); });
  return facts;
}

std::string streamed(const FactSource& source) {
  StringSink sink;
  ExchangeStream json(sink);
  source.each_document([&](const DocumentRecord& record) { json.add(record); });
  source.each_entity([&](const Entity& entity) { json.add(entity); });
  source.each_meeting([&](const Meeting& meeting) { json.add(meeting); });
  source.each_statement([&](const Statement& statement) { json.add(statement); });
  json.finish();
  return sink.text();
}

// "s1 s2": ids of what is left, nodes then edges.
std::string left(const Facts& facts, const FactFilter& filter) {
  FactSource source = FactSource::of(facts);
  source.keep_only(filter);
  std::string ids;
  source.each_entity([&](const Entity& entity) { ids += entity.id + " "; });
  source.each_meeting([&](const Meeting& meeting) { ids += meeting.id + " "; });
  ids += "|";
  source.each_statement([&](const Statement& statement) { ids += " " + statement.id; });
  return ids;
}

struct Row {
  const char* name;
  FactFilter filter;
  const char* left;
};

}  // namespace

TEST_CASE("graph/fact_source: record by record, the same as all at once") {
  for (const Facts& facts : {testing::tiny_facts(), testing::hostile_facts(), Facts{}}) {
    const FactSource source = FactSource::of(facts);
    const ExchangeOptions options{.pretty = true, .text_offsets = true};
    CHECK(to_exchange_json(collect(source), options) == to_exchange_json(facts, options));
    CHECK(streamed(source) == to_exchange_json(facts, {.pretty = true}));
  }
}

TEST_CASE("graph/fact_source: edges and labels are those of the graph in memory") {
  for (const Facts& facts : {testing::tiny_facts(), testing::hostile_facts()}) {
    const FactSource source = FactSource::of(facts);
    const EntityGraph graph(facts);
    CHECK(source.node_count() == graph.node_count());
    CHECK(source.edge_count() == graph.edge_count());
    for (std::uint32_t i = 0; i < graph.node_count(); ++i) {
      const std::string id(graph.id(NodeId{i}));
      CHECK(source.label(id) == graph.label(NodeId{i}));
      CHECK(source.type(id) == graph.type(NodeId{i}));
    }
    std::uint32_t next = 0;
    source.each_edge([&](const Statement& statement) {
      const Statement& known = graph.statement(EdgeId{next++});
      CHECK(statement.id == known.id);
      CHECK(statement.predicate == known.predicate);
      CHECK(statement.confidence == known.confidence);
      CHECK(statement.evidence.size() == known.evidence.size());
    });
  }
}

TEST_CASE("graph/fact_source: small questions") {
  const FactSource source = FactSource::of(testing::tiny_facts());
  CHECK(source.roles("e1") == std::vector<std::string>{"president"});
  CHECK(source.roles("e2").empty());
  CHECK(source.label("").empty());
  CHECK(source.label("nobody").empty());
  CHECK_FALSE(source.type("nobody"));
  CHECK(source.number("e1") == 0);
  CHECK(source.number("m1") == 6);
  REQUIRE(source.document("d1"));
  CHECK(source.document("d1")->paths == std::vector<std::string>{"a.txt"});
  CHECK_FALSE(source.document("d9"));
}

TEST_CASE("graph/fact_source: what filters leave") {
  Facts facts = testing::tiny_facts();
  facts.statements[2].time = {"in May", "2023-05-01", "2023-05-31", "month", "explicit"};
  const Row rows[] = {
      {"none", {}, "e1 e2 e3 e4 e5 e6 m1 | s1 s2 s3 s4 s5 s6"},
      {"one hop", {.nodes = {"e3"}}, "e1 e3 e4 | s2 s5 s6"},
      {"no hop", {.nodes = {"e1"}, .hops = 0}, "e1 | s6"},
      {"two hops", {.nodes = {"e3"}, .hops = 2}, "e1 e2 e3 e4 m1 | s1 s2 s3 s5 s6"},
      {"types", {.types = {EntityType::kPerson}}, "e1 e2 e6 | s1 s6"},
      {"types and focus",
       {.nodes = {"e1"}, .types = {EntityType::kPerson, EntityType::kMeeting}},
       "e1 e2 m1 | s1 s6"},
      // m1 was in February: gone, and with it the statement that has no other date.
      {"since", {.since = "2023-04-01"}, "e1 e2 e3 e4 e5 | s2 s3 s4 s5 s6"},
      {"until", {.until = "2023-03-31"}, "e1 e2 e3 e4 e5 m1 | s1 s2 s4 s5 s6"},
      {"within",
       {.since = "2023-05-31", .until = "2023-05-31", .predicates = {"visits"}},
       "e2 e4 | s3"},
      {"predicate", {.predicates = {"member_of"}}, "e2 e5 | s4"},
      {"confidence", {.min_confidence = 0.85}, "e1 e2 e3 e4 m1 | s1 s2 s6"},
      {"nothing", {.predicates = {"kin_of"}}, "|"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    CHECK(left(facts, row.filter) == row.left);
  }
}

TEST_CASE("graph/fact_source: what a filter leaves is whole") {
  for (const FactFilter& filter :
       {FactFilter{.types = {EntityType::kPerson}}, FactFilter{.predicates = {"criticizes"}},
        FactFilter{.nodes = {"e5"}}, FactFilter{.since = "2023-06-01"},
        FactFilter{.types = {EntityType::kPerson, EntityType::kMeeting}}}) {
    FactSource source = FactSource::of(testing::hostile_facts());
    source.keep_only(filter);
    const auto read = from_exchange_json(streamed(source));
    CHECK_MESSAGE(read.ok(), (read.ok() ? "" : read.error().message));
  }
}

TEST_CASE("graph/fact_source: sentences know their characters in the article's text") {
  const testing::TempFolder folder;
  StoredDocument document;
  document.record = testing::document_of("d1", "a.txt", "2023-03-01");
  document.text = "Été 🕊. Ana met Bruno.\nBruno left.\n";
  Facts& facts = document.facts;
  facts.documents = {document.record};
  facts.entities = {testing::entity_of("e1", EntityType::kPerson, "Ana Castillo"),
                    testing::entity_of("e2", EntityType::kPerson, "Bruno Keller")};
  const std::size_t begin = document.text.find("Ana");
  facts.statements = {testing::statement_of(
      "s1", "e1", "meets_with", "e2", testing::evidence_of("d1", begin, "Ana met Bruno.", "met"))};
  {
    Store store = Store::open_write(folder.file("a.kg"));
    store.add(std::span(&document, 1));
    // Stale: merged when it is read.
    const FactSource source = FactSource::open(folder.file("a.kg"));
    CHECK(source.edge_count() == 1);
    store.refresh();
  }
  const FactSource source = FactSource::open(folder.file("a.kg"));
  std::size_t count = 0;
  source.each_sentence([&](const SentenceRecord& sentence) {
    ++count;
    REQUIRE(sentence.characters);
    CHECK(sentence.quote == "Ana met Bruno.");
    CHECK(*sentence.characters == ByteSpan{7, 21});
  });
  CHECK(count == 1);
  CHECK_THROWS_AS(FactSource::open(folder.file("none.kg")), FileError);
}
