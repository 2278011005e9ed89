#include "extract/mention/party_tags.h"

#include <string>

#include <doctest/doctest.h>

#include "tests/extract/mention/annotated.h"

using namespace whomet;

namespace {

struct Row {
  const char* text;
  const char* tags;  // "words=party", by "; "
};

constexpr Row kRows[] = {
    {"Rep. David Marsh, R-W.Va., visited the border.", "R-W.Va.=Republican Party"},
    {"Rep. Ann Kirk, D-Calif., spoke.", "D-Calif.=Democratic Party"},
    {"Sen. Laura Stone (D-NY) spoke.", "D-NY=Democratic Party"},
    {"Sen. Laura Stone, R-Kentucky, spoke.", "R-Kentucky=Republican Party"},
    {"Sen. Angus Berg, I-Maine, spoke.", "I-Maine="},
    {"Laura Stone, D-Day veteran, spoke.", ""},
    {"They flew B-52 bombers, F-16 jets, and R-12 rockets.", ""},
    {"Kari Olsen, a Republican, spoke.", ""},
};

}  // namespace

TEST_CASE("extract/mention/party_tags: a party and a state behind a name") {
  for (const Row& row : kRows) {
    CAPTURE(std::string(row.text));
    const Document document = annotated(row.text);
    std::string found;
    for (const Sentence& sentence : document.sentences) {
      for (const PartyTag& tag : party_tags(document, sentence)) {
        found += (found.empty() ? "" : "; ") + std::string(document.text_of(tag.tokens)) + "=" +
                 std::string(tag.party);
        Mention letter;
        letter.tokens = {tag.tokens.begin, tag.tokens.begin + 1};
        letter.sentence = static_cast<std::uint32_t>(&sentence - document.sentences.data());
        CHECK(party_of_letter(document, letter) == tag.party);
      }
    }
    CHECK(found == row.tags);
  }
}

TEST_CASE("extract/mention/party_tags: they are the party, and no people or places") {
  const Document document = annotated("Rep. Ann Kirk, D-Ohio, met Sen. David Marsh, R-W.Va.");
  std::string names;
  for (const Cluster& cluster : document.clusters) names += cluster.name + ";";
  CHECK(names == "Ann Kirk;Democratic Party;David Marsh;Republican Party;");
}
