#include "extract/relation/claim_confidence.h"

#include <algorithm>

#include <doctest/doctest.h>

#include "tests/extract/relation/annotated_text.h"

using namespace whomet;

namespace {

bool holds(const std::vector<std::string>& list, const std::string& value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

}  // namespace

TEST_CASE("extract/relation/claim_confidence: weights add up to a probability") {
  const auto confidence =
      ClaimConfidence::parse("feature\tweight\nbias\t-1.0\nby=role\t3.0\nquoted\t-2.0\n", "t");
  REQUIRE(confidence.ok());
  CHECK(confidence->of({}) == doctest::Approx(0.269).epsilon(0.01));
  CHECK(confidence->of({"by=role", "unknown"}) == doctest::Approx(0.881).epsilon(0.01));
  CHECK(confidence->of({"by=role", "quoted"}) == doctest::Approx(0.5));
}

TEST_CASE("extract/relation/claim_confidence: a table that is none is refused with its line") {
  const struct {
    const char* table;
    const char* message;
  } rows[] = {
      {"feature\tweight\nbias\tmuch\n", "t:2: expected a weight, found 'much'"},
      {"feature\tweight\nbias\n", "t:2: expected 2 columns, found 1"},
  };
  for (const auto& row : rows) {
    const auto refused = ClaimConfidence::parse(row.table, "t");
    REQUIRE(!refused.ok());
    CHECK(refused.error().message.find(row.message) != std::string::npos);
  }
}

TEST_CASE("extract/relation/claim_confidence: what is known of a claim") {
  const Document document = annotated_text("Kari Olsen said that Norway may support Peru.");
  const Context context(document);
  const auto claim = std::ranges::find_if(
      document.claims, [](const Claim& c) { return !c.open && c.predicate == "supports"; });
  REQUIRE(claim != document.claims.end());
  const auto features = claim_features(context, *claim);
  CHECK(std::ranges::is_sorted(features));
  CHECK(holds(features, "by=statement:supports"));
  CHECK(holds(features, "word=supports:support"));
  CHECK(holds(features, "s=NAM"));
  CHECK(holds(features, "otype=Country:supports"));
  CHECK(holds(features, "reading=possible-said"));
}

TEST_CASE("extract/relation/claim_confidence: plain statements are surer than doubtful ones") {
  const auto confidence_of = [](const char* text, const char* predicate) {
    const Document document = annotated_text(text);
    double best = 0.0;
    for (const Claim& claim : document.claims) {
      if (!claim.open && claim.predicate == predicate) best = std::max(best, claim.confidence);
    }
    CAPTURE(text);
    REQUIRE(best > 0.0);
    CHECK(best < 1.0);
    return best;
  };
  CHECK(confidence_of("Norwegian Prime Minister Kari Olsen spoke.", "head_of_government_of") > 0.8);
  CHECK(confidence_of("Norwegian Prime Minister Kari Olsen spoke.", "head_of_government_of") >
        confidence_of("Norway suffered from the war.", "affects"));
}

TEST_CASE("extract/relation/claim_confidence: what is hardly ever right is left out") {
  const Document document = annotated_text(
      "Norwegian officials said that Kari Olsen of Nordkraft, who met the head of the Peruvian "
      "opposition near the capital of Kenya, wants to sell ships to NATO.");
  for (const Claim& claim : document.claims) {
    CAPTURE(claim.predicate);
    CHECK((claim.open || claim.confidence >= 0.25));
  }
}
