#include "extract/mention/model_names.h"

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "tests/extract/mention/annotated.h"

using namespace whomet;

namespace {

NameTag tag_of(NameType type, bool begins, float probability) {
  NameTag tag;
  tag.type = type;
  tag.begins = begins;
  tag.probabilities[static_cast<std::size_t>(type)] = probability;
  tag.probabilities[0] += 1 - probability;
  return tag;
}

Document tagged(const std::vector<NameTag>& tags) {
  Document document;
  document.tokens.resize(tags.size());
  document.name_tags = tags;
  Sentence sentence;
  sentence.tokens = {0, static_cast<std::uint32_t>(tags.size())};
  document.sentences.push_back(sentence);
  return document;
}

}  // namespace

TEST_CASE("extract/model_names: neighbours of one type are two names where the second begins") {
  const Document document =
      tagged({tag_of(NameType::kPer, true, 0.9F), tag_of(NameType::kPer, false, 0.9F),
              tag_of(NameType::kPer, true, 0.8F), tag_of(NameType::kNone, false, 1)});
  const auto names = find_model_names(document);
  REQUIRE(names.size() == 2);
  CHECK(names[0].tokens == TokenSpan{0, 2});
  CHECK(names[1].tokens == TokenSpan{2, 3});
  CHECK(names[0].confidence == doctest::Approx(0.9));
}

TEST_CASE("extract/model_names: what the model doubts is left out; kinds of places are one") {
  NameTag place = tag_of(NameType::kGpe, true, 0.4F);
  place.probabilities[static_cast<std::size_t>(NameType::kLoc)] = 0.3F;
  const Document document = tagged({tag_of(NameType::kOrg, true, 0.4F), place});
  const auto names = find_model_names(document);
  REQUIRE(names.size() == 1);
  CHECK(names[0].type == NameType::kGpe);
  CHECK(names[0].confidence == doctest::Approx(0.7));
  CHECK(find_model_names(Document{}).empty());
}

TEST_CASE("extract/model_names: what joins a name to the next belongs to neither") {
  Document document =
      tagged({tag_of(NameType::kEvent, true, 0.9F), tag_of(NameType::kEvent, false, 0.9F),
              tag_of(NameType::kEvent, false, 0.9F), tag_of(NameType::kGpe, true, 0.9F)});
  const char* const forms[] = {"Andean", "summit", "in", "Lima"};
  for (std::size_t i = 0; i < 4; ++i) document.tokens[i].form = forms[i];
  document.tokens[2].upos = Upos::kAdp;
  const auto names = find_model_names(document);
  REQUIRE(names.size() == 2);
  CHECK(names[0].tokens == TokenSpan{0, 2});
  CHECK(names[1].tokens == TokenSpan{3, 4});
}

TEST_CASE("extract/model_names: no name ends with the hyphen of its last word") {
  Document document =
      tagged({tag_of(NameType::kPer, true, 0.9F), tag_of(NameType::kPer, false, 0.9F),
              tag_of(NameType::kPer, false, 0.9F), tag_of(NameType::kNone, false, 1)});
  const char* const forms[] = {"Roh", "Jae", "-", "young"};
  for (std::size_t i = 0; i < 4; ++i) document.tokens[i].form = forms[i];
  for (const bool glued : {true, false}) {
    document.tokens[1].space_after = document.tokens[2].space_after = !glued;
    const auto names = find_model_names(document);
    REQUIRE(names.size() == 1);
    CHECK(names[0].tokens == TokenSpan{0, glued ? 4U : 2U});
    CHECK(names[0].confidence == doctest::Approx(0.9));
  }
}

TEST_CASE("extract/model_names: an honorific before a name is no name") {
  Document document =
      tagged({tag_of(NameType::kPer, true, 0.9F), tag_of(NameType::kPer, true, 0.9F),
              tag_of(NameType::kPer, false, 0.9F)});
  const char* const forms[] = {"Sheikh", "Omar", "Haddad"};
  for (std::size_t i = 0; i < 3; ++i) document.tokens[i].form = forms[i];
  REQUIRE(find_model_names(document).size() == 1);
  CHECK(find_model_names(document)[0].tokens == TokenSpan{1, 3});
  document.tokens[0].form = "Ida";
  CHECK(find_model_names(document).size() == 2);
}

TEST_CASE("extract/model_names: what hangs on a place by a hyphen is no part of its name") {
  Document document =
      tagged({tag_of(NameType::kGpe, true, 0.9F), tag_of(NameType::kGpe, false, 0.9F),
              tag_of(NameType::kNone, false, 1)});
  const char* const forms[] = {"Lima", "-", "backed"};
  for (std::size_t i = 0; i < 3; ++i) {
    document.tokens[i].form = forms[i];
    document.tokens[i].space_after = false;
  }
  const auto names = find_model_names(document);
  REQUIRE(names.size() == 1);
  CHECK(names[0].tokens == TokenSpan{0, 1});
}

TEST_CASE("extract/model_names: names that no table has, in running text and in headlines") {
  struct Row {
    const char* text;
    const char* name;
    EntityType type;
  };
  constexpr Row kRows[] = {
      {"The lawyer Orla Brannigan filed the complaint on behalf of the workers.", "Orla Brannigan",
       EntityType::kPerson},
      {"She joined the Veldmark Institute for Peace Research in Utrecht last year.", "Utrecht",
       EntityType::kPlace},
      {"PRESIDENT ARRIVES IN KENYA FOR TALKS\\n\\nHe was met at the airport in Nairobi.", "KENYA",
       EntityType::kCountry},
  };
  for (const Row& row : kRows) {
    CAPTURE(row.text);
    const Document document = annotated(row.text);
    bool found = false;
    for (const Mention& mention : document.mentions) {
      if (mention.level != MentionLevel::kName || document.text_of(mention.tokens) != row.name)
        continue;
      found = true;
      CHECK(mention.type == row.type);
    }
    CHECK(found);
  }
}
