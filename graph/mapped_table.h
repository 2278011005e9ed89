// Tables of a .kg read where they lie in memory: SQLite has mapped the file, and the row of a
// number is found by going down the pages of its table. No statement runs and nothing is copied,
// which is ten times as fast as asking SQLite for a row. Read only, and only while the connection
// holds a read transaction: then no other program may change a page. Format:
// sqlite.org/fileformat2.html, sections 1.3 and 1.6. Internal to graph/. Tested by
// tests/graph/mapped_table_test.cpp.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>

// NOLINTBEGIN(readability-identifier-naming): theirs
struct sqlite3;
struct sqlite3_file;
// NOLINTEND(readability-identifier-naming)

namespace whomet {

// The pages of the main database of a connection.
class MappedPages {
 public:
  // Not usable (see below) where not all pages lie in the file, as in memory or beside a
  // write-ahead log, or where the file is not mapped as a whole. Requires: the connection outlives
  // this, and a read transaction is open.
  explicit MappedPages(sqlite3* database);
  ~MappedPages();
  MappedPages(const MappedPages&) = delete;
  MappedPages& operator=(const MappedPages&) = delete;

  bool is_usable() const { return bytes_ != nullptr; }
  // Has the system map all pages now, which is cheaper than one by one where many will be read.
  void map_all() const;
  // The same for some, numbers in any order, where they lie close together.
  void map(std::span<const std::uint32_t> numbers) const;
  // Has the processor fetch a page that will be read soon.
  void prefetch(std::uint32_t number) const;
  // Throws StoreError for a page that is not there.
  const unsigned char* page(std::uint32_t number) const;
  std::uint32_t page_size() const { return page_size_; }
  std::uint32_t used_size() const { return used_size_; }  // of a page
  std::uint32_t count() const { return pages_; }
  std::size_t size() const { return size_; }  // of the file in bytes
  // Whether the bytes lie in the file and `more` bytes behind them may be read as well.
  bool has_behind(std::string_view bytes, std::size_t more) const {
    const auto* last = reinterpret_cast<const unsigned char*>(bytes.data() + bytes.size());
    return last >= bytes_ && static_cast<std::size_t>(last - bytes_) + more <= size_;
  }

 private:
  sqlite3_file* file_ = nullptr;
  const unsigned char* bytes_ = nullptr;  // of the whole file
  std::size_t size_ = 0;
  std::uint32_t page_size_ = 0;
  std::uint32_t used_size_ = 0;
  std::uint32_t pages_ = 0;
};

// A row as it lies in the file. Long ones go on in other pages.
class MappedRow {
 public:
  // Whether all of it lies in one place, so that bytes() of a column are valid as long as the
  // pages.
  bool is_whole() const { return local_.size() == size_; }
  // Copies what lies elsewhere to `buffer`, where bytes() then point to.
  void gather(const MappedPages& pages, std::string& buffer);

  // Require: is_whole(), or gather() was called. Throw StoreError where the column is not of its
  // kind. Columns are those of CREATE TABLE; one that is the key is null here.
  bool is_null(std::size_t column) const;
  std::int64_t number(std::size_t column) const;
  std::string_view bytes(std::size_t column) const;  // of a text or blob

 private:
  friend class MappedTable;
  struct Field {
    std::uint64_t type;
    std::string_view bytes;
  };
  Field field(std::size_t column) const;

  std::string_view local_;
  std::size_t size_ = 0;
  std::uint32_t overflow_ = 0;  // page where it goes on
};

// A table with an INTEGER PRIMARY KEY.
class MappedTable {
 public:
  // Requires: the pages outlive this. Throws StoreError if there is no such table.
  MappedTable(const MappedPages& pages, sqlite3* database, std::string_view name);

  // The row of this key; false: there is none. Throws StoreError where pages are damaged.
  bool find(std::int64_t key, MappedRow& row) const;
  // All rows by their keys.
  void for_each(const std::function<void(std::int64_t, MappedRow&)>& use) const;

 private:
  MappedRow row_at(const unsigned char* cell, const unsigned char* end, std::int64_t& key) const;
  void visit(std::uint32_t number, std::uint32_t& pages, unsigned depth,
             const std::function<void(std::int64_t, MappedRow&)>& use) const;

  const MappedPages* pages_;
  std::uint32_t root_ = 0;
};

}  // namespace whomet
