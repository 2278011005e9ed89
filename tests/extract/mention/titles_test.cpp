#include "extract/mention/titles.h"

#include <doctest/doctest.h>

#include "tests/extract/mention/annotated.h"

using namespace whomet;

namespace {

struct Row {
  const char* text;
  const char* person;
  const char* titles;  // "core>owner" by "; "
};

constexpr Row kRows[] = {
    {"Norwegian Foreign Minister Kari Olsen spoke.", "Kari Olsen", "Foreign Minister>Norwegian"},
    {"Olsen, the secretary of the Security Council, spoke.", "Olsen", "secretary>Security Council"},
    {"Juan Quispe, an expert at the University of Lima, spoke.", "Juan Quispe",
     "expert>University of Lima"},
    {"Norway's top diplomat, Kari Olsen, spoke.", "Kari Olsen", "top diplomat>Norway"},
    {"Former Peruvian President Juan Quispe spoke.", "Juan Quispe", "former President>Peruvian"},
    {"Mr. Quispe spoke.", "Quispe", ""},
    {"They met Kari Olsen, a Peruvian official said.", "Kari Olsen", ""},
    {"They met Kari Olsen, a Peruvian official, in Lima.", "Kari Olsen", "official>Peruvian"},
    {"Kari Olsen bought a house.", "Kari Olsen", ""},
    {"Voters backed two-time president Juan Quispe.", "Juan Quispe", "two-time president"},
    {"The 81-year-old incumbent Juan Quispe left.", "Juan Quispe", "incumbent"},
    {"A coup ousted then Prime Minister Juan Quispe.", "Juan Quispe", "former then Prime Minister"},
    // A plural is said of each.
    {"Norwegian senators Ana Lund and Kari Olsen spoke.", "Kari Olsen", "senators>Norwegian"},
    {"Norwegian senators Ana Lund and Kari Olsen spoke.", "Ana Lund", "senators>Norwegian"},
    {"Senators met Ana Lund and Kari Olsen.", "Kari Olsen", ""},
    {"Canadian comedian Ana Lund spoke.", "Ana Lund", "comedian>Canadian"},
    // An envoy is not of the land that he is sent to.
    {"Kari Olsen, the ambassador to Peru, spoke.", "Kari Olsen", "ambassador"},
    {"Norway's ambassador to Peru, Kari Olsen, spoke.", "Kari Olsen", "ambassador>Norway"},
};

std::string titles_in(const Document& document, std::string_view person) {
  std::string line;
  for (std::uint32_t m = 0; m < document.mentions.size(); ++m) {
    if (document.text_of(document.mentions[m].tokens) != person) continue;
    for (const Title& title : titles_of(document, m)) {
      if (!line.empty()) line += "; ";
      line += title.former ? "former " : "";
      line += document.text_of(title.core);
      if (title.owner != kNone)
        line += ">" + std::string(document.text_of(document.mentions[title.owner].tokens));
    }
  }
  return line;
}

}  // namespace

TEST_CASE("extract/mention/titles: the office and whom it is for") {
  for (const Row& row : kRows) {
    CAPTURE(std::string(row.text));
    CHECK(titles_in(annotated(row.text), row.person) == row.titles);
  }
}
