#include "graph/csv.h"

#include <algorithm>
#include <utility>

namespace whomet {
namespace {

constexpr std::size_t kReadSize = 1U << 18U;

char delimiter_of(std::string_view line) {
  char best = ',';
  for (const char candidate : {'\t', ';', '|'}) {
    if (std::count(line.begin(), line.end(), candidate) >
        std::count(line.begin(), line.end(), best))
      best = candidate;
  }
  return best;
}

}  // namespace

CsvReader::CsvReader(Fill fill) : fill_(std::move(fill)) {
  while (buffer_.find('\n') == std::string::npos && read_more()) {
  }
  if (buffer_.starts_with("\xEF\xBB\xBF")) at_ = 3;
  delimiter_ = delimiter_of(std::string_view(buffer_).substr(at_, buffer_.find('\n') - at_));
}

// Drops what was read, so that views into the row stay valid until the next call only.
bool CsvReader::read_more() {
  if (at_end_) return false;
  buffer_.erase(0, at_);
  buffer_begin_ += at_;
  at_ = 0;
  const std::size_t size = buffer_.size();
  buffer_.resize(size + kReadSize);
  const std::size_t read = fill_(buffer_.data() + size, kReadSize);
  buffer_.resize(size + read);
  at_end_ = read == 0;
  return !at_end_;
}

// Index of the line break that ends the row, or the end of the text.
std::size_t CsvReader::row_end() {
  std::size_t from = 0;  // after at_
  bool inside = false;
  quoted_ = false;
  for (;;) {
    const std::string_view left = std::string_view(buffer_).substr(at_ + from);
    if (!inside) {
      const std::size_t line_break = left.find('\n');
      const std::size_t quote = left.substr(0, line_break).find('"');
      if (quote == std::string_view::npos) {
        if (line_break != std::string_view::npos) return at_ + from + line_break;
        from += left.size();
      } else {
        quoted_ = inside = true;
        from += quote + 1;
        continue;
      }
    } else {
      const std::size_t quote = left.find('"');
      if (quote != std::string_view::npos) {
        inside = false;  // a doubled quote opens again at once
        from += quote + 1;
        continue;
      }
      from += left.size();
    }
    if (!read_more()) return buffer_.size();
  }
}

bool CsvReader::next() {
  for (;;) {
    if (at_ >= buffer_.size() && !read_more()) return false;
    const std::size_t end = row_end();
    row_ = std::string_view(buffer_).substr(at_, end - at_);
    row_begin_ = buffer_begin_ + at_;
    at_ = std::min(end + 1, buffer_.size());
    line_ = next_line_;
    next_line_ += 1;
    if (quoted_) {
      next_line_ += static_cast<std::size_t>(std::count(row_.begin(), row_.end(), '\n'));
    }
    if (row_.ends_with('\r')) row_.remove_suffix(1);
    if (row_.empty()) continue;
    split();
    return true;
  }
}

void CsvReader::split() {
  fields_.clear();
  unquoted_.clear();
  if (quoted_) {
    split_quoted();
    return;
  }
  std::size_t begin = 0;
  for (std::size_t i = 0; i < row_.size(); ++i) {
    if (row_[i] != delimiter_) continue;
    fields_.push_back(row_.substr(begin, i - begin));
    begin = i + 1;
  }
  fields_.push_back(row_.substr(begin));
}

void CsvReader::split_quoted() {
  for (std::size_t at = 0;;) {
    if (at < row_.size() && row_[at] == '"') {
      std::string& field = unquoted_.emplace_back();
      for (++at; at < row_.size(); ++at) {
        if (row_[at] == '"') {
          if (at + 1 >= row_.size() || row_[at + 1] != '"') break;
          ++at;
        }
        field += row_[at];
      }
      if (at < row_.size()) ++at;  // the closing quote
      while (at < row_.size() && row_[at] != delimiter_) field += row_[at++];
      fields_.emplace_back(field);
    } else {
      const std::size_t end = std::min(row_.find(delimiter_, at), row_.size());
      fields_.push_back(row_.substr(at, end - at));
      at = end;
    }
    if (at >= row_.size()) return;
    ++at;  // the delimiter
  }
}

}  // namespace whomet
