#include "extract/model/regular_lemma.h"

#include <doctest/doctest.h>

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
      {"met", {}},
      {"bring", {}},
      {"used", {}},
  };
  for (const Row& row : rows) {
    CAPTURE(std::string(row.form));
    CHECK(regular_bases(row.form) == row.bases);
  }
}
