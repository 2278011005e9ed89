// Facts <-> the derived tables of a .kg file. Internal to graph/store*.cpp: it names SQLiteCpp's
// type.
#pragma once

#include "graph/facts.h"

// NOLINTNEXTLINE(readability-identifier-naming): theirs
namespace SQLite {
class Database;
}

namespace whomet {

// Replaces the derived tables by these facts and notes their digest.
// Requires: a transaction is open; facts.documents is empty (documents have tables of their own).
void write_derived(SQLite::Database& database, const Facts& facts);

// Reads them back, without documents. Throws StoreError if they are not what was written.
Facts read_derived(SQLite::Database& database);

}  // namespace whomet
