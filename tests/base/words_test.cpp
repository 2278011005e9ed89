#include "base/words.h"

#include <doctest/doctest.h>

using namespace whomet;

TEST_CASE("base/words: words of a list") {
  CHECK(is_word_in("be", "a|be|c"));
  CHECK(is_word_in("c", "a|be|c"));
  CHECK_FALSE(is_word_in("b", "a|be|c"));
  CHECK_FALSE(is_word_in("", "a||c"));
  CHECK_FALSE(is_word_in("a", ""));
}
