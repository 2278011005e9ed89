#include "extract/relation/word_order.h"

#include <doctest/doctest.h>

#include "tests/extract/relation/small_document.h"

using namespace whomet;

namespace {

// Trees play no part: every token hangs on the first.
const std::vector<SmallEntity> kEntities = {{"Olsen", EntityType::kPerson},
                                            {"Quispe", EntityType::kPerson},
                                            {"Otieno", EntityType::kPerson},
                                            {"Lima", EntityType::kPlace},
                                            {"Peruvian", EntityType::kCountry}};

std::string names_of(const Document& document, const std::vector<std::uint32_t>& heads) {
  std::string names;
  for (const std::uint32_t head : heads) names += document.tokens[head].form + " ";
  return names;
}

struct Row {
  const char* words;
  const char* preposition;
  std::uint32_t from;
  const char* names;
};

constexpr Row kAfter[] = {
    {"met/VERB/0/root Quispe/PROPN/1/obj", "", 0, "Quispe "},
    {"met/VERB/0/root Peruvian/ADJ/1/dep President/PROPN/1/dep Quispe/PROPN/1/dep", "", 0,
     "Quispe "},
    {"met/VERB/0/root Quispe/PROPN/1/dep and/CCONJ/1/dep Otieno/PROPN/1/dep", "", 0,
     "Quispe Otieno "},
    {"talks/NOUN/0/root Thursday/PROPN/1/dep in/ADP/1/dep Lima/PROPN/1/dep with/ADP/1/dep "
     "Quispe/PROPN/1/dep",
     "with", 0, "Quispe "},
    // Another clause begins.
    {"met/VERB/0/root Quispe/PROPN/1/dep ,/PUNCT/1/dep Otieno/PROPN/1/dep said/VERB/1/dep", "", 0,
     "Quispe "},
    {"met/VERB/0/root before/SCONJ/1/dep Otieno/PROPN/1/dep left/VERB/1/dep with/ADP/1/dep "
     "Quispe/PROPN/1/dep",
     "with", 0, ""},
    // What follows is no person.
    {"met/VERB/0/root the/DET/1/dep deadline/NOUN/1/dep", "", 0, ""},
    {"met/VERB/0/root", "with", 0, ""},
};

constexpr Row kBefore[] = {
    {"Olsen/PROPN/2/dep met/VERB/0/root", "", 1, "Olsen "},
    {"Olsen/PROPN/4/dep and/CCONJ/4/dep Quispe/PROPN/4/dep met/VERB/0/root", "", 3,
     "Olsen Quispe "},
    {"in/ADP/2/case Olsen/PROPN/3/obl met/VERB/0/root", "", 2, ""},
};

}  // namespace

TEST_CASE("extract/relation/word_order: who follows") {
  const TypeSet people{EntityType::kPerson};
  for (const Row& row : kAfter) {
    CAPTURE(row.words);
    const Document document = small_document({row.words}, kEntities);
    const Context context(document);
    CHECK(names_of(document, phrases_after(context, row.from, people, row.preposition)) ==
          row.names);
  }
}

TEST_CASE("extract/relation/word_order: who stands before") {
  const TypeSet people{EntityType::kPerson};
  for (const Row& row : kBefore) {
    CAPTURE(row.words);
    const Document document = small_document({row.words}, kEntities);
    const Context context(document);
    CHECK(names_of(document, subjects_before(context, row.from, people)) == row.names);
  }
}
