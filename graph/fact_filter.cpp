// Sets of ids, each made from the one before: candidates (nodes by distance, type and date),
// statements between them, nodes that are used, documents. SQLite keeps large sets on the disk.
#include "graph/fact_filter.h"

#include <string>

#include <SQLiteCpp/SQLiteCpp.h>

namespace whomet {
namespace {

// Both ways along statements, and between meetings and their participants and places.
constexpr const char* kOneHop = R"sql(
INSERT OR IGNORE INTO candidates
  SELECT s.object FROM statements s JOIN frontier f ON f.id = s.subject WHERE s.object IS NOT NULL
  UNION SELECT s.subject FROM statements s JOIN frontier f ON f.id = s.object
    WHERE s.subject IS NOT NULL
  UNION SELECT p.entity FROM participants p JOIN frontier f ON f.id = p.meeting
  UNION SELECT p.meeting FROM participants p JOIN frontier f ON f.id = p.entity
  UNION SELECT m.place FROM meetings m JOIN frontier f ON f.id = m.id WHERE m.place IS NOT NULL
  UNION SELECT m.id FROM meetings m JOIN frontier f ON f.id = m.place;
DELETE FROM frontier;
INSERT INTO frontier SELECT id FROM candidates;
)sql";

constexpr const char* kIdTable = "(id TEXT PRIMARY KEY) WITHOUT ROWID";

void create_set(SQLite::Database& database, const std::string& name) {
  database.exec("CREATE TEMP TABLE " + name + kIdTable);
}

template <typename Values>
void insert_all(SQLite::Database& database, const std::string& table, const Values& values) {
  SQLite::Statement insert(database, "INSERT OR IGNORE INTO " + table + " VALUES (?)");
  for (const auto& value : values) {
    insert.bind(1, std::string(value));
    insert.exec();
    insert.reset();
  }
}

// Runs one statement with the days, confidence and all bound by name where it names them.
void run(SQLite::Database& database, const FactFilter& filter, const std::string& sql) {
  SQLite::Statement statement(database, sql);
  const auto bind = [&](const char* name, const std::string& value) {
    if (sql.find(name) != std::string::npos) statement.bind(name, value);
  };
  bind(":since", filter.since);
  bind(":until", filter.until);
  if (sql.find(":confidence") != std::string::npos) {
    statement.bind(":confidence", filter.min_confidence);
  }
  statement.exec();
}

// Not known to lie outside the days; both "" = any.
std::string in_time(const FactFilter& filter, const std::string& from, const std::string& to) {
  std::string condition = "1";
  if (!filter.since.empty()) condition += " AND coalesce(" + to + " >= :since, 1)";
  if (!filter.until.empty()) condition += " AND coalesce(" + from + " <= :until, 1)";
  return condition;
}

void choose_candidates(SQLite::Database& database, const FactFilter& filter) {
  create_set(database, "candidates");
  create_set(database, "frontier");
  if (filter.nodes.empty()) {
    database.exec("INSERT INTO candidates SELECT id FROM entities UNION SELECT id FROM meetings");
  } else {
    insert_all(database, "candidates", filter.nodes);
    insert_all(database, "frontier", filter.nodes);
    for (std::size_t hop = 0; hop < filter.hops; ++hop) database.exec(kOneHop);
  }
  database.exec("CREATE TEMP TABLE chosen_types(name TEXT PRIMARY KEY)");
  std::vector<std::string_view> names;
  for (const EntityType type : filter.types) names.push_back(name_of(type));
  insert_all(database, "chosen_types", names);
  if (!filter.types.empty()) {
    database.exec(
        "DELETE FROM candidates WHERE id NOT IN (SELECT id FROM entities WHERE type IN (SELECT "
        "name FROM chosen_types) UNION SELECT id FROM meetings WHERE 'Meeting' IN (SELECT name "
        "FROM chosen_types))");
  }
  run(database, filter,
      "DELETE FROM candidates WHERE id IN (SELECT id FROM meetings WHERE NOT (" +
          in_time(filter, "time_from", "time_to") + "))");
}

void choose_statements(SQLite::Database& database, const FactFilter& filter) {
  create_set(database, "kept_statements");
  database.exec("CREATE TEMP TABLE chosen_predicates(name TEXT PRIMARY KEY)");
  insert_all(database, "chosen_predicates", filter.predicates);
  const std::string undated = "s.time_from IS NULL AND s.time_to IS NULL";
  std::string sql =
      "INSERT INTO kept_statements SELECT s.id FROM statements s LEFT JOIN meetings m ON m.id = "
      "coalesce(s.meeting, (SELECT id FROM meetings WHERE id = s.object), (SELECT id FROM "
      "meetings WHERE id = s.subject)) WHERE "
      "(s.subject IS NULL OR s.subject IN (SELECT id FROM candidates)) AND "
      "(s.object IS NULL OR s.object IN (SELECT id FROM candidates)) AND "
      "(s.subject IS NOT NULL OR s.object IS NOT NULL) AND " +
      in_time(filter, "(CASE WHEN " + undated + " THEN m.time_from ELSE s.time_from END)",
              "(CASE WHEN " + undated + " THEN m.time_to ELSE s.time_to END)");
  if (!filter.predicates.empty()) {
    sql += " AND s.predicate IN (SELECT name FROM chosen_predicates)";
  }
  if (filter.min_confidence > 0.0) sql += " AND s.confidence >= :confidence";
  run(database, filter, sql);
}

constexpr const char* kUsedMeetings = R"sql(
INSERT OR IGNORE INTO used
  SELECT s.meeting FROM statements s JOIN kept_statements k ON k.id = s.id
    WHERE s.meeting IN (SELECT id FROM candidates)
  UNION SELECT s.subject FROM statements s JOIN kept_statements k ON k.id = s.id
    WHERE s.subject IS NOT NULL
  UNION SELECT s.object FROM statements s JOIN kept_statements k ON k.id = s.id
    WHERE s.object IS NOT NULL;
)sql";
constexpr const char* kUsedByUsed = R"sql(
INSERT OR IGNORE INTO used
  SELECT s.place FROM statements s JOIN kept_statements k ON k.id = s.id
    WHERE s.place IS NOT NULL
  UNION SELECT s.speaker FROM statements s JOIN kept_statements k ON k.id = s.id
    WHERE s.speaker IS NOT NULL
  UNION SELECT p.entity FROM participants p WHERE p.meeting IN (SELECT id FROM used)
  UNION SELECT m.place FROM meetings m WHERE m.place IS NOT NULL AND m.id IN (SELECT id FROM used);
)sql";

void choose_nodes(SQLite::Database& database, const FactFilter& filter) {
  create_set(database, "kept_nodes");
  if (!filter.chooses_statements()) {
    database.exec("INSERT INTO kept_nodes SELECT id FROM candidates");
    return;
  }
  create_set(database, "used");
  insert_all(database, "used", filter.nodes);
  if (filter.predicates.empty() && filter.min_confidence <= 0.0) {
    database.exec(
        "INSERT OR IGNORE INTO used SELECT id FROM meetings WHERE id IN (SELECT id FROM "
        "candidates)");
  }
  database.exec(kUsedMeetings);
  database.exec(kUsedByUsed);
  database.exec(
      "INSERT INTO kept_nodes SELECT id FROM candidates WHERE id IN (SELECT id FROM used)");
}

void choose_documents(SQLite::Database& database) {
  create_set(database, "kept_documents");
  database.exec(
      "CREATE TEMP VIEW out_sentences AS SELECT * FROM sentences WHERE id IN (SELECT v.sentence "
      "FROM evidence v JOIN kept_statements k ON k.id = v.statement UNION SELECT v.sentence FROM "
      "evidence v JOIN kept_nodes k ON k.id = v.meeting)");
  database.exec(
      "INSERT INTO kept_documents SELECT document FROM out_sentences UNION SELECT h.document FROM "
      "meeting_history h JOIN kept_nodes k ON k.id = h.meeting");
}

}  // namespace

void create_views(SQLite::Database& database) {
  for (const char* table : {"documents", "entities", "meetings", "statements", "sentences"}) {
    database.exec("CREATE TEMP VIEW out_" + std::string(table) + " AS SELECT * FROM main." + table);
  }
  database.exec("CREATE TEMP VIEW out_mentions AS SELECT rowid AS rowid, * FROM main.mentions");
}

void create_views(SQLite::Database& database, const FactFilter& filter) {
  for (const char* view :
       {"documents", "entities", "meetings", "statements", "sentences", "mentions"}) {
    database.exec("DROP VIEW IF EXISTS temp.out_" + std::string(view));
  }
  choose_candidates(database, filter);
  choose_statements(database, filter);
  choose_nodes(database, filter);
  choose_documents(database);
  const auto create_view = [&](const std::string& table, const std::string& set) {
    database.exec("CREATE TEMP VIEW out_" + table + " AS SELECT * FROM main." + table +
                  " WHERE id IN (SELECT id FROM " + set + ")");
  };
  create_view("documents", "kept_documents");
  create_view("entities", "kept_nodes");
  create_view("meetings", "kept_nodes");
  create_view("statements", "kept_statements");
  database.exec(
      "CREATE TEMP VIEW out_mentions AS SELECT rowid AS rowid, * FROM main.mentions WHERE document "
      "IN (SELECT id FROM kept_documents)");
}

}  // namespace whomet
