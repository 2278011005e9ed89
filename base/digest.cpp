#include "base/digest.h"

#include <array>
#include <stdexcept>

#include <openssl/evp.h>

namespace whomet {

std::string sha256_hex(std::string_view bytes) {
  std::array<unsigned char, 32> digest{};
  unsigned int length = 0;
  if (EVP_Digest(bytes.data(), bytes.size(), digest.data(), &length, EVP_sha256(), nullptr) != 1 ||
      length != digest.size()) {
    throw std::runtime_error("libcrypto computes no SHA-256");
  }
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string hex;
  hex.reserve(64);
  for (const unsigned char byte : digest) {
    hex += kDigits[byte >> 4U];
    hex += kDigits[byte & 15U];
  }
  return hex;
}

IdHash& IdHash::add(std::string_view part) {
  parts_ += part;
  parts_ += '\0';
  return *this;
}

std::string IdHash::hex12() const {
  return sha256_hex(parts_).substr(0, 12);
}

}  // namespace whomet
