#include "extract/relation/leanings.h"

#include <doctest/doctest.h>

#include "tests/extract/relation/annotated_text.h"

using namespace whomet;

namespace {

constexpr ClaimRow kRows[] = {
    {"President Juan Quispe fled. The anti-Quispe rebels took the town.",
     "anti-Quispe rebels|opposes|Juan Quispe"},
    {"Norway was silent. Pro-Norwegian lawmakers left.", "Pro-Norwegian lawmakers|supports|Norway"},
    // Nobody of the name; no noun behind; no name.
    {"The anti-Quispe rebels slept.", ""},
    {"Juan Quispe slept. The paper is anti-Quispe.", ""},
    {"Norway was silent. The pro-government militia slept.", ""},
};

}  // namespace

TEST_CASE("extract/relation/leanings: whom a group is for or against") {
  check_claims(kRows, "statement");
}
