#include "extract/text/language.h"

#include <string>

#include <doctest/doctest.h>

namespace whomet {
namespace {

struct Row {
  const char* text;
  const char* language;
};

constexpr Row kRows[] = {
    {"The minister said on Monday that the talks with the envoy had been useful and that both "
     "sides "
     "would meet again in the spring.",
     "en"},
    {"Talks end in Oslo", "en"},
    // Neither "'s" nor "pro-" is a word of another language.
    {"Karvia's pro-western president, Ida Lind, defeated Ana Rocha, a former prosecutor general "
     "backed by the pro-eastern Harvest Party, in a run-off on Sunday.",
     "en"},
    {"Müller trifft Dvořák in Zürich", "en"},  // too short to tell: Latin letters are enough
    {"Der Minister sagte am Montag, dass die Gespräche mit dem Gesandten nützlich waren und dass "
     "man "
     "sich im Frühjahr wieder treffen werde.",
     "de"},
    {"Le ministre a déclaré lundi que les entretiens avec la délégation ont été utiles et que les "
     "deux "
     "parties se retrouveront dans la capitale.",
     "fr"},
    {"El ministro dijo el lunes que las conversaciones con la delegación fueron útiles y que los "
     "dos "
     "países se reunirán en la capital para un acuerdo.",
     "es"},
    {"Il ministro ha detto lunedì che i colloqui con la delegazione sono stati utili e che le due "
     "parti si incontreranno nella capitale anche per il commercio.",
     "it"},
    {"O ministro disse que as conversas com a delegação foram úteis e que os dois países se "
     "reunirão "
     "na capital para assinar um acordo de comércio não muito grande.",
     "pt"},
    {"De minister zei maandag dat het gesprek met de gezant nuttig was en dat zij elkaar in het "
     "voorjaar weer zullen zien, maar niet voor de vakantie.",
     "nl"},
    {"Министр заявил, что переговоры прошли успешно.", "ru"},
    {"Міністр заявив, що переговори її країни були корисні.", "uk"},
    {"部长星期一会见了特使。", "zh"},
    {"大臣は月曜日に特使と会談しました。", "ja"},
    {"장관은 월요일에 특사를 만났다.", "ko"},
    {"التقى الوزير المبعوث يوم الاثنين", "ar"},
    {"Ο υπουργός συνάντησε τον απεσταλμένο", "el"},
    {"Der Minister ist nicht auf dem Weg nach Bern, sagte er", "de"},
    {"12 34 56", "und"},
    {"", "und"},
};

TEST_CASE("text/language: the language of a text") {
  for (const Row& row : kRows) {
    CAPTURE(row.text);
    CHECK(guess_language(row.text) == row.language);
  }
}

TEST_CASE(
    "text/language: names and figures in other languages do not make an English text foreign") {
  std::string text =
      "Mara Lindqvist of Malmö and João Estêvão of Évora were at the talks in Łódź, ";
  for (int i = 0; i < 5; ++i) text += text.substr(0, 76);
  CHECK(guess_language(text) == "en");
}

}  // namespace
}  // namespace whomet
