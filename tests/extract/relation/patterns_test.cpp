#include "extract/relation/patterns.h"

#include <algorithm>
#include <set>

#include <doctest/doctest.h>

#include "graph/schema.h"
#include "tests/extract/relation/annotated_text.h"

using namespace whomet;

namespace {

std::string joined(const std::set<std::string>& lines) {
  std::string all;
  for (const std::string& line : lines) all += line + "\n";
  return all;
}

// A literal end and a node are told alike.
std::set<std::string> without_quotes(const std::set<std::string>& lines) {
  std::set<std::string> plain;
  for (std::string line : lines) {
    std::erase(line, '\'');
    plain.insert(line);
  }
  return plain;
}

struct Refused {
  const char* text;
  const char* message;  // its beginning
  std::size_t offset;
};

constexpr Refused kRefused[] = {
    {"verb back\n", "x:1: expected 'relation'", 0},
    {"relation likes\n", "x:1: unknown relation 'likes'", 0},
    {"relation supports\nverb back\nwhom obj\n", "x:3: unknown key 'whom'", 28},
    {"relation supports\nverb back\nrelation praises\n", "x:3: expected a blank line", 28},
    {"relation supports\nobject obj\n\n", "x:3: expected verb, noun or compound", 29},
    {"relation supports\nverb $all\n", "x:2: unknown list '$all'", 18},
    {"relation supports\nverb back\nconfidence 1\n", "x:3: expected a confidence", 28},
    {"relation supports\nverb back\ntext no\n", "x:3: expected 'yes', found 'no'", 28},
    {"relation supports\nverb back\nsays Oslo backed Lima.\n", "x:3: expected 'sentence =>", 28},
    {"relation supports\nverb\n", "x:2: expected a value after 'verb'", 18},
};

}  // namespace

TEST_CASE("extract/relation/patterns: each block states what its sentences say") {
  for (const Pattern& pattern : patterns()) {
    for (const Pattern::Example& example : pattern.examples) {
      const Document document = annotated_text(example.sentence);
      const auto claims = without_quotes(claims_by(document, "statement"));
      const std::string all = joined(claims);
      CAPTURE(pattern.predicate);
      CAPTURE(example.sentence);
      CAPTURE(all);
      for (const auto& [subject, object] : example.ends) {
        const std::string line = subject + "|" + pattern.predicate + "|" + object;
        // A symmetric relation may be told from either end.
        const std::string swapped = object + "|" + pattern.predicate + "|" + subject;
        CHECK((claims.contains(line) ||
               (find_predicate(pattern.predicate)->symmetric && claims.contains(swapped))));
      }
      if (example.ends.empty()) {
        CHECK(all.find("|" + pattern.predicate + "|") == std::string::npos);
      }
    }
  }
}

TEST_CASE("extract/relation/patterns: each block has a sentence of its own") {
  for (const Pattern& pattern : patterns()) {
    CAPTURE(pattern.predicate);
    CAPTURE(pattern.words);
    CHECK(std::any_of(pattern.examples.begin(), pattern.examples.end(),
                      [](const Pattern::Example& example) { return !example.ends.empty(); }));
  }
}

TEST_CASE("extract/relation/patterns: a file that is no pattern file is refused with its place") {
  for (const Refused& row : kRefused) {
    CAPTURE(row.text);
    const auto refused = parse_patterns(row.text, "x");
    REQUIRE(!refused.ok());
    CHECK(refused.error().message.substr(0, std::string_view(row.message).size()) == row.message);
    CHECK(refused.error().offset == row.offset);
  }
}

TEST_CASE("extract/relation/patterns: lists, flags and examples are read") {
  const auto read = parse_patterns(
      "# a comment\n"
      "let goods = oil|gas\n"
      "\n"
      "relation exports_to\n"
      "noun $goods\n"
      "object to|for\n"
      "confidence 0.65\n"
      "symmetric yes\n"
      "says A gave B oil. => A | B ; A | C\n"
      "silent Oil.\n",
      "x");
  REQUIRE(read.ok());
  REQUIRE(read->size() == 1);
  const Pattern& pattern = read->front();
  CHECK(pattern.kind == Pattern::Kind::kNoun);
  CHECK(pattern.words == "oil|gas");
  CHECK(pattern.object == "to|for");
  CHECK(pattern.confidence == doctest::Approx(0.65));
  CHECK(pattern.symmetric);
  REQUIRE(pattern.examples.size() == 2);
  CHECK(pattern.examples[0].sentence == "A gave B oil.");
  REQUIRE(pattern.examples[0].ends.size() == 2);
  CHECK(pattern.examples[0].ends[1].second == "C");
  CHECK(pattern.examples[1].ends.empty());
}
