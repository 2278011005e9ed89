#include "extract/syntax/conllu.h"

#include <string>

#include <doctest/doctest.h>

using namespace whomet;

namespace {

const char* const kText =
    "# newdoc id = first\n"
    "# newpar\n"
    "# sent_id = first-1\n"
    "# text = Berg didn't go.\n"
    "1\tBerg\tBerg\tPROPN\tNNP\tNumber=Sing\t4\tnsubj\t_\tNER=B-PER\n"
    "2-3\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_\n"
    "2\tdid\tdo\tAUX\tVBD\t_\t4\taux\t_\t_\n"
    "3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_\n"
    "4\tgo\tgo\tVERB\tVB\tVerbForm=Inf\t0\troot\t_\tSpaceAfter=No\n"
    "5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_\n"
    "\n";

struct Refused {
  const char* text;
  const char* message;
};

constexpr Refused kRefused[] = {
    {"1\tBerg\n", "x:1: expected 10 columns, found 2"},
    {"# c\n\n2\ta\t_\t_\t_\t_\t_\t_\t_\t_\n", "x:3: expected token 1, found '2'"},
    {"1\t\t_\t_\t_\t_\t_\t_\t_\t_\n", "x:1: the form is empty"},
    {"1\ta\t_\tFOO\t_\t_\t_\t_\t_\t_\n", "x:1: unknown part of speech 'FOO'"},
    {"1\ta\t_\t_\t_\t_\tx\t_\t_\t_\n", "x:1: the head 'x' is no number"},
    {"1\ta\t_\t_\t_\t_\t5\tdep\t_\t_\n\n", "x:2: the heads of the sentence above form no tree"},
    {"1\ta\t_\t_\t_\t_\t1\tdep\t_\t_\n\n", "x:2: the heads of the sentence above form no tree"},
    {"1\ta\t_\t_\t_\t_\t2\tdep\t_\t_\n2\tb\t_\t_\t_\t_\t1\tdep\t_\t_\n\n",
     "x:3: the heads of the sentence above form no tree"},
    {"1-2\tab\t_\t_\t_\t_\t_\t_\t_\t_\n1\ta\t_\t_\t_\t_\t_\t_\t_\t_\n\n",
     "x:3: the sentence ends inside a multiword token"},
    {"2-3\tab\t_\t_\t_\t_\t_\t_\t_\t_\n", "x:1: multiword token '2-3' does not fit here"},
};

}  // namespace

TEST_CASE("extract/conllu: what is read is written again") {
  const auto documents = read_conllu(kText, "x");
  REQUIRE(documents.ok());
  REQUIRE(documents->size() == 1);
  Document document = documents->front();
  CHECK(document.source.text == "Berg didn't go.");
  CHECK(document.source.record.id == "first");
  CHECK(document.text_of({1, 3}) == "didn't");
  Mention berg;
  berg.tokens = {0, 1};
  berg.ner = "PER";
  document.mentions.push_back(berg);
  CHECK(write_conllu(document, "first") == kText);
}

TEST_CASE("extract/conllu: several documents, blank lines, CRLF, a last line without end") {
  const auto documents = read_conllu(
      "# newdoc id = a\r\n1\tx\t_\t_\t_\t_\t_\t_\t_\t_\r\n\r\n\r\n# newdoc\r\n"
      "1\ty\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\r\n2\tz\t_\t_\t_\t_\t_\t_\t_\t_",
      "x");
  REQUIRE(documents.ok());
  REQUIRE(documents->size() == 2);
  CHECK(documents.value()[1].source.text == "yz");
  CHECK(documents.value()[1].tokens[1].deprel.empty());
  CHECK(read_conllu("", "x").value().empty());
}

TEST_CASE("extract/conllu: tokens point into the file") {
  const auto documents = read_conllu(kText, "x");
  const Source& source = documents->front().source;
  const Token& go = documents->front().tokens[3];
  const ByteSpan file = source.offsets.to_file(go.text);
  CHECK(std::string(kText).substr(file.begin, file.size()) == "go");
}

TEST_CASE("extract/conllu: what is refused, with line and reason") {
  for (const Refused& row : kRefused) {
    CAPTURE(row.text);
    const auto documents = read_conllu(row.text, "x");
    REQUIRE_FALSE(documents.ok());
    CHECK(documents.error().message == row.message);
  }
}
