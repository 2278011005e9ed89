#include "extract/mention/retyped_names.h"

#include <doctest/doctest.h>

#include "tests/extract/mention/annotated.h"

using namespace whomet;

namespace {

constexpr NameRow kRows[] = {
    // Firms by their last word, or by the noun before them, all through the article.
    {"Norwegian chemicals group Yarax ASA agreed.", "Norwegian=Country; Yarax ASA=Organization"},
    {"Oslo-based shipbuilder Ulstein Verft said it would hire workers.",
     "Oslo=Place; Ulstein Verft=Organization"},
    {"Italian bank Mediosanto SpA agreed. Mediosanto shares fell.",
     "Italian=Country; Mediosanto SpA=Organization; Mediosanto=Organization"},
    {"The company Kari Olsen founded closed.", "Kari Olsen=Person"},
    // No place builds ships.
    {"Peru signed a contract with Hansa Ocean. Hansa Ocean will build two ships.",
     "Peru=Country; Hansa Ocean=Organization; Hansa Ocean=Organization"},
    {"Peru's NIS said it would buy oil.", "Peru=Country; NIS=Organization"},
    // People of whom the model knows no name.
    {"Pedro Quispe met Petteri Orpo of Finland in Lima.",
     "Pedro Quispe=Person; Petteri Orpo=Person; Finland=Country; Lima=Place"},
    {"Norway's Jonas Gahr Lind said the deal was good.", "Norway=Country; Jonas Gahr Lind=Person"},
    {"Peru's Sibel Korkmaz Aydin told reporters the deal was good.",
     "Peru=Country; Sibel Korkmaz Aydin=Person"},
    {"Bärbel Lind said Peru would help. Wojciech Berg told Peru to wait.",
     "Bärbel Lind=Person; Peru=Country; Wojciech Berg=Person; Peru=Country"},
    // Titles are part of no name.
    {"Ms Lind met Kari Olsen.", "Lind=Person; Kari Olsen=Person"},
    {"Peru's army chief, General Waker-uz-Zaman, said no.", "Peru=Country; Waker-uz-Zaman=Person"},
    {"Kari Olsen left General Motors.", "Kari Olsen=Person; General Motors=Organization"},
    {"Lundera's chief executive spoke.", "Lundera=Organization"},
    {"Kari Olsen told the newspaper El Deber that it rained.",
     "Kari Olsen=Person; El Deber=Organization"},
    // Bodies before a post in them, which is no body's of its own.
    {"Haoran chairwoman Lin Shuyi left.", "Haoran=Organization; Lin Shuyi=Person"},
    {"Nordvik spokeswoman Ana Rocha said no.", "Nordvik=Organization; Ana Rocha=Person"},
    {"Kari Olsen met Yarax chief executive Pedro Quispe.",
     "Kari Olsen=Person; Yarax=Organization; Pedro Quispe=Person"},
    {"Police spokesman Pedro Quispe left.", "Pedro Quispe=Person"},
    {"Former chairman Pedro Quispe left.", "Pedro Quispe=Person"},
    {"Norwegian spokesman Erik Lund left.", "Norwegian=Country; Erik Lund=Person"},
    {"China sold Peru FK-3 systems.", "China=Country; Peru=Country; FK-3=Item"},
};

}  // namespace

TEST_CASE("mention/retyped_names: by the words beside them") {
  check_names(kRows);
}
