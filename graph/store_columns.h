// The columns of one row of an SQLite statement, read from left to right. Internal to graph/.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "graph/facts.h"
#include "graph/store.h"

// NOLINTNEXTLINE(readability-identifier-naming): theirs
namespace SQLite {
class Statement;
}

namespace whomet {

class Columns {
 public:
  explicit Columns(SQLite::Statement& statement, int first = 0)
      : statement_(statement), next_(first) {}

  std::string text();  // "" for NULL
  std::size_t offset();
  ByteSpan span() {
    const std::size_t begin = offset();
    return {begin, offset()};
  }
  bool flag() { return offset() != 0; }
  double number();
  TimeValue time();
  template <typename Enum>
  Enum name(std::optional<Enum> (*parse)(std::string_view)) {
    const std::string word = text();
    const auto value = parse(word);
    if (!value) throw StoreError("expected a word of the schema, found '" + word + "'");
    return *value;
  }

 private:
  SQLite::Statement& statement_;
  int next_;
};

}  // namespace whomet
