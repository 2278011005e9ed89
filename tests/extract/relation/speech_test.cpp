#include <doctest/doctest.h>

#include "tests/extract/relation/annotated_text.h"

using namespace whomet;

namespace {

constexpr ClaimRow kRows[] = {
    {"Kari Olsen said the talks were useful.", "Kari Olsen|says|'the talks were useful'"},
    {"The talks were useful, Kari Olsen said.", "Kari Olsen|says|'The talks were useful'"},
    {"The rain fell on the roof.", ""},
};

}  // namespace

TEST_CASE("extract/relation/speech: who says what") {
  check_claims(kRows, "speech");
}
