// One insert and one select a table; rows of one owner stay in their order. A digest of the facts
// is kept beside them: a flipped bit in a quote is no error to SQLite, but it is to us. Tested by
// tests/graph/store_test.cpp.
#include "graph/store_rows.h"

#include <cassert>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

#include <SQLiteCpp/SQLiteCpp.h>

#include "graph/exchange.h"
#include "graph/store.h"
#include "graph/store_records.h"
#include "graph/store_schema.h"

namespace whomet {
namespace {

std::string digest_of(const Facts& facts) {
  return exchange_digest(facts, {.text_offsets = true});
}

// ---- Writing ----

// NULL in the table where the text is empty.
struct Nullable {
  const std::string& text;
};

void bind(SQLite::Statement& statement, int index, const std::string& value) {
  statement.bindNoCopy(index, value);
}
void bind(SQLite::Statement& statement, int index, Nullable value) {
  if (value.text.empty()) {
    statement.bind(index);
  } else {
    statement.bindNoCopy(index, value.text);
  }
}
void bind(SQLite::Statement& statement, int index, std::string_view value) {
  statement.bind(index, std::string(value));
}
void bind(SQLite::Statement& statement, int index, std::size_t value) {
  statement.bind(index, static_cast<std::int64_t>(value));
}
void bind(SQLite::Statement& statement, int index, bool value) {
  statement.bind(index, value ? 1 : 0);
}
void bind(SQLite::Statement& statement, int index, double value) {
  statement.bind(index, value);
}
void bind(SQLite::Statement& statement, int index, std::nullptr_t) {
  statement.bind(index);
}

template <typename... Values>
void insert(SQLite::Statement& statement, const Values&... values) {
  int index = 0;
  (bind(statement, ++index, values), ...);
  statement.exec();
  statement.reset();
}

class Writer {
 public:
  explicit Writer(SQLite::Database& database) : database_(database) {}

  void write(const Facts& facts) {
    for (const Entity& entity : facts.entities)
      insert(entity_, entity.id, name_of(entity.type), entity.name);
    for (const Entity& entity : facts.entities) write_parts(entity);
    for (const Meeting& meeting : facts.meetings) write(meeting);
    for (const Statement& statement : facts.statements) write(statement);
  }

 private:
  SQLite::Statement prepare(const char* sql) { return SQLite::Statement(database_, sql); }

  void write_parts(const Entity& entity) {
    for (const std::string& alias : entity.aliases) insert(alias_, entity.id, alias);
    for (const Link& link : entity.links) insert(link_, entity.id, link.source, link.id);
    for (const MentionRecord& mention : entity.mentions) {
      insert(mention_, entity.id, mention.at.document, mention.at.file.begin, mention.at.file.end,
             mention.at.text.begin, mention.at.text.end, mention.text, name_of(mention.level));
    }
    for (std::size_t i = 0; i < entity.merged.size(); ++i) {
      const MergeReason& merge = entity.merged[i];
      for (const std::string& name : merge.names) insert(merge_, entity.id, i, merge.reason, name);
      if (merge.names.empty()) insert(merge_, entity.id, i, merge.reason, nullptr);
    }
  }

  void write(const Meeting& meeting) {
    const TimeValue& time = meeting.date;
    insert(meeting_, meeting.id, name_of(meeting.kind), name_of(meeting.status),
           Nullable{meeting.name}, Nullable{meeting.place}, Nullable{meeting.topic},
           Nullable{time.text}, Nullable{time.from}, Nullable{time.to}, Nullable{time.granularity},
           Nullable{time.basis});
    for (const StatusReport& report : meeting.history) {
      insert(history_, meeting.id, name_of(report.status), report.document);
    }
    for (const std::string& participant : meeting.participants) {
      insert(participant_, meeting.id, participant);
    }
    static const std::string no_statement;
    for (const Evidence& evidence : meeting.evidence) write(no_statement, meeting.id, evidence);
  }

  void write(const Statement& statement) {
    const TimeValue& time = statement.time;
    const Qualifiers& qualifiers = statement.qualifiers;
    insert(statement_, statement.id, Nullable{statement.subject}, Nullable{statement.subject_text},
           statement.predicate, Nullable{statement.object}, Nullable{statement.object_text},
           statement.open, statement.negated, name_of(statement.modality),
           Nullable{statement.attributed_to.entity}, Nullable{statement.attributed_to.text},
           Nullable{time.text}, Nullable{time.from}, Nullable{time.to}, Nullable{time.granularity},
           Nullable{time.basis}, Nullable{statement.place}, Nullable{statement.meeting},
           Nullable{qualifiers.kind}, Nullable{qualifiers.item}, Nullable{qualifiers.topic},
           Nullable{qualifiers.polarity}, Nullable{qualifiers.trend}, statement.confidence);
    static const std::string no_meeting;
    for (const Evidence& evidence : statement.evidence) write(statement.id, no_meeting, evidence);
  }

  void write(const std::string& statement, const std::string& meeting, const Evidence& evidence) {
    const std::size_t sentence = sentence_number(evidence);
    const Trigger& trigger = evidence.trigger;
    if (trigger.words.empty()) {
      insert(evidence_, Nullable{statement}, Nullable{meeting}, sentence, evidence.kind, nullptr,
             nullptr, nullptr, nullptr, nullptr, Nullable{evidence.extractor});
    } else {
      insert(evidence_, Nullable{statement}, Nullable{meeting}, sentence, evidence.kind,
             trigger.file.begin, trigger.file.end, trigger.text.begin, trigger.text.end,
             trigger.words, Nullable{evidence.extractor});
    }
  }

  // Many statements stand in one sentence: it is kept once.
  std::size_t sentence_number(const Evidence& evidence) {
    const Location& at = evidence.at;
    const auto [found, is_new] = sentences_.try_emplace(
        {at.document, at.file, at.text, evidence.exact, evidence.quote}, sentences_.size() + 1);
    if (is_new) {
      insert(sentence_, found->second, at.document, at.file.begin, at.file.end, at.text.begin,
             at.text.end, evidence.exact, evidence.quote);
    }
    return found->second;
  }

  using Sentence = std::tuple<std::string_view, ByteSpan, ByteSpan, bool, std::string_view>;

  SQLite::Database& database_;
  std::map<Sentence, std::size_t> sentences_;  // views into the facts
  SQLite::Statement entity_ = prepare("INSERT INTO entities VALUES (?, ?, ?)");
  SQLite::Statement alias_ = prepare("INSERT INTO aliases VALUES (?, ?)");
  SQLite::Statement link_ = prepare("INSERT INTO links VALUES (?, ?, ?)");
  SQLite::Statement mention_ = prepare("INSERT INTO mentions VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
  SQLite::Statement merge_ = prepare("INSERT INTO merges VALUES (?, ?, ?, ?)");
  SQLite::Statement meeting_ =
      prepare("INSERT INTO meetings VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  SQLite::Statement history_ = prepare("INSERT INTO meeting_history VALUES (?, ?, ?)");
  SQLite::Statement participant_ = prepare("INSERT INTO participants VALUES (?, ?)");
  SQLite::Statement statement_ = prepare(
      "INSERT INTO statements VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
      "?, ?, "
      "?, ?)");
  SQLite::Statement sentence_ = prepare("INSERT INTO sentences VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
  SQLite::Statement evidence_ =
      prepare("INSERT INTO evidence VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
};

// ---- Reading ----

// The meetings of the statements, all that is said of these meetings, and what all of it refers to.
const char* const kWantWhatBelongs = R"sql(
INSERT OR IGNORE INTO wanted SELECT meeting FROM statements
  WHERE id IN (SELECT id FROM wanted) AND meeting IS NOT NULL;
INSERT OR IGNORE INTO wanted SELECT subject FROM statements
  WHERE id IN (SELECT id FROM wanted) AND subject IN (SELECT id FROM meetings);
INSERT OR IGNORE INTO wanted SELECT object FROM statements
  WHERE id IN (SELECT id FROM wanted) AND object IN (SELECT id FROM meetings);
INSERT OR IGNORE INTO wanted SELECT id FROM statements
  WHERE meeting IN (SELECT id FROM wanted);
INSERT OR IGNORE INTO wanted SELECT id FROM statements
  WHERE object IN (SELECT id FROM wanted WHERE id LIKE 'm%')
    AND predicate IN ('participates_in', 'located_in');
INSERT OR IGNORE INTO wanted SELECT id FROM statements
  WHERE subject IN (SELECT id FROM wanted WHERE id LIKE 'm%')
    AND predicate IN ('participates_in', 'located_in');
INSERT OR IGNORE INTO wanted SELECT subject FROM statements
  WHERE id IN (SELECT id FROM wanted) AND subject IS NOT NULL;
INSERT OR IGNORE INTO wanted SELECT object FROM statements
  WHERE id IN (SELECT id FROM wanted) AND object IS NOT NULL;
INSERT OR IGNORE INTO wanted SELECT speaker FROM statements
  WHERE id IN (SELECT id FROM wanted) AND speaker IS NOT NULL;
INSERT OR IGNORE INTO wanted SELECT place FROM statements
  WHERE id IN (SELECT id FROM wanted) AND place IS NOT NULL;
INSERT OR IGNORE INTO wanted SELECT entity FROM participants
  WHERE meeting IN (SELECT id FROM wanted);
INSERT OR IGNORE INTO wanted SELECT place FROM meetings
  WHERE id IN (SELECT id FROM wanted) AND place IS NOT NULL;
)sql";

class Reader {
 public:
  // With `part` only what belongs to the ids in the table `wanted`.
  Reader(SQLite::Database& database, bool part) : database_(database), part_(part) {}

  Facts read() {
    read_entities();
    read_meetings();
    read_statements();
    read_evidence();
    return std::move(facts_);
  }

 private:
  // Requires: the first column is the id of what the row belongs to.
  template <typename ReadRow>
  void each_row(std::string sql, ReadRow read_row) {
    if (part_) {
      const std::string id = sql.substr(7, sql.find(',') - 7);
      std::string condition = " WHERE " + id + " IN (SELECT id FROM wanted)";
      if (id == "v.statement") condition += " OR v.meeting IN (SELECT id FROM wanted)";
      sql.insert(sql.find(" ORDER BY"), condition);
    }
    SQLite::Statement statement(database_, sql);
    while (statement.executeStep()) read_row(Columns(statement));
  }

  template <typename Record>
  static Record& owner(std::vector<Record>& records,
                       const std::unordered_map<std::string, std::size_t>& index,
                       const std::string& id) {
    const auto found = index.find(id);
    if (found == index.end()) throw StoreError("a row belongs to '" + id + "', which is not there");
    return records[found->second];
  }
  template <typename Record>
  static void keep(Record record, std::unordered_map<std::string, std::size_t>& index,
                   std::vector<Record>& records) {
    index.emplace(record.id, records.size());
    records.push_back(std::move(record));
  }
  Entity& entity(const std::string& id) { return owner(facts_.entities, entities_, id); }
  Meeting& meeting(const std::string& id) { return owner(facts_.meetings, meetings_, id); }
  Statement& statement(const std::string& id) { return owner(facts_.statements, statements_, id); }

  void read_entities() {
    each_row("SELECT " + std::string(kEntityColumns) + " FROM entities ORDER BY id",
             [this](Columns row) { keep(entity_of(row), entities_, facts_.entities); });
    each_row("SELECT entity, alias FROM aliases ORDER BY rowid", [this](Columns row) {
      Entity& to = entity(row.text());
      to.aliases.push_back(row.text());
    });
    each_row("SELECT entity, source, target FROM links ORDER BY rowid", [this](Columns row) {
      Entity& to = entity(row.text());
      to.links.push_back(link_of(row));
    });
    each_row("SELECT entity, " + std::string(kMentionColumns) + " FROM mentions ORDER BY rowid",
             [this](Columns row) {
               Entity& to = entity(row.text());
               to.mentions.push_back(mention_of(row));
             });
    each_row("SELECT entity, position, reason, name FROM merges ORDER BY rowid",
             [this](Columns row) {
               Entity& to = entity(row.text());
               add_merge(to, row);
             });
  }

  void read_meetings() {
    each_row("SELECT " + std::string(kMeetingColumns) + " FROM meetings ORDER BY id",
             [this](Columns row) { keep(meeting_of(row), meetings_, facts_.meetings); });
    each_row("SELECT meeting, status, document FROM meeting_history ORDER BY rowid",
             [this](Columns row) {
               Meeting& to = meeting(row.text());
               to.history.push_back(report_of(row));
             });
    each_row("SELECT meeting, entity FROM participants ORDER BY rowid", [this](Columns row) {
      Meeting& to = meeting(row.text());
      to.participants.push_back(row.text());
    });
  }

  void read_statements() {
    each_row("SELECT " + std::string(kStatementColumns) + " FROM statements ORDER BY id",
             [this](Columns row) { keep(statement_of(row), statements_, facts_.statements); });
  }

  void read_evidence() {
    each_row("SELECT v.statement, v.meeting, " + std::string(kEvidenceColumns) +
                 " FROM evidence v JOIN sentences s ON s.id = v.sentence ORDER BY v.rowid",
             [this](Columns row) {
               const std::string of_statement = row.text();
               const std::string of_meeting = row.text();
               auto& list = of_meeting.empty() ? statement(of_statement).evidence
                                               : meeting(of_meeting).evidence;
               list.push_back(evidence_of(row));
             });
  }

  SQLite::Database& database_;
  bool part_;
  Facts facts_;
  std::unordered_map<std::string, std::size_t> entities_;
  std::unordered_map<std::string, std::size_t> meetings_;
  std::unordered_map<std::string, std::size_t> statements_;
};

}  // namespace

void write_derived(SQLite::Database& database, const Facts& facts) {
  assert(facts.documents.empty());
  database.exec(kClearDerived);
  Writer(database).write(facts);
  SQLite::Statement note(database, "INSERT OR REPLACE INTO meta VALUES ('digest', ?)");
  insert(note, digest_of(facts));
}

Facts read_derived(SQLite::Database& database) {
  Facts facts = Reader(database, false).read();
  SQLite::Statement noted(database, "SELECT value FROM meta WHERE key = 'digest'");
  if (!noted.executeStep() || noted.getColumn(0).getString() != digest_of(facts)) {
    throw StoreError("its tables are not what was written");
  }
  return facts;
}

Facts read_derived_part(SQLite::Database& database, const std::vector<std::string>& ids) {
  database.exec("PRAGMA temp_store = MEMORY");
  database.exec("CREATE TEMP TABLE IF NOT EXISTS wanted (id TEXT PRIMARY KEY) WITHOUT ROWID");
  database.exec("DELETE FROM wanted");
  SQLite::Statement want(database, "INSERT OR IGNORE INTO wanted VALUES (?)");
  for (const std::string& id : ids) {
    want.reset();
    want.bind(1, id);
    want.exec();
  }
  database.exec(kWantWhatBelongs);
  return Reader(database, true).read();
}

}  // namespace whomet
