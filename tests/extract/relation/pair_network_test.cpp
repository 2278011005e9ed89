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

constexpr std::size_t kWidth = 3;  // values of a word: one plain, one forward, one backward
constexpr std::size_t kStates = std::tuple_size_v<PairSlots> * kWidth;

// Two states a word, of which the layer over the sentence (one unit) reads the second and says
// nothing of it; one value a feature, two hidden units: the first unit is what the first mention's
// state and the features say, the second what the second mention's state says.
struct NetworkFile {
  std::vector<std::string> labels = {"", "supports>", "supports<"};
  std::vector<std::string> types = {"Person", "Country"};
  std::vector<std::string> features = {"mid=back", "mid=by"};
  std::vector<float> embeddings = {2, -1};
  float type_bonus = 0;  // of unit 1, where both are countries
  std::uint32_t states = 2;
  std::uint32_t embedding = 1;
  std::uint32_t members = 1;
  float weight_of_second = 1;  // of the second member, if there is one

  std::string bytes() const {
    testing::TensorWriter file;
    file.numbers = {{"states", states},
                    {"pairs.plain", 1},
                    {"pairs.word", 1},
                    {"pairs.mention", 1},
                    {"pairs.units", 1},
                    {"pairs.hidden", 2},
                    {"pairs.embedding", embedding},
                    {"pairs.members", members}};
    file.tensors["context.types"] = {types.size() + 1, 1,
                                     std::vector<float>(types.size() + 1, 0.0F)};
    file.tensors["context.words"] = {1, 1, {0}};
    for (const std::string direction : {"context.forward", "context.backward"}) {
      file.tensors[direction + ".input"] = {4, 3, std::vector<float>(12, 0.0F)};
      file.tensors[direction + ".recurrent"] = {4, 1, std::vector<float>(4, 0.0F)};
      file.tensors[direction + ".bias"] = {1, 4, std::vector<float>(4, 0.0F)};
    }
    file.lists = {{"pairs.labels", labels},
                  {"pairs.types", types},
                  {"pairs.features", features},
                  {"context.words", {}}};
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
      std::vector<float> first(std::size_t{2} * (kStates + 1), 0.0F);
      first[0] = first[kStates] = first[kStates + 1 + kWidth] = 1;
      file.tensors[name + "first.weight"] = {2, kStates + 1, first};
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

// The plain values of the first two slots.
std::vector<float> states_of(float first, float second) {
  std::vector<float> states(kStates, 0.0F);
  states[0] = first;
  states[kWidth] = second;
  return states;
}

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
  REQUIRE(network.states() == kStates);
  const auto shares = network.shares({{}, states_of(2, 0), kCountry, kCountry});
  REQUIRE(shares.size() == 3);
  CHECK(shares[1] == doctest::Approx(kTwo).epsilon(0.01));
  CHECK(shares[0] + shares[1] + shares[2] == doctest::Approx(1.0));
  CHECK(network.shares({{}, states_of(0, 2), kCountry, kCountry})[2] ==
        doctest::Approx(kTwo).epsilon(0.01));
  const std::vector<float> nothing = states_of(0, 0);
  CHECK(network.shares({{"mid=back", "unknown"}, nothing, kCountry, kCountry})[1] ==
        doctest::Approx(kTwo).epsilon(0.01));
  CHECK(network.shares({{"mid=back", "mid=by"}, states_of(1, 0), kCountry, kCountry})[1] ==
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
  CHECK(network.shares({{}, states_of(2, 0), kCountry, kCountry})[1] ==
        doctest::Approx((kTwo + 1.0 / 3) / 2).epsilon(0.01));
}

TEST_CASE("extract/relation/pair_network: together as one by one") {
  NetworkFile file;
  file.members = 2;
  file.weight_of_second = 0;
  const PairNetwork network(file.bytes(), "h");
  std::vector<PairView> pairs;
  for (int i = 0; i < 20; ++i) {
    const auto value = static_cast<float>(i);
    PairView& pair =
        pairs.emplace_back(PairView{{}, states_of(value / 7, 2 - value / 3), kCountry, kCountry});
    if (i % 3 == 0) pair.features = {"mid=back"};
    if (i % 4 == 0) pair.first = EntityType::kTopic;
  }
  const auto together = network.shares(pairs);
  REQUIRE(together.size() == pairs.size());
  for (std::size_t i = 0; i < pairs.size(); ++i) CHECK(together[i] == network.shares(pairs[i]));
  CHECK(network.shares(std::span<const PairView>()).empty());
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
  for (std::uint32_t NetworkFile::*size : {&NetworkFile::embedding, &NetworkFile::members}) {
    file = {};
    file.*size = 0;
    CHECK(message_of(file) ==
          "h: damaged model file: the sizes of the classifier are not possible");
  }
  file.members = 17;
  CHECK(message_of(file) == "h: damaged model file: the sizes of the classifier are not possible");
  file = {};
  file.states = 0;
  CHECK(message_of(file) == "h: damaged model file: number 'states' is 0, expected 1 to 2048");
  file.states = 1;
  CHECK(message_of(file) == "h: damaged model file: 'pairs.plain' leaves no states for the layer");
  file.states = 3;
  CHECK(message_of(file).find("context.forward.input") != std::string::npos);
  file = {};
  file.labels = {"", "supports>", "likes>"};
  CHECK_THROWS_WITH(PairClassifier(PairNetwork(file.bytes(), "h")),
                    "the classifier of pairs has an unknown relation 'likes>'");
}

TEST_CASE("extract/relation/pair_classifier: types decide what may be") {
  const PairClassifier classifier(PairNetwork(NetworkFile().bytes(), "h"));
  const auto shares_of_one = [&](const PairView& one) {
    return classifier.shares(std::span(&one, 1)).front();
  };
  const auto choice_of = [&](const PairView& one) {
    return classifier.choose(shares_of_one(one), one.first, one.second);
  };
  PairView pair{{"mid=back"}, states_of(0, 0), kCountry, kCountry};
  const auto* supports = find_predicate("supports");
  CHECK(choice_of(pair).relation == PairRelation{supports, false});
  CHECK(choice_of(pair).probability == doctest::Approx(kTwo).epsilon(0.01));
  CHECK(classifier.probabilities(shares_of_one(pair), supports, false).first ==
        doctest::Approx(kTwo).epsilon(0.01));
  CHECK(classifier.probabilities(shares_of_one(pair), find_predicate("leads"), false).first == 0.0);
  pair.features.clear();
  pair.states = states_of(0, 2);
  CHECK(choice_of(pair).relation.swapped);
  // Places support nothing.
  pair.first = pair.second = EntityType::kPlace;
  CHECK(choice_of(pair).relation.predicate == nullptr);
  // Without states it is not asked.
  pair = {{"mid=back"}, {}, kCountry, kCountry};
  CHECK(choice_of(pair).relation.predicate == nullptr);
  CHECK(classifier.probabilities(shares_of_one(pair), supports, false) == std::pair(0.0, 1.0));
}
