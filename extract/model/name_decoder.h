// Names from the scores of BIO tags.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "extract/syntax/name_tag.h"

namespace whomet {

// The tags of a model. "I-PER" may follow "B-PER" and "I-PER" only.
class NameDecoder {
 public:
  // Throws std::invalid_argument if a name is no tag of ours, occurs twice, or O is missing.
  explicit NameDecoder(std::span<const std::string_view> tags);

  std::size_t tags() const { return tags_.size(); }

  // The best sequence of tags (Viterbi) and the probabilities of types (forward-backward).
  // scores: [word][tag], finite. tags: one a word. `memory` is reused. O(words * tags).
  struct Memory {
    std::vector<double> weights, before, after;
    std::vector<float> best;
    std::vector<std::uint32_t> previous;
  };
  void decode(std::span<const float> scores, std::span<NameTag> names, Memory& memory) const;

 private:
  struct Tag {
    NameType type = NameType::kNone;
    bool begins = false;
    // For "I-X": the tags "B-X" and "I-X" that it may follow. Else kAny.
    std::uint32_t follows[2] = {kAny, kAny};
  };
  static constexpr std::uint32_t kAny = 0xFFFFFFFF;

  void find_best(std::span<const float> scores, std::span<NameTag> names, Memory& memory) const;
  void find_probabilities(std::span<const float> scores, std::span<NameTag> names,
                          Memory& memory) const;

  std::vector<Tag> tags_;
};

}  // namespace whomet
