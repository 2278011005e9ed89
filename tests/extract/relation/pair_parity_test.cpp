// The classifier of pairs in C++ against the trainer's: tiny_pairs.tsv is what PyTorch says.
#include <charconv>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "base/table_file.h"
#include "base/text_file.h"
#include "extract/relation/pair_network.h"
#include "tests/extract/relation/small_document.h"

using namespace whomet;

namespace {

// Rows of a layer, one after the other.
std::vector<float> layer_of(std::string_view table, std::string_view layer) {
  std::vector<float> values;
  for (const std::string_view line : split(table, '\n')) {
    const auto fields = split(line, '\t');
    if (fields.size() != 3 || fields[0] != layer) continue;
    for (const std::string_view number : split(fields[2], ' ')) {
      float value = 0;
      std::from_chars(number.data(), number.data() + number.size(), value);
      values.push_back(value);
    }
  }
  return values;
}

}  // namespace

TEST_CASE("extract/relation/pair_parity: as the trainer, from states to probabilities") {
  const std::string folder = WHOMET_SOURCE_DIR "/tests/extract/relation/";
  const std::string bytes = read_file(folder + "tiny_pairs.whomet");
  const std::string table = read_file(folder + "tiny_pairs.tsv");
  const PairNetwork network(bytes, "tiny_pairs");
  Document document = small_document(
      {"Norway/PROPN/2/nsubj backed/VERB:back/0/root Peru/PROPN/2/obj ,/PUNCT/6/punct "
       "she/PRON/6/nsubj said/VERB:say/2/parataxis"},
      {{"Norway", EntityType::kCountry},
       {"Peru", EntityType::kCountry},
       {"Olsen|she", EntityType::kPerson}});
  document.states = {network.encoder().states(), layer_of(table, "states")};
  const Context context(document);
  document.pair_states = network.encoder().encode(context);

  const std::vector<float> words = layer_of(table, "words");
  REQUIRE(document.pair_states.values.size() == words.size());
  for (std::size_t i = 0; i < words.size(); ++i) {
    CAPTURE(i);
    CHECK(document.pair_states.values[i] == doctest::Approx(words[i]).scale(0.1).epsilon(0.002));
  }

  const MentionPair pair = mention_pairs(context).front();
  const PairSlots slots = {{{0}, {2}, {1}, {1}, {1}, {1}}};
  REQUIRE(pair_slots(context, pair) == slots);
  const std::vector<double> shares = network.shares(pair_view(context, pair));
  const std::vector<float> expected = layer_of(table, "shares");
  REQUIRE(shares.size() == expected.size());
  for (std::size_t i = 0; i < shares.size(); ++i) {
    CAPTURE(network.labels()[i]);
    CHECK(shares[i] == doctest::Approx(expected[i]).epsilon(0.005));
  }
}
