// The derived tables of a .kg as records, one after the other, each list by id. Memory: one record
// and SQLite's pages, whatever the size of the graph. Internal to graph/: it names SQLiteCpp's
// type. Throws SQLite's errors, and StoreError for a word that is not of the schema. Tested by
// tests/graph/store_test.cpp and tests/graph/fact_source_test.cpp.
#pragma once

#include <cstddef>
#include <functional>

#include "graph/facts.h"

// NOLINTNEXTLINE(readability-identifier-naming): theirs
namespace SQLite {
class Database;
}

namespace whomet {

// Tables or views with the columns of these; what they lack is left out, its parts too.
struct RecordTables {
  const char* entities = "entities";
  const char* meetings = "meetings";
  const char* statements = "statements";
  const char* mentions = "mentions";
};

void stream_documents(SQLite::Database& database, const char* table,
                      const std::function<void(DocumentRecord&&)>& use);
void stream_entities(SQLite::Database& database, const RecordTables& tables,
                     const std::function<void(Entity&&)>& use);
// Without mentions, but with their number: they are most of what is known of an entity.
void stream_entities_counted(SQLite::Database& database, const RecordTables& tables,
                             const std::function<void(Entity&&, std::size_t mentions)>& use);
void stream_meetings(SQLite::Database& database, const RecordTables& tables,
                     const std::function<void(Meeting&&)>& use);
void stream_statements(SQLite::Database& database, const RecordTables& tables,
                       const std::function<void(Statement&&)>& use);

}  // namespace whomet
