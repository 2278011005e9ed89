#include "extract/text/sentences.h"

#include <string>

#include <doctest/doctest.h>

#include "tests/support/language.h"

using namespace whomet;

namespace {

Document split(const std::string& text) {
  Document document;
  document.source.text = text;
  split_sentences(document, segmenter());
  return document;
}

// Sentences apart by " | ".
std::string as_line(const Document& document) {
  std::string line;
  for (const Sentence& sentence : document.sentences) {
    if (!line.empty()) line += " | ";
    line += slice(document.source.text, sentence.text);
  }
  return line;
}

struct Row {
  const char* text;
  const char* sentences;
};

constexpr Row kRows[] = {
    {"", ""},
    {" \n\n ", ""},
    {"He left. She stayed.", "He left. | She stayed."},
    {"He left! Did she stay? Yes.", "He left! | Did she stay? | Yes."},
    {"No stop at the end", "No stop at the end"},
    {"Headline without stop\nThe text begins.", "Headline without stop | The text begins."},
    {"One.\n\nTwo", "One. | Two"},
    {"One.\r\nTwo.\r\n", "One. | Two."},
    // Datelines, and what only looks like one.
    {"OSLO (Nordlys) - Ministers will travel to Lima by train, officials said.",
     "OSLO (Nordlys) - | Ministers will travel to Lima by train, officials said."},
    {"OSLO, March 3 (Nordlys) — Ida Lind said the talks had failed.",
     "OSLO, March 3 (Nordlys) — | Ida Lind said the talks had failed."},
    {"PUERTO MONTT - The two presidents met on Monday.",
     "PUERTO MONTT - | The two presidents met on Monday."},
    {"Oslo (Nordlys) – The two presidents met on Monday.",
     "Oslo (Nordlys) – | The two presidents met on Monday."},
    {"Oslo, March 3, 2023 (nordlys) - The two presidents met on Monday.",
     "Oslo, March 3, 2023 (nordlys) - | The two presidents met on Monday."},
    {"LIMA (Nordlys) — Kari Olsen left.", "LIMA (Nordlys) — | Kari Olsen left."},
    {"The group (in short) - Nordlys, that is - met on Monday.",
     "The group (in short) - Nordlys, that is - met on Monday."},
    {"NATO – Norway's main ally – agreed on Monday.",
     "NATO – Norway's main ally – agreed on Monday."},
    {"NATO - the alliance of the west - met on Monday.",
     "NATO - the alliance of the west - met on Monday."},
    {"Lind - The minister who left - met them on Monday.",
     "Lind - The minister who left - met them on Monday."},
    {"OSLO - A guide to the city", "OSLO - A guide to the city"},
    // Abbreviations.
    {"Dr. Lind met Mr. Berg in Riga.", "Dr. Lind met Mr. Berg in Riga."},
    {"The U.S. Senate met.", "The U.S. Senate met."},
    {"U.S. Defense Secretary Ida Lind arrived in Oslo.",
     "U.S. Defense Secretary Ida Lind arrived in Oslo."},
    {"The U.N. General Assembly met. It voted.", "The U.N. General Assembly met. | It voted."},
    {"J. R. Berg spoke.", "J. R. Berg spoke."},
    {"She spoke on X. General Berg left.", "She spoke on X. | General Berg left."},
    {"B.J. Berg spoke. General J.P. Lind left.", "B.J. Berg spoke. | General J.P. Lind left."},
    {"She works for the F.B.I. Peru objected.", "She works for the F.B.I. | Peru objected."},
    {"Lind Inc. The firm grew.", "Lind Inc. | The firm grew."},
    {"It began at 5 p.m. Leaders spoke.", "It began at 5 p.m. | Leaders spoke."},
    {"On Sept. 5 they met.", "On Sept. 5 they met."},
    {"Fish, oil, etc. Prices rose.", "Fish, oil, etc. | Prices rose."},
    {"Gen. Moe, Sen. Lind and Gov. Berg.", "Gen. Moe, Sen. Lind and Gov. Berg."},
    {"Prices rose 3.5 percent. Wages fell.", "Prices rose 3.5 percent. | Wages fell."},
    {"The two ministers of the U.S. and Peru met on Monday. Then they left for Lima.",
     "The two ministers of the U.S. and Peru met on Monday. | Then they left for Lima."},
    {"The session began at 5 p.m. on Monday and ended late. Nobody spoke.",
     "The session began at 5 p.m. on Monday and ended late. | Nobody spoke."},
    {"After talks Tuesday with Norwegian Minister Kari Berg, Mr. Lind left.",
     "After talks Tuesday with Norwegian Minister Kari Berg, Mr. Lind left."},
    {"President Juan Lind Thursday told reporters that he would go. He left.",
     "President Juan Lind Thursday told reporters that he would go. | He left."},
    // A given name behind an office ends nothing.
    {"President Aminata Berg left. Norwegian President Aminata Lind, who took office in April, "
     "spoke.",
     "President Aminata Berg left. | Norwegian President Aminata Lind, who took office in April, "
     "spoke."},
    {"They thanked the President. Aminata Berg left.",
     "They thanked the President. | Aminata Berg left."},
    {"They met on Sunday. Monday is a holiday.", "They met on Sunday. | Monday is a holiday."},
    // The blank after the stop was lost.
    {"The ministers ended their talks.The next round is planned for May.",
     "The ministers ended their talks. | The next round is planned for May."},
    // Quotations.
    {"\"We go,\" he said. \"Now.\"", "\"We go,\" he said. | \"Now.\""},
    {"\"We go. You stay,\" he said.", "\"We go. | You stay,\" he said."},
    {"\"Who goes?\" he asked.", "\"Who goes?\" he asked."},
    {"\"Who goes?\" Berg asked.", "\"Who goes?\" Berg asked."},
    {"\"Who goes?\" asked Berg.", "\"Who goes?\" asked Berg."},
    {"\xE2\x80\x9CWho goes?\xE2\x80\x9D Mr. Berg asked. Nobody.",
     "\xE2\x80\x9CWho goes?\xE2\x80\x9D Mr. Berg asked. | Nobody."},
    {"\"Who goes?\" Mr. Berg said, \"Nobody goes.\"",
     "\"Who goes?\" | Mr. Berg said, \"Nobody goes.\""},
    {"\"Go!\" The crowd left.", "\"Go!\" | The crowd left."},
    {"He said \"no.\" She said \"yes.\"", "He said \"no.\" | She said \"yes.\""},
    {"\xE2\x80\x9CWe go.\xE2\x80\x9D They went.", "\xE2\x80\x9CWe go.\xE2\x80\x9D | They went."},
    // Lost blanks.
    {"The talks ended.The envoy left.", "The talks ended. | The envoy left."},
    {"The talks ended.\"It is over,\" he said.", "The talks ended. | \"It is over,\" he said."},
    {"See example.com for more.", "See example.com for more."},
    // Brackets, notes, dots.
    {"He left (see p. 5). She stayed.", "He left (see p. 5). | She stayed."},
    {"(He left. She stayed.)", "(He left. | She stayed.)"},
    {"It was so. [4] It is not.", "It was so. [4] | It is not."},
    {"Well ... maybe.", "Well ... maybe."},
    {"It goes on... Then it ends.", "It goes on... | Then it ends."},
};

}  // namespace

TEST_CASE("extract/sentences: texts and their sentences") {
  for (const Row& row : kRows) {
    CAPTURE(row.text);
    CHECK(as_line(split(row.text)) == row.sentences);
  }
}

TEST_CASE("extract/sentences: wrapped lines are joined, short lines are not") {
  const std::string wrapped =
      "The ministers of the two coastal states met on the island on Monday to\n"
      "speak about fishing. They agreed to meet again in the spring, when the\n"
      "commission will have finished its report on the state of the herring in\n"
      "the northern waters.\n\n"
      "No date was set for it.\n";
  CHECK(split(wrapped).sentences.size() == 3);
  CHECK(split("Fishing talks\nBy A. Berg\nRiga\nThe talks began.\n").sentences.size() == 4);
}

TEST_CASE("extract/sentences: paragraphs and headings are marked") {
  const Document document = split("Talks begin in Riga\nHe came. She left.\nThey ate.");
  REQUIRE(document.sentences.size() == 4);
  CHECK(document.sentences[0].is_heading);
  CHECK(document.sentences[0].starts_paragraph);
  CHECK(document.sentences[1].starts_paragraph);
  CHECK_FALSE(document.sentences[1].is_heading);
  CHECK_FALSE(document.sentences[2].starts_paragraph);
  CHECK(document.sentences[3].starts_paragraph);
}

TEST_CASE("extract/sentences: sentences cover all tokens and none is longer than the limit") {
  std::string text;
  for (int i = 0; i < 3000; ++i) text += i % 150 == 149 ? "word, " : "word ";
  const Document document = split(text);
  std::uint32_t at = 0;
  for (const Sentence& sentence : document.sentences) {
    CHECK(sentence.tokens.begin == at);
    CHECK(sentence.tokens.size() <= kLongestSentence);
    CHECK(!sentence.tokens.empty());
    at = sentence.tokens.end;
  }
  CHECK(at == document.tokens.size());
}

TEST_CASE("extract/sentences: one raw sentence a line, one tokenized sentence a line") {
  Document lines;
  lines.source.text = "He left. She didn't.\n\nYes.\n";
  split_lines(lines);
  REQUIRE(lines.sentences.size() == 2);
  CHECK(lines.sentences[0].tokens.size() == 7);
  Document tokens;
  tokens.source.text = "He left . She did n't .\n \nYes.  No\r\n";
  split_tokens(tokens);
  REQUIRE(tokens.sentences.size() == 2);
  CHECK(tokens.sentences[0].tokens.size() == 7);
  CHECK(tokens.tokens[7].form == "Yes.");
  CHECK(tokens.tokens[8].form == "No");
  CHECK(tokens.tokens.size() == 9);
}
