// A filter as temporary tables and views of the connection. Internal to graph/.
#pragma once

#include "graph/fact_source.h"

// NOLINTNEXTLINE(readability-identifier-naming): theirs
namespace SQLite {
class Database;
}

namespace whomet {

// Makes the views out_documents, out_entities, out_meetings, out_statements, out_mentions and
// out_sentences, with the columns of the tables: all rows, or those that the filter leaves. With a
// filter also the table kept_nodes(id).
void create_views(SQLite::Database& database);
void create_views(SQLite::Database& database, const FactFilter& filter);

}  // namespace whomet
