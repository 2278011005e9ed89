// The binary form of models: header (magic, version, size, SHA-256 of what follows), then a payload
// of little-endian numbers and length-prefixed strings. Any damage is told, never followed.
#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>

namespace whomet {

// The SHA-256 in the header, in hexadecimal digits. Requires: a file that ModelReader accepts.
std::string_view model_digest(std::string_view file, std::string_view magic);

class ModelWriter {
 public:
  void u8(std::uint8_t value) { payload_ += static_cast<char>(value); }
  void u32(std::uint32_t value);
  void varint(std::uint32_t value);  // seven bits a byte, lowest first
  void text(std::string_view value);
  // Header and payload.
  std::string file(std::string_view magic, std::uint32_t version) const;

 private:
  std::string payload_;
};

// Reads a payload front to back. Every failure is a std::runtime_error that begins with the name.
class ModelReader {
 public:
  // Checks magic, version, size and digest.
  ModelReader(std::string_view file, std::string name, std::string_view magic,
              std::uint32_t version);

  std::uint8_t u8();
  std::uint32_t u32();
  std::uint32_t varint();
  std::string_view text();
  // A count of elements that take at least `bytes_each`; too large a count is damage.
  std::uint32_t count(std::size_t bytes_each);
  std::string_view bytes(std::size_t size);
  void expect_end() const;
  [[noreturn]] void damaged(const std::string& what) const;

 private:
  std::string name_;
  std::string_view rest_;
};

}  // namespace whomet
