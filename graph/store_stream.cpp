// One cursor over the records and one over each list of their parts, all in the order of the
// records' ids: they are read in step, as in a merge join.
#include "graph/store_stream.h"

#include <string>
#include <string_view>
#include <utility>

#include <SQLiteCpp/SQLiteCpp.h>

#include "graph/store_records.h"

namespace whomet {
namespace {

// Rows whose first column is the id of their owner, in the order of owners.
class Parts {
 public:
  Parts(SQLite::Database& database, const std::string& sql) : rows_(database, sql) { step(); }

  // Calls take(Columns&) for each part of the owner. Requires: owners come in their order.
  template <typename Take>
  void of(const std::string& owner, Take take) {
    while (more_ && owner_ < owner) step();
    while (more_ && owner_ == owner) {
      Columns row(rows_, 1);
      take(row);
      step();
    }
  }

 private:
  void step() {
    more_ = rows_.executeStep();
    if (more_) owner_ = rows_.getColumn(0).getString();
  }

  SQLite::Statement rows_;
  bool more_ = false;
  std::string owner_;
};

// Rows of columns, read from a table.
std::string select(std::string_view columns, const std::string& rest) {
  return "SELECT " + std::string(columns) + rest;
}

Parts evidence_by(SQLite::Database& database, const std::string& owner) {
  return Parts(database, select("v." + owner + ", ", std::string(kEvidenceColumns)) +
                             " FROM evidence v JOIN sentences s ON s.id = v.sentence WHERE v." +
                             owner + " IS NOT NULL ORDER BY v." + owner + ", v.rowid");
}

// All of an entity but its mentions.
class EntityRows {
 public:
  EntityRows(SQLite::Database& database, const RecordTables& tables)
      : rows_(database,
              select(kEntityColumns, std::string(" FROM ") + tables.entities + " ORDER BY id")),
        aliases_(database, "SELECT entity, alias FROM aliases ORDER BY entity, rowid"),
        links_(database, "SELECT entity, source, target FROM links ORDER BY entity, rowid"),
        merges_(database,
                "SELECT entity, position, reason, name FROM merges ORDER BY entity, rowid") {}

  bool next(Entity& entity) {
    if (!rows_.executeStep()) return false;
    Columns row(rows_);
    entity = entity_of(row);
    aliases_.of(entity.id, [&](Columns& part) { entity.aliases.push_back(part.text()); });
    links_.of(entity.id, [&](Columns& part) { entity.links.push_back(link_of(part)); });
    merges_.of(entity.id, [&](Columns& part) { add_merge(entity, part); });
    return true;
  }

 private:
  SQLite::Statement rows_;
  Parts aliases_;
  Parts links_;
  Parts merges_;
};

}  // namespace

void stream_documents(SQLite::Database& database, const char* table,
                      const std::function<void(DocumentRecord&&)>& use) {
  SQLite::Statement rows(database,
                         select(kDocumentColumns, std::string(" FROM ") + table + " ORDER BY id"));
  Parts paths(database, "SELECT document, path FROM document_paths ORDER BY document, path");
  while (rows.executeStep()) {
    Columns row(rows);
    DocumentRecord record = document_of(row);
    paths.of(record.id, [&](Columns& part) { record.paths.push_back(part.text()); });
    use(std::move(record));
  }
}

void stream_entities(SQLite::Database& database, const RecordTables& tables,
                     const std::function<void(Entity&&)>& use) {
  EntityRows entities(database, tables);
  Parts mentions(database, select("entity, ", std::string(kMentionColumns) + " FROM ") +
                               tables.mentions + " ORDER BY entity, rowid");
  for (Entity entity; entities.next(entity);) {
    mentions.of(entity.id, [&](Columns& part) { entity.mentions.push_back(mention_of(part)); });
    use(std::move(entity));
  }
}

void stream_entities_counted(SQLite::Database& database, const RecordTables& tables,
                             const std::function<void(Entity&&, std::size_t)>& use) {
  EntityRows entities(database, tables);
  Parts counts(database, std::string("SELECT entity, count(*) FROM ") + tables.mentions +
                             " GROUP BY entity ORDER BY entity");
  for (Entity entity; entities.next(entity);) {
    std::size_t mentions = 0;
    counts.of(entity.id, [&](Columns& part) { mentions = part.offset(); });
    use(std::move(entity), mentions);
  }
}

void stream_meetings(SQLite::Database& database, const RecordTables& tables,
                     const std::function<void(Meeting&&)>& use) {
  SQLite::Statement rows(
      database, select(kMeetingColumns, std::string(" FROM ") + tables.meetings + " ORDER BY id"));
  Parts history(database,
                "SELECT meeting, status, document FROM meeting_history ORDER BY meeting, rowid");
  Parts participants(database, "SELECT meeting, entity FROM participants ORDER BY meeting, rowid");
  Parts evidence = evidence_by(database, "meeting");
  while (rows.executeStep()) {
    Columns row(rows);
    Meeting meeting = meeting_of(row);
    history.of(meeting.id, [&](Columns& part) { meeting.history.push_back(report_of(part)); });
    participants.of(meeting.id,
                    [&](Columns& part) { meeting.participants.push_back(part.text()); });
    evidence.of(meeting.id, [&](Columns& part) { meeting.evidence.push_back(evidence_of(part)); });
    use(std::move(meeting));
  }
}

void stream_statements(SQLite::Database& database, const RecordTables& tables,
                       const std::function<void(Statement&&)>& use) {
  SQLite::Statement rows(
      database,
      select(kStatementColumns, std::string(" FROM ") + tables.statements + " ORDER BY id"));
  Parts evidence = evidence_by(database, "statement");
  while (rows.executeStep()) {
    Columns row(rows);
    Statement statement = statement_of(row);
    evidence.of(statement.id,
                [&](Columns& part) { statement.evidence.push_back(evidence_of(part)); });
    use(std::move(statement));
  }
}

}  // namespace whomet
