#include "extract/mention/storm_names.h"

#include <doctest/doctest.h>

#include "tests/extract/mention/annotated.h"

using namespace whomet;

namespace {

struct Row {
  const char* text;
  const char* names;
};

constexpr Row kRows[] = {
    {"Hurricane Olga hit Peru on Monday.", "Hurricane Olga=Event; Peru=Country"},
    {"Tropical Storm Bertil killed nine people in Peru.",
     "Tropical Storm Bertil=Event; Peru=Country"},
    {"The coast was struck by Typhoon Kammo.", "Typhoon Kammo=Event"},
    {"Exports fell after Cyclone Erna.", "Cyclone Erna=Event"},
    {"Olga Pettersen met Kari Olsen.", "Olga Pettersen=Person; Kari Olsen=Person"},
    {"A hurricane hit Peru.", "Peru=Country"},
};

}  // namespace

TEST_CASE("extract/mention/storm_names: storms are events, not people") {
  for (const Row& row : kRows) {
    CAPTURE(std::string(row.text));
    CHECK(mentions_of(annotated(row.text), MentionLevel::kName) == row.names);
  }
}
