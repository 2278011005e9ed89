// Tables and graphs that other people made, as documents of a .kg: what they say becomes statements
// whose evidence is of kind "import" and stands in the imported file, so that it can be shown and
// taken out again like an article. Tested by tests/graph/import_statements_test.cpp and
// tests/graph/import_graphml_test.cpp.
#pragma once

#include <string>
#include <string_view>

#include "base/diagnostics.h"
#include "base/result.h"
#include "graph/store.h"

namespace whomet {

// A table of statements, a row each: docs/file_formats.md lists its columns. Errors name path, line
// and column, and say what was expected. Columns that are not known are noted and passed over.
Result<StoredDocument> import_statements(const std::string& path, std::string_view bytes,
                                         Diagnostics& diagnostics);

// GraphML of ours, of Gephi, networkx, igraph, Cytoscape or yEd: nodes with label and type, edges
// with predicate and the other fields that `whomet export` writes, where they are there. Errors
// name path and line.
Result<StoredDocument> import_graphml(const std::string& path, std::string_view bytes,
                                      Diagnostics& diagnostics);

}  // namespace whomet
