#include "base/byte_sink.h"

#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

#include "base/text_file.h"

namespace whomet {
namespace {

constexpr std::size_t kBuffer = std::size_t{1} << 16U;

}  // namespace

FileSink::FileSink(std::string path) : path_(std::move(path)) {
  buffer_.reserve(kBuffer);
  if (path_.empty() || path_ == "-") {
    file_ = stdout;
    return;
  }
  part_ = path_ + ".part" + std::to_string(::getpid());
  file_ = std::fopen(part_.c_str(), "wb");
  if (file_ == nullptr) {
    throw FileError("cannot write '" + path_ + "': " + std::strerror(errno));
  }
}

FileSink::~FileSink() {
  if (is_stdout() || file_ == nullptr) return;
  std::fclose(file_);
  std::remove(part_.c_str());
}

void FileSink::give_up() {
  const std::string name = is_stdout() ? "standard output" : "'" + path_ + "'";
  throw FileError("cannot write " + name + ": " + std::strerror(errno));
}

void FileSink::flush() {
  if (std::fwrite(buffer_.data(), 1, buffer_.size(), file_) != buffer_.size()) give_up();
  buffer_.clear();
}

void FileSink::write(std::string_view bytes) {
  buffer_ += bytes;
  if (buffer_.size() >= kBuffer) flush();
}

void FileSink::finish() {
  flush();
  if (std::fflush(file_) != 0) give_up();
  if (is_stdout()) return;
  const bool closed = std::fclose(std::exchange(file_, nullptr)) == 0;
  if (!closed || std::rename(part_.c_str(), path_.c_str()) != 0) {
    const int reason = errno;
    std::remove(part_.c_str());
    errno = reason;
    give_up();
  }
}

}  // namespace whomet
