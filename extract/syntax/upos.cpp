#include "extract/syntax/upos.h"

#include <algorithm>
#include <array>

namespace whomet {
namespace {

constexpr std::array<std::string_view, 17> kNames = {
    "ADJ",  "ADP",  "ADV",   "AUX",   "CCONJ", "DET", "INTJ", "NOUN", "NUM",
    "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X"};

}  // namespace

std::string_view name_of(Upos upos) {
  return kNames.at(static_cast<std::size_t>(upos));
}

std::optional<Upos> parse_upos(std::string_view name) {
  const auto found = std::ranges::find(kNames, name);
  if (found == kNames.end()) return std::nullopt;
  return static_cast<Upos>(found - kNames.begin());
}

}  // namespace whomet
