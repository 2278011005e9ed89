#include <string>

#include <doctest/doctest.h>

#include "tests/extract/mention/annotated.h"

using namespace whomet;

namespace {

constexpr ReferentRow kRows[] = {
    // Whose office tells it.
    {"Juan Quispe thanked Luis Prado for the loan, his office said.", "his", "Juan Quispe"},
    {"Kari Olsen met Rosa Marin in Lima, her spokesman said on Monday.", "her", "Kari Olsen"},
    // Whose deed is charged or praised.
    {"Ghana accused Togo of abuses in its war on rebels.", "its", "Togo"},
    {"Togo has praised Ghana for its role in the talks.", "its", "Ghana"},
    {"The court convicted Luis Prado over his role in the coup.", "his", "Luis Prado"},
    // Who grants something grants what others ask for.
    {"Ghana leads the bloc with Togo and has backed its request for loans.", "its", "Togo"},
    // Nobody serves under himself.
    {"Kari Olsen joined it. As minister under President Robin Marsh, she opposed it.", "she",
     "Kari Olsen"},
    // Who is charged denies it.
    {"Chile accused Togo of arming rebels, a charge it denies.", "it", "Togo"},
    {"Togo has been accused by Chile of arming Ghana, an allegation it rejects.", "it", "Togo"},
    {"Kari Olsen accused Rosa Marin of helping Ida Berg, an accusation she denies.", "she",
     "Rosa Marin"},
    {"Chile accused Togo of a raid and it denied the charge.", "it", "Togo"},
    {"Chile accused Togo of a raid and said it would reply.", "it", "Chile"},
    // What is no deed of theirs may be anybody's.
    {"Ghana accused Togo of arming rebels in its north.", "its", "Ghana"},
    {"Ghana said it would defend its decision.", "its", "Ghana"},
};

}  // namespace

TEST_CASE("extract/coref/pronoun_binding: possessors that the frame tells") {
  check_referents(kRows);
}
