#include "extract/relation/pair_network.h"

#include <cstdint>
#include <stdexcept>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "extract/relation/pair_classifier.h"
#include "tests/support/tensor_writer.h"

using namespace whomet;

namespace {

// One state a word, one value a feature, two hidden units: the first unit is what the first
// mention's state and the features say, the second what the second mention's state says.
struct NetworkFile {
  std::vector<std::string> labels = {"", "supports>", "supports<"};
  std::vector<std::string> types = {"Person", "Country"};
  std::vector<std::string> features = {"mid=back", "mid=by"};
  std::vector<float> embeddings = {2, -1};
  float type_bonus = 0;  // of unit 1, where both are countries
  std::uint32_t states = 1;
  std::uint32_t members = 1;
  float weight_of_second = 1;  // of the second member, if there is one

  std::string bytes() const {
    testing::TensorWriter file;
    file.numbers = {{"states", states},
                    {"pairs.hidden", 2},
                    {"pairs.embedding", 1},
                    {"pairs.members", members}};
    file.lists = {{"pairs.labels", labels}, {"pairs.types", types}, {"pairs.features", features}};
    const std::size_t pairs = types.size() * types.size();
    std::vector<float> bonus(pairs * 2, 0.0F);
    bonus[bonus.size() - 2] = type_bonus;
    for (std::uint32_t m = 0; m < members; ++m) {
      const float weight = m == 0 ? 1 : weight_of_second;
      std::vector<float> output(labels.size() * 2, 0.0F);
      if (labels.size() > 2) output[2] = output[5] = weight;
      const std::string name = "pairs." + std::to_string(m) + ".";
      file.tensors[name + "features"] = {features.size(), 1, embeddings};
      file.tensors[name + "type_pairs"] = {pairs, 2, bonus};
      file.tensors[name + "first.weight"] = {2, 7, {1, 0, 0, 0, 0, 0, 1, 0, 1, 0, 0, 0, 0, 0}};
      file.tensors[name + "first.bias"] = {1, 2, {0, 0}};
      file.tensors[name + "second.weight"] = {2, 2, {1, 0, 0, 1}};
      file.tensors[name + "second.bias"] = {1, 2, {0, 0}};
      file.tensors[name + "output.weight"] = {labels.size(), 2, output};
      file.tensors[name + "output.bias"] = {1, labels.size(),
                                            std::vector<float>(labels.size(), 0.0F)};
    }
    return file.bytes();
  }
};

std::string message_of(const NetworkFile& file) {
  try {
    const PairNetwork network(file.bytes(), "h");
  } catch (const std::runtime_error& error) {
    return error.what();
  }
  return "";
}

constexpr auto kCountry = EntityType::kCountry;
constexpr auto kPerson = EntityType::kPerson;
constexpr double kTwo = 0.787;  // exp(2) against two times exp(0)

}  // namespace

TEST_CASE("extract/relation/pair_network: states, features and types give probabilities") {
  const PairNetwork network(NetworkFile().bytes(), "h");
  REQUIRE(network.states() == 6);
  const auto shares = network.shares({{}, {2, 0, 9, 9, 9, 9}, kCountry, kCountry});
  REQUIRE(shares.size() == 3);
  CHECK(shares[1] == doctest::Approx(kTwo).epsilon(0.01));
  CHECK(shares[0] + shares[1] + shares[2] == doctest::Approx(1.0));
  CHECK(network.shares({{}, {0, 2, 0, 0, 0, 0}, kCountry, kCountry})[2] ==
        doctest::Approx(kTwo).epsilon(0.01));
  const std::vector<float> nothing(6, 0.0F);
  CHECK(network.shares({{"mid=back", "unknown"}, nothing, kCountry, kCountry})[1] ==
        doctest::Approx(kTwo).epsilon(0.01));
  CHECK(network.shares({{"mid=back", "mid=by"}, {1, 0, 0, 0, 0, 0}, kCountry, kCountry})[1] ==
        doctest::Approx(kTwo).epsilon(0.01));
  NetworkFile typed;
  typed.type_bonus = 2;
  const PairNetwork knows_types(typed.bytes(), "h");
  CHECK(knows_types.shares({{}, nothing, kCountry, kCountry})[1] ==
        doctest::Approx(kTwo).epsilon(0.01));
  CHECK(knows_types.shares({{}, nothing, kPerson, kCountry})[1] ==
        doctest::Approx(1.0 / 3).epsilon(0.01));
  // A type that it has never seen.
  CHECK(knows_types.shares({{}, nothing, EntityType::kTopic, kCountry})[1] ==
        doctest::Approx(1.0 / 3).epsilon(0.01));
}

TEST_CASE("extract/relation/pair_network: several vote with their mean") {
  NetworkFile file;
  file.members = 2;
  file.weight_of_second = 0;  // knows nothing: a third each
  const PairNetwork network(file.bytes(), "h");
  CHECK(network.shares({{}, {2, 0, 0, 0, 0, 0}, kCountry, kCountry})[1] ==
        doctest::Approx((kTwo + 1.0 / 3) / 2).epsilon(0.01));
}

TEST_CASE("extract/relation/pair_network: what is none is refused with its reason") {
  NetworkFile file;
  CHECK(message_of(file).empty());
  file.labels = {"supports>"};
  CHECK(message_of(file) == "h: damaged model file: its first label is not none");
  file = {};
  file.types = {"Person", "Dragon"};
  CHECK(message_of(file) == "h: damaged model file: unknown type 'Dragon'");
  file = {};
  file.features = {"mid=by", "mid=by"};
  CHECK(message_of(file) == "h: damaged model file: the feature 'mid=by' is there twice");
  for (std::uint32_t NetworkFile::*size : {&NetworkFile::states, &NetworkFile::members}) {
    file = {};
    file.*size = 0;
    CHECK(message_of(file) ==
          "h: damaged model file: the sizes of the classifier are not possible");
  }
  file.members = 17;
  CHECK(message_of(file) == "h: damaged model file: the sizes of the classifier are not possible");
  file = {};
  file.states = 2;
  CHECK(message_of(file).find("pairs.0.first.weight") != std::string::npos);
  file = {};
  file.labels = {"", "supports>", "likes>"};
  CHECK_THROWS_WITH(PairClassifier(PairNetwork(file.bytes(), "h")),
                    "the classifier of pairs has an unknown relation 'likes>'");
}

TEST_CASE("extract/relation/pair_classifier: types decide what may be") {
  const PairClassifier classifier(PairNetwork(NetworkFile().bytes(), "h"));
  PairView pair{{"mid=back"}, std::vector<float>(6, 0.0F), kCountry, kCountry};
  const auto* supports = find_predicate("supports");
  CHECK(classifier.classify(pair).relation == PairRelation{supports, false});
  CHECK(classifier.classify(pair).probability == doctest::Approx(kTwo).epsilon(0.01));
  CHECK(classifier.probabilities(pair, supports, false).first ==
        doctest::Approx(kTwo).epsilon(0.01));
  CHECK(classifier.probabilities(pair, find_predicate("leads"), false).first == 0.0);
  pair.features.clear();
  pair.states[1] = 2;
  CHECK(classifier.classify(pair).relation.swapped);
  // Places support nothing.
  pair.first = pair.second = EntityType::kPlace;
  CHECK(classifier.classify(pair).relation.predicate == nullptr);
  // Without states it is not asked.
  pair = {{"mid=back"}, {}, kCountry, kCountry};
  CHECK(classifier.classify(pair).relation.predicate == nullptr);
  CHECK(classifier.probabilities(pair, supports, false) == std::pair(0.0, 1.0));
}
