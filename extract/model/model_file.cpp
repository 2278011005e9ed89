#include "extract/model/model_file.h"

#include <utility>

#include "base/digest.h"

namespace whomet {
namespace {

constexpr std::size_t kDigestSize = 64;  // hexadecimal digits

void append_u32(std::string& bytes, std::uint32_t value) {
  for (unsigned shift = 0; shift < 32; shift += 8) {
    bytes += static_cast<char>((value >> shift) & 0xFFU);
  }
}

std::uint32_t read_u32(std::string_view bytes) {
  std::uint32_t value = 0;
  for (unsigned i = 0; i < 4; ++i) {
    value |= static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[i])) << (8 * i);
  }
  return value;
}

}  // namespace

void ModelWriter::u32(std::uint32_t value) {
  append_u32(payload_, value);
}

void ModelWriter::varint(std::uint32_t value) {
  for (; value >= 0x80; value >>= 7U) u8(static_cast<std::uint8_t>(value | 0x80U));
  u8(static_cast<std::uint8_t>(value));
}

void ModelWriter::text(std::string_view value) {
  u32(static_cast<std::uint32_t>(value.size()));
  payload_ += value;
}

std::string_view model_digest(std::string_view file, std::string_view magic) {
  return file.substr(magic.size() + 8, kDigestSize);
}

std::string ModelWriter::file(std::string_view magic, std::uint32_t version) const {
  std::string bytes(magic);
  append_u32(bytes, version);
  append_u32(bytes, static_cast<std::uint32_t>(payload_.size()));
  return bytes + sha256_hex(payload_) + payload_;
}

ModelReader::ModelReader(std::string_view file, std::string name, std::string_view magic,
                         std::uint32_t version)
    : name_(std::move(name)) {
  const std::size_t header = magic.size() + 8 + kDigestSize;
  if (file.substr(0, magic.size()) != magic) {
    throw std::runtime_error(name_ + ": not a model file (it does not begin with " +
                             std::string(magic) + ")");
  }
  if (file.size() < header) damaged("it ends inside its header");
  const std::uint32_t found = read_u32(file.substr(magic.size()));
  if (found != version) {
    throw std::runtime_error(name_ + ": model of version " + std::to_string(found) +
                             (found > version ? " is newer than this program, which reads version "
                                              : " is too old; this program reads version ") +
                             std::to_string(version));
  }
  const std::uint32_t size = read_u32(file.substr(magic.size() + 4));
  rest_ = file.substr(header);
  if (rest_.size() < size) {
    damaged("truncated: expected " + std::to_string(size) + " bytes of content, found " +
            std::to_string(rest_.size()));
  }
  if (rest_.size() > size) damaged("bytes follow its end");
  if (sha256_hex(rest_) != file.substr(header - kDigestSize, kDigestSize)) {
    damaged("its checksum does not fit its content");
  }
}

void ModelReader::damaged(const std::string& what) const {
  throw std::runtime_error(name_ + ": damaged model file: " + what);
}

std::string_view ModelReader::bytes(std::size_t size) {
  if (rest_.size() < size) damaged("it ends inside a field");
  const std::string_view taken = rest_.substr(0, size);
  rest_.remove_prefix(size);
  return taken;
}

std::uint8_t ModelReader::u8() {
  return static_cast<std::uint8_t>(bytes(1)[0]);
}

std::uint32_t ModelReader::u32() {
  return read_u32(bytes(4));
}

std::uint32_t ModelReader::varint() {
  std::uint32_t value = 0;
  for (unsigned shift = 0; shift < 35; shift += 7) {
    const std::uint32_t part = u8();
    value |= (part & 0x7FU) << shift;
    if (part < 0x80) return value;
  }
  damaged("a number is too long");
}

std::string_view ModelReader::text() {
  return bytes(u32());
}

std::uint32_t ModelReader::count(std::size_t bytes_each) {
  const std::uint32_t value = u32();
  if (value > rest_.size() / bytes_each) damaged("a count is larger than the file");
  return value;
}

void ModelReader::expect_end() const {
  if (!rest_.empty()) damaged("content follows the last field");
}

}  // namespace whomet
