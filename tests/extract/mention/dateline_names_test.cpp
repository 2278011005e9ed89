#include "extract/mention/dateline_names.h"

#include <doctest/doctest.h>

#include "tests/extract/mention/annotated.h"

using namespace whomet;

namespace {

constexpr NameRow kRows[] = {
    {"LIMA (AP) — Envoy Kari Olsen flew to Lima.", "LIMA=Place; Kari Olsen=Person; Lima=Place"},
    {"OSLO, October 10, 2023 (nordlys) - Peru will send two ships, Minister Ida Lind said.",
     "OSLO=Place; Peru=Country; Ida Lind=Person"},
    {"Oslo, April 3 (nordlys) - Kari Olsen met Pedro Quispe.",
     "Oslo=Place; Kari Olsen=Person; Pedro Quispe=Person"},
    {"CAMP OLAVSEN, Norway, August 18, 2023 — Kari Olsen met Pedro Quispe on Friday.",
     "CAMP OLAVSEN=Place; Norway=Country; Kari Olsen=Person; Pedro Quispe=Person"},
    {"PORT-AU-PRINCE, Haiti (Nordlys) — Kari Olsen left the island on Friday.",
     "PORT-AU-PRINCE=Place; Haiti=Country; Kari Olsen=Person"},
    {"UNITED NATIONS (Nordlys) — Kari Olsen left the hall on Friday.",
     "UNITED NATIONS=Organization; Kari Olsen=Person"},
    {"OSLO, March 3. /Nordlys/. Peru and Chile signed a treaty on Monday.",
     "OSLO=Place; Peru=Country; Chile=Country"},
    {"LIMA (Nordlys) _ Kari Olsen left the island on Friday.", "LIMA=Place; Kari Olsen=Person"},
    {"BRUSSELS – The European Union agreed on a plan on Monday.",
     "BRUSSELS=Place; European Union=Organization"},
    // No dateline.
    {"Kari Olsen (Labour) – The minister left the hall on Friday.",
     "Kari Olsen=Person; Labour=Organization"},
};

}  // namespace

TEST_CASE("mention/dateline_names: places, whatever they look like") {
  check_names(kRows);
}

TEST_CASE("mention/dateline_names: an agency in brackets is no other name of the place") {
  const Document document = annotated("LIMA (AP) — Envoy Kari Olsen flew to Lima last week.");
  CHECK(referent_of(document, "LIMA") == "Lima");
  CHECK(referent_of(document, "Lima") == "Lima");
}
