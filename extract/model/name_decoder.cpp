// Tested by tests/extract/model/name_decoder_test.cpp.
#include "extract/model/name_decoder.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>
#include <string>

namespace whomet {
namespace {

constexpr float kImpossible = -std::numeric_limits<float>::infinity();
// Weights below e^-60 of the best tag's are as good as nothing, but keep every sequence possible.
constexpr float kLeastScore = -60;

}  // namespace

NameDecoder::NameDecoder(std::span<const std::string_view> tags) {
  const auto index_of = [&](const std::string& tag) {
    const auto found = std::ranges::find(tags, tag);
    return found == tags.end() ? kAny : static_cast<std::uint32_t>(found - tags.begin());
  };
  if (index_of("O") == kAny) throw std::invalid_argument("there is no name tag 'O'");
  for (std::size_t i = 0; i < tags.size(); ++i) {
    const std::string name(tags[i]);
    if (index_of(name) != i) throw std::invalid_argument("name tag '" + name + "' occurs twice");
    Tag& tag = tags_.emplace_back();
    if (name == "O") continue;
    const auto type =
        parse_name_type(std::string_view(name).substr(std::min(name.size(), std::size_t{2})));
    tag.begins = name.starts_with("B-");
    if (!type || *type == NameType::kNone || (!tag.begins && !name.starts_with("I-"))) {
      throw std::invalid_argument("unknown name tag '" + name + "'");
    }
    tag.type = *type;
    if (tag.begins) continue;
    tag.follows[0] = index_of("B-" + name.substr(2));
    tag.follows[1] = static_cast<std::uint32_t>(i);
    if (tag.follows[0] == kAny) {
      throw std::invalid_argument("name tag '" + name + "' has none to begin with");
    }
  }
}

void NameDecoder::decode(std::span<const float> scores, std::span<NameTag> names,
                         Memory& memory) const {
  if (names.empty()) return;
  find_best(scores, names, memory);
  find_probabilities(scores, names, memory);
}

void NameDecoder::find_best(std::span<const float> scores, std::span<NameTag> names,
                            Memory& memory) const {
  const std::size_t count = tags_.size();
  const float no_chance = kImpossible;
  std::vector<float>& best = memory.best;  // [word][tag]: of the sequences that end so
  best.resize(scores.size());
  memory.previous.resize(scores.size());
  for (std::size_t word = 0; word < names.size(); ++word) {
    const float* before = word == 0 ? nullptr : best.data() + (word - 1) * count;
    const auto top =
        word == 0 ? 0U
                  : static_cast<std::uint32_t>(std::max_element(before, before + count) - before);
    for (std::size_t tag = 0; tag < count; ++tag) {
      std::uint32_t from = top;
      float score = word == 0 ? 0 : before[top];
      if (const auto& [begin, inside] = tags_[tag].follows; begin != kAny) {
        from = word > 0 && before[inside] > before[begin] ? inside : begin;
        score = word == 0 ? no_chance : before[from];
      }
      best[word * count + tag] = score + scores[word * count + tag];
      memory.previous[word * count + tag] = from;
    }
  }
  const float* last = best.data() + (names.size() - 1) * count;
  auto tag = static_cast<std::uint32_t>(std::max_element(last, last + count) - last);
  for (std::size_t word = names.size(); word-- > 0;) {
    names[word].type = tags_[tag].type;
    names[word].begins = tags_[tag].begins;
    tag = memory.previous[word * count + tag];
  }
}

// Each word's sums are scaled to 1, so that long sentences do not vanish.
void NameDecoder::find_probabilities(std::span<const float> scores, std::span<NameTag> names,
                                     Memory& memory) const {
  const std::size_t count = tags_.size();
  std::vector<double>& weights = memory.weights;
  std::vector<double>& before = memory.before;
  std::vector<double>& after = memory.after;
  weights.resize(scores.size());
  before.resize(scores.size());
  after.assign(count, 1);
  for (std::size_t word = 0; word < names.size(); ++word) {
    const float* row = scores.data() + word * count;
    const float most = *std::max_element(row, row + count);
    const double* previous = word == 0 ? nullptr : before.data() + (word - 1) * count;
    double sum = 0;
    for (std::size_t tag = 0; tag < count; ++tag) {
      const std::size_t at = word * count + tag;
      weights[at] = static_cast<double>(std::exp(std::max(row[tag] - most, kLeastScore)));
      double mass = 1;  // of all that may come before
      if (const auto& [begin, inside] = tags_[tag].follows; begin != kAny) {
        mass = word == 0 ? 0 : previous[begin] + previous[inside];
      }
      before[at] = mass * weights[at];
      sum += before[at];
    }
    for (std::size_t tag = 0; tag < count; ++tag) before[word * count + tag] /= sum;
  }
  for (std::size_t word = names.size(); word-- > 0;) {
    const std::size_t row = word * count;
    double sum = 0;
    for (std::size_t tag = 0; tag < count; ++tag) sum += before[row + tag] * after[tag];
    names[word].probabilities = {};
    for (std::size_t tag = 0; tag < count; ++tag) {
      names[word].probabilities[static_cast<std::size_t>(tags_[tag].type)] +=
          static_cast<float>(before[row + tag] * after[tag] / sum);
    }
    // What may follow a tag: everything but the insides of names, and its own inside.
    double free = 0;
    for (std::size_t tag = 0; tag < count; ++tag) {
      weights[row + tag] *= after[tag];
      if (tags_[tag].follows[0] == kAny) free += weights[row + tag];
    }
    std::ranges::fill(after, 1.0);
    for (std::size_t tag = 0; tag < count; ++tag) {
      if (tags_[tag].follows[0] == kAny) continue;
      for (const std::uint32_t from : tags_[tag].follows) {
        after[from] += weights[row + tag] / free;
      }
    }
  }
}

}  // namespace whomet
