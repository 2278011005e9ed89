#include <doctest/doctest.h>

#include "tests/extract/relation/annotated_text.h"

using namespace whomet;

namespace {

constexpr ClaimRow kRows[] = {
    {"Norway's Foreign Ministry was silent.", "Foreign Ministry of Norway|part_of|Norway"},
    {"The war in Kenya went on.", "war in Kenya|located_in|Kenya"},
    {"The talks were in the West Bank town of Jericho.", "Jericho|located_in|West Bank"},
    {"Kenya lost the regions of Mombasa and Kisumu.", ""},
    {"The rain fell on the roof.", ""},
};

}  // namespace

TEST_CASE("extract/relation/structure: parts and places") {
  check_claims(kRows, "structure");
}
