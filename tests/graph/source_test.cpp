#include "graph/source.h"

#include <doctest/doctest.h>

namespace whomet {
namespace {

// File:  "ab&amp;cd--ef"   text: "ab&cdef"  (the entity is rewritten, the dashes are cut)
//         0 2    7  9 11
OffsetMap example() {
  OffsetMap map;
  map.add(2, {0, 2}, true);
  map.add(1, {2, 7}, false);
  map.add(2, {7, 9}, true);
  map.add(2, {11, 13}, true);
  return map;
}

TEST_CASE("graph/source: text offsets map to the bytes of the file") {
  const auto map = example();
  CHECK(map.text_size() == 7);
  CHECK(map.to_file({0, 2}) == ByteSpan{0, 2});
  CHECK(map.to_file({1, 3}) == ByteSpan{1, 7});
  CHECK(map.to_file({3, 5}) == ByteSpan{7, 9});
  CHECK(map.to_file({4, 6}) == ByteSpan{8, 12});
}

TEST_CASE("graph/source: exact only where the bytes are the same") {
  const auto map = example();
  CHECK(map.is_exact({0, 2}));
  CHECK(map.is_exact({3, 5}));
  CHECK_FALSE(map.is_exact({1, 3}));
  CHECK_FALSE(map.is_exact({4, 6}));
  CHECK_FALSE(map.is_exact({0, 0}));
}

TEST_CASE("graph/source: neighbouring verbatim pieces join") {
  OffsetMap map;
  map.add(2, {0, 2}, true);
  map.add(3, {2, 5}, true);
  CHECK(map.is_exact({1, 4}));
}

}  // namespace
}  // namespace whomet
