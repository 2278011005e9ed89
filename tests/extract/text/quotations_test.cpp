#include "extract/text/quotations.h"

#include <string>
#include <string_view>

#include <doctest/doctest.h>

#include "extract/text/sentences.h"
#include "tests/support/language.h"

namespace whomet {
namespace {

// The quotations of a text, each in brackets.
std::string quotations_in(std::string_view text) {
  Document document;
  document.source.text = std::string(text);
  split_sentences(document, segmenter());
  find_quotations(document);
  std::string found;
  for (const Quotation& quotation : document.quotations) {
    CHECK(quotation.speaker == kNone);
    found += "[" + std::string(document.text_of(quotation.tokens)) + "]";
  }
  return found;
}

struct Row {
  std::string_view text;
  std::string_view quotations;
};

// clang-format off
constexpr Row kRows[] = {
    {"“The bridge must be opened this week,” Ilves said.", "[The bridge must be opened this week,]"},
    {"\"The bridge must be opened this week,\" Ilves said.", "[The bridge must be opened this week,]"},
    {"‘The bridge must be opened this week,’ Ilves said.", "[The bridge must be opened this week,]"},
    {"Ilves said: 'The bridge must be opened this week.'", "[The bridge must be opened this week.]"},
    {"“We will pay,” Moreau said, “but we will not forget the bill.”", "[We will pay,][but we will not forget the bill.]"},
    // Over several sentences of a paragraph, and to its end.
    {"“It is late. We should have met in May. Now others decide,” she said.", "[It is late. We should have met in May. Now others decide,]"},
    {"“It is late and the others decide.\n\n“We should have met in May,” she said.", "[It is late and the others decide.][We should have met in May,]"},
    {"Rehn added: “We were told nothing about it", "[We were told nothing about it]"},
    // A forgotten closing mark.
    {"\"We were told nothing at all. He shrugged. \"We never ask about that,\" he said.", "[We were told nothing at all.][We never ask about that,]"},
    // Short, but said.
    {"“Never,” the envoy replied.", "[Never,]"},
    {"She said: “Never.”", "[Never.]"},
    // Named, not said.
    {"The “deal” is a “no limits” pact.", ""},
    {"He wrote “Winter Over Riga” and “The Long Road Home from Narva”.", ""},
    // Marks that open nothing.
    {"The states’ envoys don’t trust Rehn’s ‘friends’ in the ’90s.", ""},
    {"The ministers' aides stayed in the '90s style of o'clock talks.", ""},
    {"‘It is the states’ right to close the border,’ Rehn said.", "[It is the states’ right to close the border,]"},
    {"A screen of 12\" was sold in the shop.", ""},
    {"“He called it ‘a gift to all our enemies’ yesterday,” she said.", "[He called it ‘a gift to all our enemies’ yesterday,]"},
    {"”", ""}, {"“", ""}, {"“”", ""}, {"\"\"\"", ""}, {"", ""},
};
// clang-format on

TEST_CASE("extract/text/quotations: what is said, by its marks") {
  for (const Row& row : kRows) {
    CAPTURE(row.text);
    CHECK(quotations_in(row.text) == row.quotations);
  }
}

TEST_CASE("extract/text/quotations: three words with a verb are speech") {
  Document document;
  document.source.text = "Rehn calls them “people who lie” at home.";
  split_sentences(document, segmenter());
  find_quotations(document);
  CHECK(document.quotations.empty());
  for (Token& token : document.tokens) {
    if (token.form == "lie") token.upos = Upos::kVerb;
  }
  find_quotations(document);
  CHECK(document.quotations.size() == 1);
}

}  // namespace
}  // namespace whomet
