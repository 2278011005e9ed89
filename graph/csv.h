// Rows of a CSV (RFC 4180: quoted fields, doubled quotes, line breaks inside quotes), read piece by
// piece: memory is that of the longest row, and a row's bytes are kept as they stand.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace whomet {

class CsvReader {
 public:
  // Writes at most `size` bytes to `buffer` and returns how many; 0 at the end.
  using Fill = std::function<std::size_t(char* buffer, std::size_t size)>;

  // The delimiter is that of comma, tab, semicolon and bar which the first line has most of.
  // A byte order mark is skipped.
  explicit CsvReader(Fill fill);

  // Reads the next row that is not blank; false at the end. What the last one gave is invalid then.
  bool next();

  const std::vector<std::string_view>& fields() const { return fields_; }
  std::string_view row() const { return row_; }        // verbatim, without its line break
  std::uint64_t offset() const { return row_begin_; }  // bytes before the row
  std::size_t line() const { return line_; }           // of its first line, from 1

 private:
  bool read_more();
  std::size_t row_end();
  void split();
  void split_quoted();

  Fill fill_;
  std::string buffer_;
  std::size_t at_ = 0;              // of the next row in the buffer
  std::uint64_t buffer_begin_ = 0;  // bytes before the buffer
  bool at_end_ = false;
  char delimiter_ = ',';
  bool quoted_ = false;
  std::string_view row_;
  std::uint64_t row_begin_ = 0;
  std::size_t line_ = 0;
  std::size_t next_line_ = 1;
  std::vector<std::string_view> fields_;
  std::deque<std::string> unquoted_;  // fields of the row whose quotes were taken off
};

}  // namespace whomet
