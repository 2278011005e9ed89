// Query rows as text.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "query/result.h"

namespace whomet {

enum class RowFormat { kTable, kJson, kJsonLines, kCsv, kTsv, kMarkdown };

std::optional<RowFormat> parse_row_format(std::string_view name);  // "table", "json", "jsonl", ...

struct TableStyle {
  bool colour = false;
  std::size_t width = 0;  // of the terminal in columns; 0 = do not cut
};

// Ends with a line break unless there is nothing to say.
std::string format_rows(const Rows& rows, RowFormat format, const TableStyle& style = {});

}  // namespace whomet
