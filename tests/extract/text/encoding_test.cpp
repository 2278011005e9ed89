#include "extract/text/encoding.h"

#include <string>

#include <doctest/doctest.h>

namespace whomet {
namespace {

std::string utf16(std::u16string_view text, bool big_endian, bool mark) {
  std::string bytes;
  const auto put = [&](char16_t unit) {
    const char high = static_cast<char>(unit >> 8U);
    const char low = static_cast<char>(unit & 0xFFU);
    bytes += big_endian ? high : low;
    bytes += big_endian ? low : high;
  };
  if (mark) put(0xFEFF);
  for (const char16_t unit : text) put(unit);
  return bytes;
}

struct Row {
  std::string bytes;
  std::string text;
  Encoding encoding;
  bool exact;  // all of the text is byte for byte in the file
};

TEST_CASE("text/encoding: bytes and the text they stand for") {
  using namespace std::string_literals;
  const Row rows[] = {
      {"Plain words.\n", "Plain words.\n", Encoding::kUtf8, true},
      {"“Zürich” — naïve\r\n", "“Zürich” — naïve\r\n", Encoding::kUtf8, true},
      {"\xEF\xBB\xBF"s + "After the mark", "After the mark", Encoding::kUtf8, true},
      {"\x93Yes,\x94 he said \x96 caf\xE9", "“Yes,” he said – café", Encoding::kWindows1252, false},
      {"Zürich, Genève and a stray \x92 mark", "Zürich, Genève and a stray ’ mark", Encoding::kUtf8,
       false},
      {"Zürich is cut \xE2\x80", "Zürich is cut \xEF\xBF\xBD", Encoding::kUtf8, false},
      {"one\0two\x01three"s + " and enough plain letters to be a text, which a reader would see",
       "onetwothree and enough plain letters to be a text, which a reader would see",
       Encoding::kUtf8, false},
      {"page one\fpage two", "page one\npage two", Encoding::kUtf8, false},
      {utf16(u"Lisbon\nPorto é", false, true), "Lisbon\nPorto é", Encoding::kUtf16Le, false},
      {utf16(u"Lisbon\nPorto é", true, true), "Lisbon\nPorto é", Encoding::kUtf16Be, false},
      {utf16(u"No mark here", false, false), "No mark here", Encoding::kUtf16Le, false},
      {utf16(u"No mark here", true, false), "No mark here", Encoding::kUtf16Be, false},
      {utf16(u"a \xD83D\xDE00 b", false, true), "a 😀 b", Encoding::kUtf16Le, false},
      {utf16(u"a \xD83D b", false, true), "a \xEF\xBF\xBD b", Encoding::kUtf16Le, false},
      {"", "", Encoding::kUtf8, false},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const auto decoded = decode_text(row.bytes);
    REQUIRE(decoded.ok());
    CHECK(decoded->content.text == row.text);
    CHECK(decoded->encoding == row.encoding);
    CHECK(decoded->content.offsets.text_size() == row.text.size());
    CHECK(decoded->content.offsets.is_exact({0, row.text.size()}) == row.exact);
  }
}

TEST_CASE("text/encoding: what is no text is refused with what it looks like") {
  using namespace std::string_literals;
  const std::pair<std::string, std::string> rows[] = {
      {"%PDF-1.7\n1 0 obj << /Type /Catalog >>", "PDF"}, {"PK\x03\x04\x14\0\x06\0"s, "ZIP"},
      {"\x89PNG\r\n\x1A\n\0\0\0\rIHDR"s, "PNG"},         {std::string(100, '\0'), "NUL"},
      {"a\0\0\0\1\2\3\4b\0\0\0\1\2\3\4"s, "binary"},     {"\xFF\xFE\0\0a\0\0\0"s, "UTF-32"},
  };
  for (const auto& [bytes, found] : rows) {
    const auto decoded = decode_text(bytes);
    const std::string row_name = found;  // clang 14 captures no structured binding
    CAPTURE(row_name);
    REQUIRE_FALSE(decoded.ok());
    CHECK(decoded.error().message.starts_with("expected "));
    CHECK(decoded.error().message.find(found) != std::string::npos);
  }
}

TEST_CASE("text/encoding: a bad byte is replaced and named, its neighbours stay exact") {
  const std::string bytes = "Zürich and Genève met \xA0 in Bern";
  const auto decoded = decode_text(bytes);
  REQUIRE(decoded.ok());
  CHECK(decoded->repaired == 1);
  CHECK(decoded->first_repaired == bytes.find('\xA0'));
  const auto& content = decoded->content;
  const auto at = content.text.find("Bern");
  CHECK(content.offsets.is_exact({at, at + 4}));
  CHECK(slice(bytes, content.offsets.to_file({at, at + 4})) == "Bern");
}

TEST_CASE("text/encoding: offsets of UTF-16 lead to the bytes of the words") {
  const std::string bytes = utf16(u"Mara met Jon", false, true);
  const auto decoded = decode_text(bytes);
  REQUIRE(decoded.ok());
  CHECK(decoded->content.offsets.to_file({5, 8}) == ByteSpan{12, 18});
  CHECK_FALSE(decoded->content.offsets.is_exact({5, 8}));
}

}  // namespace
}  // namespace whomet
