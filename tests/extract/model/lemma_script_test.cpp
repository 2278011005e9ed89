#include "extract/model/lemma_script.h"

#include <string>
#include <string_view>

#include <doctest/doctest.h>

using namespace whomet;

TEST_CASE("extract/model/lemma_script: scripts, forms and their lemmas") {
  struct Row {
    const char* script;
    const char* form;
    const char* lemma;
  };
  constexpr Row kRows[] = {
      {"=be", "Was", "be"},
      {"=", "x", "x"},  // nothing at all: the form lowered
      {"l0", "Talks", "talks"},
      {"l1", "Talks", "talk"},
      {"l3y", "Parties", "party"},
      {"l0", "ÉTATS", "états"},
      {"l1", "cafés", "café"},
      {"l2", "né", "né"},  // cuts all: the form lowered
      {"l9x", "ab", "x"},
      {"k0", "NATO", "NATO"},
      {"k1", "Russians", "Russian"},
      {"t0", "LISBON", "Lisbon"},
      {"t0", "ÉVORA", "Évora"},
      {"t1", "RUSSIANS", "Russian"},
      {"n0", "14,000", "14000"},
      {"n0", ",", ","},
  };
  for (const Row& row : kRows) {
    CAPTURE(row.script);
    CAPTURE(row.form);
    const auto script = LemmaScript::parse(row.script);
    REQUIRE(script);
    CHECK(script->lemma(row.form) == row.lemma);
  }
}

TEST_CASE("extract/model/lemma_script: what is no script is refused") {
  for (const std::string_view text : {"", "l", "k", "t", "lx", "x0", "0", "L1"}) {
    CAPTURE(text);
    CHECK(!LemmaScript::parse(text));
  }
}
