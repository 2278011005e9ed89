// The example of docs/extending.md: what the page says is what happens.

#include <algorithm>

#include <doctest/doctest.h>

#include "base/text_file.h"
#include "extract/relation/statements.h"
#include "tests/extract/relation/annotated_text.h"

using namespace whomet;

namespace {

// The first fenced block of the page.
std::string example_of(const std::string& page) {
  constexpr std::string_view kFence = "```\n";
  const std::size_t begin = page.find(kFence);
  REQUIRE(begin != std::string::npos);
  const std::size_t end = page.find(kFence, begin + kFence.size());
  REQUIRE(end != std::string::npos);
  return page.substr(begin + kFence.size(), end - begin - kFence.size());
}

}  // namespace

TEST_CASE("extract/relation/extending: the block of docs/extending.md says and keeps silent") {
  const std::string page = read_file(std::string(WHOMET_SOURCE_DIR) + "/docs/extending.md");
  const auto block = parse_patterns(example_of(page), "docs/extending.md");
  REQUIRE(block.ok());
  REQUIRE(block->size() == 1);
  const Pattern& pattern = block->front();
  CHECK(pattern.predicate == "supplies_arms_to");
  REQUIRE(pattern.examples.size() == 2);
  for (const Pattern::Example& example : pattern.examples) {
    CAPTURE(example.sentence);
    Document document = annotated_text(example.sentence);
    document.claims.clear();  // what the program's own patterns have found
    state_patterns(document, *block);
    const auto claims = claims_by(document, "statement");
    CHECK(claims.size() == example.ends.size());
    for (const auto& [subject, object] : example.ends) {
      CHECK(claims.contains(subject + "|" + pattern.predicate + "|" + object));
    }
  }
}
