#include <doctest/doctest.h>

#include "tests/extract/relation/annotated_text.h"

using namespace whomet;

namespace {

struct Row {
  const char* text;
  const char* claim;  // must be there; "" = none at all
};

constexpr Row kRows[] = {
    {"Kari Olsen said the talks were useful.", "Kari Olsen|says|'the talks were useful'"},
    {"The talks were useful, Kari Olsen said.", "Kari Olsen|says|'The talks were useful'"},
    {"The rain fell on the roof.", ""},
};

}  // namespace

TEST_CASE("extract/relation/speech: who says what") {
  for (const Row& row : kRows) {
    CAPTURE(row.text);
    const auto claims = claims_by(annotated_text(row.text), "speech");
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
