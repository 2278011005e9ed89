#include "extract/text/tokenizer.h"

#include <string>
#include <vector>

#include <doctest/doctest.h>

using namespace whomet;

namespace {

// Tokens apart by blanks; "~" before a token that is joined to the one before.
std::string as_line(const std::string& text) {
  std::vector<Token> tokens;
  tokenize(text, {0, text.size()}, tokens);
  std::string line;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (i > 0) line += tokens[i - 1].joined_to_next ? " ~" : " ";
    line += tokens[i].form;
  }
  return line;
}

struct Row {
  const char* text;
  const char* tokens;
};

constexpr Row kRows[] = {
    // Words and signs.
    {"", ""},
    {" \t\r\n ", ""},
    {"Riga", "Riga"},
    {"Hello, world!", "Hello , world !"},
    {"(yes)", "( yes )"},
    {"Yes; no: maybe.", "Yes ; no : maybe ."},
    {"what?!", "what ?!"},
    {"Stop!!!", "Stop !!!"},
    {"well...", "well ..."},
    {"well\xE2\x80\xA6then", "well \xE2\x80\xA6 then"},
    {"a -- b", "a -- b"},
    {"here\xE2\x80\x94there", "here \xE2\x80\x94 there"},
    {"2010\xE2\x80\x93"
     "2012",
     "2010 \xE2\x80\x93 2012"},
    {"[sic]", "[ sic ]"},
    // Contractions and genitives.
    {"don't", "do ~n't"},
    {"Can't", "Ca ~n't"},
    {"cannot", "can ~not"},
    {"I'm", "I ~'m"},
    {"they'll", "they ~'ll"},
    {"We've", "We ~'ve"},
    {"she'd", "she ~'d"},
    {"don\xE2\x80\x99t", "do ~n\xE2\x80\x99t"},
    {"Peru's", "Peru ~'s"},
    {"Peru\xE2\x80\x99s", "Peru ~\xE2\x80\x99s"},
    {"U.N.'s", "U.N. ~'s"},
    {"the states' rights", "the states ~' rights"},
    {"the states\xE2\x80\x99 rights", "the states ~\xE2\x80\x99 rights"},
    {"'the states' he said", "' the states ' he said"},
    {"O'Neil", "O'Neil"},
    {"rock 'n' roll", "rock ' n ' roll"},
    {"the '90s", "the '90s"},
    {"PERU'S", "PERU ~'S"},
    {"DON'T", "DO ~N'T"},
    // Quotation marks.
    {"\"Go,\" she said.", "\" Go , \" she said ."},
    {"\xE2\x80\x9CGo,\xE2\x80\x9D she said.", "\xE2\x80\x9C Go , \xE2\x80\x9D she said ."},
    {"``Go''", "`` Go ''"},
    {"'Go'", "' Go '"},
    {"\xE2\x80\x98Go\xE2\x80\x99", "\xE2\x80\x98 Go \xE2\x80\x99"},
    // Hyphens and slashes.
    {"Oslo-based", "Oslo - based"},
    {"a ten-year-old treaty", "a ten - year - old treaty"},
    {"anti-war", "anti-war"},
    {"Pre-election", "Pre-election"},
    {"non-NATO", "non-NATO"},
    {"ex-minister", "ex-minister"},
    {"mid-1980s", "mid-1980s"},
    {"X-ray", "X-ray"},
    {"F-16", "F - 16"},
    {"10-12", "10 - 12"},
    {"2023-05-16", "2023-05-16"},
    {"555-0199", "555-0199"},
    {"and/or", "and / or"},
    {"5/16/2023", "5/16/2023"},
    {"U.S.-led", "U.S. - led"},
    // Stops.
    {"The U.S. and the U.K. agreed.", "The U.S. and the U.K. agreed ."},
    {"Dr. Lind met Gen. Moe.", "Dr. Lind met Gen. Moe ."},
    {"Acme Inc. and Lind & Co. merged.", "Acme Inc. and Lind & Co. merged ."},
    {"J. R. Berg", "J. R. Berg"},
    {"It was I. He left.", "It was I . He left ."},
    {"No. 5", "No. 5"},
    {"He said no.", "He said no ."},
    {"at 5 p.m. sharp", "at 5 p.m. sharp"},
    {"e.g. this", "e.g. this"},
    {"talks.The", "talks . The"},
    {"talks.\"The", "talks . \" The"},
    {"He sat. She stood.", "He sat . She stood ."},
    {"on Sept. 5", "on Sept. 5"},
    // Numbers, money, units.
    {"1,000.5", "1,000.5"},
    {"7:30", "7:30"},
    {"3.5%", "3.5 %"},
    {"$5", "$ 5"},
    {"$5.5bn", "$ 5.5 bn"},
    {"US$4", "US$ 4"},
    {"\xE2\x82\xAC"
     "20m",
     "\xE2\x82\xAC 20 m"},
    {"5kg", "5 kg"},
    {"7pm", "7 pm"},
    {"20th", "20th"},
    {"1990s", "1990s"},
    {"AK47", "AK47"},
    {".5", ".5"},
    {"AT&T", "AT&T"},
    {"R&D", "R&D"},
    // Addresses.
    {"See https://example.org/a?b=1.", "See https://example.org/a?b=1 ."},
    {"(www.example.org)", "( www.example.org )"},
    {"example.com", "example.com"},
    {"a.berg@example.com,", "a.berg@example.com ,"},
    {"@oslo #talks", "@oslo #talks"},
    {"fine :)", "fine :)"},
    // Other scripts and bytes.
    {"S\xC3\xA3o Tom\xC3\xA9", "S\xC3\xA3o Tom\xC3\xA9"},
    {"a\xE2\x80\x8B b\xEF\xBB\xBF", "a b"},
    {"co\xC2\xADop", "co\xC2\xADop"},
    {"a\xC2\xA0"
     "b",
     "a b"},
    {"\xE5\x8C\x97\xE4\xBA\xAC", "\xE5\x8C\x97\xE4\xBA\xAC"},
    {"a\xFF"
     "b",
     "a\xFF"
     "b"},
};

}  // namespace

TEST_CASE("extract/tokenizer: texts and their tokens") {
  for (const Row& row : kRows) {
    CAPTURE(row.text);
    CHECK(as_line(row.text) == row.tokens);
  }
}

TEST_CASE("extract/tokenizer: NUL and control characters are white space") {
  CHECK(as_line(std::string("a\0b\rc\x01"
                            "d\x7F"
                            "e",
                            9)) == "a b c d e");
}

TEST_CASE("extract/tokenizer: space_after tells whether white space follows") {
  const std::string text = "\"Go,\" she  said.";
  std::vector<Token> tokens;
  tokenize(text, {0, text.size()}, tokens);
  std::string glued;
  for (const Token& token : tokens) {
    glued += slice(text, token.text);
    if (token.space_after) glued += ' ';
  }
  CHECK(glued == "\"Go,\" she said. ");
}

TEST_CASE("extract/tokenizer: every byte that is not blank lies in one token, for any bytes") {
  std::uint32_t state = 7;
  std::string alphabet = "aA.'-1,/\"&$%@:( \n\xE2\x80\x99\xC3\xA9s\x80!";
  alphabet += '\0';
  for (int round = 0; round < 500; ++round) {
    CAPTURE(round);
    std::string text;
    for (int i = 0; i < 60; ++i) {
      state = state * 1664525U + 1013904223U;
      text += alphabet[(state >> 16U) % alphabet.size()];
    }
    std::vector<Token> tokens;
    tokenize(text, {0, text.size()}, tokens);
    std::size_t at = 0;
    for (const Token& token : tokens) {
      REQUIRE(token.text.begin >= at);
      REQUIRE(token.text.begin < token.text.end);
      for (; at < token.text.begin; ++at) {
        const auto byte = static_cast<unsigned char>(text[at]);
        REQUIRE((byte <= 0x20 || byte == 0x7F || byte >= 0x80));
      }
      at = token.text.end;
    }
    for (; at < text.size(); ++at) REQUIRE(static_cast<unsigned char>(text[at]) <= 0x20);
  }
}

TEST_CASE("extract/tokenizer: a word of 256 kB takes no longer than many words") {
  for (const char* part :
       {"a", "a-", "a.", "a'", "1,", "(", "a@", ".", "'", "\"", "s'", "A.", ":"}) {
    CAPTURE(part);
    std::string text;
    while (text.size() < (1U << 18U)) text += part;
    std::vector<Token> tokens;
    tokenize(text, {0, text.size()}, tokens);
    CHECK(!tokens.empty());
  }
}
