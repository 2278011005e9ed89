// Features of the linear models, as 32-bit hashes. Trainer and program share this code, so a model
// and its features always fit together. Templates are told apart by their order of addition.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace whomet {

// FNV-1a, 32 bits.
constexpr std::uint32_t hash_text(std::string_view text, std::uint32_t hash = 2166136261U) {
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
  return hash;
}

// The features of one decision. A fixed array: nothing is allocated per token.
class FeatureList {
 public:
  static constexpr std::size_t kCapacity = 192;

  void clear() { count_ = 0; }
  template <typename... Values>
  void add(Values... values) {
    std::uint64_t hash = 0x9E3779B97F4A7C15U * (count_ + 1);
    ((hash = mix(hash, static_cast<std::uint32_t>(values))), ...);
    keys_[count_++] = static_cast<std::uint32_t>(hash >> 32U);
  }
  const std::uint32_t* begin() const { return keys_.data(); }
  const std::uint32_t* end() const { return keys_.data() + count_; }
  std::size_t size() const { return count_; }

 private:
  static constexpr std::uint64_t mix(std::uint64_t hash, std::uint32_t value) {
    hash = (hash ^ value) * 0xD6E8FEB86659FD93U;
    return hash ^ (hash >> 32U);
  }

  std::array<std::uint32_t, kCapacity> keys_;
  std::size_t count_ = 0;
};

// What the models see of a word: hashes of its form and parts. Computed once per token, O(bytes).
struct WordKeys {
  std::uint32_t form = 0;                 // typographic apostrophes made plain
  std::uint32_t lower = 0;                // ASCII letters lowered
  std::array<std::uint32_t, 4> suffix{};  // of `lower`, 1 to 4 bytes
  std::array<std::uint32_t, 3> prefix{};  // of `lower`, 1 to 3 bytes
  std::uint32_t shape = 0;                // "Xx", "XX", "d-x": runs cut to two signs
};

// "don’t" -> "don't": the treebanks write plain apostrophes; typographic ones are made plain.
std::string plain_apostrophes(std::string_view form);
std::string lower_ascii(std::string_view text);
WordKeys word_keys(std::string_view form);

}  // namespace whomet
