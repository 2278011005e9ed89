// Columns and rows: the answer of every question. The one header of query that render may include.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace whomet {

// An empty cell is std::monostate; it prints as null in JSON and as nothing elsewhere.
using Cell =
    std::variant<std::monostate, bool, std::int64_t, double, std::string, std::vector<std::string>>;

struct Rows {
  std::vector<std::string> columns;
  std::vector<std::vector<Cell>> rows;  // as wide as `columns`
};

}  // namespace whomet
