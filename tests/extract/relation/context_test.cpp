#include "extract/relation/context.h"

#include <algorithm>

#include <doctest/doctest.h>

#include "tests/extract/relation/annotated_text.h"

using namespace whomet;

namespace {

const std::vector<SmallEntity> kEntities = {{"Norway|Norwegian", EntityType::kCountry},
                                            {"Peru", EntityType::kCountry},
                                            {"Olsen", EntityType::kPerson},
                                            {"Lima", EntityType::kPlace}};

}  // namespace

TEST_CASE("extract/relation/context: a phrase for several refers to each") {
  Document document = small_document(
      {"Norway/PROPN/2/nsubj thanked/VERB:thank/0/root Peru/PROPN/2/obj",
       "the/DET/3/det two/NUM/3/nummod countries/NOUN:country/4/nsubj agreed/VERB:agree/0/root"},
      {{"Norway", EntityType::kCountry},
       {"Peru", EntityType::kCountry},
       {"countries", EntityType::kGroup}});
  CHECK(Context(document).referents(5).size() == 1);
  document.clusters[2].members = {0, 1};
  const auto referents = Context(document).referents(5);
  REQUIRE(referents.size() == 2);
  CHECK(referents[0].cluster == 0);
  CHECK(referents[1].cluster == 1);
  CHECK(referents[0].certainty < 1.0);
}

TEST_CASE("extract/relation/context: owners before a noun") {
  const Document document =
      small_document({"the/DET/4/det Norwegian/ADJ/4/amod peace/NOUN/4/compound offer/NOUN/0/root",
                      "Peru/PROPN/3/nmod:poss 's/PART/1/case offer/NOUN/0/root"},
                     kEntities);
  const Context context(document);
  CHECK(context.owners(3) == std::vector<std::uint32_t>{1});
  CHECK(context.owners(6) == std::vector<std::uint32_t>{4});
}

TEST_CASE("extract/relation/context: a day that heads its place is no obstacle") {
  Document document = small_document(
      {"Olsen/PROPN/2/nsubj arrived/VERB:arrive/0/root in/ADP/5/case Lima/PROPN/5/compound "
       "Wednesday/PROPN/2/obl"},
      kEntities);
  CHECK(Context(document).referents(4).empty());
  document.times.push_back({{4, 5}, document.tokens[4].text, {}});
  const auto referents = Context(document).referents(4);
  REQUIRE(referents.size() == 1);
  CHECK(referents[0].cluster == 3);
}

TEST_CASE("extract/relation/context: what stands beside a verb where the tree says nothing") {
  const Document document = small_document(
      {"Olsen/PROPN/0/root met/VERB:meet/1/dep the/DET/4/det Peru/PROPN/2/dep"}, kEntities);
  const Context context(document);
  CHECK(context.subject_before(1, {EntityType::kPerson}) == 0);
  CHECK(context.subject_before(1, {EntityType::kCountry}) == kNone);
  CHECK(context.object_after(1, {EntityType::kCountry}, "") == 3);
  CHECK(context.object_after(1, {EntityType::kCountry}, "with") == kNone);
}

TEST_CASE("extract/relation/context: the time of a clause is not that of what it talks of") {
  struct Row {
    const char* text;
    const char* word;  // whose time is asked for
    const char* time;
  };
  for (const Row& row : {
           Row{"Peru will discuss the events of the past weekend on Monday.", "discuss", "Monday"},
           Row{"On Tuesday Olsen condemned last week's attack.", "condemned", "Tuesday"},
           Row{"On Tuesday Olsen condemned last week's attack.", "attack", "last week"},
           Row{"Olsen met Quispe last week.", "met", "last week"},
           Row{"They met for two days in Lima and agreed to meet again in July.", "met",
               "two days"},
           Row{"Olsen praised the results of last week.", "praised", "last week"},
           Row{"It is the first visit to Peru since the riots of 2003.", "visit", ""},
           Row{"Rebels clashed on Monday, days before a new round of talks.", "talks", ""},
           Row{"Rebels clashed on Monday, days before a new round of talks.", "clashed", "Monday"},
           Row{"Olsen spoke on Monday after talks with Quispe.", "talks", "Monday"},
           Row{"Following the talks, Olsen praised Monday's vote.", "talks", ""},
           Row{"Olsen praised Monday's talks.", "talks", "Monday"},
           Row{"Last month Olsen held the first talks in 30 years.", "held", "Last month"},
           Row{"Olsen has ruled Peru since 2003.", "ruled", "since 2003"},
           Row{"Olsen's visit to Peru, the first since 2003, was short.", "visit", ""},
           Row{"Olsen is the first Norwegian leader to visit Peru since 2003.", "visit", ""},
           Row{"Olsen will speak before talks on Monday.", "talks", "Monday"},
           // A year before a noun is that of the noun.
           Row{"Olsen discussed the 2016 budget with Quispe.", "discussed", ""},
           Row{"Olsen met the party's 1998 candidate, Ana Quispe, in Lima.", "met", ""},
           Row{"Olsen met the 2014 winner on Friday.", "met", "Friday"},
           Row{"Olsen met Quispe at the 2015 summit in Lima.", "met", "2015"},
           Row{"In 2015 Olsen met Quispe.", "met", "2015"},
           // What is said, or told aside, has its own.
           Row{"Officials say four men were arrested in Lima on Monday.", "say", ""},
           Row{"Olsen and Quispe will meet again in May, officials said.", "said", ""},
           Row{"Olsen and Quispe met in May, officials said on Monday.", "said", "Monday"},
           Row{"Officials say four men were arrested in Lima on Monday.", "arrested", "Monday"},
           Row{"Officials said on Monday that four men were arrested.", "said", "Monday"},
           Row{"Olsen said in an address Sunday that Peru would sign.", "said", "Sunday"},
           Row{"Olsen said in an address Sunday that Peru would sign.", "sign", ""},
           Row{"The step comes a week after Olsen met Quispe.", "met", "a week after"},
           Row{"Norway criticized the rebels, who shelled Lima on Monday.", "criticized", ""},
           Row{"Olsen was in Lima, where she attended a ceremony on Monday.", "Lima", "Monday"},
           Row{"Olsen, who was elected in May, met Quispe on Tuesday.", "met", "Tuesday"},
           Row{"Olsen, who was elected in May, met Quispe on Tuesday.", "elected", "May"},
           Row{"Olsen, who in 2020 had asked for help, told Quispe to leave.", "told", ""},
           Row{"Peru, which hosted the games in 2019, welcomed the deal.", "welcomed", ""},
           Row{"Peru, whose president fell last year, is supported by Norway.", "supported", ""},
           Row{"Elected in 2019, Olsen has criticised Peru.", "criticised", ""},
           Row{"Asked about it on Monday, Olsen criticised Peru.", "criticised", "Monday"},
           Row{"Olsen, who was visiting Lima on Monday, praised Peru.", "praised", "Monday"},
           Row{"Olsen, who was in Lima on Monday, met Quispe.", "met", "Monday"},
           Row{"Olsen, who flew to Lima on Monday, praised Peru.", "praised", ""},
           Row{"Peru, a member of the league since 1995, backed Norway.", "backed", ""},
           Row{"Olsen, president since 2020, praised Peru.", "praised", ""},
           Row{"Olsen, the president, on Monday praised Peru.", "praised", "Monday"},
           Row{"Olsen, speaking in Lima on Monday, praised Peru.", "praised", "Monday"},
           Row{"The talks, held in Lima on Monday, failed.", "failed", "Monday"},
           Row{"The earthquake, which struck last week, killed ten people.", "killed", "last week"},
           Row{"Asked for it, Olsen, jailed in 2019, praised Peru.", "praised", ""},
           Row{"In a letter sent on Monday, Olsen urged Peru to help.", "urged", "Monday"},
           Row{"Norway praised the deal signed in 2015.", "praised", ""},
           Row{"Olsen will not go to talks in Lima, her office said on Monday.", "go", ""},
           Row{"Peru agreed to hold talks with Norway on Monday.", "agreed", ""},
           Row{"Peru agreed to hold talks with Norway on Monday.", "hold", "Monday"},
           Row{"Peru agreed to send troops to Lima on Monday.", "agreed", "Monday"},
           Row{"Peru agreed to set up a court by June.", "agreed", ""},
           Row{"Peru agreed to launch a satellite in 2038.", "agreed", ""},
           Row{"Peru agreed to launch a satellite in 2019.", "agreed", "2019"},
           Row{"Peru agreed in 2020 to launch a satellite.", "agreed", "2020"},
           Row{"Norway congratulated Quispe on his re-election in October.", "congratulated", ""},
           Row{"Norway congratulated Quispe on Monday.", "congratulated", "Monday"},
           // What something else lasted.
           Row{"Norway agreed to restore ties after ten years of silence.", "restore", ""},
           Row{"Olsen met Quispe for the first time in four years.", "met", ""},
           Row{"Quispe, whose family ruled Peru for 50 years, thanked Olsen.", "thanked", ""},
           Row{"Olsen and Quispe talked for two hours.", "talked", "two hours"},
           // Events have days of their own.
           Row{"Olsen and Quispe have met to discuss the disputed election in May.", "met", ""},
           Row{"Olsen met victims of the bombing on Friday.", "bombing", "Friday"},
       }) {
    CAPTURE(std::string(row.text));
    CAPTURE(std::string(row.word));
    const Document document = annotated_text(row.text);
    const Context context(document);
    const auto token = std::ranges::find(document.tokens, row.word, &Token::form);
    REQUIRE(token != document.tokens.end());
    const std::uint32_t time =
        context.time_of(static_cast<std::uint32_t>(token - document.tokens.begin()));
    const std::string found =
        time == kNone ? "" : std::string(document.text_of(document.times[time].tokens));
    CHECK(found == std::string(row.time));
  }
}

TEST_CASE("extract/relation/context: clauses of one day share what says the day") {
  struct Row {
    const char* text;
    const char* word;
    const char* time;
  };
  for (const Row& row : {
           // In the sentence.
           Row{"Olsen was taken ill on Tuesday while she was visiting Lima.", "visiting",
               "Tuesday"},
           Row{"Speaking in Lima, Olsen said on Monday that talks failed.", "Speaking", "Monday"},
           Row{"Peru votes on July 3, the same day Olsen will address parliament.", "address",
               "the same day"},
           Row{"Peru votes on July 3, the day Olsen will address parliament.", "address", "July 3"},
           Row{"A deal will be signed in June when Olsen is scheduled to visit Lima.", "visit",
               "June"},
           Row{"Olsen will fly to Lima on Monday to meet Quispe.", "meet", "Monday"},
           Row{"They were seized on Monday in a hall where they were holding a meeting.", "holding",
               "Monday"},
           Row{"They met at the 2020 party convention on June 20.", "convention", "June 20"},
           Row{"On Sunday, Olsen is scheduled to meet Quispe and to hold a briefing.", "hold",
               "Sunday"},
           Row{"On Sunday, Olsen met Quispe and addressed parliament.", "addressed", "Sunday"},
           Row{"Olsen met Quispe on Sunday and thanked parliament.", "thanked", ""},
           Row{"On Sunday, Olsen met Quispe and will visit Lima.", "visit", ""},
           Row{"Olsen was meeting today with traders and touring the port.", "touring", "today"},
           Row{"Olsen will appear in court on May 3 to deliver a statement.", "deliver", "May 3"},
           Row{"Olsen plans to make a visit to Peru on May 3 to meet Quispe.", "meet", "May 3"},
           Row{"Olsen made the remark in Lima on Tuesday after meeting Quispe.", "meeting",
               "Tuesday"},
           Row{"Olsen said on Tuesday two days after meeting Quispe that she will go.", "meeting",
               ""},
           Row{"Olsen won the vote on Tuesday after visiting Lima.", "visiting", ""},
           Row{"Olsen will travel to Peru during the May trip.", "travel", "May"},
           Row{"Olsen joined the March on Lima.", "joined", ""},
           Row{"Olsen flew home on Sunday, while Peru accused Norway of lies.", "accused", ""},
           Row{"Masked men hurt six photographers last week as Olsen visited Lima.", "visited",
               "last week"},
           Row{"Students marched on Tuesday while Olsen met Quispe in the palace.", "met",
               "Tuesday"},
           Row{"Police arrested the men on Tuesday before Olsen met Quispe.", "met", ""},
           Row{"Olsen flew to Lima on Sunday, a day before her talks with Quispe.", "talks", ""},
           Row{"Olsen resigned on Monday because she had met rebels.", "met", ""},
           Row{"Since the war began in 2003, Olsen has refused talks.", "refused", ""},
           Row{"After the vote failed on Monday, Olsen resigned.", "resigned", ""},
           // In a sentence before.
           Row{"Olsen was attacked on Monday. She was visiting a school in Lima.", "visiting",
               "Monday"},
           Row{"On Monday, Olsen called for peace. She also thanked Peru. Olsen was speaking in "
               "Lima.",
               "speaking", "Monday"},
           Row{"Olsen was attacked on Monday. Olsen, who was visiting a school, survived.",
               "visiting", "Monday"},
           Row{"Olsen was attacked on Monday. She visited Lima.", "visited", ""},
           Row{"Olsen was attacked on Monday. Quispe was visiting Lima.", "visiting", ""},
           Row{"Olsen was attacked on Monday. She was planning to visit Lima.", "planning", ""},
           Row{"Olsen was attacked on Monday. She had been visiting Lima.", "visiting", ""},
           Row{"Olsen was attacked on Monday. Olsen was supporting Peru.", "supporting", ""},
           Row{"Speaking in Lima, Olsen said the war would end in 2030.", "Speaking", ""},
           Row{"Olsen has led the party since 2003. She was visiting Lima.", "visiting", ""},
           // What something lasts is no day of what is told.
           Row{"Olsen was speaking at a memorial of the eight-year war.", "speaking", ""},
           Row{"Olsen arrived in Lima for a three-day visit.", "arrived", "three-day"},
       }) {
    CAPTURE(std::string(row.text));
    CAPTURE(std::string(row.word));
    const Document document = annotated_text(row.text);
    const Context context(document);
    const auto token = std::ranges::find(document.tokens, row.word, &Token::form);
    REQUIRE(token != document.tokens.end());
    const std::uint32_t time =
        context.shared_time_of(static_cast<std::uint32_t>(token - document.tokens.begin()));
    const std::string found =
        time == kNone ? "" : std::string(document.text_of(document.times[time].tokens));
    CHECK(found == std::string(row.time));
  }
}
