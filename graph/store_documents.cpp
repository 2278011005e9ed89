#include "graph/store_documents.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <tuple>
#include <utility>

#include <SQLiteCpp/SQLiteCpp.h>

#include "base/digest.h"
#include "base/text_file.h"
#include "graph/exchange.h"
#include "graph/store_records.h"

namespace whomet {
namespace {

std::size_t rank_of_basis(std::string_view basis) {
  constexpr std::array<std::string_view, 4> kBases = {"metadata", "text", "file", "none"};
  return static_cast<std::size_t>(std::ranges::find(kBases, basis) - kBases.begin());
}

// Of two readings of the same bytes: whether `a` is the one to keep.
bool is_preferred(const DocumentRecord& a, const std::string& text_of_a, const DocumentRecord& b,
                  const std::string& text_of_b) {
  const auto order = [](const DocumentRecord& record, const std::string& text) {
    return std::tuple(
        text.empty(), rank_of_basis(record.date_basis.empty() ? "none" : record.date_basis),
        std::tie(record.date), record.title.empty(), std::tie(record.title), record.url.empty(),
        std::tie(record.url), record.source.empty(), std::tie(record.source, text));
  };
  return order(a, text_of_a) < order(b, text_of_b);
}

void bind_or_null(SQLite::Statement& statement, int index, const std::string& value) {
  if (value.empty()) {
    statement.bind(index);
  } else {
    statement.bindNoCopy(index, value);
  }
}

}  // namespace

std::optional<std::string> document_with(SQLite::Database& sqlite, const std::string& sha256) {
  SQLite::Statement select(sqlite, "SELECT id FROM documents WHERE sha256 = ?");
  select.bindNoCopy(1, sha256);
  if (!select.executeStep()) return std::nullopt;
  return select.getColumn(0).getString();
}

bool has_local_graph(SQLite::Database& sqlite, const std::string& sha256) {
  SQLite::Statement select(sqlite,
                           "SELECT 1 FROM documents d JOIN local_graphs g ON g.document = d.id "
                           "WHERE d.sha256 = ?");
  select.bindNoCopy(1, sha256);
  return select.executeStep();
}

bool is_to_be_kept(SQLite::Database& sqlite, const DocumentRecord& record,
                   const std::string& text) {
  if (!has_local_graph(sqlite, record.sha256)) return true;
  SQLite::Statement select(
      sqlite, "SELECT " + std::string(kDocumentColumns) + ", text FROM documents WHERE sha256 = ?");
  select.bindNoCopy(1, record.sha256);
  if (!select.executeStep()) return true;
  Columns row(select);
  const DocumentRecord known = document_of(row);
  return is_preferred(record, text, known, row.text());
}

bool insert_path(SQLite::Database& sqlite, const std::string& document, const std::string& path) {
  SQLite::Statement insert(sqlite, "INSERT OR IGNORE INTO document_paths VALUES (?, ?)");
  insert.bindNoCopy(1, document);
  insert.bindNoCopy(2, path);
  return insert.exec() > 0;
}

void write_document(SQLite::Database& sqlite, const StoredDocument& document) {
  const DocumentRecord& record = document.record;
  SQLite::Statement insert(sqlite,
                           "INSERT INTO documents VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) "
                           "ON CONFLICT (id) DO UPDATE SET title = excluded.title, "
                           "date = excluded.date, date_basis = excluded.date_basis, "
                           "language = excluded.language, source = excluded.source, "
                           "url = excluded.url, text = excluded.text");
  const std::string basis = record.date_basis.empty() ? "none" : record.date_basis;
  insert.bindNoCopy(1, record.id);
  insert.bindNoCopy(2, record.sha256);
  bind_or_null(insert, 3, record.title);
  bind_or_null(insert, 4, record.date);
  insert.bindNoCopy(5, basis);
  bind_or_null(insert, 6, record.language);
  bind_or_null(insert, 7, record.source);
  bind_or_null(insert, 8, record.url);
  insert.bindNoCopy(9, document.text);
  insert.exec();
  const std::string json =
      to_exchange_json(document.facts, document.edits, {.text_offsets = true, .short_form = true});
  SQLite::Statement graph(sqlite, "INSERT OR REPLACE INTO local_graphs VALUES (?, ?)");
  graph.bindNoCopy(1, record.id);
  graph.bindNoCopy(2, json);
  graph.exec();
}

void insert_known_of(SQLite::Database& sqlite, const DocumentRecord& record) {
  const std::string sha256 =
      record.sha256.empty() ? sha256_hex("document " + record.id) : record.sha256;
  const auto known = document_with(sqlite, sha256);
  if (known && *known != record.id) {
    throw FileError("document " + record.id + " is here as " + *known);
  }
  if (!known) {
    SQLite::Statement insert(sqlite,
                             "INSERT OR IGNORE INTO documents VALUES (?, ?, ?, ?, ?, ?, ?, ?, '')");
    const std::string basis = record.date_basis.empty() ? "none" : record.date_basis;
    insert.bindNoCopy(1, record.id);
    insert.bindNoCopy(2, sha256);
    bind_or_null(insert, 3, record.title);
    bind_or_null(insert, 4, record.date);
    insert.bindNoCopy(5, basis);
    bind_or_null(insert, 6, record.language);
    bind_or_null(insert, 7, record.source);
    bind_or_null(insert, 8, record.url);
    if (insert.exec() == 0) {
      throw FileError("document " + record.id + " is another document here");
    }
  }
  for (const std::string& path : record.paths) insert_path(sqlite, record.id, path);
}

std::vector<DocumentRecord> read_documents(SQLite::Database& sqlite) {
  std::vector<DocumentRecord> documents;
  SQLite::Statement select(
      sqlite, "SELECT " + std::string(kDocumentColumns) + " FROM documents ORDER BY id");
  while (select.executeStep()) {
    Columns row(select);
    documents.push_back(document_of(row));
  }
  SQLite::Statement paths(sqlite,
                          "SELECT document, path FROM document_paths ORDER BY document, path");
  std::size_t i = 0;
  while (paths.executeStep()) {
    const std::string document = paths.getColumn(0).getString();
    while (i < documents.size() && documents[i].id < document) ++i;
    if (i == documents.size()) break;
    if (documents[i].id == document) documents[i].paths.push_back(paths.getColumn(1).getString());
  }
  return documents;
}

std::vector<Facts> read_locals(SQLite::Database& sqlite, std::vector<HandEdit>& edits) {
  std::vector<Facts> locals;
  SQLite::Statement select(sqlite, "SELECT document, json FROM local_graphs ORDER BY document");
  while (select.executeStep()) {
    const SQLite::Column json = select.getColumn(1);
    Result<Facts> local = from_exchange_json(
        std::string_view(json.getText(), static_cast<std::size_t>(json.getBytes())), edits);
    if (!local) {
      throw StoreError("the graph of document " + select.getColumn(0).getString() + ": " +
                       local.error().message);
    }
    locals.push_back(std::move(local).value());
  }
  return locals;
}

}  // namespace whomet
