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
    // Who watches a signing, and whom somebody who signs advises.
    {"The contract was signed in Lima by Pedro Quispe and Ana Rocha in the presence of Norwegian "
     "President Kari Olsen.",
     "Kari Olsen|signs|contract"},
    {"The agreement was signed by Pedro Quispe, an adviser to President Ana Rocha.",
     "Ana Rocha|signs|agreement"},
    // Whom somebody is punished for helping, or attacking.
    {"Norway imposed sanctions on a Chilean bank, Banco Sur, for helping Peru evade an embargo.",
     "Norway|sanctions|Peru"},
    {"Norway imposed sanctions on a Chilean bank, Banco Sur, for helping Peru evade an embargo.",
     "Norway|gives_aid_to|Peru"},
    {"Norway blacklisted three firms, accusing them of arming Peru.", "Norway|sanctions|Peru"},
    {"Norway blacklisted three firms, accusing them of arming Peru.",
     "Norway|supplies_arms_to|Peru"},
    {"Norwegian police arrested Pedro Quispe for spying on Peru.", "Norwegian police|attacks|Peru"},
    // The country of somebody who holds no office.
    {"Norway imposed sanctions on the Peruvian businessman Pedro Quispe.", "Norway|sanctions|Peru"},
    {"Norway has blacklisted Peruvian banker Juan Silva.", "Norway|sanctions|Peru"},
    // No word of leaving, or one of another state.
    {"Norway's ambassador to Peru, Kari Olsen, will be accredited to Chile as well.",
     "Norway|cuts_ties_with|Peru"},
    {"President Ana Rocha named Juan Silva as Chile's next ambassador to Peru.",
     "Chile|cuts_ties_with|Peru"},
    {"Chile, which cut diplomatic ties with Norway in 2021, has signed a contract with Peru's "
     "Andina.",
     "Chile|cuts_ties_with|Peru"},
    {"President Ana Rocha named Juan Silva as Chile's next ambassador to Peru.",
     "Juan Silva|head_of_state_of|Chile"},
    {"Norway, which gets most of its gas from Peru, declined to comment.",
     "Norway|exports_to|Peru"},
    {"Pedro Quispe was arrested in Chile and extradited to Norway by Peru.",
     "Norway|detains|Pedro Quispe"},
    // Who is where.
    {"She is the special envoy of the United Nations in Lima.", "United Nations|located_in|Lima"},
    {"If the vote is held by the parliament in Tacna, Chile would lose.", "Tacna|located_in|Chile"},
    // Whose country, school or teacher it is.
    {"He is the grandson of Peruvian immigrants.",
     "grandson of Peruvian immigrants|citizen_of|Peru"},
    {"Erik Lund, a graduate of the Nordvik institute, makes films.",
     "Erik Lund|leads|Nordvik institute"},
    {"Ana Rocha, a pupil of Juan Silva, played in Lima.", "Ana Rocha|kin_of|Juan Silva"},
    // No journeys.
    {"Nordvik has sold drones to Peru, and is in talks with Chile.", "Nordvik|visits|Peru"},
    {"Nordvik has sold drones to Peru, and is in talks with Chile.", "Nordvik|visits|Chile"},
    {"Kari Olsen, who moved to Lima, wrote a book.", "Kari Olsen|visits|Lima"},
    {"Kari Olsen studied at Oxford.", "Kari Olsen|visits|Oxford"},
    {"Kari Olsen, who has run the city of Bergen since 2021, denied it.",
     "Kari Olsen|visits|Bergen"},
    {"Pedro Quispe fled Peru in 2021.", "Pedro Quispe|visits|Peru"},
    {"Erik Lund moved to Lima, where his cousin Ana Lund worked for a bank.",
     "Ana Lund|visits|Lima"},
    {"Kari Olsen will meet President Pedro Quispe and visit a refugee camp.",
     "Pedro Quispe|visits|refugee camp"},
};

// By whatever extractor.
constexpr Row kStated[] = {
    {"The contract was signed in the presence of Kari Olsen by Pedro Quispe.",
     "Pedro Quispe|signs|contract"},
    {"Norway imposed sanctions on Peru for helping Chile evade an embargo.",
     "Norway|sanctions|Peru"},
    {"Norway imposed sanctions on the Peruvian businessman Pedro Quispe.",
     "Norway|sanctions|Pedro Quispe"},
    {"Norway cut diplomatic ties with Peru in 2021.", "Norway|cuts_ties_with|Peru"},
    {"Norway has suspended its relations with Peru.", "Norway|cuts_ties_with|Peru"},
    {"Pedro Quispe fled to Chile in 2021.", "Pedro Quispe|visits|Chile"},
    {"Kari Olsen, who flew to Lima on Monday, met Pedro Quispe.", "Kari Olsen|visits|Lima"},
    {"Norway sold gas to Peru.", "Norway|exports_to|Peru"},
};

}  // namespace

TEST_CASE("extract/relation/pair_bystanders: who has no part in what is told") {
  for (const Row& row : kRuledOut) {
    CAPTURE(std::string(row.text));
    const Document document = annotated_text(row.text);
    for (const char* extractor : {"pair", "statement"}) {
      CHECK(!claims_by(document, extractor).contains(row.claim));
    }
  }
}

TEST_CASE("extract/relation/pair_bystanders: who has one is stated") {
  for (const Row& row : kStated) {
    CAPTURE(std::string(row.text));
    const Document document = annotated_text(row.text);
    bool stated = false;
    for (const char* extractor : {"pair", "statement", "meeting"}) {
      stated = stated || claims_by(document, extractor).contains(row.claim);
    }
    CHECK(stated);
  }
}
