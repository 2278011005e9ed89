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
    {"German Chancellor Uwe Kern spoke. The German leader left.",
     "Uwe Kern|head_of_government_of|Germany"},
    {"Ana Lund, the leader of Peru's Labour Party, left.",
     "Ana Lund|holds_role|'leader of Peru's Labour Party'"},
    {"U.S. Defense Secretary Kari Olsen arrived in Oslo.", "Kari Olsen|minister_of|United States"},
    {"US Treasury Secretary Kari Olsen arrived.", "Kari Olsen|minister_of|United States"},
    {"Norwegian Prime Minister Kari Olsen fired Defense Minister Ben Okafor.",
     "Ben Okafor|minister_of|Norway"},
    {"The President of Kyrgyzstan Almaz Toktosunov visited Lima on Friday.",
     "Almaz Toktosunov|head_of_state_of|Kyrgyzstan"},
    {"EU foreign policy chief Kari Olsen spoke.", "Kari Olsen|official_of|European Union"},
    {"South Korean opposition leader Kim Min-su spoke.", "Kim Min-su|citizen_of|South Korea"},
    {"Norwegian senators Ana Lund and Kari Olsen spoke.",
     "Ana Lund|holds_role|'Norwegian senator'"},
    {"Canadian comedian Ana Lund spoke.", "Ana Lund|holds_role|'Canadian comedian'"},
    // A party before the name or beside it.
    {"Republican Kevin Marsh spoke.", "Kevin Marsh|member_of|Republican Party"},
    {"Kevin Marsh, a Republican, spoke.", "Kevin Marsh|member_of|Republican Party"},
    {"Democratic mayor Laura Stone spoke.", "Laura Stone|member_of|Democratic Party"},
    {"Conservative lawmaker Philip Hall spoke.", "Philip Hall|member_of|Conservative Party"},
    {"Tory leader Michael Hall spoke.", "Michael Hall|leads|Conservative Party"},
    {"Rep. Ann Kirk, D-Calif., spoke.", "Ann Kirk|member_of|Democratic Party"},
    // Who is of a body, belongs to it or works for it.
    {"Juan Quispe of the Labour Party spoke.", "Juan Quispe|member_of|Labour Party"},
    {"Lena Holm of the Nansen University spoke.", "Lena Holm|employed_by|Nansen University"},
    {"Herpetologist Lena Holm spoke.", "Lena Holm|holds_role|'Herpetologist'"},
    // One of several commissioners heads nothing.
    {"EU Trade Commissioner Kari Olsen spoke.", "Kari Olsen|official_of|European Union"},
    // Offices that are still to be taken.
    {"Kari Olsen met Chancellor-designate Quispe.", "Quispe|holds_role|'Chancellor-designate'"},
    {"Peruvian President-elect Quispe left.", "Quispe|head_of_state_of|Peru"},
    // What somebody is made, and a name right behind the field of the office.
    {"President Juan Quispe appointed Kari Olsen ambassador to Finland.",
     "Kari Olsen|holds_role|'ambassador to Finland'"},
    {"The Nordic Council elected Kari Olsen for secretary general.",
     "Kari Olsen|holds_role|'secretary general'"},
    {"The former minister of trade Juan Quispe left.",
     "Juan Quispe|holds_role|'former minister of trade'"},
    {"The minister of trade and industry Juan Quispe met her.",
     "Juan Quispe|holds_role|'minister of trade and industry'"},
    {"The Nordic Council, whose president is Kari Olsen, agreed.",
     "Kari Olsen|holds_role|'president'"},
    // Whose ally somebody is, by the whole title.
    {"Juan Quispe, an ally of Norwegian President Kari Olsen, left.",
     "Juan Quispe|holds_role|'ally of Norwegian President Kari Olsen'"},
    // What somebody becomes or takes over, and of what "its" stands for.
    {"Juan Quispe taught law in Oslo before becoming president of the World Bank.",
     "Juan Quispe|leads|World Bank"},
    {"Kari Olsen took over as director of Nordvik Bank in 2015.", "Kari Olsen|leads|Nordvik Bank"},
    {"Kari Olsen served as mayor of Lima.", "Kari Olsen|head_of_government_of|Lima"},
    {"The Nordic Council met in May. Its spokesman, Juan Silva, said the talks had failed.",
     "Juan Silva|spokesperson_of|Nordic Council"},
    {"The Nordic Council met in May. Its president, Juan Silva, said the talks had failed.",
     "Juan Silva|leads|Nordic Council"},
    {"Hong Kong chief executive Ana Lam left.", "Ana Lam|head_of_government_of|Hong Kong"},
    // Nobody holds an office that is only spoken of.
    {"It wants a woman to serve as president of Peru.", ""},
    {"Peru is a founding member of the Nordic Council.", ""},
    // A governor of one of its states; what somebody is to another is no office.
    {"Kenyan governor Ben Okafor resigned.", "Ben Okafor|official_of|Kenya"},
    {"Ben Okafor, the governor of Texas, resigned.", "Ben Okafor|head_of_government_of|Texas"},
    {"Kari Olsen is not a member of NATO.", ""},
    {"Kari Olsen is the cousin of Juan Silva.", ""},
    {"Kari Olsen, a colleague of Juan Silva, left.", ""},
    {"The rain fell on the roof.", ""},
};

}  // namespace

TEST_CASE("extract/relation/roles: titles and what they tell") {
  check_claims(kRows, "role");
}

TEST_CASE("extract/relation/roles: who leads a party of a country does not head the country") {
  const Document document = annotated_text("Ana Lund, the leader of Peru's Labour Party, left.");
  CHECK_FALSE(claims_by(document, "role").contains("Ana Lund|head_of_state_of|Peru"));
}

TEST_CASE("extract/relation/roles: what is somebody else's") {
  struct Row {
    const char* text;
    const char* claim;
  };
  const Row rows[] = {
      {"Democratic mayor Laura Stone spoke.", "Laura Stone|leads|Democratic Party"},
      {"Deputy Foreign Minister Robert Lind met with Japanese officials.",
       "Robert Lind|minister_of|Japan"},
      {"The Republican president left.", "Republican president|leads|Republican Party"},
      {"Republican-appointed judge Laura Stone spoke.", "Laura Stone|member_of|Republican Party"},
      {"Sara Dahl, governor of Oslo, resigned.", "Sara Dahl|head_of_government_of|Norway"},
      {"Kari Olsen announced plans for a summit with Nordic Authority President Juan Abad on June "
       "21 in the Egyptian resort town of Dahab.",
       "Juan Abad|head_of_state_of|Egypt"},
      // Countries that are only named in passing.
      {"\"He was great,\" wrote President Ana Silva on Monday. He had opposed the invasion of "
       "Peru.",
       "Ana Silva|head_of_state_of|Peru"},
      {"President Ana Silva spoke on Monday. She condemned the Peruvian invasion.",
       "Ana Silva|head_of_state_of|Peru"},
      {"President Ana Silva called for sanctions against Peru.", "Ana Silva|head_of_state_of|Peru"},
      {"Kari Olsen did not become president of the World Bank.", "Kari Olsen|leads|World Bank"},
      {"Kari Olsen took over as chief executive of Zarnik in 2015.",
       "Kari Olsen|head_of_government_of|Zarnik"},
      {"Kari Olsen met the president of the World Bank.", "Kari Olsen|leads|World Bank"},
  };
  for (const Row& row : rows) {
    CAPTURE(std::string(row.text));
    CHECK_FALSE(claims_by(annotated_text(row.text), "role").contains(row.claim));
  }
}

TEST_CASE("extract/relation/roles: who heads the government is no head of state") {
  const Document document =
      annotated_text("German Chancellor Uwe Kern spoke. The German leader left.");
  for (const char* extractor : {"role", "pair"}) {
    CHECK_FALSE(claims_by(document, extractor).contains("Uwe Kern|head_of_state_of|Germany"));
  }
}

TEST_CASE("extract/relation/roles: offices of the past, and when they were held") {
  struct Row {
    const char* text;
    const char* kind;
    const char* time;
  };
  for (const Row& row : {
           Row{"Kari Olsen was president of Norway from 2010 to 2014.", "former",
               "from 2010 to 2014"},
           Row{"Kari Olsen, who was finance minister in 2016, leads the league.", "former", "2016"},
           Row{"Kari Olsen, then the leader of the Labour Party, rejected it.", "former", ""},
           Row{"Kari Olsen, the leader of the Labour Party, then rejected it.", "", ""},
           Row{"Kari Olsen was president of Norway when the war began.", "", ""},
           Row{"Kari Olsen is president of Norway.", "", ""},
       }) {
    CAPTURE(std::string(row.text));
    const Document document = annotated_text(row.text);
    bool found = false;
    for (const Claim& claim : document.claims) {
      if (claim.predicate != "holds_role") continue;
      found = true;
      CHECK(claim.qualifiers.kind == row.kind);
      const std::string time =
          claim.time == kNone ? ""
                              : std::string(document.text_of(document.times[claim.time].tokens));
      CHECK(time == row.time);
    }
    CHECK(found);
  }
}
