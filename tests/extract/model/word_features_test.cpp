#include "extract/model/word_features.h"

#include <string>

#include <doctest/doctest.h>

#include "tests/extract/model/tiny_model.h"

using namespace whomet;

TEST_CASE("extract/model/word_features: keys and shapes") {
  struct Row {
    const char* form;
    const char* key;
    const char* signs;
  };
  constexpr Row kRows[] = {
      {"Moscow", "moscow", "Xxx"},
      {"U.S.", "u.s.", "X.X."},
      {"2023", "0000", "dd"},
      {"1,200", "0,000", "d,dd"},
      {"`", "'", "`"},
      {"", "", ""},
      {"Zoë", "zoe", "Xxx"},  // what follows is in the tables of the model
      {"d’Arcy’s", "d'arcy's", "x*Xxx*x"},
      {"São", "sao", "Xxx"},
      {"—", "-", "*"},
      {"Žižek", "zizek", "Xxx"},  // and here is not
      {"ЖК", "жк", "XX"},
      {"٣", "٣", "d"},
      {"€", "€", "*"},
      {"Αθήνα", "αθηνα", "Xxx"},
      {"\xFF", "\xEF\xBF\xBD", "*"},  // no UTF-8
      {"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaX",
       "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "xx"},  // forty characters count
  };
  WordFeatures::Word word;
  for (const Row& row : kRows) {
    CAPTURE(row.form);
    tiny_model().parts().features.look_up(row.form, word);
    CHECK(word.key == row.key);
    CHECK(word.signs == row.signs);
  }
}

TEST_CASE("extract/model/word_features: rows of the tables, and n-grams") {
  WordFeatures::Word word;
  const WordFeatures& features = tiny_model().parts().features;
  features.look_up("Ankara", word);
  CHECK(word.word != WordFeatures::kUnknown);
  CHECK(word.shape != WordFeatures::kUnknown);
  CHECK(word.ngrams.size() == 6 + 5 + 4);
  CHECK(word.lists == 4);
  features.look_up("São", word);  // by the folded key
  CHECK(word.lists == 8);
  features.look_up("Quux!", word);
  CHECK(word.lists == 0);
  CHECK(word.word == WordFeatures::kUnknown);
  features.look_up("?", word);  // not the name of row 0
  CHECK(word.word == WordFeatures::kUnknown);
  CHECK(word.ngrams.size() == 1);
  features.look_up("Жук", word);  // characters, not bytes
  CHECK(word.ngrams.size() == 3 + 2 + 1);
  features.look_up("", word);
  CHECK(word.ngrams.empty());
}
