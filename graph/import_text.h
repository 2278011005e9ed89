// The text of imported tables as a .kg keeps it: pieces of 64 KB, each a Zstandard frame (RFC
// 8878), so that a row is read where it lies. Internal to graph/store*.cpp and
// graph/stored_graph.cpp. Tested by tests/graph/import_text_test.cpp.
#pragma once

#include <cstdint>
#include <string>

#include "graph/csv.h"

// NOLINTNEXTLINE(readability-identifier-naming): theirs
namespace SQLite {
class Database;
}

namespace whomet {

inline constexpr std::uint32_t kMaxTextFiles = 1U << 22U;  // numbers of files are below

// Writes what `fill` gives until it gives nothing; returns the bytes of text. Requires: the file
// has no pieces yet.
std::uint64_t write_text_pieces(SQLite::Database& database, std::uint32_t file,
                                const CsvReader::Fill& fill);

// Reads the text from its beginning. Throws StoreError, as all below do, for a damaged piece.
CsvReader::Fill read_text_pieces(SQLite::Database& database, std::uint32_t file);

std::string whole_text(SQLite::Database& database, std::uint32_t file);

// The row that begins at an offset of the text, without its line break.
std::string text_row(SQLite::Database& database, std::uint32_t file, std::uint64_t offset);

void remove_text_pieces(SQLite::Database& database, std::uint32_t file);

}  // namespace whomet
