#include "extract/text/article.h"

#include <random>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "base/digest.h"
#include "base/utf8.h"

namespace whomet {
namespace {

constexpr std::string_view kBody =
    "The foreign minister of Estonia met the president of Chile in Santiago on Tuesday.\n\n"
    "They spoke about “wood”, wine and a new ferry line, and agreed to meet again in the "
    "spring.\n\n"
    "The president thanked the minister for her visit, the first in eleven years.\n";

RawArticle raw(std::string bytes, TextFormat format = TextFormat::kPlain,
               std::string path = "talks.txt") {
  RawArticle article;
  article.path = std::move(path);
  article.bytes = std::move(bytes);
  article.format = format;
  return article;
}

CleanArticle clean(const RawArticle& article) {
  Diagnostics diagnostics;
  auto cleaned = clean_article(article, {}, diagnostics);
  REQUIRE(cleaned.has_value());
  return *cleaned;
}

TEST_CASE("text/article: plain text stays byte for byte and its record is filled") {
  const std::string text = "Estonia and Chile talk\n\n" + std::string(kBody);
  const auto article = clean(raw(text));
  CHECK(article.source.text == text);
  CHECK(article.source.offsets.is_exact({0, text.size()}));
  CHECK(article.cuts.empty());
  CHECK(article.is_english);
  const auto& record = article.source.record;
  CHECK(record.sha256 == sha256_hex(text));
  CHECK(record.id == "d" + record.sha256.substr(0, 12));
  CHECK(record.paths == std::vector<std::string>{"talks.txt"});
  CHECK(record.title == "Estonia and Chile talk");
  CHECK(record.language == "en");
  CHECK(record.date_basis == "none");
  CHECK_FALSE(article.source.date.has_value());
}

TEST_CASE("text/article: a missing last line break is put in and is not exact") {
  const auto article = clean(raw("Mara met Jon."));
  CHECK(article.source.text == "Mara met Jon.\n");
  CHECK(article.source.offsets.is_exact({0, 13}));
  CHECK_FALSE(article.source.offsets.is_exact({0, 14}));
  CHECK(article.source.offsets.to_file({0, 14}) == ByteSpan{0, 13});
}

TEST_CASE("text/article: each cut names its bytes and its reason") {
  const std::string bytes = std::string(kBody) +
                            "\nLeave a Reply\n\nYour email address will not be "
                            "published.\n";
  const auto article = clean(raw(bytes));
  REQUIRE(article.cuts.size() == 1);
  CHECK(article.cuts[0].reason == "comment form");
  CHECK(slice(bytes, article.cuts[0].file) == article.cuts[0].text);
  CHECK(article.cuts[0].text.starts_with("Leave a Reply"));
  CHECK(article.source.text == std::string(kBody) + "\n");
}

TEST_CASE("text/article: boilerplate stays on request") {
  const std::string bytes = std::string(kBody) + "\nLeave a Reply\n";
  Diagnostics diagnostics;
  const auto article = clean_article(raw(bytes), {.keep_boilerplate = true}, diagnostics);
  REQUIRE(article.has_value());
  CHECK(article->source.text == bytes);
  CHECK(article->cuts.empty());
}

struct DateRow {
  const char* metadata;
  const char* first_line;
  const char* path;
  const char* date;
  const char* basis;
};

constexpr DateRow kDates[] = {
    {"2021-03-01", "3 March 2021 – Talks.", "2021-03-05.txt", "2021-03-01", "metadata"},
    {"1 March 2021", "Talks.", "a.txt", "2021-03-01", "metadata"},
    {"", "3 March 2021 – Talks.", "2021-03-05.txt", "2021-03-03", "text"},
    {"", "Talks on 3 March 2021.", "2021-03-05.txt", "2021-03-05", "file"},
    {"", "Talks on 3 March 2021.", "a.txt", "", "none"},
    {"", "OSLO, March 3 — Talks.", "a.txt", "", "none"},
};

TEST_CASE("text/article: the date is the best that somebody wrote down, with its basis") {
  for (const DateRow& row : kDates) {
    CAPTURE(row.first_line);
    auto article =
        raw(std::string(row.first_line) + "\n" + std::string(kBody), TextFormat::kPlain, row.path);
    article.metadata.date = row.metadata;
    const auto cleaned = clean(article);
    CHECK(cleaned.source.record.date == row.date);
    CHECK(cleaned.source.record.date_basis == row.basis);
    CHECK(cleaned.source.date.has_value() == !cleaned.source.record.date.empty());
  }
}

TEST_CASE("text/article: HTML and Markdown give title, date, address and source") {
  const auto html =
      clean(raw("<html><head><title>Talks end</title><meta property=og:site_name "
                "content=Wire><meta name=date content=2021-03-03></head><body><p>" +
                    std::string(kBody) + "</p>",
                TextFormat::kHtml));
  CHECK(html.source.record.title == "Talks end");
  CHECK(html.source.record.date == "2021-03-03");
  CHECK(html.source.record.date_basis == "metadata");
  CHECK(html.source.record.source == "Wire");
  CHECK_FALSE(html.source.offsets.is_exact({0, 10}));

  const std::string bytes = "---\ndate: 2021-03-03\n---\n# Talks **end**\n\n" + std::string(kBody);
  const auto markdown = clean(raw(bytes, TextFormat::kMarkdown));
  CHECK(markdown.source.record.date == "2021-03-03");
  CHECK(markdown.source.text == "Talks end\n\n" + std::string(kBody));
  const auto at = markdown.source.text.find("foreign minister");
  CHECK(markdown.source.offsets.is_exact({at, at + 16}));
  CHECK(slice(bytes, markdown.source.offsets.to_file({at, at + 16})) == "foreign minister");
  CHECK_FALSE(markdown.source.offsets.is_exact({0, 9}));
}

TEST_CASE("text/article: other languages are named and not called English") {
  const auto article =
      clean(raw("Der Minister sagte, dass die Gespräche mit dem Gesandten nützlich "
                "waren und dass man sich im Frühjahr wieder treffen werde.\n"));
  CHECK_FALSE(article.is_english);
  CHECK(article.source.record.language == "de");
}

TEST_CASE("text/article: bytes without text are a failure that says so") {
  using namespace std::string_literals;
  const RawArticle articles[] = {raw(""),
                                 raw(" \n\t\r\n"),
                                 raw("\xEF\xBB\xBF"),
                                 raw(std::string(50, '\0')),
                                 raw("%PDF-1.4 x"),
                                 raw("<html><body><script>x</script>", TextFormat::kHtml)};
  for (const RawArticle& article : articles) {
    Diagnostics diagnostics;
    CAPTURE(article.bytes);
    CHECK_FALSE(clean_article(article, {}, diagnostics).has_value());
    REQUIRE(diagnostics.entries().size() == 1);
    CHECK(diagnostics.entries()[0].level == Diagnostic::Level::kFailure);
    CHECK(diagnostics.entries()[0].where == "talks.txt");
    CHECK(diagnostics.entries()[0].message.starts_with("expected "));
  }
}

TEST_CASE("text/article: repairs are warned of") {
  const std::pair<std::string, std::string> rows[] = {
      {"Caf\xE9 talks end, \x93"
       "at last\x94.",
       "Windows-1252"},
      {"Zürich, Genève and Besançon \xFF met.", "invalid"},
      {std::string("Mara\0 met Jon, who was late as he always is on a Sunday.", 56), "control"},
  };
  for (const auto& [bytes, word] : rows) {
    const std::string row_name = word;  // clang 14 captures no structured binding
    CAPTURE(row_name);
    Diagnostics diagnostics;
    CHECK(clean_article(raw(bytes), {}, diagnostics).has_value());
    REQUIRE(diagnostics.entries().size() == 1);
    CHECK(diagnostics.entries()[0].level == Diagnostic::Level::kWarning);
    CHECK(diagnostics.entries()[0].message.find(word) != std::string::npos);
  }
}

TEST_CASE("text/article: wherever offsets are called exact the bytes are equal") {
  const std::vector<std::string> lines = {
      "Mara Lind met “Jon Roe” in Zürich on Tuesday, and they spoke.",
      "Leave a Reply",
      "Tweet",
      "",
      "Talks **end** in [Bern](x)",
      "Share this",
      "By Mara Lind",
      "caf\xE9",
      "a\001b",
      "\r",
      "Advertisement",
      "3 March 2021",
      "“Quoted,” she said — twice."};
  std::mt19937 random(11);
  for (int round = 0; round < 400; ++round) {
    CAPTURE(round);
    std::string bytes = round % 3 == 0 ? "\xEF\xBB\xBF" : "";
    for (int i = 0; i < 10; ++i) {
      bytes += lines[random() % lines.size()] + (round % 2 == 0 ? "\n" : "\r\n");
    }
    const auto format = round % 4 == 0 ? TextFormat::kMarkdown : TextFormat::kPlain;
    Diagnostics diagnostics;
    const auto article = clean_article(raw(bytes, format), {}, diagnostics);
    if (!article) continue;
    const auto& [record, date, text, offsets] = article->source;
    REQUIRE(offsets.text_size() == text.size());
    CHECK(is_valid_utf8(text));
    for (int k = 0; k < 30; ++k) {
      std::size_t begin = random() % text.size();
      std::size_t end = begin + 1 + random() % (text.size() - begin);
      const ByteSpan file = offsets.to_file({begin, end});
      REQUIRE(file.end <= bytes.size());
      REQUIRE(file.begin <= file.end);
      if (offsets.is_exact({begin, end})) {
        CHECK(slice(bytes, file) == slice(text, {begin, end}));
      }
    }
  }
}

}  // namespace
}  // namespace whomet
