#include <doctest/doctest.h>

#include "tests/extract/relation/annotated_text.h"

using namespace whomet;

namespace {

struct Row {
  const char* text;
  const char* claim;  // must be there; "" = none at all
};

constexpr Row kRows[] = {
    {"Norway's Foreign Ministry was silent.", "Foreign Ministry of Norway|part_of|Norway"},
    {"The war in Kenya went on.", "war in Kenya|located_in|Kenya"},
    {"The rain fell on the roof.", ""},
};

}  // namespace

TEST_CASE("extract/relation/structure: parts and places") {
  for (const Row& row : kRows) {
    CAPTURE(row.text);
    const auto claims = claims_by(annotated_text(row.text), "structure");
    std::string all;
    for (const std::string& claim : claims) all += claim + "\n";
    CAPTURE(all);
    if (*row.claim == '\0') {
      CHECK(all.empty());
    } else {
      CHECK(claims.contains(row.claim));
    }
  }
}
