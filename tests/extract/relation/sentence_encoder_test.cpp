#include "extract/relation/sentence_encoder.h"

#include <cmath>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "extract/relation/pair_features.h"
#include "tests/extract/relation/small_document.h"
#include "tests/support/tensor_writer.h"

using namespace whomet;

namespace {

const std::vector<SmallEntity> kEntities = {{"Norway", EntityType::kCountry},
                                            {"Olsen", EntityType::kPerson}};

// Two states, the second for the layer. Its one unit each way opens all gates and remembers the
// sum of what it reads, a hundredth of: the state, 1 for a person, 2 for "back", 3 for words that
// it does not know, 4 for words that are no mention.
std::string file_bytes() {
  testing::TensorWriter file;
  file.numbers = {{"states", 2},
                  {"pairs.plain", 1},
                  {"pairs.word", 1},
                  {"pairs.mention", 1},
                  {"pairs.units", 1}};
  file.lists = {{"pairs.types", {"Country", "Person"}}, {"context.words", {"aid", "back"}}};
  file.tensors["context.types"] = {3, 1, {4, 0, 1}};
  file.tensors["context.words"] = {3, 1, {3, 7, 2}};
  for (const std::string direction : {"context.forward", "context.backward"}) {
    file.tensors[direction + ".input"] = {4, 3, {0, 0, 0, 0, 0, 0, 0.01F, 0.01F, 0.01F, 0, 0, 0}};
    file.tensors[direction + ".recurrent"] = {4, 1, {0, 0, 0, 0}};
    file.tensors[direction + ".bias"] = {1, 4, {20, 20, 0, 20}};
  }
  return file.bytes();
}

Document with_states(const std::vector<std::string_view>& sentences, std::size_t size) {
  Document document = small_document(sentences, kEntities);
  document.states.size = size;
  for (std::size_t i = 0; i < document.tokens.size(); ++i) {
    for (std::size_t k = 0; k < size; ++k) {
      const float rest = i % 2 == 0 ? -5 : 5;
      document.states.values.push_back(k == 0 ? static_cast<float>(i + 1) : rest);
    }
  }
  return document;
}

}  // namespace

TEST_CASE("extract/relation/sentence_encoder: words before and behind, and the types of mentions") {
  const std::string bytes = file_bytes();
  const SentenceEncoder encoder(TensorFile(bytes, "h"));
  CHECK(encoder.states() == 2);
  REQUIRE(encoder.width() == 3);
  const Document document =
      with_states({"Norway/PROPN/2/nsubj backed/VERB:back/0/root Olsen/PROPN/2/obj",
                   "Norway/PROPN/2/nsubj slept/VERB:sleep/0/root"},
                  2);
  const WordStates encoded = encoder.encode(Context(document));
  REQUIRE(encoded.values.size() == 15);
  // Read are -0.5 + 3 + 0 of Norway, 5 + 2 + 4 of "backed", -0.5 + 3 + 1 of Olsen, and summed up
  // forward and backward.
  const float sums[] = {2.5F, 17, 13.5F, 14.5F, 17, 3.5F};
  for (std::size_t word = 0; word < 3; ++word) {
    CAPTURE(word);
    CHECK(encoded.values[3 * word] == static_cast<float>(word + 1));
    for (const std::size_t way : {0U, 1U}) {
      const float expected = std::tanh(sums[2 * word + way] / 100);
      CHECK(encoded.values[3 * word + 1 + way] == doctest::Approx(expected).scale(0).epsilon(0.02));
    }
  }
  // A sentence without pairs is not read.
  for (std::size_t i = 9; i < 15; ++i) CHECK(encoded.values[i] == 0.0F);
}

TEST_CASE("extract/relation/sentence_encoder: without its states it says nothing") {
  const std::string bytes = file_bytes();
  const SentenceEncoder encoder(TensorFile(bytes, "h"));
  for (const std::size_t size : {0U, 3U}) {
    const Document document =
        with_states({"Norway/PROPN/2/nsubj backed/VERB:back/0/root Olsen/PROPN/2/obj"}, size);
    CHECK(encoder.encode(Context(document)).values.empty());
  }
}

TEST_CASE("extract/relation/sentence_encoder: a long list has no pairs and is read all the same") {
  const std::string bytes = file_bytes();
  const SentenceEncoder encoder(TensorFile(bytes, "h"));
  std::vector<SmallEntity> many;
  std::vector<std::string> names;
  std::string sentence = "They/PRON/2/nsubj named/VERB:name/0/root";
  for (char c = 'A'; c < 'O'; ++c) {
    names.push_back("Land" + std::string(1, c));
    sentence += " " + names.back() + "/PROPN/2/obj";
  }
  for (const std::string& name : names) many.push_back({name.c_str(), EntityType::kCountry});
  Document document = small_document({sentence}, many);
  document.states.size = 2;
  document.states.values.assign(document.tokens.size() * 2, 1.0F);
  const Context context(document);
  REQUIRE(mention_pairs(context).empty());
  const WordStates encoded = encoder.encode(context);
  for (std::uint32_t t = 0; t < document.tokens.size(); ++t) CHECK(encoded.of(t)[1] > 0.0F);
}
