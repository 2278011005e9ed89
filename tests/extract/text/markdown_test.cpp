#include "extract/text/markdown.h"

#include <string>

#include <doctest/doctest.h>

namespace whomet {
namespace {

std::string without_cuts(const std::string& text, const MarkdownPage& page) {
  std::string kept;
  std::size_t begin = 0;
  for (const MarkdownCut& cut : page.cuts) {
    REQUIRE(begin <= cut.text.begin);
    REQUIRE(cut.text.end <= text.size());
    kept += text.substr(begin, cut.text.begin - begin);
    begin = cut.text.end;
  }
  return kept + text.substr(begin);
}

struct Row {
  const char* text;
  const char* shown;
};

constexpr Row kRows[] = {
    {"# Talks end\n\nMara met Jon.\n", "Talks end\n\nMara met Jon.\n"},
    {"Talks end\n=========\n", "Talks end\n\n"},
    {"Mara **met** *Jon* and __Eva__.", "Mara met Jon and Eva."},
    {"[Mara](https://a.example/m) met [Jon][1].", "Mara met Jon."},
    {"![A photo](a.png)\nMara met Jon.", "\nMara met Jon."},
    {"> Mara met Jon.\n- one\n* two\n", "Mara met Jon.\none\ntwo\n"},
    {"---\ntitle: x\n---\nBody\n", "Body\n"},
    {"a\n\n---\n\nb", "a\n\n\n\nb"},
    {"```\ncode\n```\nBody", "Body"},
    {"Mara met Jon.[^1]", "Mara met Jon."},
    {"See <https://a.example/x> now", "See  now"},
    {"2 * 3 is 6 and snake_case stays", "2 * 3 is 6 and snake_case stays"},
    {"1\\. Not a list \\*", "1. Not a list *"},
    {"an [open bracket and 3 < 4", "an [open bracket and 3 < 4"},
    {"[brackets] stay (so do these)", "[brackets] stay (so do these)"},
    {"Use `tool` now", "Use tool now"},
    {"", ""},
};

TEST_CASE("text/markdown: what a reader sees of a text") {
  for (const Row& row : kRows) {
    CAPTURE(row.text);
    CHECK(without_cuts(row.text, read_markdown(row.text)) == row.shown);
  }
}

TEST_CASE("text/markdown: front matter names title, date, address and source") {
  const auto page = read_markdown(
      "---\ntitle: \"Talks end\"\ndate: 2021-03-03\nurl: https://a.example/t\nsource: "
      "Daily\n---\n# x\n");
  CHECK(page.title == "Talks end");
  CHECK(page.date == "2021-03-03");
  CHECK(page.url == "https://a.example/t");
  CHECK(page.source == "Daily");
  CHECK(read_markdown("Intro\n\n# Talks end #\n").title == "Talks end");
  CHECK(read_markdown("---\nnever closed\n").cuts.size() == 1);
}

}  // namespace
}  // namespace whomet
