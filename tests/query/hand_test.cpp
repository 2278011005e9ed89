// Changes by hand: what is kept of them, and what becomes of them when articles come and go.
#include "graph/hand.h"

#include <algorithm>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "graph/exchange.h"
#include "graph/merge.h"
#include "query/graphs/hand_document.h"
#include "tests/graph/local_graph.h"
#include "tests/query/query_lines.h"

using namespace whomet;
using namespace whomet::testing;

namespace {

// Ada met Ben in Geneva; Ben visited Peru; Ada is a minister.
LocalGraph first_article() {
  LocalGraph graph("d1", "2024-05-02");
  const std::string ada = graph.person("Ada Novak");
  const std::string ben = graph.person("Ben Osei");
  const std::string peru = graph.country("Peru", "Q419");
  const std::string geneva = graph.add(EntityType::kPlace, {"Geneva"});
  graph.meet(MeetingKind::kMeeting, {ada, ben}, geneva, "2024-05-01");
  graph.say(ada, "meets_with", ben, "Ada Novak met Ben Osei.");
  graph.say(ben, "visits", peru, "Ben Osei visited Peru.");
  graph.say_role(ada, "minister");
  return graph;
}

// Says the visit and the meeting again, and that Ada leads Peru. Its id sorts before the first.
LocalGraph second_article() {
  LocalGraph graph("d0", "2024-05-03");
  const std::string ada = graph.person("Ada Novak");
  const std::string ben = graph.person("Ben Osei");
  const std::string peru = graph.country("Peru", "Q419");
  const std::string geneva = graph.add(EntityType::kPlace, {"Geneva"});
  graph.meet(MeetingKind::kMeeting, {ada, ben}, geneva, "2024-05-01");
  graph.say(ben, "visits", peru, "Mr Osei was in Peru.");
  graph.say(ada, "head_of_state_of", peru, "Ada Novak leads Peru.");
  return graph;
}

// Local graphs as a .kg keeps them.
struct Collection {
  std::vector<Facts> locals;
  std::vector<HandEdit> edits;

  EntityGraph graph() const { return EntityGraph(merge(locals, edits)); }

  // Returns the path of what was written, or the error.
  std::string write(const std::string& query) {
    const EntityGraph entities = graph();
    const KnowledgeGraph view(entities);
    HandGraph hand(view);
    const QueryAnswer answer = ask(hand, query);
    if (answer.error) return answer.error->message;
    const auto document = changed_document(hand, entities);
    if (!document) return document.error().message;
    if (!document.value()) return "";
    const std::string json = to_exchange_json(document.value()->facts, document.value()->edits,
                                              {.text_offsets = true, .short_form = true});
    std::vector<HandEdit> written;
    const auto read = from_exchange_json(json, written);
    REQUIRE(read.ok());
    locals.push_back(read.value());
    edits.insert(edits.begin(), written.begin(), written.end());
    for (const HandEdit& edit : written) {
      const ByteSpan at = edit.evidence.at.text;
      CHECK(document.value()->text.substr(at.begin, at.size()) == edit.evidence.quote);
    }
    return document.value()->record.paths.front().substr(0, 6);
  }
  void add(const LocalGraph& article) { locals.push_back(article.facts); }
  void remove(const std::string& document) {
    std::erase_if(locals, [&](const Facts& facts) {
      const DocumentRecord& record = facts.documents.front();
      if (record.id != document && !record.paths.front().starts_with(document)) return false;
      std::erase_if(edits,
                    [&](const HandEdit& edit) { return edit.evidence.at.document == record.id; });
      return true;
    });
  }
  std::string rows(const std::string& query) const {
    const EntityGraph entities = graph();
    KnowledgeGraph view(entities);
    return rows_for(view, query);
  }
};

Collection collection() {
  Collection made;
  made.add(first_article());
  return made;
}

constexpr const char* kVisits = "MATCH (a)-[:VISITS]->(b) RETURN a.name, b.name";
constexpr const char* kMeetings =
    "MATCH (m:Meeting) RETURN m.kind, m.status, m.date, m.place, "
    "COLLECT { MATCH (p)-[:PARTICIPATES_IN]->(m) RETURN p.name ORDER BY p.name } AS who "
    "ORDER BY m.date";

struct Case {
  const char* what;
  const char* change;
  const char* query;
  const char* rows;  // after the change, and after the second article
};

constexpr Case kCases[] = {
    {"a statement",
     "MATCH ({name: 'Ben Osei'}), (p:Country) CREATE (p)-[:BORDERS]->(:Country "
     "{name: 'Chile'})",
     "MATCH (a)-[r:BORDERS]->(b) RETURN a.name, b.name, [e IN evidence(r) | [e.kind, e.quote]]",
     "'Peru' | 'Chile' | [['hand', 'Peru BORDERS Chile']]\n"},
    {"qualifiers of a new statement",
     "MATCH (a {name: 'Ada Novak'}), (b {name: 'Ben Osei'}) CREATE (a)-[:WORKS_WITH {negated: "
     "true, "
     "modality: 'planned', date: date('2024-01-02'), date_to: '2024-01-05', confidence: 0.25, "
     "attributed_to: 'a friend', topic: 'trade'}]->(b)",
     "MATCH (a)-[r:WORKS_WITH]->(b) RETURN a.name, r.negated, r.modality, r.date, r.date_to, "
     "r.confidence, r.attributed_to, r.topic, happened(r)",
     "'Ada Novak' | true | 'planned' | '2024-01-02' | '2024-01-05' | 0.25 | 'a friend' | 'trade' | "
     "false\n"},
    {"properties of a statement",
     "MATCH ()-[r:VISITS]->() SET r.negated = true, r.date = '2024-04-30', r.topic = 'trade'",
     "MATCH ()-[r:VISITS]->() RETURN r.negated, r.date, r.topic, "
     "any(e IN evidence(r) WHERE e.kind = 'hand')",
     "true | '2024-04-30' | 'trade' | true\n"},
    {"a removed statement", "MATCH ()-[r:VISITS]->() DELETE r", kVisits, ""},
    {"a removed entity", "MATCH (b {name: 'Ben Osei'}) DETACH DELETE b",
     "MATCH (p:Person) RETURN p.name, size([(p)-->(:Meeting) | 1])", "'Ada Novak' | 1\n"},
    {"a removed meeting", "MATCH (m:Meeting) DETACH DELETE m", kMeetings, ""},
    {"a name, other names and an id",
     "MATCH (b {name: 'Ben Osei'}) SET b.name = 'Benjamin Osei', b.wikidata = 'Q1'",
     "MATCH (b:Person {wikidata: 'Q1'}) RETURN b.name, b.aliases",
     "'Benjamin Osei' | ['Ben Osei']\n"},
    {"a type", "MATCH (g {name: 'Geneva'}) REMOVE g:Place SET g:Organization",
     "MATCH (o:Organization) RETURN o.name", "'Geneva'\n"},
    {"statements about texts",
     "MATCH (a {name: 'Ada Novak'}) SET a.holds_role = ['president', 'poet'], a.born = 1970",
     "MATCH (a {name: 'Ada Novak'}) UNWIND a.holds_role AS role RETURN role, a.born ORDER BY role",
     "'poet' | ['1970']\n'president' | ['1970']\n"},
    {"a text taken away", "MATCH (a {name: 'Ada Novak'}) REMOVE a.holds_role",
     "MATCH (a {name: 'Ada Novak'}) RETURN a.holds_role", "null\n"},
    {"a meeting",
     "MATCH (a {name: 'Ada Novak'}), (g {name: 'Geneva'}) CREATE "
     "(a)-[:PARTICIPATES_IN]->(m:Meeting "
     "{kind: 'visit', status: 'planned', date: date('2025-01-02')})-[:LOCATED_IN]->(g), (:Person "
     "{name: 'Nina Brink'})-[:PARTICIPATES_IN]->(m)",
     "MATCH (m:Meeting {status: 'planned'}) RETURN m.kind, m.date, m.place, COLLECT { MATCH "
     "(p)-[:PARTICIPATES_IN]->(m) RETURN p.name ORDER BY p.name } AS who",
     "'visit' | '2025-01-02' | 'Geneva' | ['Ada Novak', 'Nina Brink']\n"},
    {"who was there and how it went",
     "MATCH (m:Meeting)<-[r:PARTICIPATES_IN]-({name: 'Ben Osei'}), (m)-[l:LOCATED_IN]->() DELETE "
     "r, l "
     "SET m.kind = 'summit', m.status = 'not_held', m.date = '2024-06-01' CREATE (:Person {name: "
     "'Nina Brink'})-[:PARTICIPATES_IN]->(m)",
     kMeetings, "'summit' | 'not_held' | '2024-06-01' | null | ['Ada Novak', 'Nina Brink']\n"},
    {"a meeting between the same people at the same time is another one",
     "MATCH (a {name: 'Ada Novak'}), (b {name: 'Ben Osei'}) CREATE "
     "(a)-[:PARTICIPATES_IN]->(m:Meeting "
     "{date: '2024-05-01'})<-[:PARTICIPATES_IN]-(b)",
     "MATCH (m:Meeting) RETURN count(*)", "2\n"},
    {"what articles say, said again",
     "MATCH (a {name: 'Ben Osei'}), (p:Country) CREATE "
     "(a)-[:VISITS]->(p)",
     "MATCH ()-[r:VISITS]->() RETURN count(*), max(r.confidence)", "1 | 1.0\n"},
};

struct Refusal {
  const char* change;
  const char* message;
};

constexpr Refusal kRefusals[] = {
    {"MATCH (a:Person) SET a.id = 'x'", "'id' is made by the program and cannot be set"},
    {"MATCH (a:Person) SET a.name = null", "'name' cannot be taken away, only be changed"},
    {"MATCH (a:Person) SET a.name = 5", "'name' has to be a string with letters in it, found 5"},
    {"MATCH ()-[r]->() SET r.confidence = 2",
     "'confidence' has to be a number from 0 to 1, found 2"},
    {"MATCH ()-[r]->() SET r.modality = 'sure'",
     "'modality' has to be one of asserted, planned, possible, considering, predicted, "
     "conditional, "
     "desired and denied, found 'sure'"},
    {"MATCH ()-[r]->() SET r.weight = 2",
     "relationships of a .kg have no property 'weight'; expected one of negated modality "
     "attributed_to confidence date date_to date_text kind item topic polarity trend"},
    {"MATCH ()-[r:PARTICIPATES_IN]->() SET r.topic = 'x'",
     "'Ada Novak PARTICIPATES_IN meeting of Ada Novak and Ben Osei in Geneva, 2024-05-01' follows "
     "from its meeting: set the properties of the meeting"},
    {"MATCH (m:Meeting) SET m.status = 'over'",
     "'status' has to be one of held, ongoing, planned, possible and not_held, found 'over'"},
    {"MATCH (m:Meeting) SET m.date = 'soon'",
     "'date' has to be a date or a string such as '2024-05-16', found 'soon'"},
    {"MATCH (d:Article) SET d.title = 'x'",
     "articles cannot be made, changed or linked by a query; add them with whomet build, take them "
     "out with whomet rm"},
    {"MATCH (d:Article) DELETE d",
     "articles cannot be made, changed or linked by a query; add them with whomet build, take them "
     "out with whomet rm"},
    {"CREATE (:Person)", "a new Person needs a name: {name: '...'}"},
    {"CREATE (:Robot {name: 'R2'})",
     "'R2' has to have one label that is a type, such as Person, Organization or Meeting"},
    {"MATCH (a:Person) SET a:Country",
     "'Ada Novak' has to have one label that is a type, such as Person, Organization or Meeting"},
    {"MATCH (a {name: 'Ada Novak'}) REMOVE a:Person SET a:Meeting",
     "'Ada Novak': a meeting cannot become an entity, nor an entity a meeting"},
};

}  // namespace

TEST_CASE("query/hand: changes are kept, whatever articles come") {
  for (const Case& row : kCases) {
    CAPTURE(row.what);
    Collection changed = collection();
    const std::string before = changed.rows(row.query);
    CHECK(before != row.rows);
    CHECK(changed.write(row.change) == "hand:1");
    CHECK(changed.rows(row.query) == row.rows);
    changed.add(second_article());
    CHECK(changed.rows(row.query) == row.rows);
    // The other order.
    Collection other;
    other.add(second_article());
    other.locals.insert(other.locals.begin(), changed.locals[1]);
    other.edits = changed.edits;
    other.add(first_article());
    CHECK(other.rows(row.query) == row.rows);
    // Only what the second article says is left.
    changed.remove("d1");
    changed.remove("d0");
    changed.add(first_article());
    CHECK(changed.rows(row.query) == row.rows);
    changed.remove("hand:1-");
    CHECK(changed.rows(row.query) == before);
  }
}

TEST_CASE("query/hand: an edit waits for its article, and the later edit wins") {
  Collection changed = collection();
  CHECK(changed.write("MATCH ()-[r:VISITS]->() SET r.topic = 'trade'") == "hand:1");
  CHECK(changed.write("MATCH ()-[r:VISITS]->() SET r.topic = 'peace'") == "hand:2");
  CHECK(changed.write("MATCH ()-[r:VISITS]->() SET r.topic = 'trade'") == "hand:3");
  CHECK(changed.write("MATCH ()-[r:VISITS]->() SET r.topic = 'trade'").empty());  // no change
  const char* topics = "MATCH ()-[r:VISITS]->() RETURN r.topic";
  CHECK(changed.rows(topics) == "'trade'\n");
  changed.remove("d1");
  CHECK(changed.rows(topics).empty());
  changed.add(first_article());
  std::reverse(changed.locals.begin(), changed.locals.end());
  CHECK(changed.rows(topics) == "'trade'\n");
  changed.remove("hand:3-");
  CHECK(changed.rows(topics) == "'peace'\n");
}

TEST_CASE("query/hand: a meeting is found again by its sentences when its id moves") {
  Collection changed = collection();
  const std::string id = changed.rows("MATCH (m:Meeting) RETURN m.id");
  CHECK(changed.write("MATCH (m:Meeting) SET m.topic = 'grain'") == "hand:1");
  changed.add(second_article());
  CHECK(changed.rows("MATCH (m:Meeting) RETURN m.id") != id);
  CHECK(changed.rows("MATCH (m:Meeting) RETURN m.topic, m.sources") == "'grain' | 3\n");
}

TEST_CASE("query/hand: what was removed can be written again") {
  Collection changed = collection();
  CHECK(changed.write("MATCH (b {name: 'Ben Osei'}) DETACH DELETE b") == "hand:1");
  CHECK(changed.write("MERGE (b:Person {name: 'Ben Osei'})") == "hand:2");
  CHECK(changed.rows(kVisits) == "'Ben Osei' | 'Peru'\n");
  CHECK(changed.write("MATCH ()-[r:VISITS]->() DELETE r") == "hand:3");
  CHECK(changed.rows(kVisits).empty());
}

TEST_CASE("query/hand: what a .kg cannot keep is refused, and nothing is written") {
  for (const Refusal& row : kRefusals) {
    CAPTURE(row.change);
    Collection refused = collection();
    CHECK(refused.write(row.change) == row.message);
    CHECK(refused.locals.size() == 1);
  }
}
