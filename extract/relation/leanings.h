// "the anti-Quispe rebels", "pro-Norwegian lawmakers": a prefix before a name says whom they oppose
// or support. The name is inside a word, so it is no mention; whom it means, the rest of the
// document says. Tested by tests/extract/relation/leanings_test.cpp.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "extract/relation/context.h"

namespace whomet {

struct Leaning {
  std::string_view predicate;     // "supports" or "opposes"
  std::uint32_t cluster = kNone;  // of whom the name means
  std::uint32_t bearer = kNone;   // token: the noun that the word describes
};

// Nothing for other words, where no noun follows, and for names that the document does not have.
// Cost: O(mentions).
std::optional<Leaning> leaning_of(const Context& context, std::uint32_t token);

}  // namespace whomet
