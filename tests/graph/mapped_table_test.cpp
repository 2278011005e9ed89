// Rows read from the mapped pages are those that SQLite reads, and damaged pages are refused.

#include "graph/mapped_table.h"

#include <sqlite3.h>

#include <algorithm>
#include <map>
#include <string>

#include <SQLiteCpp/SQLiteCpp.h>
#include <doctest/doctest.h>

#include "base/text_file.h"
#include "graph/store.h"
#include "tests/graph/store_files.h"

using namespace whomet;
using whomet::testing::Random;
using whomet::testing::TempFolder;

namespace {

struct Values {
  std::string text;
  std::int64_t number;
  std::string blob;  // "" = null
};
using Rows = std::map<std::int64_t, Values>;

std::string bytes_of(Random& random, std::size_t size) {
  std::string bytes(size, '\0');
  for (char& c : bytes) c = static_cast<char>(random.below(256));
  return bytes;
}

Rows random_rows(Random& random) {
  constexpr std::int64_t kNumbers[] = {0,
                                       1,
                                       -1,
                                       127,
                                       -128,
                                       30'000,
                                       -8'000'000,
                                       2'000'000'000,
                                       1 << 30,
                                       1LL << 40U,
                                       -(1LL << 47U),
                                       -9'000'000'000'000'000'000};
  Rows rows;
  for (std::size_t i = random.below(400); i > 0; --i) {
    const auto key = static_cast<std::int64_t>(random.below(2000)) - (random.chance(20) ? 5000 : 0);
    Values& row = rows[random.chance(5) ? key << 33U : key];
    row.number = kNumbers[random.below(12)];
    row.text = std::string(random.below(40), 'x');
    row.blob =
        bytes_of(random, random.chance(70) ? random.below(60)
                                           : random.below(random.chance(20) ? 30'000 : 4000));
  }
  return rows;
}

void write(const std::string& path, const Rows& rows, int page_size) {
  SQLite::Database database(path, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
  database.exec("PRAGMA page_size = " + std::to_string(page_size));
  database.exec(
      "BEGIN; CREATE TABLE other (a); CREATE TABLE t (k INTEGER PRIMARY KEY, x TEXT, n, b BLOB)");
  SQLite::Statement insert(database, "INSERT INTO t VALUES (?, ?, ?, ?)");
  for (const auto& [key, row] : rows) {
    insert.reset();
    insert.bind(1, key);
    insert.bind(2, row.text);
    insert.bind(3, row.number);
    if (row.blob.empty()) {
      insert.bind(4);
    } else {
      insert.bind(4, row.blob.data(), static_cast<int>(row.blob.size()));
    }
    insert.exec();
  }
  database.exec("COMMIT");
}

struct Reader {
  explicit Reader(const std::string& path) : database(path, SQLite::OPEN_READONLY) {
    database.exec("PRAGMA mmap_size = 1000000000; BEGIN");
    rows_kept = database.execAndGet("SELECT count(*) FROM sqlite_master").getInt();
  }
  SQLite::Database database;
  int rows_kept = 0;
};

void check_row(const MappedPages& pages, MappedRow& row, const Values& expected) {
  std::string buffer;
  row.gather(pages, buffer);
  CHECK(row.is_null(0));
  CHECK(row.bytes(1) == expected.text);
  CHECK(row.number(2) == expected.number);
  CHECK(row.is_null(3) == expected.blob.empty());
  if (!expected.blob.empty()) CHECK(row.bytes(3) == expected.blob);
  CHECK(row.is_null(4));
  CHECK_THROWS_AS(row.number(1), StoreError);
  CHECK_THROWS_AS(row.bytes(2), StoreError);
}

}  // namespace

TEST_CASE("graph/mapped_table: rows are those that were written") {
  const TempFolder folder;
  Random random(4);
  for (int round = 0; round < 24; ++round) {
    CAPTURE(round);
    constexpr int kPageSizes[] = {512, 1024, 4096, 65536};
    const Rows rows = random_rows(random);
    const std::string path = folder.file("rows" + std::to_string(round) + ".db");
    write(path, rows, kPageSizes[round % 4]);
    const Reader reader(path);
    const MappedPages pages(reader.database.getHandle());
    REQUIRE(pages.is_usable());
    const MappedTable table(pages, reader.database.getHandle(), "t");
    MappedRow row;
    for (const auto& [key, expected] : rows) {
      REQUIRE(table.find(key, row));
      check_row(pages, row, expected);
      for (const std::int64_t other : {key - 1, key + 1}) {
        CHECK(table.find(other, row) == rows.contains(other));
      }
    }
    auto next = rows.begin();
    table.for_each([&](std::int64_t key, MappedRow& found) {
      REQUIRE(next != rows.end());
      CHECK(key == next->first);
      check_row(pages, found, next->second);
      ++next;
    });
    CHECK(next == rows.end());
    CHECK_THROWS_AS(MappedTable(pages, reader.database.getHandle(), "none"), StoreError);
  }
}

TEST_CASE("graph/mapped_table: not where pages may lie elsewhere") {
  const TempFolder folder;
  SQLite::Database memory(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
  memory.exec("CREATE TABLE t (k INTEGER PRIMARY KEY)");
  CHECK_FALSE(MappedPages(memory.getHandle()).is_usable());
  const std::string path = folder.file("log.db");
  SQLite::Database log(path, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
  log.exec("PRAGMA mmap_size = 1000000000; CREATE TABLE t (k INTEGER PRIMARY KEY)");
  log.exec("PRAGMA journal_mode = WAL");
  log.exec("INSERT INTO t VALUES (1)");
  CHECK_FALSE(MappedPages(log.getHandle()).is_usable());
  const std::string plain = folder.file("plain.db");
  SQLite::Database unmapped(plain, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
  unmapped.exec("PRAGMA mmap_size = 0; CREATE TABLE t (k INTEGER PRIMARY KEY)");
  CHECK_FALSE(MappedPages(unmapped.getHandle()).is_usable());
}

TEST_CASE("graph/mapped_table: damaged pages are refused or read as they are") {
  const TempFolder folder;
  Random random(8);
  Rows rows;
  for (int i = 0; i < 300; ++i) rows[i] = {"name", i, bytes_of(random, 1 + random.below(3000))};
  const std::string path = folder.file("good.db");
  write(path, rows, 1024);
  const std::string good = read_file(path);
  for (int round = 0; round < 300; ++round) {
    std::string bad = good;
    for (std::size_t i = 1 + random.below(40); i > 0; --i) {
      // Any byte, but for the pages that SQLite itself reads to open the file.
      bad[4096 + random.below(bad.size() - 4096)] = static_cast<char>(random.below(256));
    }
    const std::string other = folder.file("bad.db");
    std::filesystem::remove(other);
    write_file(other, bad);
    const Reader reader(other);
    const MappedPages pages(reader.database.getHandle());
    REQUIRE(pages.is_usable());
    const MappedTable table(pages, reader.database.getHandle(), "t");
    std::string buffer;
    std::size_t read = 0;
    const auto use = [&](MappedRow& row) {
      row.gather(pages, buffer);
      for (std::size_t column = 0; column < 5; ++column) {
        if (!row.is_null(column)) ++read;
      }
    };
    try {
      table.for_each([&](std::int64_t /*key*/, MappedRow& row) { use(row); });
    } catch (const StoreError&) {
    }
    for (std::int64_t key = 0; key < 300; key += 7) {
      try {
        MappedRow row;
        if (table.find(key, row)) use(row);
      } catch (const StoreError&) {
      }
    }
    CHECK(read < 5000 * rows.size());
  }
}
