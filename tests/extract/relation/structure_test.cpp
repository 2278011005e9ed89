#include <doctest/doctest.h>

#include "tests/extract/relation/annotated_text.h"

using namespace whomet;

namespace {

constexpr ClaimRow kRows[] = {
    {"Norway's Foreign Ministry was silent.", "Foreign Ministry of Norway|part_of|Norway"},
    {"The war in Kenya went on.", "war in Kenya|located_in|Kenya"},
    {"The talks were in the West Bank town of Jericho.", "Jericho|located_in|West Bank"},
    {"Kenya lost the regions of Mombasa and Kisumu.", ""},
    // Where something happens is where it stands.
    {"Violence has grown in Kenya.", "Violence|located_in|Kenya"},
    {"Gunmen attacked a checkpoint near Mombasa.", "checkpoint|located_in|Mombasa"},
    {"Ida Lund left the United Nations in Geneva.", ""},
    // A province is not in itself.
    {"Aid reached Tana province.", ""},
    {"The Tana river flooded the Norwegian city of Bergen.", "Bergen|located_in|Norway"},
    // The name begins with the whole.
    {"The African Union met. The African Union Commission stayed away.",
     "African Union Commission|part_of|African Union"},
    {"It rained. Russia left the Baltic Council -- Norway, Sweden, Finland, Denmark and Iceland.",
     "Denmark|member_of|Baltic Council"},
    {"Russia left the Baltic Council. Norway, Sweden and Denmark stayed.", ""},
    {"Floods hit the Oslo and Bergen regions.", ""},
    // Each its own.
    {"Norway's Nordvik Bank and Peru's Andina Bank will build a plant.",
     "Andina Bank|located_in|Peru"},
    {"The rain fell on the roof.", ""},
};

}  // namespace

TEST_CASE("extract/relation/structure: parts and places") {
  check_claims(kRows, "structure");
}
