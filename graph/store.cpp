// The .kg file through SQLiteCpp. Every public function runs inside with_our_errors(), which turns
// SQLite's errors into ours: damaged files into StoreError, the disk and other programs into
// FileError. The rollback journal is SQLite's default one, which is deleted at each commit: one
// file remains. Tested by tests/graph/store_test.cpp and tests/graph/store_failure_test.cpp.
#include "graph/store.h"

#include <sqlite3.h>

#include <algorithm>
#include <filesystem>
#include <set>
#include <utility>

#include <SQLiteCpp/SQLiteCpp.h>

#include "base/digest.h"
#include "base/text_file.h"
#include "graph/merge.h"
#include "graph/store_database.h"
#include "graph/store_documents.h"
#include "graph/store_graphs.h"
#include "graph/store_guard.h"
#include "graph/store_header.h"
#include "graph/store_imports.h"
#include "graph/store_relations.h"
#include "graph/store_rows.h"
#include "graph/store_schema.h"

namespace whomet {

namespace {

constexpr int kReadWaitMs = 30'000;

// ---- Opening ----

// ":memory:" and "" have a meaning of their own to SQLite.
std::string sqlite_path(const std::string& path) {
  return path.starts_with(":") ? "./" + path : path;
}

SQLite::Database connect(const std::string& path, int flags, int wait_ms) {
  SQLite::Database sqlite(sqlite_path(path), flags, wait_ms);
  sqlite.exec("PRAGMA foreign_keys = ON");
  sqlite.exec("PRAGMA cell_size_check = ON");
  return sqlite;
}

// Undoes what an interrupted writer left, which needs one; then the file says what it is.
FileState settle(const std::string& path, int wait_ms) {
  FileState state = inspect_file(path);
  if (state != FileState::kJournal) return state;
  bool has_tables = false;
  {
    SQLite::Database sqlite(sqlite_path(path), SQLite::OPEN_READWRITE, wait_ms);
    has_tables = sqlite.execAndGet("SELECT count(*) FROM sqlite_master").getInt() > 0;
  }
  state = inspect_file(path);
  if (state != FileState::kJournal) return state;
  // The journal is of a writer at work: what is committed can be read beside it, and that is
  // nothing while the first writer makes the tables.
  return has_tables ? FileState::kGraph : FileState::kEmpty;
}

std::uint32_t pragma(SQLite::Database& sqlite, const char* name) {
  return sqlite.execAndGet("PRAGMA " + std::string(name)).getUInt();
}

// For files whose header could not be looked at, and for damage behind the header.
void check_schema(SQLite::Database& sqlite) {
  if (pragma(sqlite, "application_id") != kApplicationId) {
    throw StoreError("expected a whomet graph, found a database of another program");
  }
  if (pragma(sqlite, "user_version") != kSchemaVersion)
    throw StoreError("its schema is of another version");
  sqlite.execAndGet("SELECT value FROM meta WHERE key = 'fresh'");
}

void create_schema(SQLite::Database& sqlite) {
  SQLite::Transaction transaction(sqlite, SQLite::TransactionBehavior::IMMEDIATE);
  if (pragma(sqlite, "application_id") == kApplicationId) return;  // another program was faster
  sqlite.exec("PRAGMA application_id = " + std::to_string(kApplicationId));
  sqlite.exec("PRAGMA user_version = " + std::to_string(kSchemaVersion));
  sqlite.exec(kCreateSchema);
  sqlite.exec(kCreateSearchTables);
  transaction.commit();
}

// ---- What is derived ----

void set_fresh(SQLite::Database& sqlite, bool fresh) {
  sqlite.exec(fresh ? "UPDATE meta SET value = '1' WHERE key = 'fresh'"
                    : "UPDATE meta SET value = '0' WHERE key = 'fresh'");
}

bool read_fresh(SQLite::Database& sqlite) {
  return sqlite.execAndGet("SELECT value FROM meta WHERE key = 'fresh'").getString() == "1";
}

// All local and imported graphs merged; documents left out. One imported graph and nothing else is
// merged already.
Facts merge_locals(SQLite::Database& sqlite) {
  std::vector<HandEdit> edits;
  std::vector<Facts> graphs = read_locals(sqlite, edits);
  std::vector<ImportedGraph> imported = read_imported_graphs(sqlite);
  const bool is_merged = graphs.empty() && imported.size() == 1 && imported.front().whole;
  for (ImportedGraph& graph : imported) graphs.push_back(std::move(graph.facts));
  Facts merged = is_merged ? std::move(graphs.front()) : merge(std::move(graphs), std::move(edits));
  merged.documents.clear();
  return merged;
}

// Requires: a transaction is open.
void refresh_tables(SQLite::Database& sqlite) {
  Facts facts;
  if (read_fresh(sqlite)) {
    facts = read_derived(sqlite);
  } else {
    facts = merge_locals(sqlite);
    write_derived(sqlite, facts);
  }
  facts.documents = read_documents(sqlite);
  write_relations(sqlite, std::move(facts));
  set_fresh(sqlite, true);
}

// Version 1 had no imports and no tables for searches. Version 2 kept the text of imported tables
// in another form; nothing else of it differs.
void bring_up_to_date(SQLite::Database& sqlite, const std::string& path) {
  if (pragma(sqlite, "user_version") == kSchemaVersion) return;
  SQLite::Transaction transaction(sqlite, SQLite::TransactionBehavior::IMMEDIATE);
  const std::uint32_t version = pragma(sqlite, "user_version");
  if (version == kSchemaVersion) return;  // another program was faster
  if (version == 1) {
    sqlite.exec(kCreateSearchTables);
    if (read_fresh(sqlite)) refresh_tables(sqlite);
  } else if (sqlite.execAndGet("SELECT count(*) FROM import_files").getInt() > 0) {
    throw StoreError("'" + path + "' was written by an older whomet (schema version " +
                     std::to_string(version) +
                     "), which kept imported tables in another form; import them into a new graph");
  }
  sqlite.exec("PRAGMA user_version = " + std::to_string(kSchemaVersion));
  transaction.commit();
}

}  // namespace

Store::Store(std::unique_ptr<Database> database) : database_(std::move(database)) {}
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;
Store::~Store() = default;

// For a reader: an older file that cannot be written is refused, with what to do.
static void upgrade_file(const std::string& path) {
  try {
    SQLite::Database sqlite = connect(path, SQLite::OPEN_READWRITE, kReadWaitMs);
    bring_up_to_date(sqlite, path);
  } catch (const SQLite::Exception& error) {
    if (error.getErrorCode() != SQLITE_READONLY && error.getErrorCode() != SQLITE_CANTOPEN) throw;
    throw StoreError("'" + path +
                     "' was written by an older whomet and cannot be brought up to date: no "
                     "permission to write it; copy it to where it can be written");
  }
}

Store Store::open_read(const std::string& path) {
  return with_our_errors(path, kReadWaitMs, [&path] {
    const FileState state = settle(path, kReadWaitMs);
    if (state == FileState::kMissing) {
      throw FileError("cannot read '" + path + "': there is no such file");
    }
    if (state == FileState::kEmpty) {
      throw StoreError("'" + path + "' is no graph file: it is empty");
    }
    Store store(std::make_unique<Database>(Database{
        path, kReadWaitMs,
        std::make_shared<SQLite::Database>(connect(path, SQLite::OPEN_READONLY, kReadWaitMs))}));
    if (pragma(store.database_->sqlite, "user_version") != kSchemaVersion) {
      upgrade_file(path);
      store = Store(std::make_unique<Database>(Database{
          path, kReadWaitMs,
          std::make_shared<SQLite::Database>(connect(path, SQLite::OPEN_READONLY, kReadWaitMs))}));
    }
    check_schema(store.database_->sqlite);
    return store;
  });
}

Store Store::open_write(const std::string& path, int wait_ms) {
  if (path.empty()) throw FileError("cannot write '': expected the name of a file");
  return with_our_errors(path, wait_ms, [&path, wait_ms] {
    const FileState state = settle(path, wait_ms);
    Store store(std::make_unique<Database>(
        Database{path, wait_ms,
                 std::make_shared<SQLite::Database>(
                     connect(path, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE, wait_ms))}));
    if (state == FileState::kMissing || state == FileState::kEmpty) {
      create_schema(store.database_->sqlite);
    }
    bring_up_to_date(store.database_->sqlite, path);
    check_schema(store.database_->sqlite);
    return store;
  });
}

bool Store::contains(const std::string& sha256) const {
  return with_our_errors(database_->path, database_->wait_ms,
                         [&] { return has_local_graph(database_->sqlite, sha256); });
}

bool Store::would_keep(const DocumentRecord& record, const std::string& text) const {
  return with_our_errors(database_->path, database_->wait_ms,
                         [&] { return is_to_be_kept(database_->sqlite, record, text); });
}

void Store::add(std::span<const StoredDocument> documents) {
  if (documents.empty()) return;
  with_our_errors(database_->path, database_->wait_ms, [&] {
    SQLite::Database& sqlite = database_->sqlite;
    SQLite::Transaction transaction(sqlite, SQLite::TransactionBehavior::IMMEDIATE);
    bool changed = false;
    for (const StoredDocument& document : documents) {
      if (is_to_be_kept(sqlite, document.record, document.text)) {
        write_document(sqlite, document);
        changed = true;
      }
      const std::string id = *document_with(sqlite, document.record.sha256);
      for (const std::string& path : document.record.paths) insert_path(sqlite, id, path);
    }
    if (changed) set_fresh(sqlite, false);
    transaction.commit();
  });
}

bool Store::add_graph(const std::string& path, const std::string& json, const Facts& facts) {
  return with_our_errors(database_->path, database_->wait_ms, [&] {
    SQLite::Database& sqlite = database_->sqlite;
    SQLite::Transaction transaction(sqlite, SQLite::TransactionBehavior::IMMEDIATE);
    const std::string sha256 = sha256_hex(json);
    sqlite.exec(kCreateGraphTables);
    if (has_imported_graph(sqlite, sha256)) return false;
    std::vector<std::string> documents;
    for (const DocumentRecord& record : facts.documents) {
      insert_known_of(sqlite, record);
      documents.push_back(record.id);
    }
    write_imported_graph(sqlite, sha256, path, json, documents);
    set_fresh(sqlite, false);
    transaction.commit();
    return true;
  });
}

std::vector<std::string> Store::import_tables(const std::vector<std::string>& paths) {
  return with_our_errors(database_->path, database_->wait_ms, [&] {
    SQLite::Database& sqlite = database_->sqlite;
    SQLite::Transaction transaction(sqlite, SQLite::TransactionBehavior::IMMEDIATE);
    std::vector<std::string> documents;
    documents.reserve(paths.size());
    for (const std::string& path : paths) documents.push_back(store_import_file(sqlite, path));
    if (!store_import_set(sqlite, documents)) {
      documents.clear();
    } else {
      refresh_tables(sqlite);
    }
    transaction.commit();
    return documents;
  });
}

bool Store::add_path(const std::string& sha256, const std::string& path) {
  return with_our_errors(database_->path, database_->wait_ms, [&] {
    SQLite::Transaction transaction(database_->sqlite, SQLite::TransactionBehavior::IMMEDIATE);
    const auto document = document_with(database_->sqlite, sha256);
    const bool is_new = document && insert_path(database_->sqlite, *document, path);
    transaction.commit();
    return is_new;
  });
}

std::vector<DocumentRecord> Store::remove(const std::string& document) {
  return with_our_errors(database_->path, database_->wait_ms, [&] {
    SQLite::Database& sqlite = database_->sqlite;
    SQLite::Transaction transaction(sqlite, SQLite::TransactionBehavior::IMMEDIATE);
    std::vector<DocumentRecord> removed;
    const int changes = sqlite.getTotalChanges();
    const std::vector<std::string> orphans = remove_imported_graph(sqlite, document);
    for (DocumentRecord& record : read_documents(sqlite)) {
      const bool meant =
          record.id == document || std::ranges::find(orphans, record.id) != orphans.end() ||
          std::ranges::any_of(record.paths, [&](const auto& path) {
            return path == document || std::filesystem::path(path).filename().string() == document;
          });
      if (meant) removed.push_back(std::move(record));
    }
    std::set<std::string> imported;
    for (const DocumentRecord& record : removed) {
      for (std::string& id : remove_import(sqlite, record.id)) imported.insert(std::move(id));
    }
    for (DocumentRecord& record : read_documents(sqlite)) {
      const auto is_same = [&](const auto& other) { return other.id == record.id; };
      if (!imported.contains(record.id) || std::ranges::any_of(removed, is_same)) continue;
      removed.push_back(std::move(record));
    }
    for (const DocumentRecord& record : removed) {
      SQLite::Statement erase(sqlite, "DELETE FROM documents WHERE id = ?");
      erase.bindNoCopy(1, record.id);
      erase.exec();
    }
    remove_empty_graphs(sqlite);
    if (sqlite.getTotalChanges() != changes) set_fresh(sqlite, false);
    transaction.commit();
    return removed;
  });
}

void Store::refresh() {
  with_our_errors(database_->path, database_->wait_ms, [this] {
    SQLite::Database& sqlite = database_->sqlite;
    if (read_fresh(sqlite)) return;
    SQLite::Transaction transaction(sqlite, SQLite::TransactionBehavior::IMMEDIATE);
    refresh_tables(sqlite);
    transaction.commit();
  });
}

bool Store::is_fresh() const {
  return with_our_errors(database_->path, database_->wait_ms,
                         [this] { return read_fresh(database_->sqlite); });
}

Facts Store::load() const {
  return with_our_errors(database_->path, database_->wait_ms, [this] {
    SQLite::Database& sqlite = database_->sqlite;
    SQLite::Transaction snapshot(sqlite);  // what is read belongs together
    Facts facts = read_fresh(sqlite) ? read_derived(sqlite) : merge_locals(sqlite);
    add_import_facts(sqlite, facts);
    facts.documents = read_documents(sqlite);
    return facts;
  });
}

Facts Store::load_articles() const {
  return with_our_errors(database_->path, database_->wait_ms, [this] {
    SQLite::Database& sqlite = database_->sqlite;
    Facts facts = read_fresh(sqlite) ? read_derived(sqlite) : merge_locals(sqlite);
    facts.documents = read_documents(sqlite);
    return facts;
  });
}

std::optional<std::string> Store::text(const std::string& document) const {
  return with_our_errors(database_->path, database_->wait_ms, [&]() -> std::optional<std::string> {
    SQLite::Statement select(database_->sqlite, "SELECT text FROM documents WHERE id = ?");
    select.bindNoCopy(1, document);
    if (!select.executeStep()) return std::nullopt;
    auto imported = import_text(database_->sqlite, document);
    return imported ? std::move(imported) : select.getColumn(0).getString();
  });
}

bool Store::has_imports() const {
  return with_our_errors(database_->path, database_->wait_ms, [this] {
    return database_->sqlite.execAndGet("SELECT count(*) FROM import_sets").getInt() > 0;
  });
}

int Store::schema_version() const {
  return static_cast<int>(kSchemaVersion);
}

}  // namespace whomet
