// The patterns of each kind by the words that start them.
#pragma once

#include <array>
#include <cstddef>
#include <map>
#include <span>
#include <string_view>

#include "base/table_file.h"
#include "extract/relation/patterns.h"

namespace whomet {

// Views and pointers point into the patterns, which must outlive it.
class PatternIndex {
 public:
  using ByWord = std::multimap<std::string_view, const Pattern*>;

  explicit PatternIndex(std::span<const Pattern> patterns) {
    for (const Pattern& pattern : patterns) {
      for (const std::string_view word : split(pattern.words, '|')) {
        kinds_[static_cast<std::size_t>(pattern.kind)].emplace(word, &pattern);
      }
    }
  }

  const ByWord& of(Pattern::Kind kind) const { return kinds_[static_cast<std::size_t>(kind)]; }

 private:
  std::array<ByWord, 3> kinds_;
};

}  // namespace whomet
