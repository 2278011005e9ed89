// One cursor over the records and one over each list of their parts, all in the order of the
// records' ids: they are read in step, as in a merge join.
#include "graph/store_stream.h"

#include <string>
#include <utility>

#include <SQLiteCpp/SQLiteCpp.h>

#include "graph/store_columns.h"

namespace whomet {
namespace {

// Rows whose first column is the id of their owner, in the order of owners.
class Parts {
 public:
  Parts(SQLite::Database& database, const std::string& sql) : rows_(database, sql) { step(); }

  // Calls take(Columns) for each part of the owner. Requires: owners come in their order.
  template <typename Take>
  void of(const std::string& owner, Take take) {
    while (more_ && owner_ < owner) step();
    while (more_ && owner_ == owner) {
      take(Columns(rows_, 1));
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

MentionRecord mention_of(Columns row) {
  MentionRecord mention;
  mention.at.document = row.text();
  mention.at.file = row.span();
  mention.at.text = row.span();
  mention.text = row.text();
  mention.level = row.name(parse_mention_level);
  return mention;
}

Evidence evidence_of(Columns row) {
  Evidence evidence;
  evidence.at.document = row.text();
  evidence.at.file = row.span();
  evidence.at.text = row.span();
  evidence.exact = row.flag();
  evidence.quote = row.text();
  evidence.kind = row.text();
  evidence.trigger.file = row.span();
  evidence.trigger.text = row.span();
  evidence.trigger.words = row.text();
  evidence.extractor = row.text();
  return evidence;
}

Parts evidence_by(SQLite::Database& database, const std::string& owner) {
  return Parts(database, "SELECT v." + owner +
                             ", s.document, s.begin_byte, s.end_byte, s.text_begin, s.text_end, "
                             "s.exact, s.quote, v.kind, v.trigger_begin, v.trigger_end, "
                             "v.trigger_text_begin, v.trigger_text_end, v.trigger_words, "
                             "v.extractor FROM evidence v JOIN sentences s ON s.id = v.sentence "
                             "WHERE v." +
                             owner + " IS NOT NULL ORDER BY v." + owner + ", v.rowid");
}

Statement statement_of(Columns row) {
  Statement statement;
  statement.id = row.text();
  statement.subject = row.text();
  statement.subject_text = row.text();
  statement.predicate = row.text();
  statement.object = row.text();
  statement.object_text = row.text();
  statement.open = row.flag();
  statement.negated = row.flag();
  statement.modality = row.name(parse_modality);
  statement.attributed_to.entity = row.text();
  statement.attributed_to.text = row.text();
  statement.time = row.time();
  statement.place = row.text();
  statement.meeting = row.text();
  statement.qualifiers.kind = row.text();
  statement.qualifiers.item = row.text();
  statement.qualifiers.topic = row.text();
  statement.qualifiers.polarity = row.text();
  statement.qualifiers.trend = row.text();
  statement.confidence = row.number();
  return statement;
}

// All of an entity but its mentions.
class EntityRows {
 public:
  EntityRows(SQLite::Database& database, const RecordTables& tables)
      : rows_(database,
              std::string("SELECT id, type, name FROM ") + tables.entities + " ORDER BY id"),
        aliases_(database, "SELECT entity, alias FROM aliases ORDER BY entity, rowid"),
        links_(database, "SELECT entity, source, target FROM links ORDER BY entity, rowid"),
        merges_(database,
                "SELECT entity, position, reason, name FROM merges ORDER BY entity, rowid") {}

  bool next(Entity& entity) {
    if (!rows_.executeStep()) return false;
    Columns row(rows_);
    entity = {};
    entity.id = row.text();
    entity.type = row.name(parse_entity_type);
    entity.name = row.text();
    aliases_.of(entity.id, [&](Columns part) { entity.aliases.push_back(part.text()); });
    links_.of(entity.id, [&](Columns part) {
      Link link;
      link.source = part.text();
      link.id = part.text();
      entity.links.push_back(std::move(link));
    });
    merges_.of(entity.id, [&](Columns part) {
      const std::size_t position = part.offset();
      std::string reason = part.text();
      std::string name = part.text();
      if (position == entity.merged.size()) entity.merged.push_back({{}, std::move(reason)});
      if (!name.empty() && !entity.merged.empty()) {
        entity.merged.back().names.push_back(std::move(name));
      }
    });
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
                         std::string("SELECT id, sha256, title, date, date_basis, language, "
                                     "source, url FROM ") +
                             table + " ORDER BY id");
  Parts paths(database, "SELECT document, path FROM document_paths ORDER BY document, path");
  while (rows.executeStep()) {
    Columns row(rows);
    DocumentRecord record;
    record.id = row.text();
    record.sha256 = row.text();
    record.title = row.text();
    record.date = row.text();
    record.date_basis = row.text();
    record.language = row.text();
    record.source = row.text();
    record.url = row.text();
    paths.of(record.id, [&](Columns part) { record.paths.push_back(part.text()); });
    use(std::move(record));
  }
}

void stream_entities(SQLite::Database& database, const RecordTables& tables,
                     const std::function<void(Entity&&)>& use) {
  EntityRows entities(database, tables);
  Parts mentions(database, std::string("SELECT entity, document, begin_byte, end_byte, "
                                       "text_begin, text_end, text, level FROM ") +
                               tables.mentions + " ORDER BY entity, rowid");
  for (Entity entity; entities.next(entity);) {
    mentions.of(entity.id, [&](Columns part) { entity.mentions.push_back(mention_of(part)); });
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
    counts.of(entity.id, [&](Columns part) { mentions = part.offset(); });
    use(std::move(entity), mentions);
  }
}

void stream_meetings(SQLite::Database& database, const RecordTables& tables,
                     const std::function<void(Meeting&&)>& use) {
  SQLite::Statement rows(database,
                         std::string("SELECT id, kind, status, name, place, topic, time_text, "
                                     "time_from, time_to, time_granularity, time_basis FROM ") +
                             tables.meetings + " ORDER BY id");
  Parts history(database,
                "SELECT meeting, status, document FROM meeting_history ORDER BY meeting, rowid");
  Parts participants(database, "SELECT meeting, entity FROM participants ORDER BY meeting, rowid");
  Parts evidence = evidence_by(database, "meeting");
  while (rows.executeStep()) {
    Columns row(rows);
    Meeting meeting;
    meeting.id = row.text();
    meeting.kind = row.name(parse_meeting_kind);
    meeting.status = row.name(parse_meeting_status);
    meeting.name = row.text();
    meeting.place = row.text();
    meeting.topic = row.text();
    meeting.date = row.time();
    history.of(meeting.id, [&](Columns part) {
      StatusReport report;
      report.status = part.name(parse_meeting_status);
      report.document = part.text();
      meeting.history.push_back(std::move(report));
    });
    participants.of(meeting.id, [&](Columns part) { meeting.participants.push_back(part.text()); });
    evidence.of(meeting.id, [&](Columns part) { meeting.evidence.push_back(evidence_of(part)); });
    use(std::move(meeting));
  }
}

void stream_statements(SQLite::Database& database, const RecordTables& tables,
                       const std::function<void(Statement&&)>& use) {
  SQLite::Statement rows(database,
                         std::string("SELECT id, subject, subject_text, predicate, object, "
                                     "object_text, open, negated, modality, speaker, "
                                     "speaker_text, time_text, time_from, time_to, "
                                     "time_granularity, time_basis, place, meeting, kind, item, "
                                     "topic, polarity, trend, confidence FROM ") +
                             tables.statements + " ORDER BY id");
  Parts evidence = evidence_by(database, "statement");
  while (rows.executeStep()) {
    Statement statement = statement_of(Columns(rows));
    evidence.of(statement.id,
                [&](Columns part) { statement.evidence.push_back(evidence_of(part)); });
    use(std::move(statement));
  }
}

}  // namespace whomet
