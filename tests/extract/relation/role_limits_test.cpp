#include <doctest/doctest.h>

#include "tests/extract/relation/annotated_text.h"

using namespace whomet;

namespace {

struct Row {
  const char* text;
  const char* claim;
};

bool states(const Row& row) {
  const Document document = annotated_text(row.text);
  for (const char* extractor : {"pair", "statement", "role", "structure"}) {
    if (claims_by(document, extractor).contains(row.claim)) return true;
  }
  return false;
}

constexpr Row kRuledOut[] = {
    // What the title says, the classifier does not contradict.
    {"President Ana Silva named Pedro Quispe as Peru's next ambassador to China.",
     "Pedro Quispe|head_of_state_of|Peru"},
    {"Norwegian Prime Minister Kari Olsen thanked Peru.", "Kari Olsen|head_of_state_of|Peru"},
    {"Norway's foreign ministry spokesperson, Kari Olsen, said talks went well.",
     "Kari Olsen|minister_of|Norway"},
    {"Peruvian Security Council secretary Pedro Quispe met reporters in Lima.",
     "Pedro Quispe|minister_of|Peru"},
    {"Kari Olsen, a former ambassador to Peru, led the talks.", "Kari Olsen|official_of|Peru"},
    // Second to the head, or head of a part.
    {"Pedro Quispe, who is a deputy mayor of Lima, spoke.",
     "Pedro Quispe|head_of_government_of|Lima"},
    {"The company's regional manager, Pedro Quispe, was arrested in Lima.",
     "Pedro Quispe|leads|company"},
    {"The Iranian director Shirin Farahani praised the film.", "Shirin Farahani|official_of|Iran"},
    // What somebody else of the sentence is.
    {"Pedro Quispe is a lawyer. His sister, Carmen Quispe, is the president of the Peruvian "
     "Football Federation.",
     "Pedro Quispe|leads|Peruvian Football Federation"},
    {"Juan Silva has died. His daughter, Ana Rocha, a member of the European Parliament, said he "
     "had died on Monday.",
     "Juan Silva|member_of|European Parliament"},
    {"The jury includes the Peruvian producer Ana Rocha and the critic Erik Lund of the Guardian.",
     "Ana Rocha|member_of|The Guardian"},
    {"She was reinstated by Justice Minister Pedro Quispe and in 1993 became a member of the "
     "Constitutional Tribunal.",
     "Pedro Quispe|member_of|Constitutional Tribunal"},
    {"Talks between Peru's deputy interior minister, Juan Rojas, and Norwegian diplomats ended.",
     "Norwegian diplomats|official_of|Peru"},
    {"Norway's Kari Olsen and Peru's Pedro Quispe shook hands, diplomats said.",
     "diplomats|official_of|Peru"},
    // Who has left.
    {"Erik Lund, a graduate of the Nordvik institute, made the film.",
     "Erik Lund|leads|Nordvik institute"},
    {"After leaving the Liberal Union, Kari Olsen founded a party.",
     "Kari Olsen|leads|Liberal Union"},
    {"The Arab League, which Mauritania left in 2000, has 22 members.",
     "Mauritania|member_of|Arab League"},
    // A company is in a country, and no part of it.
    {"France's Renault has no plans to leave Lima.", "Renault|part_of|France"},
};

constexpr Row kStated[] = {
    {"The Norwegian Navy agreed.", "Norwegian Navy|part_of|Norway"},
    {"President Ana Silva named Pedro Quispe as Peru's next ambassador to China.",
     "Pedro Quispe|official_of|Peru"},
    {"Peru's ambassador to China, Pedro Quispe, spoke.", "Pedro Quispe|official_of|Peru"},
    {"Libyan leader General Omar Salim spoke.", "Omar Salim|head_of_state_of|Libya"},
    {"The mayor of Lima, Pedro Quispe, spoke.", "Pedro Quispe|head_of_government_of|Lima"},
    {"Deputy Prime Minister Kari Olsen of Norway spoke.", "Kari Olsen|minister_of|Norway"},
    {"The company's director, Pedro Quispe, was arrested.", "Pedro Quispe|leads|company"},
    {"The critic Erik Lund of the Guardian spoke.", "Erik Lund|employed_by|The Guardian"},
    {"Mauritania, a member of the Arab League, spoke.", "Mauritania|member_of|Arab League"},
    {"His sister, Carmen Quispe, is the president of the Peruvian Football Federation.",
     "Carmen Quispe|leads|Peruvian Football Federation"},
};

}  // namespace

TEST_CASE("extract/relation/role_limits: offices that a neighbour holds or nobody") {
  for (const Row& row : kRuledOut) {
    CAPTURE(std::string(row.text));
    CHECK(!states(row));
  }
}

TEST_CASE("extract/relation/role_limits: offices that the words give") {
  for (const Row& row : kStated) {
    CAPTURE(std::string(row.text));
    CHECK(states(row));
  }
}

TEST_CASE("extract/relation/role_limits: who has gone held the office before") {
  struct Past {
    const char* text;
    bool former;
  };
  for (const Past& row : {
           Past{"Peruvian Prime Minister Pedro Quispe stepped down in March.", true},
           Past{"Norwegian Oil Minister Kari Olsen has resigned.", true},
           Past{"Peruvian Defence Minister Pedro Quispe was dismissed on Tuesday.", true},
           Past{"Peru sacked Peruvian Defence Minister Pedro Quispe.", true},
           Past{"Norwegian Oil Minister Kari Olsen will resign.", false},
           Past{"Norwegian Oil Minister Kari Olsen has not resigned.", false},
           Past{"Norwegian Oil Minister Kari Olsen dismissed the chief of police.", false},
           Past{"Norwegian Oil Minister Kari Olsen quit smoking.", false},
       }) {
    CAPTURE(std::string(row.text));
    const Document document = annotated_text(row.text);
    bool found = false;
    for (const Claim& claim : document.claims) {
      if (claim.predicate != "holds_role") continue;
      found = true;
      CHECK((claim.qualifiers.kind == "former") == row.former);
    }
    CHECK(found);
  }
}
