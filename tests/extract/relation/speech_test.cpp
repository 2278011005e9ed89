#include <doctest/doctest.h>

#include "tests/extract/relation/annotated_text.h"

using namespace whomet;

namespace {

constexpr ClaimRow kRows[] = {
    // What is said ends with its quotation.
    {"\"We will not leave,\" Pedro Quispe, who had warned of war, told reporters.",
     "Pedro Quispe|says|'We will not leave'"},
    {"Kari Olsen said the trains had stopped, blaming the snow.",
     "Kari Olsen|says|'the trains had stopped'"},
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
    {"Prices have doubled, according to Kari Olsen.", "Kari Olsen|says|'Prices have doubled'"},
    // Each clause with a subject of its own, and a noun that tells what was said.
    {"Kari Olsen said that fares had doubled and the trains were late.",
     "Kari Olsen|says|'fares had doubled'"},
    {"Kari Olsen said that fares had doubled and the trains were late.",
     "Kari Olsen|says|'the trains were late'"},
    {"The fence is too low, Pedro Quispe said, and the river will rise again.",
     "Pedro Quispe|says|'the river will rise again'"},
    {"Kari Olsen announced her resignation.", "Kari Olsen|says|Kari Olsen's resignation"},
    {"Kari Olsen complained that the road was closed.", "Kari Olsen|says|'the road was closed'"},
    // Whoever says one sentence of a quotation says the others.
    {"\"Nobody will lose a home,\" Kari Olsen told reporters. \"The state will pay for it. "
     "The money is there.\"",
     "Kari Olsen|says|'The money is there'"},
    // Cut behind a whole word: not "of the long".
    {"Kari Olsen said the fishermen and the farmers of the eleven small islands in the far north "
     "want the new bridge to the mainland at the end of the long and windy valley.",
     "Kari Olsen|says|'the fishermen and the farmers of the eleven small islands in the far north "
     "want the new bridge to the mainland at the end'"},
    {"Kari Olsen said earlier Friday the trains would stop.",
     "Kari Olsen|says|'the trains would stop'"},
    {"Kari Olsen said if fares double, Peru would pay.",
     "Kari Olsen|says|'if fares double, Peru would pay'"},
    // Hopes, and what nobody says.
    {"Kari Olsen expressed optimism that talks would succeed.",
     "Kari Olsen|says|'talks would succeed'"},
    {"Kari Olsen stressed the importance of the river.",
     "Kari Olsen|says|'importance of the river'"},
    {"The Andina agency quotes Pedro Quispe as saying the fence will reach the sea.",
     "Andina agency|says|'the fence will reach the sea'"},
    {"Kari Olsen declined to comment on the price of fares.", "Kari Olsen|says|'price of fares'"},
    {"Norway refused to release the prisoners.", ""},  // a deed, no silence
    {"Pedro Quispe would not comment.", "Pedro Quispe|says|'comment'"},
    // What a clause about a noun says of it: the noun is what it is said of.
    {"Norway denied the charges, which Kari Olsen says were false.",
     "Kari Olsen|says|'charges were false'"},
    {"Norway freed three men who Kari Olsen said were ill.",
     "Kari Olsen|says|'three men were ill'"},
    {"Norway left in what Kari Olsen said was a mistake.", "Kari Olsen|says|'was a mistake'"},
    {"The sign read that the road was closed.", ""},
    {"The rain fell on the roof.", ""},
};

}  // namespace

TEST_CASE("extract/relation/speech: who says what") {
  check_claims(kRows, "speech");
}
