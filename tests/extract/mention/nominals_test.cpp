#include "extract/mention/nominals.h"

#include <doctest/doctest.h>

#include "extract/mention/pronouns.h"
#include "tests/extract/mention/annotated.h"

using namespace whomet;

namespace {

struct Row {
  const char* text;
  const char* nominals;
};

constexpr Row kRows[] = {
    {"The Norwegian president met Western leaders.",
     "The Norwegian president=Person; Western leaders=Group"},
    {"Twelve Peruvian companies signed an agreement.",
     "Twelve Peruvian companies=Group; an agreement=Document"},
    {"President Kari Olsen slept.", ""},
    {"The Peruvian government rejected a peace plan.",
     "The Peruvian government=Country; a peace plan=Document"},
    {"No minister came.", ""},
};

}  // namespace

TEST_CASE("extract/mention/nominals: noun phrases and their types") {
  for (const Row& row : kRows) {
    CAPTURE(std::string(row.text));
    CHECK(mentions_of(annotated(row.text), MentionLevel::kNominal) == row.nominals);
  }
}

TEST_CASE("extract/mention/pronouns: traits of the words") {
  REQUIRE(find_pronoun("She") != nullptr);
  CHECK(find_pronoun("She")->gender == PronounTraits::Gender::kFemale);
  REQUIRE(find_pronoun("their") != nullptr);
  CHECK(find_pronoun("their")->number == PronounTraits::Number::kPlural);
  CHECK(find_pronoun("table") == nullptr);
  CHECK(find_pronoun("") == nullptr);
}

TEST_CASE("extract/mention/pronouns: those that refer") {
  CHECK(mentions_of(annotated("Kari Olsen said she would go."), MentionLevel::kPronoun) ==
        "she=Person");
  CHECK(mentions_of(annotated("The US won."), MentionLevel::kPronoun).empty());
}
