// Imported CSV files in a .kg: which sets they came in, and what they say as Facts; their text is
// in graph/import_text. Internal to graph/store*.cpp.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "graph/import_graph.h"

// NOLINTNEXTLINE(readability-identifier-naming): theirs
namespace SQLite {
class Database;
}

namespace whomet {

// The file's text into pieces, while it is read once; its document and path beside it. Returns the
// document's id. Requires: a transaction is open.
std::string store_import_file(SQLite::Database& database, const std::string& path);

// Notes that these documents came together; false if that is known. Returns the set's id in `id`.
bool store_import_set(SQLite::Database& database, const std::vector<std::string>& documents);

// All sets, by id: a pure function of what was imported.
std::vector<ImportSet> read_import_sets(SQLite::Database& database);

// Opens a file of a set for reading.
OpenImport import_opener(SQLite::Database& database);

// Takes the sets of the document out, and the files of theirs that no other set has: their
// documents' ids, this one included. Empty if it is no imported file.
std::vector<std::string> remove_import(SQLite::Database& database, const std::string& document);

// The text of an imported document, or nothing if it is none.
std::optional<std::string> import_text(SQLite::Database& database, const std::string& document);

// Adds to the facts of the articles what imports say. Ids follow from types, names and rows.
void add_import_facts(SQLite::Database& database, Facts& facts);

}  // namespace whomet
