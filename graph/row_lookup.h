// Rows of a .kg by their key, as fast as SQLite's interface and its mapped pages allow. The
// connection outlives them. Internal to graph/. Tested by tests/graph/stored_graph_test.cpp.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "graph/mapped_table.h"

// NOLINTBEGIN(readability-identifier-naming): theirs
struct sqlite3;
struct sqlite3_stmt;
// NOLINTEND(readability-identifier-naming)

namespace whomet {

// A prepared statement of the C interface: one lookup is a microsecond, which the wrapper doubles.
// Throws SQLite::Exception, as the wrapper does.
class Lookup {
 public:
  // `sql` has one parameter or none.
  Lookup(sqlite3* database, const char* sql);
  ~Lookup();
  Lookup(const Lookup&) = delete;
  Lookup& operator=(const Lookup&) = delete;

  // The row of this key; false: there is none.
  bool find(std::int64_t key);
  // The next row; false: there is no more.
  bool step();
  // Of the row, columns from 0; valid until the next call of find() or step().
  std::string_view bytes(int column) const;
  std::int64_t number(int column) const;
  bool is_null(int column) const;

 private:
  sqlite3* database_;
  sqlite3_stmt* statement_ = nullptr;
};

// Rows of a table by their key, its first column: read where they lie if the file is mapped,
// otherwise by a statement. Throws StoreError for damage.
class RowLookup {
 public:
  // The pages outlive this; inside one read transaction.
  RowLookup(const MappedPages& pages, sqlite3* database, const char* table, const char* key);

  bool find(std::int64_t key);
  // Of the row, columns from 0; valid until the next call of find().
  std::string_view bytes(int column) const;
  std::int64_t number(int column) const;
  bool is_null(int column) const;
  // The mapped table; nullptr if there is none.
  const MappedTable* table() const { return table_ ? &*table_ : nullptr; }

 private:
  const MappedPages& pages_;
  std::optional<MappedTable> table_;
  std::optional<Lookup> statement_;
  MappedRow row_;
  std::string buffer_;
};

}  // namespace whomet
