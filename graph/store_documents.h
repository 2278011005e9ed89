// Documents of a .kg as rows: what is known of them, their paths, and the graph that each of them
// tells. Internal to graph/store*.cpp; tested by tests/graph/store_test.cpp.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "graph/facts.h"
#include "graph/hand.h"
#include "graph/store.h"

// NOLINTNEXTLINE(readability-identifier-naming): theirs
namespace SQLite {
class Database;
}

namespace whomet {

// Its id.
std::optional<std::string> document_with(SQLite::Database& sqlite, const std::string& sha256);

// Whether it was read here: other documents came with an imported graph.
bool has_local_graph(SQLite::Database& sqlite, const std::string& sha256);

// Of two readings of the same bytes one is kept, whatever came first; whether it would be this one.
bool is_to_be_kept(SQLite::Database& sqlite, const DocumentRecord& record, const std::string& text);

// Returns whether the path was new.
bool insert_path(SQLite::Database& sqlite, const std::string& document, const std::string& path);

// In place of an earlier reading, whose paths stay.
void write_document(SQLite::Database& sqlite, const StoredDocument& document);

// A document that an imported graph speaks of, without its text; what was known of it stays.
// Throws FileError if its id or its bytes are another document's here.
void insert_known_of(SQLite::Database& sqlite, const DocumentRecord& record);

// All, by id.
std::vector<DocumentRecord> read_documents(SQLite::Database& sqlite);

// The graphs that documents tell, by document; edits by hand are appended. Throws StoreError for
// one that cannot be read.
std::vector<Facts> read_locals(SQLite::Database& sqlite, std::vector<HandEdit>& edits);

}  // namespace whomet
