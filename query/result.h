// Columns and rows: the answer of every question. The one header of query that render may include.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace whomet {

// A value with parts (a node, a path, a map): JSON shows the tree, everything else the text.
struct Nested {
  std::string json;  // one JSON value
  std::string text;

  friend auto operator<=>(const Nested&, const Nested&) = default;
};

// An empty cell is std::monostate; it prints as null in JSON and as nothing elsewhere.
using Cell = std::variant<std::monostate, bool, std::int64_t, double, std::string,
                          std::vector<std::string>, Nested>;

struct Rows {
  std::vector<std::string> columns;
  std::vector<std::vector<Cell>> rows;  // as wide as `columns`
};

}  // namespace whomet
