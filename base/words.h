// Small questions about words.
#pragma once

#include <algorithm>
#include <iterator>
#include <string_view>

namespace whomet {

// Whether the range, of anything that compares with a string_view, holds the word.
template <typename Range>
bool is_one_of(std::string_view word, const Range& range) {
  return std::find(std::begin(range), std::end(range), word) != std::end(range);
}

}  // namespace whomet
