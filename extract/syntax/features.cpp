#include "extract/syntax/features.h"

#include <algorithm>

namespace whomet {
namespace {

// Class of a byte for the word's shape.
char shape_of(char c) {
  if (c >= 'A' && c <= 'Z') return 'X';
  if (c >= 'a' && c <= 'z') return 'x';
  if (c >= '0' && c <= '9') return 'd';
  if (static_cast<unsigned char>(c) >= 0x80) return 'u';
  return c;
}

std::uint32_t shape_key(std::string_view form) {
  constexpr std::size_t kLongest = 12;
  std::array<char, kLongest> shape{};
  std::size_t size = 0;
  std::size_t run = 0;
  for (const char c : form) {
    const char sign = shape_of(c);
    run = size > 0 && shape[size - 1] == sign ? run + 1 : 1;
    if (run > 2) continue;
    if (size == kLongest) break;
    shape[size++] = sign;
  }
  return hash_text({shape.data(), size});
}

}  // namespace

std::string plain_apostrophes(std::string_view form) {
  std::string plain;
  plain.reserve(form.size());
  for (std::size_t i = 0; i < form.size(); ++i) {
    // U+2018 and U+2019 are E2 80 98 and E2 80 99.
    if (form[i] == '\xE2' && i + 2 < form.size() && form[i + 1] == '\x80' &&
        (form[i + 2] == '\x98' || form[i + 2] == '\x99')) {
      plain += '\'';
      i += 2;
    } else {
      plain += form[i];
    }
  }
  return plain;
}

std::string lower_ascii(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lower;
}

WordKeys word_keys(std::string_view form) {
  const std::string plain = plain_apostrophes(form);
  const std::string lower = lower_ascii(plain);
  WordKeys keys;
  keys.form = hash_text(plain);
  keys.lower = hash_text(lower);
  for (std::size_t i = 0; i < keys.suffix.size(); ++i) {
    keys.suffix[i] =
        hash_text(std::string_view(lower).substr(lower.size() - std::min(lower.size(), i + 1)));
  }
  for (std::size_t i = 0; i < keys.prefix.size(); ++i) {
    keys.prefix[i] = hash_text(std::string_view(lower).substr(0, i + 1));
  }
  keys.shape = shape_key(plain);
  return keys;
}

}  // namespace whomet
