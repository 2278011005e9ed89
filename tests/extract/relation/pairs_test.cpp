#include <algorithm>

#include <doctest/doctest.h>

#include "tests/extract/relation/annotated_text.h"

using namespace whomet;

namespace {

struct Row {
  const char* text;
  const char* claim;  // must not be there, whatever the classifier has learnt
};

constexpr Row kRows[] = {
    {"Kari Olsen visited the cities of Oslo, Bergen and Tromso.", "Oslo|located_in|Bergen"},
    {"Russia's war in Ukraine has offered a contrast.",
     "Russia's war in Ukraine|located_in|Russia"},
    {"Ida Lund, an expert at American University in Washington, spoke.",
     "American University|part_of|United States"},
    {"The Kenya-based team of lawyers left.", "Kenya-based team of lawyers|part_of|Kenya"},
    {"Juan Quispe was arrested in Norway in 2001.", "Norway|detains|Juan Quispe"},
    {"Kari Olsen and Juan Quispe held talks despite a Norwegian boycott.",
     "Kari Olsen|discusses|Norwegian boycott"},
    {"Kari Olsen talked with Juan Quispe.", "Kari Olsen|meets_with|Juan Quispe"},
    {"The blast took place 90 kilometers south of Lima.", "blast|located_in|Lima"},
    {"A nephew of President Pedro Quispe was killed in Norway.", "Pedro Quispe|dies_in|Norway"},
    {"A nephew of President Pedro Quispe was killed in Norway.",
     "nephew of President Pedro Quispe|adviser_of|Pedro Quispe"},
    {"Norwegian troops and Peruvian militias fought rebels.",
     "Norwegian troops|at_war_with|Peruvian militias"},
    {"Norwegian troops fought alongside Peruvian militias.",
     "Norwegian troops|attacks|Peruvian militias"},
    {"Kari Olsen called Juan Quispe a good friend.", "Kari Olsen|criticizes|Juan Quispe"},
    {"Kari Olsen flew from Nairobi to Lima on Monday.", "Kari Olsen|visits|Nairobi"},
    {"Kari Olsen extended an invitation to Juan Quispe to visit Norway.",
     "Kari Olsen|visits|Norway"},
    {"Kari Olsen thanked Juan Quispe and said that she would fly to Lima.",
     "Juan Quispe|visits|Lima"},
    {"The Republican president left.", "Republican president|leads|Republican Party"},
    {"Peru's state-run gas company cut off exports to Chile.", "Peru|exports_to|Chile"},
    {"Angry Peruvians attacked Norway.", "Peru|attacks|Norway"},
    {"Norway backed one side in Libya, while Peru supported Ana Rocha.",
     "Norway|supports|Ana Rocha"},
    {"Norway had demanded the meeting; Peru and Chile supported the call.", "Norway|urges|Peru"},
    {"Peru's parliament backed Norway's bid to join NATO.", "Peru|member_of|NATO"},
    {"The council extended sanctions on Peru, with Norway abstaining.", "council|sanctions|Norway"},
    // What is told aside, aimed at, or said of somebody else.
    {"Norway, which borders Russia, joined NATO in 1949.", "Russia|member_of|NATO"},
    {"Kari Olsen condemned the U.S. embargo on Cuba.", "Kari Olsen|criticizes|Cuba"},
    {"Norway accused Chile of thwarting the efforts of Peru.", "Norway|accuses|Peru"},
    {"Venezuela's opposition leader, Ana Rocha, spoke.", "Ana Rocha|head_of_state_of|Venezuela"},
    {"Timur Bekov, its chairman, threatened to sue the Georgian government.",
     "Timur Bekov|head_of_state_of|Georgia"},
    {"Norway's Lars Gran will meet Juan Quispe in the final.", "Lars Gran|head_of_state_of|Norway"},
    // Nobody has a part in what is told of whom he is named beside.
    {"Norway, Harvest's main backer, condemned the raids.", "Harvest|criticizes|raids"},
    {"Kenya, Hezbollah's old friend, rejected the plan.", "Hezbollah|rejects|plan"},
    {"Norway imposed sanctions on NATO leader Kari Olsen.", "Norway|sanctions|NATO"},
    {"Norway and Peru will meet again in Lima on Oct. 25, Juan Quispe said on Friday.",
     "Juan Quispe|visits|Lima"},
};

}  // namespace

TEST_CASE("extract/relation/pairs: what the words rule out is not stated") {
  for (const Row& row : kRows) {
    CAPTURE(std::string(row.text));
    CHECK(!claims_by(annotated_text(row.text), "pair").contains(row.claim));
  }
}

TEST_CASE("extract/relation/pairs: a visit that is to come is no visit yet") {
  const Document document = annotated_text(
      "Peruvian diplomat Ana Rocha flew to Oslo, maybe a prelude to a visit by Peruvian President "
      "Luis Quispe.");
  const auto is_told_as_fact = [&](const Claim& claim) {
    return claim.predicate == "visits" && name_of(document, claim.subject) == "Luis Quispe" &&
           claim.modality == Modality::kAsserted;
  };
  CHECK(std::ranges::none_of(document.claims, is_told_as_fact));
}
