// Facts <-> the derived tables of a .kg file. Internal to graph/store*.cpp: it names SQLiteCpp's
// type.
#pragma once

#include <string>
#include <vector>

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

// The same of these entities, meetings and statements, of the meetings that statements belong to
// with all that is said of them, and of what all these refer to. Not checked as a whole.
// Makes the temporary table `wanted`.
Facts read_derived_part(SQLite::Database& database, const std::vector<std::string>& ids);

}  // namespace whomet
