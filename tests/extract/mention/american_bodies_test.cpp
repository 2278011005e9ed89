#include "extract/mention/american_bodies.h"

#include <doctest/doctest.h>

#include "tests/extract/mention/annotated.h"

using namespace whomet;

namespace {

constexpr ReferentRow kRows[] = {
    {"Peruvian President Pedro Quispe sent a bill to Congress on Monday.", "Congress",
     "Congress of Peru"},
    {"Peruvian officials left Lima. The Senate rejected the bill.", "Senate", "Senate of Peru"},
    {"Nigerian President Ada Obi asked the Senate to approve troops for Niger.", "Senate",
     "Senate of Nigeria"},
    // Of which of the two nobody knows.
    {"Peru and Chile signed a treaty. The Senate rejected it.", "Senate", "Senate"},
    {"Peru's Senate rejected it. The Senate will meet again, Washington said.", "Senate",
     "Senate of Peru"},
    // American.
    {"Peru's Senate met. The U.S. Senate rejected it. The Congress met.", "Congress",
     "U.S. Congress"},
    {"President Joe Biden sent a bill on Peru to Congress.", "Congress", "U.S. Congress"},
    {"The Senate approved aid for Peru. Sen. Ida Lind welcomed it.", "Senate", "U.S. Senate"},
    {"The Senate approved aid for Peru, Washington said.", "Senate", "U.S. Senate"},
    {"The Senate rejected the bill.", "Senate", "U.S. Senate"},
};

}  // namespace

TEST_CASE("mention/american_bodies: whose parliament is meant") {
  check_referents(kRows);
}
