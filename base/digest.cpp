#include "base/digest.h"

#include <array>
#include <stdexcept>

#include <openssl/evp.h>

namespace whomet {
namespace {

using Digest = std::array<unsigned char, 32>;

void require(bool done) {
  if (!done) throw std::runtime_error("libcrypto computes no SHA-256");
}

std::string hex_of(const Digest& digest) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string hex;
  hex.reserve(64);
  for (const unsigned char byte : digest) {
    hex += kDigits[byte >> 4U];
    hex += kDigits[byte & 15U];
  }
  return hex;
}

}  // namespace

std::string sha256_hex(std::string_view bytes) {
  Digest digest{};
  unsigned int length = 0;
  require(EVP_Digest(bytes.data(), bytes.size(), digest.data(), &length, EVP_sha256(), nullptr) ==
              1 &&
          length == digest.size());
  return hex_of(digest);
}

struct Sha256::Context {
  std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> of_libcrypto{EVP_MD_CTX_new(),
                                                                       &EVP_MD_CTX_free};
};

Sha256::Sha256() : context_(std::make_unique<Context>()) {
  require(context_->of_libcrypto != nullptr &&
          EVP_DigestInit_ex(context_->of_libcrypto.get(), EVP_sha256(), nullptr) == 1);
}

Sha256::~Sha256() = default;

void Sha256::add(std::string_view bytes) {
  require(EVP_DigestUpdate(context_->of_libcrypto.get(), bytes.data(), bytes.size()) == 1);
}

std::string Sha256::hex() {
  Digest digest{};
  unsigned int length = 0;
  require(EVP_DigestFinal_ex(context_->of_libcrypto.get(), digest.data(), &length) == 1 &&
          length == digest.size());
  return hex_of(digest);
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
