#include <stdexcept>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "extract/model/forward.h"
#include "extract/model/language_parts.h"
#include "extract/model/state_projection.h"
#include "tests/extract/model/tiny_model.h"
#include "tests/support/tensor_writer.h"

using namespace whomet;

namespace {

// Two states: the first unit of the last layer but one, and half of the second unit of the last.
std::string projection_file(std::string digest) {
  const std::size_t layer = 2 * tiny_model().parts().network.hidden;
  testing::TensorWriter file;
  file.numbers = {{"states", 2}};
  file.lists = {{"language_model", {std::move(digest)}}};
  std::vector<float> weights(std::size_t{4} * layer, 0.0F);
  weights[0] = 1;
  weights[2 * layer + layer + 1] = 0.5F;
  file.tensors = {{"states.weight", {2, 2 * layer, weights}}, {"states.bias", {1, 2, {0, 1}}}};
  return file.bytes();
}

std::string tiny_digest() {
  return std::string(tiny_model().parts().digest);
}

}  // namespace

TEST_CASE(
    "extract/model/states: a linear map of the last two layers, for each token in its place") {
  const LanguageModel model = LanguageModel::load(tiny_bytes(), "tiny.whomet",
                                                  projection_file(tiny_digest()), "states.whomet");
  const Network& network = model.parts().network;
  Document document = document_of({"Peru backs Norway .", "Why ?"});
  analyse(document, model);
  REQUIRE(document.states.size == 2);
  REQUIRE(document.states.values.size() == 12);
  Forward forward(model.parts().features, network, best_kernels());
  for (const Sentence& sentence : document.sentences) {
    const Forward::Words words(document.tokens.data() + sentence.tokens.begin,
                               sentence.tokens.size());
    forward.run({&words, 1});
    for (std::uint32_t i = 0; i < sentence.tokens.size(); ++i) {
      const auto states = document.states.of(sentence.tokens.begin + i);
      const auto below = forward.output(network.layers - 2, forward.row(0, i));
      const auto top = forward.output(network.layers - 1, forward.row(0, i));
      CHECK(states[0] == doctest::Approx(below[0]).epsilon(1e-3));
      CHECK(states[1] == doctest::Approx(1 + top[1] / 2).epsilon(1e-3));
    }
  }
}

TEST_CASE("extract/model/states: none without a classifier, and none of another model") {
  Document document = document_of({"Peru"});
  analyse(document, tiny_model());
  CHECK(document.states.size == 0);
  CHECK(document.states.values.empty());
  CHECK_THROWS_WITH_AS(LanguageModel::load(tiny_bytes(), "tiny.whomet", projection_file("00"), "s"),
                       "s: damaged model file: it was made for another language model",
                       std::runtime_error);
}
