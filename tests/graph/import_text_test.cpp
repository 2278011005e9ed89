#include "graph/import_text.h"

#include <algorithm>
#include <string>

#include <SQLiteCpp/SQLiteCpp.h>
#include <doctest/doctest.h>

#include "graph/store.h"
#include "graph/store_schema.h"

namespace whomet {
namespace {

// Gives at most `most` bytes at a time, as a pipe may.
CsvReader::Fill from(const std::string& text, std::size_t most) {
  return [&text, at = std::size_t{0}, most](char* buffer, std::size_t size) mutable {
    const std::size_t part = std::min({size, most, text.size() - at});
    std::copy_n(text.data() + at, part, buffer);
    at += part;
    return part;
  };
}

std::string all_of(const CsvReader::Fill& fill, std::size_t step) {
  std::string text;
  std::string buffer(step, '\0');
  while (const std::size_t read = fill(buffer.data(), step)) text.append(buffer, 0, read);
  return text;
}

struct Tables {
  SQLite::Database sqlite{":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE};
  Tables() {
    sqlite.exec(kCreateSchema);
    sqlite.exec(kCreateSearchTables);
  }
};

}  // namespace

TEST_CASE("graph/import_text: a text comes back, whole and by rows, however it was given") {
  // Rows of all lengths, so that some lie across the ends of pieces.
  std::string text = "name,note\r\n";
  for (int i = 0; text.size() < 200'000; ++i) {
    text += "row" + std::to_string(i) + "," + std::string(static_cast<std::size_t>(i) % 97, 'x');
    text += i % 3 == 0 ? ",\"two\nlines\"\n" : "\n";
  }
  for (const std::size_t most : {1'000UL, 65'536UL, 1'000'000UL}) {
    CAPTURE(most);
    Tables tables;
    CHECK(write_text_pieces(tables.sqlite, 1, from(text, most)) == text.size());
    CHECK(write_text_pieces(tables.sqlite, 2, from("a,b\n", most)) == 4);
    CHECK(whole_text(tables.sqlite, 1) == text);
    CHECK(all_of(read_text_pieces(tables.sqlite, 1), 777) == text);
    CHECK(all_of(read_text_pieces(tables.sqlite, 2), 777) == "a,b\n");
    CHECK(text_row(tables.sqlite, 1, 0) == "name,note");
    for (std::size_t at = 11; at < text.size();) {
      std::size_t end = at;
      for (bool quoted = false; quoted || text[end] != '\n'; ++end) {
        if (text[end] == '"') quoted = !quoted;
      }
      REQUIRE(text_row(tables.sqlite, 1, at) == text.substr(at, end - at));
      at = end + 1;
    }
    remove_text_pieces(tables.sqlite, 1);
    CHECK(whole_text(tables.sqlite, 1).empty());
    CHECK(whole_text(tables.sqlite, 2) == "a,b\n");
  }
}

TEST_CASE("graph/import_text: a damaged piece is an error, not another text") {
  const std::string text = "source,target\n" + std::string(3'000, 'a') + ",b\n";
  for (const char* damage : {"zeroblob(40)", "substr(bytes, 1, length(bytes) - 1)",
                             "substr(bytes, 1, 12) || x'00' || substr(bytes, 14)", "x''"}) {
    CAPTURE(damage);
    Tables tables;
    write_text_pieces(tables.sqlite, 7, from(text, 1'000));
    tables.sqlite.exec("UPDATE import_text SET bytes = CAST(" + std::string(damage) + " AS BLOB)");
    CHECK_THROWS_AS(whole_text(tables.sqlite, 7), StoreError);
    CHECK_THROWS_AS(text_row(tables.sqlite, 7, 14), StoreError);
  }
}

}  // namespace whomet
