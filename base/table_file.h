// Tab-separated tables: first line names the columns, lines that start with '#' are comments.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace whomet {

struct Table {
  std::vector<std::string> columns;
  std::vector<std::vector<std::string>> rows;  // as wide as `columns`
  std::vector<std::size_t> lines;              // 1-based line of each row, for messages

  // Index of the column, or columns.size() if there is none of that name.
  std::size_t column(std::string_view name) const;
};

// `name` is said in the error, as in "countries.tsv:12: expected 5 columns, found 4".
// Empty lines are skipped; CRLF is accepted.
Result<Table> parse_table(std::string_view text, std::string_view name);

// The parts of `text` between separators; "a||b" has an empty middle part, "" has none.
std::vector<std::string_view> split(std::string_view text, char separator);

}  // namespace whomet
