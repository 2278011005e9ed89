#include "extract/model/name_decoder.h"

#include <cmath>
#include <cstdint>
#include <random>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

using namespace whomet;

namespace {

constexpr std::string_view kTags[] = {"O", "B-PER", "I-PER", "B-GPE", "I-GPE"};
constexpr std::size_t kCount = std::size(kTags);
constexpr std::uint32_t kSeed = 20231128;

bool is_allowed(std::size_t before, std::size_t tag) {
  return !kTags[tag].starts_with("I-") ||
         (kTags[before] != "O" && kTags[before].substr(2) == kTags[tag].substr(2));
}

// Calls use(tags, score) for every allowed sequence.
template <typename Use>
void for_each_sequence(const std::vector<float>& scores, std::size_t words, const Use& use) {
  std::vector<std::size_t> tags(words, 0);
  while (true) {
    bool allowed = is_allowed(0, tags[0]);
    double score = 0;
    for (std::size_t i = 0; i < words; ++i) {
      allowed &= i == 0 || is_allowed(tags[i - 1], tags[i]);
      score += static_cast<double>(scores[i * kCount + tags[i]]);
    }
    if (allowed) use(tags, score);
    std::size_t i = 0;
    while (i < words && tags[i] + 1 == kCount) tags[i++] = 0;
    if (i == words) return;
    ++tags[i];
  }
}

std::string text_of(const NameTag& tag) {
  if (tag.type == NameType::kNone) return "O";
  return (tag.begins ? "B-" : "I-") + std::string(name_of(tag.type));
}

std::string failure(const std::vector<std::string_view>& tags) {
  try {
    const NameDecoder decoder(tags);
  } catch (const std::invalid_argument& error) {
    return error.what();
  }
  return "";
}

}  // namespace

TEST_CASE("extract/model/name_decoder: the best sequence and the probabilities are those of all") {
  const NameDecoder decoder(kTags);
  NameDecoder::Memory memory;
  std::mt19937 random(kSeed);
  for (int round = 0; round < 60; ++round) {
    CAPTURE(round);
    const std::size_t words = 1 + static_cast<std::size_t>(round) % 5;
    std::vector<float> scores(words * kCount);
    for (float& score : scores) score = static_cast<float>(random() % 8001) / 1000.0F - 4.0F;
    std::vector<NameTag> names(words);
    decoder.decode(scores, names, memory);

    double best_score = -1e9;
    std::vector<std::size_t> best;
    double sum = 0;
    std::vector<double> person(words, 0.0);
    for_each_sequence(scores, words, [&](const std::vector<std::size_t>& tags, double score) {
      if (score > best_score) {
        best_score = score;
        best = tags;
      }
      sum += std::exp(score);
      for (std::size_t i = 0; i < words; ++i) {
        if (kTags[tags[i]].ends_with("PER")) person[i] += std::exp(score);
      }
    });
    for (std::size_t i = 0; i < words; ++i) {
      CAPTURE(i);
      CHECK(text_of(names[i]) == kTags[best[i]]);
      CHECK(static_cast<double>(names[i].probability(NameType::kPer)) ==
            doctest::Approx(person[i] / sum).epsilon(1e-4));
      float all = 0;
      for (const float probability : names[i].probabilities) all += probability;
      CHECK(static_cast<double>(all) == doctest::Approx(1));
    }
  }
}

TEST_CASE("extract/model/name_decoder: scores far apart, and long sentences, keep finite") {
  const NameDecoder decoder(kTags);
  NameDecoder::Memory memory;
  constexpr std::size_t kWords = 400;
  std::vector<float> scores(kWords * kCount, -1e30F);
  for (std::size_t i = 0; i < kWords; ++i) scores[i * kCount + 2] = 1e30F;  // I-PER, without B-PER
  std::vector<NameTag> names(kWords);
  decoder.decode(scores, names, memory);
  CHECK(text_of(names[0]) != "I-PER");
  for (const NameTag& name : names) CHECK(std::isfinite(name.confidence()));
  decoder.decode({}, {}, memory);
}

TEST_CASE("extract/model/name_decoder: tags that make no sense are refused") {
  CHECK(failure({"O", "B-PER", "I-PER"}).empty());
  CHECK(failure({}) == "there is no name tag 'O'");
  CHECK(failure({"O", "O"}) == "name tag 'O' occurs twice");
  CHECK(failure({"O", "B-PER", "B-PER"}) == "name tag 'B-PER' occurs twice");
  CHECK(failure({"O", "B-XYZ"}) == "unknown name tag 'B-XYZ'");
  CHECK(failure({"O", "B-O"}) == "unknown name tag 'B-O'");
  CHECK(failure({"O", "PER"}) == "unknown name tag 'PER'");
  CHECK(failure({"O", ""}) == "unknown name tag ''");
  CHECK(failure({"O", "I-PER"}) == "name tag 'I-PER' has none to begin with");
}
