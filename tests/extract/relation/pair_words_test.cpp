#include <doctest/doctest.h>

#include "tests/extract/relation/annotated_text.h"

using namespace whomet;

namespace {

struct Row {
  const char* text;
  const char* claim;
};

// Must not be there, whatever the classifier has learnt.
constexpr Row kRuledOut[] = {
    // No word of death, of violence, of kin.
    {"Pedro Quispe was questioned at his home in Lima and charged with fraud.",
     "Pedro Quispe|dies_in|Lima"},
    {"Kari Olsen was injured in a car crash in Lima.", "Kari Olsen|dies_in|Lima"},
    {"Norway is sitting on two chairs, President Kari Olsen said.", "Norway|attacks|two chairs"},
    {"Peru fired two missiles into the sea.", "Peru|attacks|sea"},
    {"Kari Olsen, a colleague of Juan Quispe, left.", "Kari Olsen|kin_of|Juan Quispe"},
    {"Kari Olsen's predecessor, Erik Lund, spoke.", "Erik Lund|adviser_of|Kari Olsen"},
    // Where somebody comes from, or is taken to.
    {"Kari Olsen, who arrived from Nairobi, met Pedro Quispe.", "Kari Olsen|visits|Nairobi"},
    {"Kari Olsen, who flew in from Lima, met Pedro Quispe.", "Kari Olsen|visits|Lima"},
    {"Pedro Quispe was deported to Siberia.", "Pedro Quispe|visits|Siberia"},
    {"The activist Pedro Quispe was detained in Nairobi on Friday.", "Pedro Quispe|visits|Nairobi"},
    {"Kari Olsen, who lives in Lima, visited Oslo.", "Kari Olsen|visits|Lima"},
    {"Pedro Quispe was brought to Lima in handcuffs.", "Pedro Quispe|visits|Lima"},
    // Who belongs to a party, or is of a body that another leads.
    {"Kari Olsen celebrated. Her party, New Hope, won.", "Kari Olsen|leads|New Hope"},
    {"NATO observers led by Kari Olsen arrived in Lima.", "Kari Olsen|leads|NATO"},
    // A company is in a country, and no part of it.
    {"Norwegian company Nordvik ASA signed a contract with Peru.", "Nordvik ASA|citizen_of|Norway"},
    {"Norwegian company Nordvik ASA signed a contract with Peru.", "Nordvik ASA|part_of|Norway"},
    {"Norway's Nordvik and Peru's Andina will build a plant in Chile.", "Andina|located_in|Norway"},
    {"Nordvik is owned by the Peruvian group Andina.", "Nordvik|part_of|Peru"},
    {"Kari Olsen, who studied law at Oslo University, met Pedro Quispe.",
     "Kari Olsen|employed_by|Oslo University"},
    {"Parliament approved the sale of fighter jets to Peru.", "Parliament|gives_aid_to|Peru"},
    {"Norway was accused by Kenya of attacking Peru.", "Norway|accuses|Kenya"},
    {"Norway doubted the proposal, whereas Peru supported it.", "Peru|supports|Norway"},
    {"Norway sold Peru tanks.", "Norway|exports_to|Peru"},
    // Who leaves a treaty does not sign it.
    {"Norway withdrew from the treaty on Monday.", "Norway|signs|treaty"},
    {"Norway is abandoning the accord with Peru.", "Peru|signs|accord"},
    // Who is beaten has not won.
    {"Kari Olsen defeated Juan Quispe in the election.", "Juan Quispe|wins|election"},
    // Of two deeds, whom the one is done to has no part in the other.
    {"Pedro Quispe served as a minister under Ana Rocha but supported Juan Silva.",
     "Ana Rocha|supports|Juan Silva"},
    {"Norway broke off ties with Peru and established diplomatic relations with Chile.",
     "Peru|has_diplomatic_relations_with|Chile"},
    {"Norway broke off ties with Peru and established diplomatic relations with Chile.",
     "Norway|cuts_ties_with|Chile"},
    {"Peru severed relations with Norway and opened an embassy in Chile.",
     "Peru|cuts_ties_with|embassy"},
    {"Norway condemned the coup, as did Peru.", "Norway|criticizes|Peru"},
    {"Norway is a member of NATO, whereas Peru is not.", "Peru|member_of|NATO"},
    {"Norway has joined NATO, unlike Peru.", "Peru|member_of|NATO"},
    {"Norway condemned the coup, and so did Peru.", "Norway|criticizes|Peru"},
    {"Kenya condemned the Norwegian embargo of Peru.", "Kenya|criticizes|Peru"},
    {"Norway imports most of its gas from Peru.", "Norway|exports_to|Peru"},
    {"Peru backed Norway's plan to attack Kenya.", "Peru|attacks|Kenya"},
    {"Kenyan governor Ben Okafor resigned.", "Ben Okafor|head_of_state_of|Kenya"},
};

// By whatever extractor.
constexpr Row kStated[] = {
    {"Kari Olsen died at her home in Lima.", "Kari Olsen|dies_in|Lima"},
    {"Pedro Quispe returned from Norway on Monday.", "Pedro Quispe|visits|Norway"},
    {"Norwegian rebels fired rockets into northern Peru.", "Norwegian rebels|attacks|Peru"},
    {"Kari Olsen defeated Juan Quispe in the election.", "Kari Olsen|wins|election"},
    {"Labour Party leader Kari Olsen spoke.", "Kari Olsen|leads|Labour Party"},
    {"Kari Olsen is the sister of Juan Quispe.", "Kari Olsen|kin_of|Juan Quispe"},
    {"The Norwegian bank Nordvik Finans lent Peru money.", "Nordvik Finans|located_in|Norway"},
};

}  // namespace

TEST_CASE("extract/relation/pair_words: what no word of the sentence says") {
  for (const Row& row : kRuledOut) {
    CAPTURE(std::string(row.text));
    CHECK(!claims_by(annotated_text(row.text), "pair").contains(row.claim));
  }
}

TEST_CASE("extract/relation/pair_words: what the words say is stated") {
  for (const Row& row : kStated) {
    CAPTURE(std::string(row.text));
    const Document document = annotated_text(row.text);
    bool stated = false;
    for (const char* extractor : {"pair", "statement", "role", "meeting"}) {
      stated = stated || claims_by(document, extractor).contains(row.claim);
    }
    CHECK(stated);
  }
}
