#include "extract/model/regular_lemma.h"

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "extract/model/language_parts.h"
#include "tests/support/language.h"

using namespace whomet;

TEST_CASE("extract/model/regular_lemma: bases that spelling allows") {
  using Bases = std::vector<std::string>;
  struct Row {
    const char* form;
    Bases bases;
  };
  const Row rows[] = {
      {"canceled", {"cancel", "cancele"}},
      {"cancelled", {"cancell", "cancel", "cancelle"}},
      {"praising", {"prais", "praise"}},
      {"conferred", {"conferr", "confer", "conferre"}},
      {"denies", {"deny"}},
      {"fortified", {"fortify"}},
      {"pitches", {"pitch", "pitche"}},
      {"tied", {"tie"}},
      {"met", {}},
      {"bring", {}},
      {"used", {}},
  };
  for (const Row& row : rows) {
    CAPTURE(std::string(row.form));
    CHECK(regular_bases(row.form) == row.bases);
  }
}

TEST_CASE("extract/model/regular_lemma: a base that the table knows, else the guess") {
  const LemmaTable& table = language().parts().features.lemmas();
  struct Row {
    const char* form;
    const char* guess;
    const char* lemma;
  };
  const Row rows[] = {
      {"canceled", "cancele", "cancel"},  // a guess that is no verb
      {"Visited", "visite", "visit"},
      {"visited", "visit", "visit"},            // a right one
      {"telephoned", "telephon", "telephone"},  // known as a noun only
      {"went", "go", "go"},                     // not regular
      {"denies", "denie", "deny"},
      {"Glorified", "glorifi", "glorify"},
      {"flimshes", "flimshe", "flimsh"},
      {"tied", "tie", "tie"},
      // The table knows no base: by the rules of spelling.
      {"flimmered", "flimmere", "flimmer"},
      {"flimming", "flimm", "flim"},
      {"strelled", "strelle", "strell"},
      {"exprelled", "exprell", "exprel"},
      {"blided", "blid", "blide"},
      {"throified", "throifie", "throify"},
      {"florved", "florv", "florve"},
      {"sprinding", "sprinde", "sprind"},
      {"rebliated", "rebliat", "rebliate"},
  };
  for (const Row& row : rows) {
    CAPTURE(std::string(row.form));
    CHECK(regular_lemma(table, row.form, row.guess) == row.lemma);
  }
}

TEST_CASE("extract/model/regular_lemma: irregular forms, also with a prefix") {
  CHECK(irregular_base("fled") == "flee");
  CHECK(irregular_base("overthrew") == "overthrow");
  CHECK(irregular_base("withheld") == "withhold");
  CHECK(irregular_base("forgotten") == "forget");
  CHECK(irregular_base("visited").empty());
  CHECK(irregular_base("red").empty());
}
