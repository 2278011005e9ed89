// A graph small enough to draw, for tests of graph, query and render. All ids are short.
//
//        e1 Ana Castillo --meets_with (m1)-- e2 Bruno Keller --member_of--> e5 Harbour League
//          |  head_of_state_of                 |  visits
//          v                                   v
//        e3 Portugal <--located_in-- e4 Lisbon        e6 Chidi Okafor (alone)
#pragma once

#include <string>
#include <string_view>

#include "graph/facts.h"

namespace whomet::testing {

inline Evidence evidence_of(const std::string& document, std::size_t begin, std::string quote,
                            std::string trigger = {}) {
  Evidence evidence;
  evidence.at = {document, {begin, begin + quote.size()}, {begin, begin + quote.size()}};
  if (const std::size_t found = quote.find(trigger);
      !trigger.empty() && found != std::string::npos) {
    const ByteSpan span{begin + found, begin + found + trigger.size()};
    evidence.trigger = {span, span, std::move(trigger)};
  }
  evidence.quote = std::move(quote);
  evidence.extractor = "test";
  return evidence;
}

inline Entity entity_of(std::string id, EntityType type, std::string name,
                        const std::string& document = "d1") {
  Entity entity;
  entity.id = std::move(id);
  entity.type = type;
  entity.name = std::move(name);
  MentionRecord& mention = entity.mentions.emplace_back();
  mention.at = {document, {0, entity.name.size()}, {0, entity.name.size()}};
  mention.text = entity.name;
  return entity;
}

inline Statement statement_of(std::string id, std::string subject, std::string predicate,
                              std::string object, Evidence evidence, double confidence = 0.9) {
  Statement statement;
  statement.id = std::move(id);
  statement.subject = std::move(subject);
  statement.predicate = std::move(predicate);
  statement.object = std::move(object);
  statement.confidence = confidence;
  statement.evidence.push_back(std::move(evidence));
  return statement;
}

inline DocumentRecord document_of(std::string id, std::string path, std::string date) {
  DocumentRecord document;
  document.id = std::move(id);
  document.paths = {std::move(path)};
  document.date_basis = date.empty() ? "none" : "text";
  document.date = std::move(date);
  document.language = "en";
  document.sha256 = document.id + "-digest";
  return document;
}

inline Facts tiny_facts() {
  Facts facts;
  facts.documents = {document_of("d1", "a.txt", "2023-03-01"),
                     document_of("d2", "b.txt", "2023-03-09")};
  facts.entities = {entity_of("e1", EntityType::kPerson, "Ana Castillo"),
                    entity_of("e2", EntityType::kPerson, "Bruno Keller"),
                    entity_of("e3", EntityType::kCountry, "Portugal"),
                    entity_of("e4", EntityType::kPlace, "Lisbon"),
                    entity_of("e5", EntityType::kOrganization, "Harbour League"),
                    entity_of("e6", EntityType::kPerson, "Chidi Okafor", "d2")};
  facts.entities[0].aliases = {"Castillo", "the Portuguese president"};
  facts.entities[2].aliases = {"Portuguese"};
  facts.entities[2].links = {{"wikidata", "Q45"}};

  const Evidence met =
      evidence_of("d1", 0, "Ana Castillo met Bruno Keller in Lisbon on Monday.", "met");
  Meeting meeting;
  meeting.id = "m1";
  meeting.kind = MeetingKind::kMeeting;
  meeting.status = MeetingStatus::kHeld;
  meeting.history = {{MeetingStatus::kHeld, "d1"}};
  meeting.participants = {"e1", "e2"};
  meeting.place = "e4";
  meeting.date = {"on Monday", "2023-02-27", "2023-02-27", "day", "weekday, document date"};
  meeting.evidence = {met};
  facts.meetings = {meeting};

  facts.statements = {
      statement_of("s1", "e1", "meets_with", "e2", met),
      statement_of(
          "s2", "e1", "head_of_state_of", "e3",
          evidence_of("d1", 60, "The Portuguese president, Castillo, smiled.", "president")),
      statement_of("s3", "e2", "visits", "e4",
                   evidence_of("d2", 0, "Keller visited Lisbon.", "visited"), 0.8),
      statement_of("s4", "e2", "member_of", "e5",
                   evidence_of("d2", 30, "Keller, a member of the Harbour League, left.", "member"),
                   0.7),
      statement_of("s5", "e4", "located_in", "e3",
                   evidence_of("d2", 80, "Lisbon, Portugal, was calm."), 0.6),
      statement_of(
          "s6", "e1", "holds_role", "",
          evidence_of("d1", 60, "The Portuguese president, Castillo, smiled.", "president"))};
  facts.statements[0].meeting = "m1";
  facts.statements[0].time = meeting.date;
  facts.statements[5].object_text = "president";
  return facts;
}

}  // namespace whomet::testing
