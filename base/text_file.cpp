#include "base/text_file.h"

#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>

namespace whomet {
namespace {

std::string reason() {
  return std::strerror(errno);
}

struct FileCloser {
  void operator()(std::FILE* file) const { std::fclose(file); }
};

}  // namespace

std::string read_file(const std::string& path) {
  if (path == "-") {
    return {std::istreambuf_iterator<char>(std::cin), std::istreambuf_iterator<char>()};
  }
  if (std::filesystem::is_directory(path)) {
    throw FileError("cannot read '" + path + "': expected a file, found a folder");
  }
  const std::unique_ptr<std::FILE, FileCloser> file(std::fopen(path.c_str(), "rb"));
  if (!file) throw FileError("cannot read '" + path + "': " + reason());
  std::string bytes;
  std::size_t filled = 0;
  for (;;) {
    bytes.resize(filled + (std::size_t{1} << 16U));
    const std::size_t count =
        std::fread(bytes.data() + filled, 1, bytes.size() - filled, file.get());
    filled += count;
    if (count == 0) break;
  }
  bytes.resize(filled);
  if (std::ferror(file.get()) != 0) throw FileError("cannot read '" + path + "': " + reason());
  return bytes;
}

void write_file(const std::string& path, std::string_view bytes) {
  if (path == "-") {
    std::cout << bytes << std::flush;
    if (!std::cout) throw FileError("cannot write to standard output");
    return;
  }
  const std::string part = path + ".part" + std::to_string(::getpid());
  std::unique_ptr<std::FILE, FileCloser> file(std::fopen(part.c_str(), "wb"));
  if (!file) throw FileError("cannot write '" + path + "': " + reason());
  const bool written = std::fwrite(bytes.data(), 1, bytes.size(), file.get()) == bytes.size() &&
                       std::fflush(file.get()) == 0;
  const std::string why = written ? std::string() : reason();
  file.reset();
  if (!written) {
    std::remove(part.c_str());
    throw FileError("cannot write '" + path + "': " + why);
  }
  if (std::rename(part.c_str(), path.c_str()) != 0) {
    const std::string rename_reason = reason();
    std::remove(part.c_str());
    throw FileError("cannot write '" + path + "': " + rename_reason);
  }
}

}  // namespace whomet
