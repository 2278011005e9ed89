// Where bytes go that are made piece by piece, so that a large answer is never in memory as a
// whole.
#pragma once

#include <cstddef>
#include <cstdio>
#include <string>
#include <string_view>

namespace whomet {

class ByteSink {
 public:
  virtual ~ByteSink() = default;
  virtual void write(std::string_view bytes) = 0;

 protected:
  ByteSink() = default;
  ByteSink(const ByteSink&) = default;
  ByteSink& operator=(const ByteSink&) = default;
};

class StringSink : public ByteSink {
 public:
  void write(std::string_view bytes) override { text_ += bytes; }
  const std::string& text() const { return text_; }

 private:
  std::string text_;
};

// A file, or standard output for "" and "-". A file is written beside its place and moved there by
// finish(): a reader sees the old bytes or all the new ones, and without finish() nothing was
// written. Failures throw FileError with the path and the reason.
class FileSink : public ByteSink {
 public:
  explicit FileSink(std::string path);
  FileSink(const FileSink&) = delete;
  FileSink& operator=(const FileSink&) = delete;
  ~FileSink() override;

  void write(std::string_view bytes) override;
  void finish();

 private:
  bool is_stdout() const { return part_.empty(); }
  void flush();
  [[noreturn]] void give_up();

  std::string path_;
  std::string part_;  // the file that is written until finish(); "" = standard output
  std::FILE* file_ = nullptr;
  std::string buffer_;
};

}  // namespace whomet
