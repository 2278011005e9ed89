// The graph in numbers into the tables for searches. Internal to graph/store*.cpp.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "graph/facts.h"
#include "graph/graph_tables.h"

// NOLINTNEXTLINE(readability-identifier-naming): theirs
namespace SQLite {
class Database;
}

namespace whomet {

// Replaces the tables for searches: what these facts of the articles say (documents included, as
// they tell the days of reports) and what the imports in the file say. Requires: a transaction is
// open, and the derived tables hold the facts. Throws ImportError for what an import says wrongly.
void write_relations(SQLite::Database& database, Facts facts);

// Origins of a node's outgoing relations, as `relation_origins` keeps them: runs of one kind and
// file. Each run: u8 kind, varint file, varint count, u8 bytes of a value, the values.
void append_origins(std::string& blob, std::span<const Origin> origins);
Origin origin_at(std::string_view blob, std::uint32_t index);

inline constexpr std::uint32_t kNodesAPiece = 8192;  // of node_index

}  // namespace whomet
