#include "extract/text/boilerplate.h"

#include <random>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "base/utf8.h"

namespace whomet {
namespace {

constexpr std::string_view kBody =
    "The foreign minister of Estonia met the president of Chile in Santiago on Tuesday.\n\n"
    "They spoke about wood, wine and a new ferry line, and agreed to meet again in the spring.\n\n"
    "The president thanked the minister for her visit, the first in eleven years.\n";

std::string cut(const std::string& text) {
  std::string kept;
  std::size_t begin = 0;
  for (const auto& span : find_boilerplate(text)) {
    REQUIRE(begin <= span.text.begin);
    REQUIRE(span.text.end <= text.size());
    kept += text.substr(begin, span.text.begin - begin);
    begin = span.text.end;
  }
  return kept + text.substr(begin);
}

constexpr const char* kTails[] = {
    "Leave a Reply\n\nYour email address will not be published.\nName\nWebsite\n",
    "Leave a Comment\n\nRequired fields are marked *\n",
    "Be the first to comment\n",
    "3 thoughts on “Talks end”\n\nWell said, and about time that somebody in the capital did so.\n",
    "You May Also Like\n\nTen Hats For The Rain\n\nWhere are all the good hats these days?\n",
    "Ten Hats For The Rain\n\nTen Hats For The Rain\n\nWhere are all the good hats these days?\n",
    "Related Articles\nA Ferry Line Returns\nWood Prices Fall\n",
    "Skip to content\n",
    "Share this:\nFacebook\nTwitter\n",
    "Facebook Twitter WhatsApp Email\n",
    "Sign up for our newsletter and never miss a story.\n",
    "Subscribe to our newsletter to get the best of the week in your inbox.\n",
    "We use cookies to give you the best experience on our website.\n",
    "Read more: Why the ferry matters\n",
    "Photo: Mara Lind/Daily Wire\n",
    "(Reporting by Mara Lind; Editing by Jon Roe)\n",
    "© 2021 Daily Wire. All rights reserved.\n",
    "Tags: Chile, Estonia, wine\n",
    "Filed under: World\n",
    "5 min read\n",
    "Advertisement\n",
    "Comments\n\nLog in to leave a comment\n",
    "About the author\n\nMara Lind writes about wood and wine for the Daily Wire in Tallinn.\n",
    "* * *\n",
    "World\nPolitics\nBusiness\nSport\nReal Estate\nJobs\n",
};

TEST_CASE("text/boilerplate: what follows an article goes, the article stays") {
  for (const char* tail : kTails) {
    CAPTURE(tail);
    const std::string body(kBody);
    CHECK(trim(cut(body + "\n" + tail)) == trim(body));
  }
}

constexpr const char* kHeads[] = {
    "Skip to content\n",
    "By Mara Lind\n",
    "By MARA LIND and Jon Roe, Daily Wire\n",
    "By Mara Lind | March 3, 2021\n",
    "Home > World > Americas\n",
    "World | Politics | Business | Sport\n",
    "Published: 3 March 2021\n",
    "This website uses cookies. By continuing you accept our policy.\n",
    "Share\nTweet\nPrint\n",
    "Advertisement\n",
    "4 minute read\n",
    "World\nPolitics\nBusiness\nSport\nReal Estate\nJobs\n",
};

TEST_CASE("text/boilerplate: what stands before an article goes") {
  for (const char* head : kHeads) {
    CAPTURE(head);
    const std::string body(kBody);
    CHECK(trim(cut(head + ("\n" + body))) == trim(body));
    CHECK(trim(cut("Estonia and Chile talk\n\n" + (head + ("\n" + body)))) ==
          "Estonia and Chile talk\n\n" + ("\n" + std::string(trim(body))));
  }
}

// Lines that hold the words of a marker and are article text all the same.
constexpr const char* kGoodLines[] = {
    "Share prices fell after the minister met the bankers in Santiago on Tuesday.",
    "Sign up for the army, the president told young men on Tuesday, or go home.",
    "Print is dead, the minister said.",
    "Comments by the president angered the minister.",
    "Read more books, the minister told the children.",
    "By Tuesday the two sides had agreed.",
    "Related talks will be held in Tallinn in May.",
    "The Future of the Ferry Line",
    "What comes next?",
    "Subscribers of the paper were told to leave a reply by Friday.",
    "More from Chile will follow in the spring, she said.",
    "Follow us, he told the soldiers, and they did.",
    "Home is where the minister wants to be on Sunday.",
    "Photos of the visit were shown on television.",
    "Leave a comment to others, the president said.",
    "The cookies that the minister brought were eaten by the press.",
    "- wood and wine",
};

TEST_CASE("text/boilerplate: sentences with the words of a marker stay") {
  for (const char* line : kGoodLines) {
    CAPTURE(line);
    const std::string text = std::string(kBody) + "\n" + line + "\n\n" + std::string(kBody);
    CHECK(cut(text) == text);
  }
}

TEST_CASE("text/boilerplate: lines in the middle go alone") {
  const std::string body(kBody);
  for (const char* line : {"Advertisement", "Read more: A ferry returns", "Story continues below",
                           "Share this article", "Leave a Reply", "Photo by Mara Lind"}) {
    CAPTURE(line);
    const std::string text = body + "\n" + line + "\n\n" + body + "\n" + body;
    CHECK(cut(text) == body + "\n\n" + body + "\n" + body);
  }
}

TEST_CASE("text/boilerplate: teasers in the middle go with their heading") {
  const std::string body(kBody);
  CHECK(cut(body + "\nRelated Articles\n\nWood Prices Fall\n\nWine For All\n\n" + body + body) ==
        body + "\n\n" + body + body);
}

TEST_CASE("text/boilerplate: a text of markers only stays") {
  for (const char* text : {"Leave a Reply\n", "Share this\n\nTweet\n", "", "\n\n"}) {
    CHECK(find_boilerplate(text).empty());
  }
}

TEST_CASE("text/boilerplate: a paragraph that was wrapped by hand is one paragraph") {
  const std::string text =
      "The foreign minister of Estonia met the president of Chile on Tuesday in\n"
      "Santiago and told him that the two countries should at last agree to\n"
      "share this old ferry between them, which nobody in either capital has\n"
      "painted since the war.\n\nThey agreed to\nmeet again.\n";
  CHECK(cut(text) == text);
}

TEST_CASE("text/boilerplate: headline of a plain text") {
  const std::pair<std::string, std::string> rows[] = {
      {"Estonia and Chile talk\n\n" + std::string(kBody), "Estonia and Chile talk"},
      {"  Will they talk?  \n" + std::string(kBody), "Will they talk?"},
      {"Talks end\xC2\xA0\n\n" + std::string(kBody), "Talks end"},
      {std::string(kBody), ""},
      {"Only one line", ""},
      {"The minister met the president in the capital and\nsaid so.\n", ""},
      {"", ""},
  };
  for (const auto& [text, headline] : rows) {
    const std::string row_name = text;  // clang 14 captures no structured binding
    CAPTURE(row_name);
    CHECK(find_headline(text) == headline);
  }
}

TEST_CASE("text/boilerplate: spans are sorted, apart and inside, whatever the lines are") {
  const std::vector<std::string> lines = {"Leave a Reply",
                                          "Tweet",
                                          "",
                                          "A Title Here Again",
                                          "A sentence with a few words, as they go.",
                                          "* * *",
                                          "Related Articles",
                                          "By Mara Lind",
                                          "\r",
                                          "“",
                                          "x"};
  std::mt19937 random(7);
  for (int round = 0; round < 500; ++round) {
    CAPTURE(round);
    std::string text;
    for (int i = 0; i < 12; ++i) text += lines[random() % lines.size()] + "\n";
    std::size_t end = 0;
    for (const auto& span : find_boilerplate(text)) {
      CHECK(span.text.begin >= end);
      CHECK(span.text.begin < span.text.end);
      end = span.text.end;
    }
    CHECK(end <= text.size());
  }
}

}  // namespace
}  // namespace whomet
