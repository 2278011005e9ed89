#include "graph/name_index.h"

#include <algorithm>

#include "base/utf8.h"

namespace whomet {
namespace {

constexpr std::uint64_t kPrime = 0x100000001B3ULL;  // FNV-1a

std::uint64_t finish(std::uint64_t hash) {
  hash *= 0x9E3779B97F4A7C15ULL;
  return hash >> 24U;
}

}  // namespace

std::vector<std::string> name_words(std::string_view name) {
  std::vector<std::string> words;
  std::string word;
  const auto end_word = [&] {
    if (!word.empty()) words.push_back(std::move(word));
    word.clear();
  };
  const auto folded = fold(name);
  for (std::size_t at = 0; at < folded.size();) {
    const auto c = decode_utf8(folded, at);
    if (is_letter(c.value) || is_digit(c.value) || !(c.value < 0x80)) {
      word.append(folded, at, c.length);
    } else if (c.value == ' ' || c.value == '-' || c.value == '/') {
      end_word();
    }
    at += c.length;
  }
  end_word();
  return words;
}

std::uint64_t name_key(std::string_view name) {
  std::uint64_t hash = 0xCBF29CE484222325ULL;
  const auto add = [&hash](char c) { hash = (hash ^ static_cast<unsigned char>(c)) * kPrime; };
  const bool is_ascii =
      std::all_of(name.begin(), name.end(), [](char c) { return c > 0 && c < 0x7F; });
  if (!is_ascii) {
    for (const std::string& word : name_words(name)) {
      for (const char c : word) add(c);
      add(' ');
    }
    return finish(hash);
  }
  // The same without building the words: imports have a million of them.
  bool in_word = false;
  for (char c : name) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
      add(c);
      in_word = true;
    } else if (in_word && (c == '-' || c == '/' || (c >= '\t' && c <= '\r') || c == ' ')) {
      add(' ');
      in_word = false;
    }
  }
  if (in_word) add(' ');
  return finish(hash);
}

}  // namespace whomet
