#include "extract/headlines.h"

#include <string>

#include <doctest/doctest.h>

#include "extract/text/sentences.h"

using namespace whomet;

namespace {

const Models& models() {
  static const Models loaded = load_models();
  return loaded;
}

// The forms of the first line, by blanks.
std::string first_line(const std::string& text) {
  Document document;
  document.source.text = text;
  document.source.offsets.add(text.size(), {0, text.size()}, true);
  split_sentences(document, models().language.segmenter());
  recase_headlines(document, models());
  const TokenSpan tokens = document.sentences.front().tokens;
  std::string forms;
  for (std::uint32_t i = tokens.begin; i < tokens.end; ++i) {
    forms += (forms.empty() ? "" : " ") + document.tokens[i].form;
  }
  CHECK(document.text_of(tokens) == text.substr(0, text.find('\n')));
  return forms;
}

struct Row {
  const char* text;
  const char* forms;
};

constexpr Row kRows[] = {
    {"Norway Condemns Attack on Embassy in Lima\n", "Norway condemns attack on embassy in Lima"},
    {"Kenyan President to Visit White House Next Week\n",
     "Kenyan president to visit White House next week"},
    {"UN Envoy Wanjohi Rejects Peace Plan\n", "UN envoy Wanjohi rejects peace plan"},
    {"Wanjohi: Talks With European Union Will Resume\n",
     "Wanjohi : Talks with European Union will resume"},
    // Only where the line is one: a sentence, a list of names, a line with small words, capitals.
    {"Norway Condemned The Attack On Its Embassy.\n",
     "Norway Condemned The Attack On Its Embassy ."},
    {"Kari Olsen, Juan Quispe, Ana Rocha\n", "Kari Olsen , Juan Quispe , Ana Rocha"},
    {"Norway condemns Attack on Embassy in Lima\n", "Norway condemns Attack on Embassy in Lima"},
    {"Rep. Ann Kirk met Sen. David Marsh, R-W.Va.\n",
     "Rep. Ann Kirk met Sen. David Marsh , R - W. Va."},
    {"NORWAY CONDEMNS ATTACK ON EMBASSY\n", "NORWAY CONDEMNS ATTACK ON EMBASSY"},
    // A word that may be a name or another: the article tells, else who stands beside it.
    {"Envoy Says Rice Will Visit Peru\n\nThe envoy said that Rice would visit Peru.\n",
     "Envoy says Rice will visit Peru"},
    {"Envoy Says Rice Costs More in Peru\n\nThe envoy said that rice costs more in Peru.\n",
     "Envoy says rice costs more in Peru"},
    {"Minister Grace Wanjohi Leaves Peru\n", "Minister Grace Wanjohi leaves Peru"},
};

}  // namespace

TEST_CASE("extract/headlines: words of a headline as running text writes them") {
  for (const Row& row : kRows) {
    CAPTURE(std::string(row.text));
    CHECK(first_line(row.text) == row.forms);
  }
}
