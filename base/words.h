// Small questions about words.
#pragma once

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string_view>

namespace whomet {

// Whether the range, of anything that compares with a string_view, holds the word.
template <typename Range>
bool is_one_of(std::string_view word, const Range& range) {
  return std::find(std::begin(range), std::end(range), word) != std::end(range);
}

// Whether the word is one of those in `list`, which are separated by '|'. Never an empty word.
constexpr bool is_word_in(std::string_view word, std::string_view list) {
  if (word.empty()) return false;
  std::size_t begin = 0;
  while (begin <= list.size()) {
    const std::size_t end = std::min(list.find('|', begin), list.size());
    if (list.substr(begin, end - begin) == word) return true;
    begin = end + 1;
  }
  return false;
}

}  // namespace whomet
