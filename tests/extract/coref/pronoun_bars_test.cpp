#include <string>

#include <doctest/doctest.h>

#include "tests/extract/mention/annotated.h"

using namespace whomet;

namespace {

constexpr ReferentRow kRows[] = {
    // Whom the clause names below its subject, or in what opens it.
    {"Pedro Marin spoke of Luis Prado. He called Luis Prado a friend.", "He", "Pedro Marin"},
    {"Rosa Marin said little. Asked about Ida Berg, she left.", "she", "Rosa Marin"},
    {"Rosa Marin lives in Lima. Invited by Queen Ana, she flew to Oslo.", "she", "Rosa Marin"},
    {"Rosa Marin arrived. Speaking in Lima, she praised Ida Berg.", "she", "Rosa Marin"},
    // Who acts in the pronoun's clause.
    {"Kari Olsen arrived in Lima. Ida Berg promised to help her.", "her", "Kari Olsen"},
    {"Rosa Marin lost. Yaw Berg has refused to endorse her.", "her", "Rosa Marin"},
    {"Luis Prado spoke. Pedro Marin asked Juan Quispe to back him.", "him", "Pedro Marin"},
    {"Ghana met Togo. Togo agreed to finance it.", "it", "Ghana"},
    {"Kari Olsen left. Ida Berg took her children with her.", "her", "Ida Berg"},
    // The participle tells of the whole event, the purpose of who acts.
    {"Luis Prado chose Kari Olsen, making her the first woman in the post.", "her", "Kari Olsen"},
    {"Juan Quispe summoned Luis Prado to tell him that it was over.", "him", "Luis Prado"},
    // Who is spoken of does not speak.
    {"Rosa Marin met Yaw Berg. \"I have nothing against Rosa,\" he said.", "he", "Yaw Berg"},
    {"Rosa Marin met Yaw Berg. \"I have nothing against Rosa,\" he said.", "I", "Yaw Berg"},
    {"Juan Quispe met Luis Prado. Quispe said: \"He lies.\"", "He", "Luis Prado"},
    {"\"Juan Quispe has lost,\" Luis Prado said. \"He must go.\"", "He", "Juan Quispe"},
    {"Juan Quispe met Luis Prado. \"I won,\" he said.", "I", "Juan Quispe"},
};

}  // namespace

TEST_CASE("extract/coref/pronoun_bars: whom a pronoun cannot mean") {
  check_referents(kRows);
}
