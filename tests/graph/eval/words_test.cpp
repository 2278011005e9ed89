#include "graph/eval/words.h"

#include <doctest/doctest.h>

using namespace whomet;

TEST_CASE("graph/eval/words: names without case, quotes, possessives, articles and marks") {
  struct Row {
    const char* text;
    const char* name;
  };
  constexpr Row kRows[] = {
      {"The “Lisbon Post”’s", "lisbon post"},
      {"the Ministers’", "ministers"},
      {"O’Brien", "obrien"},
      {"’s-Hertogenbosch", "-hertogenbosch"},
      {"St. Mary's & Sons, Ltd.", "st. mary & sons ltd."},
      {"  An   Old\nName ", "old name"},
      {"The", "the"},
      {"ÉCOLE Zürich (№ 7)", "école zürich 7"},
      {"", ""},
  };
  for (const Row& row : kRows) {
    CAPTURE(row.text);
    CHECK(scored_name(row.text) == row.name);
  }
}

TEST_CASE("graph/eval/words: words that say something") {
  CHECK(content_words("The visit of the King to St.Gallen, and on") ==
        std::set<std::string>{"visit", "king", "st", "gallen"});
  CHECK(word_overlap({"a", "b"}, {"b", "c"}) == doctest::Approx(0.5));
  CHECK(word_overlap({}, {"b"}) == 0.0);
  CHECK(code_point_count("Zürich") == 6);
}
