#include "extract/text/html_page.h"

#include <string>

#include <doctest/doctest.h>

#include "base/utf8.h"
#include "extract/text/encoding.h"

namespace whomet {
namespace {

constexpr std::string_view kFirst =
    "The foreign minister of Estonia met the president of Chile in Santiago on Tuesday, and they "
    "spoke about wood, wine and a new ferry line for two hours.";
constexpr std::string_view kSecond =
    "The president thanked the minister for her visit, the first in eleven years, and said that he "
    "would come to Tallinn in the spring.";

HtmlPage read(const std::string& html, bool keep_all = false) {
  const auto decoded = decode_text(html);
  REQUIRE(decoded.ok());
  return read_html(decoded->content, keep_all);
}

std::string paragraphs() {
  return "<p>" + std::string(kFirst) + "</p>\n<p>" + std::string(kSecond) + "</p>";
}

std::string both() {
  return std::string(kFirst) + "\n\n" + std::string(kSecond);
}

// Each wraps the same two paragraphs in a page that holds more than the article.
constexpr const char* kPages[] = {
    "<html><body>@</body></html>",
    "<body><nav><a href=a>World</a> <a href=b>Sport</a></nav><article>@</article></body>",
    "<body><div id=wrap><div class='article-body'>@</div><div class=sidebar><p>Ten hats that you "
    "will "
    "want to wear in the rain this week, and why, says our hat "
    "correspondent.</p></div></div></body>",
    "<body><div class='has-sidebar'><h1>Talks end</h1>@</div></body>",
    "<body><article>@</article><div id=comments><p>Well said, and about time that somebody did so, "
    "I "
    "have to say, because nobody else does.</p></div></body>",
    "<body><article>@<article><p>Well said, and about time that somebody did so, I have to say, "
    "because nobody else does.</p></article></article></body>",
    "<body><div>@</div><footer><p>Copyright of all of these pages is with the paper, which has its "
    "seat in the capital, and nowhere else.</p></footer></body>",
    "<body><div>@</div><ul><li><a href=a>Ten hats for the rain</a><li><a href=b>Wood prices "
    "fall</a></ul></body>",
    "<body><div itemprop=articleBody>@</div><div><p>A teaser of another story, which is as long as "
    "a "
    "paragraph of this one, with commas, and with a full stop.</p></div></body>",
    "<body><script>var a = '<p>not text</p>';</script><style>p{}</style><!-- <p>no</p> -->@</body>",
    "<body><div style='display: none'><p>Nobody sees this paragraph, which says that the ferry "
    "sank "
    "in the harbour.</p></div>@</body>",
    "<body><figure><img src=a><figcaption>The minister and the president in Santiago, on the "
    "ferry, "
    "on Tuesday.</figcaption></figure>@</body>",
    "<body><form action=a><div>@</div><input name=q><select><option>One</option></select></form>",
};

TEST_CASE("text/html_page: the article of a page") {
  for (const std::string html : kPages) {
    CAPTURE(html);
    std::string page = html;
    page.replace(page.find('@'), 1, paragraphs());
    CHECK(trim(read(page).article.text) == both());
  }
}

TEST_CASE("text/html_page: entities, blanks, breaks and letters in bold") {
  const auto page = read(
      "<body><p>Mara &amp; Jon met\n   in <b>San</b>tiago &#8211; on&nbsp;Tuesday, &quot;at "
      "last&quot;,<br>and they spoke about soft&shy;wood for two hours.</p></body>");
  CHECK(page.article.text ==
        "Mara & Jon met in Santiago – on Tuesday, \"at last\",\n"
        "and they spoke about softwood for two hours.\n\n");
}

TEST_CASE("text/html_page: offsets lead to the markup of the words") {
  const std::string html =
      "<body><p>Mara &amp; Jon met in <b>San</b>tiago, as they had said.</p>\r\n<p>Later Jon "
      "left for the harbour of the capital.</p></body>";
  const auto page = read(html);
  const auto& [text, offsets] = page.article;
  for (const char* word : {"Mara", "Jon", "met", "tiago", "Later", "harbour", "capital."}) {
    CAPTURE(word);
    const auto at = text.find(word);
    REQUIRE(at != std::string::npos);
    CHECK(slice(html, offsets.to_file({at, at + std::string(word).size()})) == word);
  }
  const auto ampersand = text.find('&');
  CHECK(slice(html, offsets.to_file({ampersand, ampersand + 1})) == "&amp;");
  const auto place = text.find("Santiago");
  CHECK(slice(html, offsets.to_file({place, place + 8})) == "San</b>tiago");
}

TEST_CASE("text/html_page: what a page says of itself") {
  const auto page = read(
      "<html lang='en-GB'><head><title>Talks end | Daily Wire</title>"
      "<meta property='article:published_time' content='2021-03-03T10:00:00Z'>"
      "<meta property='og:site_name' content='Daily Wire'>"
      "<link rel=canonical href='https://wire.example/talks'></head><body>" +
      paragraphs());
  CHECK(page.date == "2021-03-03");
  CHECK(page.site == "Daily Wire");
  CHECK(page.url == "https://wire.example/talks");
  CHECK(page.language == "en");
}

struct DateRow {
  const char* markup;
  const char* date;
};

constexpr DateRow kDates[] = {
    {"<script type='application/ld+json'>{\"@graph\":[{\"datePublished\" : "
     "\"2021-03-03\"}]}</script>",
     "2021-03-03"},
    {"<time datetime='2021-03-03T10:00'>Wednesday</time>", "2021-03-03"},
    {"<time>3 March 2021</time>", "2021-03-03"},
    {"<time datetime='2021-03-09'>x</time><time class=published datetime='2021-03-03'>y</time>",
     "2021-03-03"},
    {"<meta name=date content='20210303'>", "2021-03-03"},
    {"<meta itemprop=datePublished content='March 3, 2021'>", "2021-03-03"},
    {"<meta name=date content='soon'>", ""},
    {"<time>10:14</time>", ""},
    {"", ""},
};

TEST_CASE("text/html_page: the date of a page") {
  for (const DateRow& row : kDates) {
    CAPTURE(row.markup);
    CHECK(read("<html><head></head><body>" + (row.markup + paragraphs())).date == row.date);
  }
}

TEST_CASE("text/html_page: a date that stands alone beside the headline") {
  const std::string headline = "<h1>Talks end</h1>";
  CHECK(read(headline + "<div>Posted on March 3, 2021</div>" + paragraphs()).shown_date ==
        "2021-03-03");
  CHECK(read(headline + "<div>See 3 March 2021 for more</div>" + paragraphs()).shown_date == "");
  CHECK(read("<div>March 3, 2021</div>" + paragraphs()).shown_date == "");
  CHECK(read(headline + paragraphs() + "<h1>Other</h1><i>March 3, 2021</i>").shown_date == "");
}

TEST_CASE("text/html_page: the title of a page is the article's, not the site's") {
  const std::pair<const char*, const char*> rows[] = {
      {"<title>Estonia and Chile talk again - Daily Wire</title>", "Estonia and Chile talk again"},
      {"<meta property='og:title' content='Estonia &amp; Chile talk'>", "Estonia & Chile talk"},
      {"<title>x</title><h1></h1>", "x"},
      {"<h1>Estonia talks</h1>", "Estonia talks"},
  };
  for (const auto& [head, title] : rows) CHECK(read(head + paragraphs()).title == title);
}

TEST_CASE("text/html_page: all of the visible text on request") {
  const auto page =
      read("<body><nav>World</nav>" + paragraphs() + "<footer>Imprint</footer>", true);
  CHECK(page.article.text == "World\n\n" + both() + "\n\nImprint\n\n");
}

TEST_CASE("text/html_page: what was left out is listed with its place") {
  const std::string html =
      "<body><nav>World</nav>" + paragraphs() + "<footer>Imprint</footer></body>";
  const auto page = read(html);
  REQUIRE(page.cuts.size() == 2);
  CHECK(page.cuts[0].reason == "HTML navigation");
  CHECK(slice(html, page.cuts[0].page) == "<nav>World</nav>");
  CHECK(page.cuts[1].text == "Imprint");
}

std::string repeat(const std::string& text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

TEST_CASE(
    "text/html_page: markup of any depth and shape is read in time that grows with its length") {
  const std::string pages[] = {repeat("<div>", 100000),
                               repeat("<li><dd><p>", 30000),
                               repeat("<table><tr><td>", 30000),
                               repeat("<b><i><p>", 30000),
                               repeat("<a href=x><p>", 30000),
                               repeat("<svg>", 100000),
                               repeat("<!--", 100000),
                               repeat("<", 100000),
                               repeat("<p a=\"", 50000),
                               repeat("<script ", 50000),
                               repeat("&amp", 50000),
                               repeat("</div>", 100000),
                               repeat("<select><option>", 30000),
                               repeat("<body a=1 b=2>", 30000)};
  for (const std::string& markup : pages) {
    CAPTURE(markup.substr(0, 20));
    read(markup);
    read("<html><body>" + paragraphs() + markup + paragraphs());
  }
}

TEST_CASE("text/html_page: deep nesting hides no text") {
  const auto page = read(repeat("<div>", 100000) + paragraphs() + repeat("</div>", 100000));
  CHECK(trim(page.article.text) == both());
}

TEST_CASE("text/html_page: no page, no text") {
  for (const char* html : {"", "<", "<html>", "<body></body>", "<p>", "&", "&#x110000;"}) {
    CAPTURE(html);
    read(html);
  }
}

}  // namespace
}  // namespace whomet
