// Facts by hand, for tests of queries and diagrams: short calls that yield ids. Ids are "e1", "m1",
// "s1", ... in the order of the calls; every statement has one sentence of evidence unless said
// otherwise.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "graph/entity_graph.h"
#include "graph/facts.h"

namespace whomet::testing {

class FactsBuilder {
 public:
  std::string entity(EntityType type, std::string name, std::vector<std::string> aliases = {},
                     std::size_t mentions = 1) {
    Entity entity;
    entity.id = "e" + std::to_string(++entities_);
    entity.type = type;
    entity.name = std::move(name);
    entity.aliases = std::move(aliases);
    for (std::size_t i = 0; i < mentions; ++i) {
      MentionRecord mention;
      mention.at.document = "d1";
      mention.text = entity.name;
      entity.mentions.push_back(mention);
    }
    facts_.entities.push_back(entity);
    return entity.id;
  }
  std::string person(std::string name, std::vector<std::string> aliases = {}) {
    return entity(EntityType::kPerson, std::move(name), std::move(aliases));
  }
  std::string country(std::string name, std::vector<std::string> aliases = {}) {
    return entity(EntityType::kCountry, std::move(name), std::move(aliases));
  }

  // The statement may be changed until the next call.
  Statement& state(std::string subject, std::string predicate, std::string object,
                   std::string quote = "A sentence.") {
    Statement statement;
    statement.id = "s" + std::to_string(++statements_);
    statement.subject = std::move(subject);
    statement.predicate = std::move(predicate);
    statement.object = std::move(object);
    statement.confidence = 1.0;
    facts_.statements.push_back(std::move(statement));
    add_source(facts_.statements.back(), "d1", std::move(quote));
    return facts_.statements.back();
  }
  // The meeting may be changed until the next call.
  Meeting& meeting(MeetingKind kind, MeetingStatus status, std::vector<std::string> participants) {
    Meeting meeting;
    meeting.id = "m" + std::to_string(++meetings_);
    meeting.kind = kind;
    meeting.status = status;
    meeting.participants = std::move(participants);
    facts_.meetings.push_back(std::move(meeting));
    add_source(facts_.meetings.back(), "d1", "A sentence about a meeting.");
    return facts_.meetings.back();
  }
  template <typename Fact>
  static void add_source(Fact& fact, std::string document, std::string quote) {
    Evidence evidence;
    evidence.at.document = std::move(document);
    evidence.quote = std::move(quote);
    evidence.extractor = "test";
    fact.evidence.push_back(std::move(evidence));
  }

  // Sorted by id, as Facts are.
  Facts facts() const {
    Facts facts = facts_;
    const auto by_id = [](const auto& a, const auto& b) { return a.id < b.id; };
    for (const char* id : {"d1", "d2", "d3"}) {
      DocumentRecord document;
      document.id = id;
      document.paths.push_back(std::string(id) + ".txt");
      document.date = "2024-05-0" + document.id.substr(1);
      facts.documents.push_back(document);
    }
    std::sort(facts.entities.begin(), facts.entities.end(), by_id);
    std::sort(facts.meetings.begin(), facts.meetings.end(), by_id);
    std::sort(facts.statements.begin(), facts.statements.end(), by_id);
    return facts;
  }
  EntityGraph graph() const { return EntityGraph(facts()); }

 private:
  Facts facts_;
  std::size_t entities_ = 0;
  std::size_t meetings_ = 0;
  std::size_t statements_ = 0;
};

inline TimeValue on_day(const std::string& day) {
  TimeValue time;
  time.text = day;
  time.from = day;
  time.to = day;
  time.granularity = "day";
  return time;
}

}  // namespace whomet::testing
