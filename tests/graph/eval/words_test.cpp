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

TEST_CASE("graph/eval/words: years that stand alone") {
  for (const char* text : {"in 2004", "1999", "the 2010 summit", "(2000)"}) {
    CAPTURE(text);
    CHECK(names_year(text));
  }
  for (const char* text : {"", "Monday", "1899", "2100", "12004", "20045", "x2004", "2004th"}) {
    CAPTURE(text);
    CHECK_FALSE(names_year(text));
  }
}

TEST_CASE("graph/eval/words: characters by byte") {
  const CharacterIndex index("aé€z");
  CHECK(index.at(0) == 0);
  CHECK(index.at(1) == 1);
  CHECK(index.at(2) == 1);  // inside é
  CHECK(index.at(3) == 2);
  CHECK(index.at(6) == 3);
  CHECK(index.at(99) == 4);
}
