#include "render/wrap.h"

#include <doctest/doctest.h>

namespace whomet {
namespace {

struct Row {
  const char* text;
  std::size_t columns;
  std::size_t lines;
  const char* wrapped;  // lines joined by "|"
};

constexpr Row kRows[] = {
    {"Ana Castillo", 18, 4, "Ana Castillo"},
    {"", 18, 4, ""},
    {"Southern Seas Security Conference", 20, 4, "Southern Seas|Security Conference"},
    {"one two three four five six", 9, 2, "one two|three fo…"},
    {"Donaudampfschifffahrtsgesellschaft", 10, 3, "Donaudampfschifffahrtsgesellschaft"},
    {"vice-president of something", 10, 4, "vice-|president|of|something"},
    {"on 2024-05-03 or so", 8, 4, "on|2024-05-03|or so"},  // a date is one word
    {"习近平主席访问俄罗斯", 8, 3, "习近平主|席访问俄|罗斯"},
};

TEST_CASE("render/wrap: lines of about equal length") {
  for (const Row& row : kRows) {
    CAPTURE(row.text);
    std::string joined;
    for (const auto& line : wrap(row.text, row.columns, row.lines)) {
      joined += (joined.empty() ? "" : "|") + line;
    }
    CHECK(joined == row.wrapped);
  }
}

TEST_CASE("render/wrap: shortened text fits and says so") {
  CHECK(shorten("Castillo", 8) == "Castillo");
  CHECK(shorten("Castillo", 5) == "Cast…");
  CHECK(shorten("Ana Castillo", 5) == "Ana…");
  CHECK(shorten("习近平", 5) == "习近…");
  CHECK(shorten("习近平", 4) == "习…");
  CHECK(shorten("Ana", 0).empty());
  CHECK(columns_of("e\xCC\x81习") == 3);  // a combining accent takes no room
}

}  // namespace
}  // namespace whomet
