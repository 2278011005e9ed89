#include "graph/row_lookup.h"

#include <sqlite3.h>

#include <SQLiteCpp/Exception.h>

namespace whomet {

Lookup::Lookup(sqlite3* database, const char* sql) : database_(database) {
  if (sqlite3_prepare_v3(database, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement_, nullptr) !=
      SQLITE_OK) {
    throw SQLite::Exception(database);
  }
}

Lookup::~Lookup() {
  sqlite3_finalize(statement_);
}

bool Lookup::find(std::int64_t key) {
  sqlite3_reset(statement_);
  sqlite3_bind_int64(statement_, 1, key);
  return step();
}

bool Lookup::step() {
  const int code = sqlite3_step(statement_);
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  throw SQLite::Exception(database_);
}

std::string_view Lookup::bytes(int column) const {
  const auto* data = static_cast<const char*>(sqlite3_column_blob(statement_, column));
  return {data, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

std::int64_t Lookup::number(int column) const {
  return sqlite3_column_int64(statement_, column);
}

bool Lookup::is_null(int column) const {
  return sqlite3_column_type(statement_, column) == SQLITE_NULL;
}

RowLookup::RowLookup(const MappedPages& pages, sqlite3* database, const char* table,
                     const char* key)
    : pages_(pages) {
  if (pages.is_usable()) {
    table_.emplace(pages, database, table);
  } else {
    const std::string sql = std::string("SELECT * FROM ") + table + " WHERE " + key + " = ?";
    statement_.emplace(database, sql.c_str());
  }
}

bool RowLookup::find(std::int64_t key) {
  if (!table_) return statement_->find(key);
  if (!table_->find(key, row_)) return false;
  row_.gather(pages_, buffer_);
  return true;
}

std::string_view RowLookup::bytes(int column) const {
  return table_ ? row_.bytes(static_cast<std::size_t>(column)) : statement_->bytes(column);
}

std::int64_t RowLookup::number(int column) const {
  return table_ ? row_.number(static_cast<std::size_t>(column)) : statement_->number(column);
}

bool RowLookup::is_null(int column) const {
  return table_ ? row_.is_null(static_cast<std::size_t>(column)) : statement_->is_null(column);
}

}  // namespace whomet
