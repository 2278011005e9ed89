// The wordings that give boilerplate away, by strength.
#pragma once

#include <cstdint>
#include <string_view>

namespace whomet {

enum class MarkerStrength : std::uint8_t {
  kTail,         // the article is over
  kTailHeading,  // the same, if the line is no sentence
  kTeasers,      // the title-like lines that follow belong to it
  kLine,         // this line only, if it is no sentence
  kSentence,     // this line only, sentence or not
};

struct Marker {
  MarkerStrength strength;
  const char* reason;  // static string
};

// The marker of a line, if it has one. `folded` is fold() of the line without bullets and outer
// marks; `words` counts its words.
const Marker* find_marker(std::string_view folded, std::size_t words);

}  // namespace whomet
