// What the language model says of names, word by word.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace whomet {

enum class NameType : std::uint8_t {
  kNone,  // outside names
  kPer,
  kOrg,
  kGpe,
  kLoc,
  kNorp,
  kEvent,
  kFac,
  kDoc,
  kMisc
};
inline constexpr std::size_t kNameTypes = 10;

std::string_view name_of(NameType type);  // "PER"; "O" for kNone
std::optional<NameType> parse_name_type(std::string_view name);

// The tag of a word in the best sequence of the sentence: a name is a word that begins one and the
// words after it that continue the same type.
struct NameTag {
  NameType type = NameType::kNone;
  bool begins = false;  // false for kNone
  // That the word is part of a name of each type, all sequences of tags considered; sums to 1.
  std::array<float, kNameTypes> probabilities{};

  float probability(NameType of) const { return probabilities[static_cast<std::size_t>(of)]; }
  float confidence() const { return probability(type); }
};

}  // namespace whomet
