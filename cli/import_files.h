// Files of other programs that whomet import takes, each by what it is.
#pragma once

#include <string>

#include "base/diagnostics.h"
#include "graph/store.h"

namespace whomet {

enum class ImportKind {
  kExchange,    // .json: what whomet export --format json wrote
  kExtracts,    // .jsonl: what whomet extract wrote, a document a line
  kGraphml,     // .graphml
  kStatements,  // .csv with columns subject, predicate and object
  kTables       // any other: nodes and relations
};

// By the ending of the name, and of a table by its first line. Throws FileError if it cannot be
// read.
ImportKind import_kind(const std::string& path);

// Adds what the file says; the derived tables are stale then. Returns how many documents are new.
// Requires: not kTables. Throws Failure for a file that is wrong, which is then not taken at all.
std::size_t import_file(Store& store, const std::string& path, ImportKind kind,
                        Diagnostics& diagnostics);

}  // namespace whomet
