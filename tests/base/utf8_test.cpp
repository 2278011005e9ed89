#include "base/utf8.h"

#include <string>

#include <doctest/doctest.h>

namespace whomet {
namespace {

struct Row {
  std::string text;
  std::string folded;
};

const Row kFolds[] = {
    {"", ""},
    {"São  Tomé", "sao tome"},
    {"O’Neil", "o'neil"},
    {" Łódź\t", "lodz"},
    {"Kim Jong‑un", "kim jong-un"},
    {"STRASSE straße", "strasse strasse"},
    {"Søren Ægir", "soren aegir"},
    {"习近平", "习近平"},
    {"a\xFFz", "a\xEF\xBF\xBDz"},
};

TEST_CASE("base/utf8: fold makes names comparable") {
  for (const Row& row : kFolds) {
    CAPTURE(row.text);
    CHECK(fold(row.text) == row.folded);
  }
}

TEST_CASE("base/utf8: columns of a terminal") {
  CHECK(display_width(U'a') == 1);
  CHECK(display_width(U'\u4e60') == 2);  // a Chinese character
  CHECK(display_width(U'\u0301') == 0);  // combining acute accent
  CHECK(display_width(U'\n') == 0);
}

TEST_CASE("base/utf8: decoding reads invalid bytes alone") {
  const std::string text = "a\xE2\x80\x99\xE2\x80";
  std::size_t offset = 0;
  std::string lengths;
  while (offset < text.size()) {
    const auto c = decode_utf8(text, offset);
    lengths += std::to_string(c.length) + (c.valid ? "v " : "x ");
    offset += c.length;
  }
  CHECK(lengths == "1v 3v 1x 1x ");
  CHECK(decode_utf8(text, text.size()).length == 0);
  CHECK_FALSE(is_valid_utf8(text));
  CHECK(is_valid_utf8(text.substr(0, 4)));
}

TEST_CASE("base/utf8: previous_code_point undoes decode_utf8") {
  const std::string text = "é’x\xFF";
  CHECK(previous_code_point(text, 2) == 0);
  CHECK(previous_code_point(text, 5) == 2);
  CHECK(previous_code_point(text, 6) == 5);
  CHECK(previous_code_point(text, 7) == 6);
}

}  // namespace
}  // namespace whomet
