// Local graphs written by hand, for tests of the merge.
#pragma once

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/digest.h"
#include "graph/merge.h"
#include "tests/support/tiny_graph.h"

namespace whomet::testing {

struct LocalGraph {
  Facts facts;
  std::string document;
  std::size_t next_offset = 0;

  explicit LocalGraph(std::string id, std::string date = "") : document(std::move(id)) {
    facts.documents.push_back(document_of(document, document + ".txt", std::move(date)));
  }

  std::string id(char letter, std::size_t index) const {
    return letter +
           IdHash().add(document).add(std::string(1, letter)).add(std::to_string(index)).hex12();
  }

  // Returns the entity's id. Each name is a mention; the first one is the entity's.
  std::string add(EntityType type, const std::vector<std::string>& names,
                  const std::string& wikidata = "", MentionLevel level = MentionLevel::kName) {
    Entity entity = entity_of(id('e', facts.entities.size()), type, names.front(), document);
    entity.mentions.clear();
    for (const std::string& name : names) {
      const ByteSpan span{next_offset, next_offset + name.size()};
      entity.mentions.push_back({{document, span, span}, name, level});
      next_offset += name.size() + 1;
      if (name != names.front()) entity.aliases.push_back(name);
    }
    std::sort(entity.aliases.begin(), entity.aliases.end());
    if (!wikidata.empty()) entity.links.push_back({"wikidata", wikidata});
    facts.entities.push_back(entity);
    return entity.id;
  }
  std::string person(const std::string& name) { return add(EntityType::kPerson, {name}); }
  std::string country(const std::string& name, const std::string& wikidata) {
    return add(EntityType::kCountry, {name}, wikidata);
  }

  Statement& say(const std::string& subject, const std::string& predicate,
                 const std::string& object, const std::string& quote = "",
                 double confidence = 0.5) {
    const std::string words =
        quote.empty() ? "Sentence " + document + std::to_string(next_offset) : quote;
    Statement statement = statement_of(id('s', facts.statements.size()), subject, predicate, object,
                                       evidence_of(document, next_offset, words), confidence);
    next_offset += words.size() + 1;
    facts.statements.push_back(std::move(statement));
    return facts.statements.back();
  }
  Statement& say_role(const std::string& subject, const std::string& title) {
    Statement& statement = say(subject, "holds_role", "");
    statement.object_text = title;
    return statement;
  }

  Meeting& meet(MeetingKind kind, std::vector<std::string> participants,
                const std::string& place = "", const std::string& from = "",
                const std::string& to = "") {
    Meeting meeting;
    meeting.id = id('m', facts.meetings.size());
    meeting.kind = kind;
    meeting.participants = std::move(participants);
    std::sort(meeting.participants.begin(), meeting.participants.end());
    meeting.place = place;
    if (!from.empty()) meeting.date = {"then", from, to.empty() ? from : to, "day", "explicit"};
    meeting.history.push_back({meeting.status, document});
    meeting.evidence.push_back(evidence_of(document, next_offset, "They met, " + document + "."));
    facts.meetings.push_back(std::move(meeting));
    return facts.meetings.back();
  }
};

inline void set_status(Meeting& meeting, MeetingStatus status) {
  meeting.status = status;
  meeting.history.back().status = status;
}

inline Facts merged(const std::vector<LocalGraph>& graphs) {
  std::vector<Facts> locals;
  for (const LocalGraph& graph : graphs) locals.push_back(graph.facts);
  return merge(locals);
}

// Names of the entities of a type, sorted: "Ana Castillo; Keller; Keller".
inline std::string names_of(const Facts& facts, EntityType type) {
  std::multiset<std::string> names;
  for (const Entity& entity : facts.entities) {
    if (entity.type == type) names.insert(entity.name);
  }
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : "; ") + name;
  return text;
}

inline const Entity& entity_named(const Facts& facts, const std::string& name) {
  return *std::find_if(facts.entities.begin(), facts.entities.end(),
                       [&name](const Entity& entity) { return entity.name == name; });
}

}  // namespace whomet::testing
