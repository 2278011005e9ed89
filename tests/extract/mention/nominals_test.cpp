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
    {"The gas supplier met a Marine.", "The gas supplier=Organization; a Marine=Person"},
    {"President-elect Kari Olsen slept.", ""},
    {"The Peruvian government rejected a peace plan.",
     "The Peruvian government=Country; a peace plan=Document"},
    {"No minister came.", ""},
    // Nouns without a row of their own, by their usual sense; several persons are a group.
    {"A photojournalist met 78 co-petitioners.",
     "A photojournalist=Person; 78 co-petitioners=Group"},
    {"The airline bought 40 airplanes.", "The airline=Organization; 40 airplanes=Item"},
    // Quantities of a group, and a verb that only governs it.
    {"Some of the protesters left.", "Some of the protesters=Group; the protesters=Group"},
    {"Oslo accused Lima of harboring rebels.", "rebels=Group"},
    // Some people of a country; words that parsers take for adjectives or part at the hyphen.
    {"The flood killed 300 Peruvians.", "The flood=Event; 300 Peruvians=Group"},
    {"Angry Peruvians threw stones.", "Angry Peruvians=Group"},
    {"Most Peruvians backed it.", "Most Peruvians=Group"},
    {"Officials say Peruvians fled.", "Officials=Group; Peruvians=Group"},
    {"The Peruvians signed it.", ""},
    {"Talks between Peruvians and Chileans failed.",
     "Talks between Peruvians and Chileans=Meeting"},
    {"Hundreds of Peruvians fled.", "Hundreds of Peruvians=Group"},
    {"A raid on the town failed.", "A raid on the town=Event; the town=Place"},
    {"Police arrested a Peruvian on Monday.", "Police=Group; a Peruvian=Person"},
    {"The Peruvian left.", "The Peruvian=Person"},
    {"The Japanese signed it.", ""},
    {"The Peruvian and Chilean presidents left.", "The Peruvian and Chilean presidents=Group"},
    {"A Peruvian, Kenyan and Chilean delegation left.", "Kenyan and Chilean delegation=Group"},
    {"He praised the U.S. military.", "the U.S. military=Organization"},
    {"The well-equipped soldiers left.", "The well-equipped soldiers=Group"},
    // A day before the noun, and what became of somebody, are no part of the phrase.
    {"On Monday Peruvian officials left.", "Peruvian officials=Group"},
    {"Police shot dead a farmer.", "Police=Group; a farmer=Person"},
    // States of a federation are places.
    {"The western state of Ohio voted.", "The western state of Ohio=Place"},
    {"The state paid.", "The state=Country"},
    // Words for people and states alike are what the name before them is.
    {"Norway, a member of NATO, agreed.", "a member of NATO=Country"},
    {"Kari Olsen, an ally of Peru, agreed.", "an ally of Peru=Person"},
    {"The Norwegian side agreed.", "The Norwegian side=Country"},
    {"The coast guard fired.", "The coast guard=Organization"},
    {"The presidential guard fired.", "The presidential guard=Organization"},
    {"The prison guard fired.", "The prison guard=Person"},
    // Those who work for somebody, and a room.
    {"The minister's office rejected it.",
     "The minister's office=Organization; The minister=Person"},
    {"They slept in the minister's office.", "the minister's office=Place; the minister=Person"},
    // Parts of phrases with a meaning of their own.
    {"The army seized power.", "The army=Organization"},
    {"Norway is a nuclear power.", "a nuclear power=Country"},
    {"The ruling party slept.", "The ruling party=Organization"},
    {"Norway's ruling party slept.", "Norway's ruling party=Organization"},
    {"The ruling angered them.", "The ruling=Document"},
    {"Her brother-in-law left.", "Her brother-in-law=Person"},
    {"They agreed in March.", ""},
    {"They joined a march.", "a march=Event"},
    // A quoted qualifier is part of the phrase; a quoted name or sentence is not.
    {"Norway and Peru declared a “no limits” partnership.", "a “no limits” partnership=Document"},
    {"They signed a \"road map\" agreement.", "a \"road map\" agreement=Document"},
    {"The soldiers sang “I want to go home” and left.", "The soldiers=Group"},
    {"He said “the war is over” and rebels left.", "the war=Event; rebels=Group"},
    {"The quake closed two runways.", "The quake=Event; two runways=Place"},
    // A toll is so many people; other numbers are none.
    {"The bomb killed nine soldiers and wounded at least 13.",
     "The bomb=Item; nine soldiers=Group; 13=Group"},
    {"The team scored 13.", "The team=Group"},
    {"Rescuers freed the abductees.", "Rescuers=Group; the abductees=Group"},
};

}  // namespace

TEST_CASE("extract/mention/nominals: noun phrases and their types") {
  for (const Row& row : kRows) {
    CAPTURE(std::string(row.text));
    CHECK(mentions_of(annotated(row.text), MentionLevel::kNominal) == row.nominals);
  }
}

TEST_CASE("extract/mention/nominals: the full phrase") {
  struct Full {
    const char* text;
    const char* head_phrase;
    const char* full;
  };
  constexpr Full kFull[] = {
      {"At least five other workers died.", "five other workers", "At least five other workers"},
      {"The king met the workers who had built the bridge.", "the workers",
       "the workers who had built the bridge"},
      {"The presidents of Chile, Peru and Bolivia signed.",
       "The presidents of Chile, Peru and Bolivia", "The presidents of Chile, Peru and Bolivia"},
      {"The minister, who had resigned, left.", "The minister", "The minister"},
      {"The workers and the owners met.", "The workers", "The workers"},
  };
  for (const Full& row : kFull) {
    CAPTURE(std::string(row.text));
    const Document document = annotated(row.text);
    std::string full = "no such mention";
    for (const Mention& mention : document.mentions) {
      if (document.text_of(mention.tokens) == row.head_phrase)
        full = std::string(document.text_of(mention.phrase));
    }
    CHECK(full == row.full);
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
