// Tables, indexes and views of a .kg file. Internal to graph/store*.cpp.
#pragma once

#include <cstdint>

namespace whomet {

inline constexpr std::uint32_t kApplicationId = 0x57484F4D;  // "WHOM"
inline constexpr std::uint32_t kSchemaVersion = 1;           // PRAGMA user_version

// SQL that makes an empty database a graph without documents. Run inside one transaction.
extern const char* const kCreateSchema;

// SQL that makes the tables of imported graphs, where they are not there yet: with the first one.
extern const char* const kCreateGraphTables;

// Empties all derived tables, children first.
extern const char* const kClearDerived;

}  // namespace whomet
