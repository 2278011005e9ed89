#include <string>

#include <doctest/doctest.h>

#include "extract/coref/pronoun_ranker.h"
#include "tests/extract/mention/annotated.h"

using namespace whomet;

namespace {

constexpr ReferentRow kRows[] = {
    {"Norway demands that Peru change its name.", "its", "Peru"},
    {"Kenya asked Somalia to withdraw its troops.", "its", "Somalia"},
    {"Ghana says it will buy ships.", "it", "Ghana"},
    {"The minister praised Togo and its allies.", "its", "Togo"},
    {"Kari Olsen said she would meet Rosa Marin.", "she", "Kari Olsen"},
    {"Juan Quispe told reporters he would resign.", "he", "Juan Quispe"},
    {"Luis Prado pulled the bill. In his weekly address, President Juan Quispe said so.", "his",
     "Juan Quispe"},
    {"Ghana rejected the plan. In its report, Togo praised the plan.", "its", "Togo"},
    {"Pedro Marin spoke of Luis Prado. He called Luis Prado a friend.", "He", "Pedro Marin"},
    {"Kari Olsen thanked Rosa Marin and said that she would travel to Oslo.", "she", "Kari Olsen"},
    {"Juan Quispe said Luis Prado had lost. He added that the vote was fair.", "He", "Juan Quispe"},
    {"Juan Quispe died. After his death, President Pedro Marin called for calm.", "his",
     "Juan Quispe"},
    // Whom the given name keeps out.
    {"Itziar Berg praised Gorka Prado. Yesterday she met him in Lima.", "she", "Itziar Berg"},
    {"Gorka Prado met Thandeka Berg. She agreed.", "She", "Thandeka Berg"},
    {"Akosua Berg met Kwabena Prado. He agreed.", "He", "Kwabena Prado"},
    // "I" is who says the quotation, however many sentences it has.
    {"\"I met Luis Prado on Monday. We talked about the port,\" Juan Quispe told reporters.", "I",
     "Juan Quispe"},
    {"Luis Prado said it was over. \"I never agreed. The port is ours,\" Juan Quispe wrote in a "
     "letter, \"and it stays so.\"",
     "I", "Juan Quispe"},
    {"\"Kari Olsen said that she would resign. I told her to stay,\" Rosa Marin recalled.", "I",
     "Rosa Marin"},
    {"Kari Olsen said little. \"We won. The port is ours. I am glad.\"", "I", "Kari Olsen"},
};

}  // namespace

TEST_CASE("extract/coref/pronouns: what he, she and it mean") {
  check_referents(kRows);
}

TEST_CASE("extract/coref/pronouns: kinds of pronouns that have weights") {
  CHECK(PronounRanker::kind_of(*find_pronoun("she")) == "he");
  CHECK(PronounRanker::kind_of(*find_pronoun("its")) == "it");
  CHECK(PronounRanker::kind_of(*find_pronoun("they")).empty());
  CHECK(PronounRanker::kind_of(*find_pronoun("who")).empty());
  CHECK(pronoun_ranker().score("it", {{"nearest", 1.0}}).has_value());
  CHECK_FALSE(pronoun_ranker().score("they", {{"nearest", 1.0}}).has_value());
}

TEST_CASE("extract/coref/pronouns: the table of weights") {
  const auto ranker =
      PronounRanker::parse("kind\tfeature\tweight\nit\ta\t0.5\nit\tb\t-2\n", "p.tsv");
  REQUIRE(ranker);
  CHECK(*ranker->score("it", {{"a", 2.0}, {"b", 1.0}, {"unknown", 9.0}}) == -1.0);
  const auto bad = PronounRanker::parse("kind\tfeature\tweight\nit\ta\tmuch\n", "p.tsv");
  REQUIRE_FALSE(bad);
  CHECK(bad.error().message == "p.tsv:2: expected a weight, found 'much'");
  CHECK_FALSE(PronounRanker::parse("kind\tfeature\nit\ta\n", "p.tsv"));
}
