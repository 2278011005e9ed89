// One writer a format; all share the text of a cell. Lists are joined with "; " except in JSON.
#include "render/rows.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "base/utf8.h"
#include "render/escape.h"
#include "render/wrap.h"

namespace whomet {
namespace {

constexpr std::string_view kGap = "  ";
constexpr std::string_view kRule = "\xE2\x94\x80";  // ─
constexpr std::size_t kNarrowest = 6;               // columns that a cell keeps when a table is cut

std::string number_text(double value) {
  if (!std::isfinite(value)) return {};
  std::array<char, 32> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value);
  return std::string(digits.data(), end.ptr);
}

struct CellText {
  std::string operator()(std::monostate) const { return {}; }
  std::string operator()(bool value) const { return value ? "true" : "false"; }
  std::string operator()(std::int64_t value) const { return std::to_string(value); }
  std::string operator()(double value) const { return number_text(value); }
  std::string operator()(const std::string& value) const { return value; }
  std::string operator()(const std::vector<std::string>& values) const {
    std::string text;
    for (std::size_t i = 0; i < values.size(); ++i) text += (i == 0 ? "" : "; ") + values[i];
    return text;
  }
  std::string operator()(const Nested& value) const { return value.text; }
};

std::string text_of(const Cell& cell) {
  return std::visit(CellText{}, cell);
}

bool is_number(const Cell& cell) {
  return std::holds_alternative<std::int64_t>(cell) || std::holds_alternative<double>(cell);
}

// ---- table ----

struct Column {
  std::size_t width = 0;
  bool right = false;  // numbers only
};

// Takes from the widest columns until the table fits.
void fit(std::vector<Column>& columns, std::size_t width) {
  if (width == 0) return;
  std::size_t total = kGap.size() * (columns.size() - 1);
  for (const auto& column : columns) total += column.width;
  while (total > width) {
    const auto widest =
        std::max_element(columns.begin(), columns.end(),
                         [](const Column& a, const Column& b) { return a.width < b.width; });
    if (widest->width <= kNarrowest) return;
    --widest->width;
    --total;
  }
}

std::vector<Column> measure(const Rows& rows, const std::vector<std::vector<std::string>>& texts) {
  std::vector<Column> columns;
  for (std::size_t c = 0; c < rows.columns.size(); ++c) {
    Column column{columns_of(printable(rows.columns[c])), true};
    bool any_number = false;
    for (std::size_t r = 0; r < texts.size(); ++r) {
      column.width = std::max(column.width, columns_of(texts[r][c]));
      const auto& cell = rows.rows[r][c];
      any_number = any_number || is_number(cell);
      if (!is_number(cell) && !std::holds_alternative<std::monostate>(cell)) column.right = false;
    }
    column.right = column.right && any_number;
    columns.push_back(column);
  }
  return columns;
}

std::string line_of(const std::vector<std::string>& cells, const std::vector<Column>& columns) {
  std::string line;
  for (std::size_t c = 0; c < columns.size(); ++c) {
    const auto text = shorten(cells[c], columns[c].width);
    const std::string padding(columns[c].width - std::min(columns[c].width, columns_of(text)), ' ');
    if (c > 0) line += kGap;
    line += columns[c].right ? padding + text : text + padding;
  }
  while (!line.empty() && line.back() == ' ') line.pop_back();
  return line;
}

std::string as_table(const Rows& rows, const TableStyle& style) {
  if (rows.rows.empty() || rows.columns.empty()) return {};
  std::vector<std::vector<std::string>> texts;
  for (const auto& row : rows.rows) {
    auto& cells = texts.emplace_back();
    for (const auto& cell : row) cells.push_back(printable(text_of(cell)));
  }
  auto columns = measure(rows, texts);
  fit(columns, style.width);
  std::vector<std::string> names;
  for (const auto& name : rows.columns) names.push_back(printable(name));
  const auto header = line_of(names, columns);
  std::string table = style.colour ? "\x1B[1m" + header + "\x1B[0m\n" : header + "\n";
  for (std::size_t c = 0; c < columns.size(); ++c) {
    if (c > 0) table += kGap;
    for (std::size_t i = 0; i < columns[c].width; ++i) table += kRule;
  }
  table += "\n";
  for (const auto& cells : texts) table += line_of(cells, columns) + "\n";
  return table;
}

// ---- JSON ----

using JsonWriter = rapidjson::Writer<rapidjson::StringBuffer>;

void write_string(JsonWriter& writer, std::string_view text) {
  writer.String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
}

// Valid UTF-8; control characters stay, since JSON can escape them.
std::string valid_utf8(std::string_view text) {
  std::string valid;
  for (std::size_t at = 0; at < text.size();) {
    const auto c = decode_utf8(text, at);
    append_utf8(valid, c.value);
    at += c.length;
  }
  return valid;
}

struct WriteCell {
  JsonWriter& writer;

  void operator()(std::monostate) const { writer.Null(); }
  void operator()(bool value) const { writer.Bool(value); }
  void operator()(std::int64_t value) const { writer.Int64(value); }
  void operator()(double value) const {
    const auto text = number_text(value);
    if (text.empty()) {
      writer.Null();  // infinities and NaN are no JSON
    } else {
      writer.RawValue(text.data(), text.size(), rapidjson::kNumberType);
    }
  }
  void operator()(const std::string& value) const { write_string(writer, valid_utf8(value)); }
  void operator()(const std::vector<std::string>& values) const {
    writer.StartArray();
    for (const auto& value : values) write_string(writer, valid_utf8(value));
    writer.EndArray();
  }
  void operator()(const Nested& value) const {
    writer.RawValue(value.json.data(), value.json.size(), rapidjson::kObjectType);
  }
};

std::string json_object(const Rows& rows, const std::vector<Cell>& row) {
  rapidjson::StringBuffer buffer;
  JsonWriter writer(buffer);
  writer.StartObject();
  for (std::size_t c = 0; c < rows.columns.size(); ++c) {
    write_string(writer, rows.columns[c]);
    std::visit(WriteCell{writer}, row[c]);
  }
  writer.EndObject();
  return std::string(buffer.GetString(), buffer.GetSize());
}

std::string as_json_lines(const Rows& rows) {
  std::string text;
  for (const auto& row : rows.rows) text += json_object(rows, row) + "\n";
  return text;
}

// An array with one object a line.
std::string as_json(const Rows& rows) {
  if (rows.columns.empty()) return {};
  if (rows.rows.empty()) return "[]\n";
  std::string text = "[";
  for (std::size_t r = 0; r < rows.rows.size(); ++r) {
    text += (r == 0 ? "\n" : ",\n") + json_object(rows, rows.rows[r]);
  }
  return text + "\n]\n";
}

// ---- separated values ----

using Quote = std::string (*)(std::string_view text);

// RFC 4180: quoted where it holds a comma, a quote or a line break.

// Backslash escapes keep one row on one line.
std::string quote_tsv(std::string_view text) {
  std::string quoted;
  for (const char c : text) {
    switch (c) {
      case '\t':
        quoted += "\\t";
        break;
      case '\n':
        quoted += "\\n";
        break;
      case '\r':
        quoted += "\\r";
        break;
      case '\\':
        quoted += "\\\\";
        break;
      default:
        quoted += c;
    }
  }
  return quoted;
}

std::string quote_markdown(std::string_view text) {
  std::string quoted;
  for (const char c : printable(text)) {
    if (c == '|' || c == '\\' || c == '<' || c == '*' || c == '_' || c == '`' || c == '[') {
      quoted += '\\';
    }
    quoted += c;
  }
  return quoted;
}

std::string separated(const std::vector<std::string>& cells, std::string_view separator,
                      Quote quote) {
  std::string line;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) line += separator;
    line += quote(cells[i]);
  }
  return line;
}

std::string as_separated(const Rows& rows, std::string_view separator, std::string_view line_end,
                         Quote quote) {
  if (rows.columns.empty()) return {};
  std::string text = separated(rows.columns, separator, quote);
  text += line_end;
  for (const auto& row : rows.rows) {
    std::vector<std::string> cells;
    cells.reserve(row.size());
    for (const auto& cell : row) cells.push_back(text_of(cell));
    text += separated(cells, separator, quote);
    text += line_end;
  }
  return text;
}

std::string as_markdown(const Rows& rows) {
  if (rows.columns.empty()) return {};
  std::string text = "| " + separated(rows.columns, " | ", quote_markdown) + " |\n|";
  for (std::size_t c = 0; c < rows.columns.size(); ++c) {
    const bool numbers = !rows.rows.empty() && std::all_of(rows.rows.begin(), rows.rows.end(),
                                                           [&](const std::vector<Cell>& row) {
                                                             return is_number(row[c]);
                                                           });
    text += numbers ? " ---: |" : " --- |";
  }
  text += "\n";
  for (const auto& row : rows.rows) {
    std::vector<std::string> cells;
    cells.reserve(row.size());
    for (const auto& cell : row) cells.push_back(text_of(cell));
    text += "| " + separated(cells, " | ", quote_markdown) + " |\n";
  }
  return text;
}

}  // namespace

std::optional<RowFormat> parse_row_format(std::string_view name) {
  if (name == "table") return RowFormat::kTable;
  if (name == "json") return RowFormat::kJson;
  if (name == "jsonl") return RowFormat::kJsonLines;
  if (name == "csv") return RowFormat::kCsv;
  if (name == "tsv") return RowFormat::kTsv;
  if (name == "md") return RowFormat::kMarkdown;
  return std::nullopt;
}

std::string format_rows(const Rows& rows, RowFormat format, const TableStyle& style) {
  switch (format) {
    case RowFormat::kTable:
      return as_table(rows, style);
    case RowFormat::kJson:
      return as_json(rows);
    case RowFormat::kJsonLines:
      return as_json_lines(rows);
    case RowFormat::kCsv:
      return as_separated(rows, ",", "\r\n", quote_csv);
    case RowFormat::kTsv:
      return as_separated(rows, "\t", "\n", quote_tsv);
    case RowFormat::kMarkdown:
      return as_markdown(rows);
  }
  return {};
}

}  // namespace whomet
