#include "graph/store_header.h"

#include <array>
#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <memory>
#include <string_view>
#include <system_error>

#include "base/text_file.h"
#include "graph/store.h"
#include "graph/store_schema.h"

namespace whomet {
namespace {

constexpr std::string_view kMagic("SQLite format 3\0", 16);
constexpr std::size_t kHeaderSize = 100;
using Header = std::array<unsigned char, kHeaderSize>;

std::uint32_t big_endian(const Header& header, std::size_t offset, std::size_t size) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < size; ++i) value = value << 8U | header.at(offset + i);
  return value;
}

std::uint64_t page_size(const Header& header) {
  const std::uint32_t size = big_endian(header, 16, 2);
  return size == 1 ? 65536 : size;
}

// Bytes read; the rest of `header` stays zero.
std::size_t read_header(const std::string& path, Header& header) {
  struct Closer {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  const std::unique_ptr<std::FILE, Closer> file(std::fopen(path.c_str(), "rb"));
  if (!file) throw FileError("cannot read '" + path + "': " + std::strerror(errno));
  const std::size_t size = std::fread(header.data(), 1, header.size(), file.get());
  if (std::ferror(file.get()) != 0) {
    throw FileError("cannot read '" + path + "': " + std::strerror(errno));
  }
  return size;
}

void check_header(const std::string& path, const Header& header, std::size_t read,
                  std::uint64_t size) {
  const std::string quoted = "'" + path + "'";
  if (read < kMagic.size() || std::memcmp(header.data(), kMagic.data(), kMagic.size()) != 0) {
    throw StoreError(quoted +
                     " is no graph file: expected a whomet graph (.kg), found no database");
  }
  if (read < kHeaderSize) {
    throw StoreError(quoted + " is damaged: its header is cut short after " + std::to_string(read) +
                     " bytes");
  }
  const std::uint32_t application = big_endian(header, 68, 4);
  if (application != kApplicationId) {
    throw StoreError(quoted + " is no graph file: it is a SQLite database of another program");
  }
  const std::uint32_t version = big_endian(header, 60, 4);
  if (version > kSchemaVersion) {
    throw StoreError(quoted + " was written by a newer whomet: its schema is version " +
                     std::to_string(version) + ", this program knows version " +
                     std::to_string(kSchemaVersion));
  }
  if (version == 0) throw StoreError(quoted + " is damaged: it has no schema version");
  const std::uint64_t expected = page_size(header) * big_endian(header, 28, 4);
  if (size < expected) {
    throw StoreError(quoted + " is damaged: expected " + std::to_string(expected) +
                     " bytes, found " + std::to_string(size));
  }
}

}  // namespace

FileState inspect_file(const std::string& path) {
  std::error_code error;
  const auto status = std::filesystem::status(path, error);
  if (!std::filesystem::exists(status)) {
    if (error && error != std::errc::no_such_file_or_directory &&
        error != std::errc::not_a_directory) {
      throw FileError("cannot read '" + path + "': " + error.message());
    }
    return FileState::kMissing;
  }
  if (std::filesystem::is_directory(status)) {
    throw FileError("cannot read '" + path + "': expected a file, found a folder");
  }
  // In this order: another program may be writing. Where there is no journal after the header was
  // read, its commit was complete by then, and the size that follows is not older than the header.
  Header header{};
  const std::size_t read = read_header(path, header);
  // A journal with content may hold the true header: the file may be half written.
  const auto journal_size = std::filesystem::file_size(path + "-journal", error);
  if (!error && journal_size > 0) return FileState::kJournal;
  if (read == 0) return FileState::kEmpty;
  const std::uint64_t size = std::filesystem::file_size(path, error);
  if (error) throw FileError("cannot read '" + path + "': " + error.message());
  check_header(path, header, read, size);
  return FileState::kGraph;
}

}  // namespace whomet
