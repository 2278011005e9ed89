#include <doctest/doctest.h>

#include "tests/extract/relation/annotated_text.h"

using namespace whomet;

namespace {

constexpr ClaimRow kRows[] = {
    {"Kari Olsen said the talks were useful.", "Kari Olsen|says|'the talks were useful'"},
    {"The talks were useful, Kari Olsen said.", "Kari Olsen|says|'The talks were useful'"},
    // What is said stands beside the statement that it makes.
    {"Kari Olsen said Norway attacked Peru.", "Kari Olsen|says|'Norway attacked Peru'"},
    {"According to Kari Olsen, prices have doubled.", "Kari Olsen|says|'prices have doubled'"},
    // Who is quoted says it, who speaks for another says it.
    {"The Oslo Post quoted Pedro Quispe as saying the fence will reach the sea.",
     "Pedro Quispe|says|'the fence will reach the sea'"},
    {"A spokesman for President Pedro Quispe said prices have doubled.",
     "spokesman for President Pedro Quispe|says|'prices have doubled'"},
    {"The Norwegian Foreign Office says on its home page that fares have doubled.",
     "Norwegian Foreign Office|says|'fares have doubled'"},
    {"The rain fell on the roof.", ""},
};

}  // namespace

TEST_CASE("extract/relation/speech: who says what") {
  check_claims(kRows, "speech");
}
