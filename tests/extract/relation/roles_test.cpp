#include <doctest/doctest.h>

#include "tests/extract/relation/annotated_text.h"

using namespace whomet;

namespace {

constexpr ClaimRow kRows[] = {
    {"Norwegian Prime Minister Kari Olsen spoke.", "Kari Olsen|head_of_government_of|Norway"},
    {"Peruvian President Juan Quispe left.", "Juan Quispe|head_of_state_of|Peru"},
    {"Peruvian President Juan Quispe left.", "Juan Quispe|holds_role|'Peruvian President'"},
    {"Kenyan Foreign Minister Amos Kibet left.", "Amos Kibet|minister_of|Kenya"},
    {"Norwegian Foreign Minister Lena Holm met her Chilean counterpart Diego Rua.",
     "Diego Rua|minister_of|Chile"},
    {"North Korea's leader, Kim Min-su, spoke.", "Kim Min-su|head_of_state_of|North Korea"},
    {"South Korean opposition leader Kim Min-su spoke.", "Kim Min-su|official_of|South Korea"},
    {"Norwegian senators Ana Lund and Kari Olsen spoke.",
     "Ana Lund|holds_role|'Norwegian senator'"},
    {"Canadian comedian Ana Lund spoke.", "Ana Lund|holds_role|'Canadian comedian'"},
    {"The rain fell on the roof.", ""},
};

}  // namespace

TEST_CASE("extract/relation/roles: titles and what they tell") {
  check_claims(kRows, "role");
}
