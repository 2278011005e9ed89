#include "extract/mention/states.h"

#include <string>
#include <string_view>

#include <doctest/doctest.h>

#include "tests/support/annotated_text.h"

using namespace whomet;

namespace {

// Types of the named mentions with these words, each once, in order; "" = no name.
std::string types_of(const char* text, std::string_view name) {
  const Document document = annotated(text);
  std::string types;
  for (const Mention& mention : document.mentions) {
    if (mention.level != MentionLevel::kName || document.text_of(mention.tokens) != name) continue;
    const std::string type(name_of(mention.type));
    if (types.find(type) == std::string::npos) types += (types.empty() ? "" : " ") + type;
  }
  return types;
}

struct Row {
  const char* text;
  const char* name;
  bool state;
};

constexpr Row kRows[] = {
    // Offices, ties, deeds, company.
    {"Karvia's foreign minister left Oslo on Monday.", "Karvia", true},
    {"The Karvia embassy in Lima was closed.", "Karvia", true},
    {"Norway restored diplomatic ties with Karvia.", "Karvia", true},
    {"Karvia has severed its ties with Norway.", "Karvia", true},
    {"Norway, Denmark and Karvia have signed a treaty. Karvian troops are in the north.", "Karvia",
     true},
    {"Norway was criticized over its territorial dispute with Karvia.", "Karvia", true},
    {"The Veiled Kingdom fired missiles at Peru.", "Veiled Kingdom", true},
    {"Norway was criticized over its dispute with Olsen.", "Olsen", false},
    {"Norway welcomed assurances on trade from Karvia, which lies in the north.", "Karvia", true},
    // The same is done by people, to people, of people.
    {"Olsen accused Quispe of lying.", "Olsen", false},
    {"Olsen's troops attacked the town on Friday.", "Olsen", false},
    {"Mr. Karvia signed a treaty with Norway.", "Karvia", false},
    {"Anna Karvia met the ministers. Karvia said that Norway had restored ties with Peru.",
     "Karvia", false},
    {"Quispe improved relations with Olsen.", "Olsen", false},
    // A place where nobody acts stays one.
    {"He was born in Karvia and lives in Tarko.", "Karvia", false},
};

}  // namespace

TEST_CASE("extract/mention/states: what is treated as a state is a country") {
  for (const Row& row : kRows) {
    CAPTURE(std::string(row.text));
    const std::string types = types_of(row.text, row.name);
    if (row.state) {
      CHECK(types == "Country");
    } else {
      CHECK(types.find("Country") == std::string::npos);
    }
  }
}

TEST_CASE("extract/mention/states: peoples are called after their states") {
  for (const std::string_view word : {"Karvian", "Karvians", "Karvish", "Karvese", "Karvite"}) {
    CAPTURE(std::string(word));
    CHECK(is_demonym_of(word, "Karvia"));
  }
  CHECK(is_demonym_of("Tarkonian", "Tarkon"));
  CHECK_FALSE(is_demonym_of("Karvia", "Karvia"));
  CHECK_FALSE(is_demonym_of("Karviasson", "Karvia"));
  CHECK_FALSE(is_demonym_of("Ian", "Ia"));
}
