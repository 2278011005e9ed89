// Tested by tests/cli/import_files_test.cpp.
#include "graph/store_graphs.h"

#include <algorithm>
#include <filesystem>
#include <set>
#include <string_view>
#include <unordered_set>
#include <utility>

#include <SQLiteCpp/SQLiteCpp.h>

#include "graph/exchange.h"
#include "graph/store.h"

namespace whomet {
namespace {

using Ids = std::unordered_set<std::string>;

// Files of whomet before it imported graphs have no such tables.
bool has_tables(SQLite::Database& database) {
  return database.tableExists("imported_graphs");
}

// Keeps of the records those whose document is allowed. Returns how many went.
template <typename Record, typename DocumentOf>
std::size_t keep_allowed(std::vector<Record>& records, const Ids& allowed, DocumentOf document_of) {
  return std::erase_if(
      records, [&](const Record& record) { return !allowed.contains(document_of(record)); });
}

const std::string& document_of_evidence(const Evidence& evidence) {
  return evidence.at.document;
}

Ids ends_of(const Facts& facts) {
  Ids ids;
  for (const Statement& statement : facts.statements) {
    ids.insert({statement.subject, statement.object, statement.place, statement.meeting,
                statement.attributed_to.entity});
  }
  for (const Meeting& meeting : facts.meetings) {
    ids.insert(meeting.participants.begin(), meeting.participants.end());
    ids.insert(meeting.place);
  }
  return ids;
}

// A meeting without evidence is gone, and with it what refers to it.
void drop_unproven(Facts& facts) {
  std::erase_if(facts.meetings, [](const Meeting& meeting) { return meeting.evidence.empty(); });
  Ids meetings;
  for (const Meeting& meeting : facts.meetings) meetings.insert(meeting.id);
  Ids entities;
  for (const Entity& entity : facts.entities) entities.insert(entity.id);
  const auto is_lost = [&](const std::string& id) {
    return !id.empty() && !meetings.contains(id) && !entities.contains(id);
  };
  std::erase_if(facts.statements, [&](const Statement& statement) {
    return statement.evidence.empty() || is_lost(statement.subject) || is_lost(statement.object);
  });
  for (Statement& statement : facts.statements) {
    if (is_lost(statement.meeting)) statement.meeting.clear();
  }
}

// Returns whether all of it was allowed.
bool restrict_to(Facts& facts, const Ids& allowed) {
  std::size_t left_out = keep_allowed(facts.documents, allowed,
                                      [](const DocumentRecord& record) { return record.id; });
  if (left_out == 0) return true;
  Ids unmentioned;
  for (Entity& entity : facts.entities) {
    const bool was_mentioned = !entity.mentions.empty();
    keep_allowed(entity.mentions, allowed,
                 [](const MentionRecord& mention) { return mention.at.document; });
    if (was_mentioned && entity.mentions.empty()) unmentioned.insert(entity.id);
  }
  for (Meeting& meeting : facts.meetings) {
    keep_allowed(meeting.evidence, allowed, document_of_evidence);
    keep_allowed(meeting.history, allowed,
                 [](const StatusReport& report) { return report.document; });
  }
  for (Statement& statement : facts.statements) {
    keep_allowed(statement.evidence, allowed, document_of_evidence);
  }
  drop_unproven(facts);
  const Ids ends = ends_of(facts);
  std::erase_if(facts.entities, [&](const Entity& entity) {
    return unmentioned.contains(entity.id) && !ends.contains(entity.id);
  });
  return false;
}

}  // namespace

void write_imported_graph(SQLite::Database& database, const std::string& sha256,
                          const std::string& path, const std::string& json,
                          const std::vector<std::string>& documents) {
  SQLite::Statement graph(database, "INSERT INTO imported_graphs VALUES (?, ?, ?)");
  graph.bindNoCopy(1, sha256);
  graph.bindNoCopy(2, path);
  graph.bindNoCopy(3, json);
  graph.exec();
  SQLite::Statement insert(database, "INSERT OR IGNORE INTO imported_documents VALUES (?, ?)");
  for (const std::string& document : documents) {
    insert.bindNoCopy(1, sha256);
    insert.bindNoCopy(2, document);
    insert.exec();
    insert.reset();
  }
}

bool has_imported_graph(SQLite::Database& database, const std::string& sha256) {
  if (!has_tables(database)) return false;
  SQLite::Statement select(database, "SELECT 1 FROM imported_graphs WHERE sha256 = ?");
  select.bindNoCopy(1, sha256);
  return select.executeStep();
}

std::vector<ImportedGraph> read_imported_graphs(SQLite::Database& database) {
  std::vector<ImportedGraph> imports;
  if (!has_tables(database)) return imports;
  Ids taken;
  SQLite::Statement graphs(database, "SELECT sha256, json FROM imported_graphs ORDER BY sha256");
  SQLite::Statement documents(
      database,
      "SELECT document FROM imported_documents WHERE graph = ? AND document "
      "NOT IN (SELECT document FROM local_graphs)");
  while (graphs.executeStep()) {
    const std::string sha256 = graphs.getColumn(0).getString();
    Ids allowed;
    documents.reset();
    documents.bind(1, sha256);
    while (documents.executeStep()) {
      const std::string document = documents.getColumn(0).getString();
      if (taken.insert(document).second) allowed.insert(document);
    }
    const SQLite::Column json = graphs.getColumn(1);
    Result<Facts> facts = from_exchange_json(
        std::string_view(json.getText(), static_cast<std::size_t>(json.getBytes())));
    if (!facts) throw StoreError("the imported graph " + sha256 + ": " + facts.error().message);
    ImportedGraph imported{std::move(facts).value(), true};
    imported.whole = restrict_to(imported.facts, allowed);
    if (imported.whole || !imported.facts.documents.empty()) imports.push_back(std::move(imported));
  }
  return imports;
}

std::vector<std::string> remove_imported_graph(SQLite::Database& database,
                                               const std::string& path) {
  std::vector<std::string> orphans;
  if (!has_tables(database)) return orphans;
  std::vector<std::string> graphs;
  SQLite::Statement select(database, "SELECT sha256, path FROM imported_graphs ORDER BY sha256");
  while (select.executeStep()) {
    const std::string known = select.getColumn(1).getString();
    const bool meant = known == path || std::filesystem::path(known).filename().string() == path;
    if (meant) graphs.push_back(select.getColumn(0).getString());
  }
  for (const std::string& graph : graphs) {
    SQLite::Statement alone(
        database,
        "SELECT document FROM imported_documents WHERE graph = ?1 AND document NOT IN (SELECT "
        "document FROM local_graphs) AND document NOT IN (SELECT document FROM imported_documents "
        "WHERE graph <> ?1) ORDER BY document");
    alone.bind(1, graph);
    while (alone.executeStep()) orphans.push_back(alone.getColumn(0).getString());
    SQLite::Statement erase(database, "DELETE FROM imported_graphs WHERE sha256 = ?");
    erase.bind(1, graph);
    erase.exec();
  }
  return orphans;
}

void remove_empty_graphs(SQLite::Database& database) {
  if (!has_tables(database)) return;
  database.exec(
      "DELETE FROM imported_graphs WHERE sha256 NOT IN (SELECT graph FROM imported_documents)");
}

}  // namespace whomet
