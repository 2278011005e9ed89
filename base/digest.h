// SHA-256 (FIPS 180-4), by OpenSSL's libcrypto. Document ids are digests of the file's bytes.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace whomet {

// 64 lower-case hexadecimal digits.
std::string sha256_hex(std::string_view bytes);

// The same for bytes that come in pieces.
class Sha256 {
 public:
  Sha256();
  ~Sha256();
  void add(std::string_view bytes);
  std::string hex();  // once, at the end

 private:
  struct Context;
  std::unique_ptr<Context> context_;
};

// The first 12 hexadecimal digits (48 bits) of the digest of all parts, each followed by a NUL, so
// that ("ab","c") and ("a","bc") differ. The ids of entities, meetings and statements.
class IdHash {
 public:
  IdHash& add(std::string_view part);
  std::string hex12() const;

 private:
  std::string parts_;
};

}  // namespace whomet
