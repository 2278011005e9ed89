// A read transaction on a connection of its own; what is small (a name, a path) is looked up by
// prepared queries when it is asked for.
#include "graph/fact_source.h"

#include <algorithm>
#include <utility>

#include <SQLiteCpp/SQLiteCpp.h>

#include "base/utf8.h"
#include "graph/fact_filter.h"
#include "graph/meeting_edges.h"
#include "graph/store.h"
#include "graph/store_columns.h"
#include "graph/store_guard.h"
#include "graph/store_records.h"
#include "graph/store_rows.h"
#include "graph/store_schema.h"
#include "graph/store_stream.h"

namespace whomet {
namespace {

constexpr int kWaitMs = 30'000;
constexpr RecordTables kOut = {"out_entities", "out_meetings", "out_statements", "out_mentions"};

using TextOf = std::function<std::string(const std::string&)>;

void insert_documents(SQLite::Database& database, const Facts& facts, const TextOf& text_of) {
  SQLite::Statement insert(database, "INSERT INTO documents VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
  SQLite::Statement path(database, "INSERT INTO document_paths VALUES (?, ?)");
  for (const DocumentRecord& record : facts.documents) {
    int column = 0;
    const std::string digest = record.sha256.empty() ? record.id : record.sha256;
    const std::string basis = record.date_basis.empty() ? "none" : record.date_basis;
    for (const std::string& value :
         {record.id, digest, record.title, record.date, basis, record.language, record.source,
          record.url, text_of ? text_of(record.id) : std::string()}) {
      insert.bind(++column, value);
    }
    insert.exec();
    insert.reset();
    for (const std::string& name : record.paths) {
      path.bind(1, record.id);
      path.bind(2, name);
      path.exec();
      path.reset();
    }
  }
}

SQLite::Database in_memory(Facts facts, const TextOf& text_of) {
  SQLite::Database database(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
  database.exec(kCreateSchema);
  SQLite::Transaction transaction(database);
  insert_documents(database, facts, text_of);
  facts.documents.clear();
  write_derived(database, facts);
  transaction.commit();
  return database;
}

}  // namespace

struct FactSource::Impl {
  Impl(std::string name, SQLite::Database opened)
      : path(std::move(name)), sqlite(std::move(opened)) {
    sqlite.exec("BEGIN");
    create_views(sqlite);
  }

  // A query that is asked often; reset and with its values bound.
  template <typename... Values>
  SQLite::Statement& query(std::unique_ptr<SQLite::Statement>& kept, const char* sql,
                           const Values&... values) {
    if (kept == nullptr) kept = std::make_unique<SQLite::Statement>(sqlite, sql);
    kept->reset();
    int index = 0;
    (kept->bind(++index, values), ...);
    return *kept;
  }

  template <typename Work>
  auto guard(Work work) const {
    return with_our_errors(path, kWaitMs, work);
  }

  bool is_kept(const std::string& id) {
    if (!filter) return true;
    return query(kept_query, "SELECT 1 FROM kept_nodes WHERE id = ?", id).executeStep();
  }
  void forget_unkept(std::string& id) {
    if (filter && !id.empty() && !is_kept(id)) id.clear();
  }
  void forget_unkept(Meeting& meeting) {
    if (!filter) return;
    std::erase_if(meeting.participants, [this](const std::string& id) { return !is_kept(id); });
    forget_unkept(meeting.place);
  }
  void forget_unkept(Statement& statement) {
    if (!filter) return;
    forget_unkept(statement.place);
    forget_unkept(statement.meeting);
    forget_unkept(statement.attributed_to.entity);
  }

  bool passes(const Statement& derived) const {
    if (!filter) return true;
    if (derived.confidence < filter->min_confidence) return false;
    return filter->predicates.empty() ||
           std::ranges::find(filter->predicates, derived.predicate) != filter->predicates.end();
  }

  std::vector<Statement> edges_of(const Meeting& meeting) {
    SQLite::Statement& best = query(
        confidence_query, "SELECT max(confidence) FROM statements WHERE meeting = ?", meeting.id);
    const bool is_known = best.executeStep() && !best.getColumn(0).isNull();
    const double confidence = is_known ? best.getColumn(0).getDouble() : kDerivedConfidence;
    return edges_of_meeting(
        meeting, confidence,
        [this](const std::string& subject, const char* predicate, const std::string& object) {
          return query(stated_query,
                       "SELECT 1 FROM statements WHERE subject = ? AND predicate = ? AND object = "
                       "?",
                       subject, std::string(predicate), object)
              .executeStep();
        });
  }

  // "" if there is no entity of this id.
  std::string entity_name(const std::string& id) {
    SQLite::Statement& found = query(name_query, "SELECT name FROM entities WHERE id = ?", id);
    return found.executeStep() ? found.getColumn(0).getString() : std::string();
  }

  std::string meeting_name(const std::string& id) {
    SQLite::Statement& found =
        query(meeting_query,
              "SELECT kind, name, place, topic, time_text, time_from, time_to, time_granularity, "
              "time_basis FROM meetings WHERE id = ?",
              id);
    if (!found.executeStep()) return {};
    Columns row(found);
    Meeting meeting;
    meeting.kind = row.name(parse_meeting_kind);
    meeting.name = row.text();
    meeting.place = row.text();
    meeting.topic = row.text();
    meeting.date = row.time();
    return label_of(id, meeting);
  }

  std::string label_of(const std::string& id, const Meeting& meeting) {
    if (!meeting.name.empty()) return meeting.name;
    SQLite::Statement& rows = query(
        participants_query,
        "SELECT e.name, e.type, (SELECT count(*) FROM mentions m WHERE m.entity = e.id) FROM "
        "participants p JOIN entities e ON e.id = p.entity WHERE p.meeting = ? ORDER BY p.rowid",
        id);
    std::vector<std::string> names;
    std::vector<NamedParticipant> participants;
    while (rows.executeStep()) {
      Columns row(rows);
      names.push_back(row.text());
      const EntityType type = row.name(parse_entity_type);
      participants.push_back({{}, type, row.offset()});
    }
    for (std::size_t i = 0; i < names.size(); ++i) participants[i].name = names[i];
    const std::string place = meeting.place.empty() ? "" : entity_name(meeting.place);
    return meeting_label(meeting, std::move(participants), place);
  }

  using Query = std::unique_ptr<SQLite::Statement>;

  std::string path;
  SQLite::Database sqlite;
  std::optional<FactFilter> filter;
  Query kept_query;
  Query confidence_query;
  Query stated_query;
  Query name_query;
  Query type_query;
  Query meeting_query;
  Query participants_query;
  Query roles_query;
  Query document_query;
  Query number_query;
  bool is_numbered = false;
};

FactSource::FactSource(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
FactSource::FactSource(FactSource&&) noexcept = default;
FactSource& FactSource::operator=(FactSource&&) noexcept = default;
FactSource::~FactSource() = default;

FactSource FactSource::open(const std::string& path) {
  return with_our_errors(path, kWaitMs, [&path] {
    const Store store = Store::open_read(path);
    // What imports say is in no table of its own; its text is long, and quotes are in the rows.
    if (!store.is_fresh() || store.has_imports()) {
      const auto text_of = [&store](const std::string& id) {
        return store.text(id).value_or(std::string());
      };
      return FactSource(std::make_unique<Impl>(path, in_memory(store.load(), text_of)));
    }
    // ":memory:" and "" have a meaning of their own to SQLite.
    const std::string name = path.starts_with(":") ? "./" + path : path;
    return FactSource(
        std::make_unique<Impl>(path, SQLite::Database(name, SQLite::OPEN_READONLY, kWaitMs)));
  });
}

FactSource FactSource::of(const Facts& facts) {
  return FactSource(std::make_unique<Impl>("memory", in_memory(facts, {})));
}

void FactSource::keep_only(const FactFilter& filter) {
  if (filter.is_empty()) return;
  impl_->guard([&] {
    create_views(impl_->sqlite, filter);
    impl_->filter = filter;
  });
}

void FactSource::each_document(const std::function<void(const DocumentRecord&)>& use) const {
  impl_->guard([&] { stream_documents(impl_->sqlite, "out_documents", use); });
}

void FactSource::each_entity(const std::function<void(const Entity&)>& use) const {
  impl_->guard([&] { stream_entities(impl_->sqlite, kOut, use); });
}

void FactSource::each_entity_counted(
    const std::function<void(const Entity&, std::size_t)>& use) const {
  impl_->guard([&] { stream_entities_counted(impl_->sqlite, kOut, use); });
}

void FactSource::each_meeting(const std::function<void(const Meeting&)>& use) const {
  impl_->guard([&] {
    stream_meetings(impl_->sqlite, kOut, [&](Meeting&& meeting) {
      impl_->forget_unkept(meeting);
      use(meeting);
    });
  });
}

void FactSource::each_statement(const std::function<void(const Statement&)>& use) const {
  impl_->guard([&] {
    stream_statements(impl_->sqlite, kOut, [&](Statement&& statement) {
      impl_->forget_unkept(statement);
      use(statement);
    });
  });
}

void FactSource::each_edge(const std::function<void(const Statement&)>& use) const {
  each_statement([&](const Statement& statement) {
    if (!statement.subject.empty() && !statement.object.empty()) use(statement);
  });
  each_meeting([&](const Meeting& meeting) {
    for (const Statement& edge : impl_->edges_of(meeting)) {
      if (impl_->passes(edge)) use(edge);
    }
  });
}

void FactSource::each_sentence(const std::function<void(const SentenceRecord&)>& use) const {
  impl_->guard([&] {
    SQLite::Statement rows(impl_->sqlite,
                           "SELECT document, begin_byte, end_byte, text_begin, text_end, exact, "
                           "quote FROM out_sentences ORDER BY document, text_begin, text_end, id");
    SQLite::Statement article(impl_->sqlite, "SELECT text FROM documents WHERE id = ?");
    SentenceRecord sentence;
    std::string text;
    std::size_t counted = 0;  // bytes of `text`, which have `characters` characters
    std::size_t characters = 0;
    const auto count_to = [&](std::size_t byte) {
      for (; counted < byte; ++counted) {
        const bool starts = (static_cast<unsigned char>(text[counted]) & 0xC0U) != 0x80U;
        characters += starts ? 1 : 0;
      }
      return characters;
    };
    std::string document;
    ByteSpan last{};
    while (rows.executeStep()) {
      Columns row(rows);
      sentence.at.document = row.text();
      sentence.at.file = row.span();
      sentence.at.text = row.span();
      sentence.exact = row.flag();
      sentence.quote = row.text();
      const bool is_new_document = sentence.at.document != document;
      if (!is_new_document && sentence.at.text == last) continue;
      last = sentence.at.text;
      if (is_new_document) {
        document = sentence.at.document;
        article.reset();
        article.bind(1, document);
        text = article.executeStep() ? article.getColumn(0).getString() : std::string();
        counted = characters = 0;
      }
      if (last.begin < counted) counted = characters = 0;  // sentences may overlap
      sentence.characters.reset();
      if (last.end <= text.size()) {
        const std::size_t begin = count_to(last.begin);
        sentence.characters = ByteSpan{begin, count_to(last.end)};
      }
      use(sentence);
    }
  });
}

std::size_t FactSource::node_count() const {
  return impl_->guard([&] {
    return static_cast<std::size_t>(
        impl_->sqlite
            .execAndGet(
                "SELECT (SELECT count(*) FROM out_entities) + (SELECT count(*) FROM out_meetings)")
            .getInt64());
  });
}

std::size_t FactSource::edge_count() const {
  std::size_t count = impl_->guard([&] {
    return static_cast<std::size_t>(
        impl_->sqlite
            .execAndGet("SELECT count(*) FROM out_statements WHERE subject IS NOT NULL AND object "
                        "IS NOT NULL")
            .getInt64());
  });
  each_meeting([&](const Meeting& meeting) {
    for (const Statement& edge : impl_->edges_of(meeting)) count += impl_->passes(edge) ? 1 : 0;
  });
  return count;
}

std::string FactSource::label(const std::string& id) const {
  return impl_->guard([&]() -> std::string {
    if (id.empty() || !impl_->is_kept(id)) return {};
    std::string name = impl_->entity_name(id);
    return name.empty() ? impl_->meeting_name(id) : name;
  });
}

std::optional<EntityType> FactSource::type(const std::string& id) const {
  return impl_->guard([&]() -> std::optional<EntityType> {
    if (id.empty() || !impl_->is_kept(id)) return std::nullopt;
    SQLite::Statement& found =
        impl_->query(impl_->type_query,
                     "SELECT type FROM entities WHERE id = ?1 UNION ALL SELECT 'Meeting' FROM "
                     "meetings WHERE id = ?1",
                     id);
    if (!found.executeStep()) return std::nullopt;
    return Columns(found).name(parse_entity_type);
  });
}

std::size_t FactSource::number(const std::string& id) const {
  return impl_->guard([&]() -> std::size_t {
    if (!impl_->is_numbered) {
      impl_->sqlite.exec(
          "CREATE TEMP TABLE node_numbers(id TEXT PRIMARY KEY, number INTEGER) WITHOUT ROWID; "
          "INSERT INTO node_numbers SELECT id, row_number() OVER (ORDER BY id) - 1 FROM (SELECT id "
          "FROM out_entities UNION ALL SELECT id FROM out_meetings)");
      impl_->is_numbered = true;
    }
    SQLite::Statement& found =
        impl_->query(impl_->number_query, "SELECT number FROM node_numbers WHERE id = ?", id);
    return found.executeStep() ? Columns(found).offset() : 0;
  });
}

std::vector<std::string> FactSource::roles(const std::string& id) const {
  return impl_->guard([&] {
    SQLite::Statement& rows = impl_->query(
        impl_->roles_query,
        "SELECT DISTINCT object_text FROM statements WHERE subject = ? AND predicate = "
        "'holds_role' AND object_text IS NOT NULL AND negated = 0 AND modality = 'asserted' "
        "ORDER BY object_text",
        id);
    std::vector<std::string> roles;
    while (rows.executeStep()) roles.push_back(rows.getColumn(0).getString());
    return roles;
  });
}

std::optional<DocumentRecord> FactSource::document(const std::string& id) const {
  return impl_->guard([&]() -> std::optional<DocumentRecord> {
    static const std::string select =
        "SELECT " + std::string(kDocumentColumns) +
        ", (SELECT min(path) FROM document_paths WHERE document = documents.id) FROM documents "
        "WHERE id = ?";
    SQLite::Statement& found = impl_->query(impl_->document_query, select.c_str(), id);
    if (!found.executeStep()) return std::nullopt;
    Columns row(found);
    DocumentRecord record = document_of(row);
    record.paths = {row.text()};
    if (record.paths.front().empty()) record.paths.clear();
    return record;
  });
}

}  // namespace whomet
