#include "graph/mapped_table.h"

#include <sqlite3.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <vector>

#include "graph/store.h"

namespace whomet {
namespace {

constexpr unsigned kDeepest = 20;  // levels of a tree; SQLite's own bound

[[noreturn]] void fail() {
  throw StoreError("a page of the file is damaged");
}

std::uint32_t get2(const unsigned char* at) {
  return std::uint32_t{at[0]} << 8U | at[1];
}
std::uint32_t get4(const unsigned char* at) {
  return get2(at) << 16U | get2(at + 2);
}

// Big-endian, 7 bits a byte, the ninth has 8. Moves `at` behind it.
std::uint64_t varint(const unsigned char*& at, const unsigned char* end) {
  std::uint64_t value = 0;
  for (unsigned i = 0; i < 9; ++i) {
    if (at >= end) fail();
    const unsigned char byte = *at++;
    if (i == 8) return value << 8U | byte;
    value = value << 7U | (byte & 0x7FU);
    if (byte < 0x80U) return value;
  }
  return value;
}

// The b-tree page of a table, checked as far as it is read.
class TreePage {
 public:
  TreePage(const MappedPages& pages, std::uint32_t number)
      : bytes_(pages.page(number)),
        end_(bytes_ + pages.used_size()),
        header_(number == 1 ? bytes_ + 100 : bytes_) {
    const unsigned kind = header_[0];
    if (kind != 5 && kind != 13) fail();
    is_leaf_ = kind == 13;
    cells_ = header_ + (is_leaf_ ? 8 : 12);
    count_ = get2(header_ + 3);
    if (count_ > static_cast<std::size_t>(end_ - cells_) / 2) fail();
  }

  bool is_leaf() const { return is_leaf_; }
  std::uint32_t count() const { return count_; }
  const unsigned char* end() const { return end_; }

  const unsigned char* cell(std::uint32_t i) const {
    const unsigned char* at = bytes_ + get2(cells_ + std::size_t{i} * 2);
    if (at < cells_ || at + 4 > end_) fail();
    return at;
  }
  std::int64_t key(std::uint32_t i) const {
    const unsigned char* at = cell(i);
    if (is_leaf_) {
      varint(at, end_);
    } else {
      at += 4;
    }
    return static_cast<std::int64_t>(varint(at, end_));
  }
  // i == count(): the last one.
  std::uint32_t child(std::uint32_t i) const { return get4(i == count_ ? header_ + 8 : cell(i)); }

  // The first cell whose key is not below; count() if there is none.
  std::uint32_t lower_bound(std::int64_t wanted) const {
    // Keys of a leaf follow each other most of the time.
    if (is_leaf_ && count_ > 0) {
      const auto guess = static_cast<std::uint64_t>(wanted) - static_cast<std::uint64_t>(key(0));
      if (guess < count_ && key(static_cast<std::uint32_t>(guess)) == wanted) {
        return static_cast<std::uint32_t>(guess);
      }
    }
    std::uint32_t low = 0;
    std::uint32_t high = count_;
    while (low < high) {
      const std::uint32_t middle = (low + high) / 2;
      if (key(middle) < wanted) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

 private:
  const unsigned char* bytes_;
  const unsigned char* end_;
  const unsigned char* header_;
  const unsigned char* cells_;
  std::uint32_t count_ = 0;
  bool is_leaf_ = false;
};

}  // namespace

// ---- MappedPages ----

MappedPages::MappedPages(sqlite3* database) {
  if (sqlite3_file_control(database, "main", SQLITE_FCNTL_FILE_POINTER, &file_) != SQLITE_OK ||
      file_ == nullptr || file_->pMethods == nullptr || file_->pMethods->iVersion < 3) {
    return;
  }
  sqlite3_int64 size = 0;
  void* first = nullptr;
  if (file_->pMethods->xFileSize(file_, &size) != SQLITE_OK || size < 512) return;
  // Bytes that were fetched stay where they are until they are given back, and the file is mapped
  // in one piece: where its first and its last bytes are, all of it is.
  void* last = nullptr;
  if (file_->pMethods->xFetch(file_, 0, 512, &first) != SQLITE_OK || first == nullptr) return;
  if (file_->pMethods->xFetch(file_, size - 512, 512, &last) == SQLITE_OK && last != nullptr) {
    file_->pMethods->xUnfetch(file_, size - 512, last);
  }
  const auto* header = static_cast<const unsigned char*>(first);
  const std::uint32_t page_size = get2(header + 16) == 1 ? 65536 : get2(header + 16);
  const bool keeps_log = header[18] != 1 || header[19] != 1;
  const bool in_one_piece =
      last != nullptr && static_cast<unsigned char*>(last) == header + size - 512;
  if (!in_one_piece || keeps_log || page_size < 512 || (page_size & (page_size - 1)) != 0 ||
      header[20] > page_size - 480) {
    file_->pMethods->xUnfetch(file_, 0, first);
    return;
  }
  page_size_ = page_size;
  used_size_ = page_size - header[20];
  size_ = static_cast<std::size_t>(size);
  pages_ = static_cast<std::uint32_t>(size_ / page_size);
  bytes_ = header;
}

MappedPages::~MappedPages() {
  if (bytes_ == nullptr) return;
  file_->pMethods->xUnfetch(file_, 0, const_cast<unsigned char*>(bytes_));
}

void MappedPages::map_all() const {
#ifdef MADV_POPULATE_READ
  // SQLite maps from the beginning of the file, so the address is that of a page. Where the kernel
  // is older than this advice, pages come one by one.
  madvise(const_cast<unsigned char*>(bytes_), size_, MADV_POPULATE_READ);
#endif
}

void MappedPages::map(std::span<const std::uint32_t> numbers) const {
#ifdef MADV_POPULATE_READ
  if (numbers.empty()) return;
  const auto [first, last] = std::minmax_element(numbers.begin(), numbers.end());
  if (*first == 0 || *last > pages_ || *last - *first > 2 * numbers.size()) return;
  const std::size_t page = static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
  const std::size_t begin = std::size_t{*first - 1} * page_size_ / page * page;
  const std::size_t end = std::size_t{*last} * page_size_;
  madvise(const_cast<unsigned char*>(bytes_) + begin, end - begin, MADV_POPULATE_READ);
#else
  static_cast<void>(numbers);
#endif
}

const unsigned char* MappedPages::page(std::uint32_t number) const {
  if (number == 0 || number > pages_) fail();
  return bytes_ + std::size_t{number - 1} * page_size_;
}

void MappedPages::prefetch(std::uint32_t number) const {
  constexpr std::size_t kLine = 64;
  const unsigned char* bytes = page(number);
  for (std::size_t at = 0; at < page_size_; at += kLine) __builtin_prefetch(bytes + at);
}

// ---- MappedRow ----

void MappedRow::gather(const MappedPages& pages, std::string& buffer) {
  if (is_whole()) return;
  buffer.assign(local_);
  buffer.reserve(std::min<std::size_t>(size_, std::size_t{1} << 24U));
  for (std::uint32_t page = overflow_; buffer.size() < size_;) {
    const unsigned char* bytes = pages.page(page);
    const std::size_t part = std::min<std::size_t>(pages.used_size() - 4, size_ - buffer.size());
    buffer.append(reinterpret_cast<const char*>(bytes) + 4, part);
    page = get4(bytes);
  }
  local_ = buffer;
}

MappedRow::Field MappedRow::field(std::size_t column) const {
  const auto* begin = reinterpret_cast<const unsigned char*>(local_.data());
  const unsigned char* end = begin + local_.size();
  const unsigned char* at = begin;
  const std::uint64_t header = varint(at, end);
  if (header > local_.size()) fail();
  const unsigned char* header_end = begin + header;
  std::size_t offset = header;
  for (std::size_t i = 0; at < header_end; ++i) {
    const std::uint64_t type = varint(at, header_end);
    constexpr std::size_t kSizes[] = {0, 1, 2, 3, 4, 6, 8, 8, 0, 0, 0, 0};
    const std::uint64_t size = type < 12 ? kSizes[type] : (type - 12) / 2;
    if (size > local_.size() - offset) fail();
    if (i == column) return {type, local_.substr(offset, size)};
    offset += size;
  }
  return {0, {}};  // columns that were added later are null
}

bool MappedRow::is_null(std::size_t column) const {
  return field(column).type == 0;
}

std::int64_t MappedRow::number(std::size_t column) const {
  const Field found = field(column);
  if (found.type == 8 || found.type == 9) return found.type == 9 ? 1 : 0;
  if (found.type == 0 || found.type > 6) fail();
  std::uint64_t value = (static_cast<unsigned char>(found.bytes[0]) & 0x80U) != 0 ? ~0ULL : 0;
  for (const char c : found.bytes) value = value << 8U | static_cast<unsigned char>(c);
  return static_cast<std::int64_t>(value);
}

std::string_view MappedRow::bytes(std::size_t column) const {
  const Field found = field(column);
  if (found.type < 12) fail();
  return found.bytes;
}

// ---- MappedTable ----

MappedTable::MappedTable(const MappedPages& pages, sqlite3* database, std::string_view name)
    : pages_(&pages) {
  sqlite3_stmt* select = nullptr;
  if (sqlite3_prepare_v2(database,
                         "SELECT rootpage FROM sqlite_master WHERE type = 'table' AND name = ?", -1,
                         &select, nullptr) == SQLITE_OK) {
    sqlite3_bind_text(select, 1, name.data(), static_cast<int>(name.size()), SQLITE_STATIC);
    if (sqlite3_step(select) == SQLITE_ROW) {
      root_ = static_cast<std::uint32_t>(sqlite3_column_int64(select, 0));
    }
  }
  sqlite3_finalize(select);
  if (root_ == 0) throw StoreError("the table " + std::string(name) + " is not there");
}

namespace {

// How much of a row of this size lies in its leaf.
std::size_t local_size(std::size_t size, std::size_t used) {
  const std::size_t most = used - 35;
  if (size <= most) return size;
  const std::size_t least = (used - 12) * 32 / 255 - 23;
  const std::size_t fitting = least + (size - least) % (used - 4);
  return fitting <= most ? fitting : least;
}

}  // namespace

MappedRow MappedTable::row_at(const unsigned char* cell, const unsigned char* end,
                              std::int64_t& key) const {
  const std::uint64_t size = varint(cell, end);
  key = static_cast<std::int64_t>(varint(cell, end));
  if (size > pages_->size()) fail();
  const std::size_t local = local_size(size, pages_->used_size());
  const bool goes_on = local < size;
  if (static_cast<std::size_t>(end - cell) < local + (goes_on ? 4 : 0)) fail();
  MappedRow row;
  row.local_ = {reinterpret_cast<const char*>(cell), local};
  row.size_ = size;
  row.overflow_ = goes_on ? get4(cell + local) : 0;
  return row;
}

bool MappedTable::find(std::int64_t key, MappedRow& row) const {
  std::uint32_t number = root_;
  for (unsigned depth = 0; depth < kDeepest; ++depth) {
    const TreePage page(*pages_, number);
    const std::uint32_t at = page.lower_bound(key);
    if (!page.is_leaf()) {
      number = page.child(at);
      continue;
    }
    if (at == page.count()) return false;
    std::int64_t found = 0;
    row = row_at(page.cell(at), page.end(), found);
    return found == key;
  }
  fail();
}

void MappedTable::for_each(const std::function<void(std::int64_t, MappedRow&)>& use) const {
  std::uint32_t pages = 0;
  visit(root_, pages, 0, use);
}

void MappedTable::visit(std::uint32_t number, std::uint32_t& pages, unsigned depth,
                        const std::function<void(std::int64_t, MappedRow&)>& use) const {
  if (depth == kDeepest || ++pages > pages_->count()) fail();
  const TreePage page(*pages_, number);
  if (!page.is_leaf()) {
    std::vector<std::uint32_t> children(page.count() + 1);
    for (std::uint32_t i = 0; i < children.size(); ++i) children[i] = page.child(i);
    pages_->map(children);
    for (std::size_t i = 0; i < children.size(); ++i) {
      if (i + 1 < children.size()) pages_->prefetch(children[i + 1]);
      visit(children[i], pages, depth + 1, use);
    }
    return;
  }
  for (std::uint32_t i = 0; i < page.count(); ++i) {
    std::int64_t key = 0;
    MappedRow row = row_at(page.cell(i), page.end(), key);
    use(key, row);
  }
}

}  // namespace whomet
