#include <doctest/doctest.h>

#include "tests/extract/relation/annotated_text.h"

using namespace whomet;

namespace {

struct Row {
  const char* text;
  const char* claim;  // must be there; "" = none at all
};

constexpr Row kRows[] = {
    {"Norwegian Prime Minister Kari Olsen spoke.", "Kari Olsen|head_of_government_of|Norway"},
    {"Peruvian President Juan Quispe left.", "Juan Quispe|head_of_state_of|Peru"},
    {"Peruvian President Juan Quispe left.", "Juan Quispe|holds_role|'Peruvian President'"},
    {"Kenyan Foreign Minister Amos Kibet left.", "Amos Kibet|minister_of|Kenya"},
    {"Norwegian Foreign Minister Lena Holm met her Chilean counterpart Diego Rua.",
     "Diego Rua|minister_of|Chile"},
    {"Norwegian officials left.", "Norwegian officials|official_of|Norway"},
    {"The rain fell on the roof.", ""},
};

}  // namespace

TEST_CASE("extract/relation/roles: titles and what they tell") {
  for (const Row& row : kRows) {
    CAPTURE(row.text);
    const auto claims = claims_by(annotated_text(row.text), "role");
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
