#include <doctest/doctest.h>

#include "tests/extract/relation/annotated_text.h"

using namespace whomet;

namespace {

constexpr ClaimRow kRows[] = {
    {"Kari Olsen said the talks were useful.", "Kari Olsen|says|'the talks were useful'"},
    {"The talks were useful, Kari Olsen said.", "Kari Olsen|says|'The talks were useful'"},
    // What a side clause tells does not stand for what is said, its main clause does.
    {"Kari Olsen said prices fell after Norway attacked Peru.",
     "Kari Olsen|says|'prices fell after Norway attacked Peru'"},
    {"Kari Olsen said Norway attacked Peru.", ""},
    {"The Norwegian Foreign Office says on its home page that fares have doubled.",
     "Norwegian Foreign Office|says|'fares have doubled'"},
    {"The rain fell on the roof.", ""},
};

}  // namespace

TEST_CASE("extract/relation/speech: who says what") {
  check_claims(kRows, "speech");
}
