#include "extract/relation/pair_head.h"

#include <cstdint>
#include <stdexcept>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "extract/relation/pair_classifier.h"
#include "tests/support/tensor_writer.h"

using namespace whomet;

namespace {

// One state a word, two hidden units; the first unit is what the first mention's state says, the
// second the second mention's.
struct HeadFile {
  std::vector<std::string> labels = {"", "supports>", "supports<"};
  std::vector<std::string> types = {"Person", "Country"};
  float type_bonus = 0;  // of unit 1, where both are countries
  std::uint32_t states = 1;

  std::string bytes() const {
    testing::TensorWriter file;
    file.numbers = {{"states", states}, {"pairs.hidden", 2}};
    file.lists = {{"pairs.labels", labels}, {"pairs.types", types}};
    const std::size_t pairs = types.size() * types.size();
    std::vector<float> bonus(pairs * 2, 0.0F);
    bonus[bonus.size() - 2] = type_bonus;
    std::vector<float> output(labels.size() * 2, 0.0F);
    if (labels.size() > 2) output[2] = output[5] = 1;
    file.tensors = {
        {"pairs.type_pairs", {pairs, 2, bonus}},
        {"pairs.first.weight", {2, 6, {1, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0}}},
        {"pairs.first.bias", {1, 2, {0, 0}}},
        {"pairs.second.weight", {2, 2, {1, 0, 0, 1}}},
        {"pairs.second.bias", {1, 2, {0, 0}}},
        {"pairs.output.weight", {labels.size(), 2, output}},
        {"pairs.output.bias", {1, labels.size(), std::vector<float>(labels.size(), 0.0F)}}};
    return file.bytes();
  }
};

std::string message_of(const HeadFile& file) {
  try {
    const PairHead head(file.bytes(), "h");
  } catch (const std::runtime_error& error) {
    return error.what();
  }
  return "";
}

constexpr auto kCountry = EntityType::kCountry;

}  // namespace

TEST_CASE("extract/relation/pair_head: states and types give probabilities") {
  const PairHead head(HeadFile().bytes(), "h");
  REQUIRE(head.inputs() == 6);
  const auto shares = head.shares(std::vector<float>{2, 0, 9, 9, 9, 9}, kCountry, kCountry);
  REQUIRE(shares.size() == 3);
  // exp(2) against two times exp(0).
  CHECK(shares[1] == doctest::Approx(0.787).epsilon(0.01));
  CHECK(shares[0] + shares[1] + shares[2] == doctest::Approx(1.0));
  CHECK(head.shares(std::vector<float>{0, 2, 0, 0, 0, 0}, kCountry, kCountry)[2] ==
        doctest::Approx(0.787).epsilon(0.01));
  HeadFile typed;
  typed.type_bonus = 2;
  const PairHead knows_types(typed.bytes(), "h");
  const std::vector<float> nothing(6, 0.0F);
  CHECK(knows_types.shares(nothing, kCountry, kCountry)[1] == doctest::Approx(0.787).epsilon(0.01));
  CHECK(knows_types.shares(nothing, EntityType::kPerson, kCountry)[1] ==
        doctest::Approx(1.0 / 3).epsilon(0.01));
  // A type that it has never seen.
  CHECK(knows_types.shares(nothing, EntityType::kTopic, kCountry)[1] ==
        doctest::Approx(1.0 / 3).epsilon(0.01));
}

TEST_CASE("extract/relation/pair_head: what is no head is refused with its reason") {
  HeadFile file;
  CHECK(message_of(file).empty());
  file.labels = {"supports>"};
  CHECK(message_of(file) == "h: damaged model file: its first label is not none");
  file = {};
  file.types = {"Person", "Dragon"};
  CHECK(message_of(file) == "h: damaged model file: unknown type 'Dragon'");
  file = {};
  file.states = 0;
  CHECK(message_of(file) == "h: damaged model file: the sizes of the classifier are not possible");
  file.states = 2;
  CHECK(message_of(file).find("pairs.first.weight") != std::string::npos);
  file = {};
  file.labels = {"", "supports>", "likes>"};
  auto classifier = PairClassifier::parse("feature\tweights\nBIAS\t-:0.0\n", "t");
  REQUIRE(classifier.ok());
  PairClassifier whole = std::move(classifier).value();
  CHECK_THROWS_WITH(whole.add_head(PairHead(file.bytes(), "h")),
                    "the classifier of pairs has an unknown relation 'likes>'");
}

TEST_CASE("extract/relation/pair_classifier: the mean of both counts, where there are states") {
  auto parsed = PairClassifier::parse("feature\tweights\nBIAS\t-:0.0\n", "t");
  REQUIRE(parsed.ok());
  PairClassifier classifier = std::move(parsed).value();
  classifier.add_head(PairHead(HeadFile().bytes(), "h"));
  PairView pair{{}, {2, 0, 0, 0, 0, 0}, kCountry, kCountry};
  const auto* supports = find_predicate("supports");
  // The linear one knows no relation, so each of none and the two has a third there.
  CHECK(classifier.probabilities(pair, supports, false).first ==
        doctest::Approx((0.787 + 1.0 / 3) / 2).epsilon(0.01));
  CHECK(classifier.classify(pair).relation.predicate == supports);
  CHECK_FALSE(classifier.classify(pair).relation.swapped);
  pair.states = {0, 2, 0, 0, 0, 0};
  CHECK(classifier.classify(pair).relation.swapped);
  pair.states.clear();
  CHECK(classifier.probabilities(pair, supports, false).first == doctest::Approx(1.0 / 3));
}
