// Tables, indexes and views of a .kg file. Internal to graph/store*.cpp.
#pragma once

#include <cstdint>

namespace whomet {

inline constexpr std::uint32_t kApplicationId = 0x57484F4D;  // "WHOM"
inline constexpr std::uint32_t kSchemaVersion = 3;           // PRAGMA user_version

// SQL that makes an empty database a graph without documents. Run inside one transaction.
extern const char* const kCreateSchema;

// SQL that makes the tables of imported graphs, where they are not there yet: with the first one.
extern const char* const kCreateGraphTables;

// What version 2 added to version 1: imports, and the relations of nodes for searches. Part of
// kCreateSchema; alone it brings a file of version 1 up to date.
extern const char* const kCreateSearchTables;

// Empties all derived tables, children first; those for searches apart.
extern const char* const kClearDerived;
extern const char* const kClearSearchTables;

}  // namespace whomet
