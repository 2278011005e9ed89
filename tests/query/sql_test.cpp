// The same questions in SQL on the tables of a .kg and in the query language on the graph that is
// loaded from it.

#include <cstdint>
#include <string>

#include <SQLiteCpp/SQLiteCpp.h>
#include <doctest/doctest.h>

#include "graph/store.h"
#include "query/graphs/knowledge_graph.h"
#include "tests/graph/store_files.h"
#include "tests/query/query_lines.h"

using namespace whomet;
using namespace whomet::testing;

namespace {

struct Question {
  const char* query;
  const char* sql;  // each yields one integer
};

// A statement is a relationship where both its ends are nodes.
constexpr Question kQuestions[] = {
    {"MATCH (n) WHERE NOT n:Article RETURN count(*)", "SELECT count(*) FROM v_nodes"},
    {"MATCH (n:Person) RETURN count(*)", "SELECT count(*) FROM entities WHERE type = 'Person'"},
    {"MATCH (d:Article) RETURN count(*)", "SELECT count(*) FROM documents"},
    {"MATCH ()-[r]->() WHERE r.meeting IS NULL OR NOT type(r) IN ['PARTICIPATES_IN', 'LOCATED_IN'] "
     "RETURN count(DISTINCT r.id)",
     "SELECT count(*) FROM statements WHERE subject IS NOT NULL AND object IS NOT NULL AND "
     "(meeting "
     "IS NULL OR predicate NOT IN ('participates_in', 'located_in'))"},
    {"MATCH ()-[r:VISITS]->() RETURN count(r)",
     "SELECT count(*) FROM statements WHERE predicate = 'visits' AND subject IS NOT NULL AND "
     "object "
     "IS NOT NULL"},
    {"MATCH ()-[r:VISITS|MEETS_WITH|CRITICIZES]->() WHERE r.negated RETURN count(r)",
     "SELECT count(*) FROM statements WHERE predicate IN ('visits', 'meets_with', 'criticizes') "
     "AND "
     "negated AND subject IS NOT NULL AND object IS NOT NULL"},
    {"MATCH (a:Person)-[r]->(b:Country) WHERE r.modality = 'planned' AND NOT type(r) IN "
     "['PARTICIPATES_IN', 'LOCATED_IN'] RETURN count(r)",
     "SELECT count(*) FROM statements s JOIN entities a ON a.id = s.subject JOIN entities b ON "
     "b.id "
     "= s.object WHERE a.type = 'Person' AND b.type = 'Country' AND s.modality = 'planned' AND "
     "s.predicate NOT IN ('participates_in', 'located_in')"},
    {"MATCH (a)-[r:VISITS]->(b)<-[s:VISITS]-(c) RETURN count(*)",
     "SELECT count(*) FROM statements r JOIN statements s ON s.object = r.object AND s.id <> r.id "
     "WHERE r.predicate = 'visits' AND s.predicate = 'visits' AND r.subject IS NOT NULL AND "
     "s.subject IS NOT NULL"},
    {"MATCH (a)-[r:VISITS]->()-[s:MEETS_WITH]->(b) RETURN count(DISTINCT a.id + b.id)",
     "SELECT count(DISTINCT r.subject || s.object) FROM statements r JOIN statements s ON "
     "s.subject "
     "= r.object WHERE r.predicate = 'visits' AND s.predicate = 'meets_with' AND r.subject IS NOT "
     "NULL AND s.object IS NOT NULL"},
    {"MATCH ()-[r]->() WHERE r.date >= date('2020-01-01') AND r.confidence > 0.5 AND NOT type(r) "
     "IN "
     "['PARTICIPATES_IN', 'LOCATED_IN'] RETURN count(r)",
     "SELECT count(*) FROM statements WHERE time_from >= '2020-01-01' AND confidence > 0.5 AND "
     "subject IS NOT NULL AND object IS NOT NULL AND predicate NOT IN ('participates_in', "
     "'located_in')"},
    {"MATCH (m:Meeting) WHERE m.status = 'held' RETURN count(*)",
     "SELECT count(*) FROM meetings WHERE status = 'held'"},
    {"MATCH (n) WHERE NOT n:Meeting AND NOT n:Article UNWIND n.aliases AS alias RETURN "
     "count(alias)",
     "SELECT count(*) FROM aliases"},
    {"MATCH (n:Person) RETURN sum(n.mentions)",
     "SELECT count(*) FROM mentions m JOIN entities e ON e.id = m.entity WHERE e.type = 'Person'"},
    {"MATCH (n:Person) WITH n.name AS name, count(*) AS n WHERE n > 1 RETURN count(*)",
     "SELECT count(*) FROM (SELECT name FROM entities WHERE type = 'Person' GROUP BY name HAVING "
     "count(*) > 1)"},
    {"MATCH (n) WHERE NOT n:Article AND NOT (n)-[:VISITS]-() RETURN count(*)",
     "SELECT count(*) FROM v_nodes WHERE id NOT IN (SELECT subject FROM statements WHERE predicate "
     "= "
     "'visits' AND object IS NOT NULL AND subject IS NOT NULL) AND id NOT IN (SELECT object FROM "
     "statements WHERE predicate = 'visits' AND object IS NOT NULL AND subject IS NOT NULL)"},
};

}  // namespace

TEST_CASE("query/sql: SQL on the file and queries on the graph say the same") {
  for (std::uint32_t round = 0; round < 8; ++round) {
    CAPTURE(round);
    const TempFolder folder;
    const std::string path = folder.file("random.kg");
    Store store = Store::open_write(path);
    store.add(stored_documents(100 * round + 1, 1 + round));
    store.refresh();
    const EntityGraph entities(store.load());
    KnowledgeGraph graph(entities);
    SQLite::Database database(path, SQLite::OPEN_READONLY);
    for (const Question& question : kQuestions) {
      CAPTURE(question.query);
      const std::int64_t expected = database.execAndGet(question.sql).getInt64();
      CHECK(rows_for(graph, question.query) == std::to_string(expected) + "\n");
    }
  }
}
