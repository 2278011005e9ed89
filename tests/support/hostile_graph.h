// A graph of names and sentences that break careless writers: quotation marks, angle brackets,
// control characters, "]]>", line breaks, backslashes, Chinese, Hebrew, emoji; parallel edges, a
// meeting whose participants no statement names, an isolated node, and a statement of mere words.
#pragma once

#include <string>

#include "graph/facts.h"
#include "tests/support/tiny_graph.h"

namespace whomet::testing {

inline const char* hostile_name() {
  return "\"Ana\" <b>&amp; O'Neil</b> ]]> \\N \\l #1; {x} [y] |z| `c` $d %e 习近平 "
         "\xF0\x9F\x95\x8A שלום a\nb\tc\x0B"
         "d -- */ ;,=";
}

inline Facts hostile_facts() {
  Facts facts;
  facts.documents = {document_of("d1", "a & <b>.txt", "2023-03-01"),
                     document_of("d2", "b, \"c\".txt", "")};
  facts.documents[0].title = "A \"title\" <i>";
  facts.documents[0].url = "https://example.org/a b?q=<x>&y={z}";
  facts.documents[0].source = "The Herald";
  facts.entities = {entity_of("e1", EntityType::kPerson, hostile_name()),
                    entity_of("e2", EntityType::kPerson, "Bruno Keller"),
                    entity_of("e3", EntityType::kCountry, "Portugal"),
                    entity_of("e4", EntityType::kPlace, "Lisbon"),
                    entity_of("e5", EntityType::kOrganization, "League; \"Harbour\", <new>"),
                    entity_of("e6", EntityType::kPerson, "Alone", "d2"),
                    entity_of("e7", EntityType::kPerson, "Bruno Keller", "d2")};
  facts.entities[0].aliases = {"A; B", hostile_name() + std::string(" II")};
  facts.entities[2].links = {{"wikidata", "Q45"}};

  const Evidence quote = evidence_of(
      "d1", 0, std::string("He said: ") + hostile_name() + ", <quote> & \"more\"\nof it.", "said");
  Meeting meeting;
  meeting.id = "m1";
  meeting.kind = MeetingKind::kVisit;
  meeting.status = MeetingStatus::kPlanned;
  meeting.history = {{MeetingStatus::kPlanned, "d1"}};
  meeting.participants = {"e1", "e2", "e3"};
  meeting.place = "e4";
  meeting.topic = "trade & <arms>";
  meeting.date = {"in May", "2023-05-01", "2023-05-31", "month", "document date"};
  meeting.evidence = {quote};
  facts.meetings = {meeting};

  facts.statements = {
      statement_of("s1", "e1", "meets_with", "e2", quote),
      statement_of("s2", "e1", "meets_with", "e2", evidence_of("d2", 5, "They met again.", "met")),
      statement_of("s3", "e1", "praises", "e2", quote, 0.4),
      statement_of("s4", "e2", "criticizes", "e1", quote, 0.5),
      statement_of("s5", "e2", "member_of", "e5", evidence_of("d2", 30, "A member.", "member")),
      statement_of("s6", "e1", "looks <up> \"to\"", "e3", quote, 0.3),
      statement_of("s7", "e1", "holds_role", "", quote),
      statement_of("s8", "e1", "participates_in", "m1", quote),
      statement_of("s9", "e7", "visits", "e4", quote)};
  facts.statements[0].time = {"on Monday", "2023-02-27", "2023-02-27", "day", "explicit"};
  facts.statements[1].time = {"in March", "2023-03-01", "2023-03-31", "month", "explicit"};
  facts.statements[3].negated = true;
  facts.statements[3].modality = Modality::kPlanned;
  facts.statements[3].attributed_to = {"e5", "the <league>"};
  facts.statements[3].place = "e4";
  facts.statements[5].open = true;
  facts.statements[6].object_text = "president & \"<chief>\"";
  facts.statements[7].meeting = "m1";
  facts.statements[8].attributed_to = {"", "a \"source\""};
  facts.statements[8].evidence.push_back(evidence_of("d2", 5, "They met again.", "met"));
  return facts;
}

}  // namespace whomet::testing
