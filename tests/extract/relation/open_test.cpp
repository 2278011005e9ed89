#include "extract/relation/open.h"

#include <doctest/doctest.h>

#include "tests/extract/relation/small_document.h"

using namespace whomet;

namespace {

std::string lines_of(const Document& document) {
  std::string lines;
  for (const OpenTriple& triple : find_open_triples(document)) {
    lines += words_of(document, triple.subject) + "|" + relation_words(document, triple);
    for (const OpenSlot& object : triple.objects) lines += "|" + words_of(document, object);
    lines += "\n";
  }
  return lines;
}

struct Row {
  const char* words;
  const char* triples;
};

constexpr Row kRows[] = {
    {"Olsen/PROPN/2/nsubj bought/VERB:buy/0/root the/DET/4/det boat/NOUN/2/obj",
     "Olsen|bought|the boat\n"},
    {"Olsen/PROPN/4/nsubj did/AUX:do/4/aux not/PART/4/advmod sleep/VERB/0/root on/ADP/7/case "
     "the/DET/7/det "
     "boat/NOUN/4/obl",
     "Olsen|did not sleep on|the boat\n"},
    {"Olsen/PROPN/2/nsubj began/VERB:begin/0/root to/PART/4/mark paint/VERB/2/xcomp "
     "boats/NOUN:boat/4/obj",
     "Olsen|began to paint|boats\n"},
    {"Olsen/PROPN/4/nsubj is/AUX:be/4/cop a/DET/4/det painter/NOUN/0/root", "Olsen|is|a painter\n"},
    {"Olsen/PROPN/4/nsubj and/CCONJ/3/cc Berg/PROPN/1/conj met/VERB:meet/0/root Quispe/PROPN/4/obj",
     "Olsen|met|Quispe\nBerg|met|Quispe\n"},
    {"the/DET/2/det boat/NOUN/4/nsubj:pass was/AUX:be/4/aux:pass built/VERB:build/0/root "
     "by/ADP/6/case "
     "Olsen/PROPN/4/obl:agent",
     "the boat|was built by|Olsen\n"},
    {"rain/NOUN/0/root", ""},
};

}  // namespace

TEST_CASE("extract/relation/open: clauses as tuples of their words") {
  for (const Row& row : kRows) {
    CAPTURE(row.words);
    CHECK(lines_of(small_document({row.words}, {})) == row.triples);
  }
}
