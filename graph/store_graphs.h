// Imported graphs in a .kg. Internal to graph/store*.cpp: it names SQLiteCpp's type.
#pragma once

#include <string>
#include <vector>

#include "graph/facts.h"

// NOLINTNEXTLINE(readability-identifier-naming): theirs
namespace SQLite {
class Database;
}

namespace whomet {

// Requires: a transaction is open. The documents are in their table already.
void write_imported_graph(SQLite::Database& database, const std::string& sha256,
                          const std::string& path, const std::string& json,
                          const std::vector<std::string>& documents);

bool has_imported_graph(SQLite::Database& database, const std::string& sha256);

// What imported graphs say, by digest, each restricted to documents that are in the file, have no
// local graph and are spoken of by no graph before it; `whole` is whether nothing was left out.
struct ImportedGraph {
  Facts facts;
  bool whole = true;
};
std::vector<ImportedGraph> read_imported_graphs(SQLite::Database& database);

// The graphs whose path or file name this is are forgotten. Returns the documents that nothing else
// speaks of: they have to go too.
std::vector<std::string> remove_imported_graph(SQLite::Database& database, const std::string& path);

// Forgets graphs all of whose documents are gone.
void remove_empty_graphs(SQLite::Database& database);

}  // namespace whomet
