#include "base/table_file.h"

#include <algorithm>

namespace whomet {

std::size_t Table::column(std::string_view name) const {
  return static_cast<std::size_t>(std::ranges::find(columns, name) - columns.begin());
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  if (text.empty()) return parts;
  for (;;) {
    const auto end = text.find(separator);
    parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

Result<Table> parse_table(std::string_view text, std::string_view name) {
  Table table;
  std::size_t line_number = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    ++line_number;
    const auto end = std::min(text.find('\n', begin), text.size());
    auto line = text.substr(begin, end - begin);
    const std::size_t line_begin = begin;
    begin = end + 1;
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty() || line.starts_with('#')) continue;
    const auto parts = split(line, '\t');
    std::vector<std::string> fields(parts.begin(), parts.end());
    if (table.columns.empty()) {
      table.columns = std::move(fields);
      continue;
    }
    if (fields.size() != table.columns.size()) {
      return Error{Error::Kind::kInvalidInput,
                   std::string(name) + ":" + std::to_string(line_number) + ": expected " +
                       std::to_string(table.columns.size()) + " columns, found " +
                       std::to_string(fields.size()),
                   line_begin};
    }
    table.rows.push_back(std::move(fields));
    table.lines.push_back(line_number);
  }
  return table;
}

}  // namespace whomet
