// The seventeen universal part-of-speech tags (Universal Dependencies v2).
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace whomet {

enum class Upos : std::uint8_t {
  kAdj,
  kAdp,
  kAdv,
  kAux,
  kCconj,
  kDet,
  kIntj,
  kNoun,
  kNum,
  kPart,
  kPron,
  kPropn,
  kPunct,
  kSconj,
  kSym,
  kVerb,
  kX
};

std::string_view name_of(Upos upos);  // "PROPN"
std::optional<Upos> parse_upos(std::string_view name);

}  // namespace whomet
