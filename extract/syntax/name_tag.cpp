#include "extract/syntax/name_tag.h"

#include <algorithm>

namespace whomet {
namespace {

constexpr std::array<std::string_view, kNameTypes> kNames = {"O",    "PER",   "ORG", "GPE", "LOC",
                                                             "NORP", "EVENT", "FAC", "DOC", "MISC"};

}  // namespace

std::string_view name_of(NameType type) {
  return kNames[static_cast<std::size_t>(type)];
}

std::optional<NameType> parse_name_type(std::string_view name) {
  const auto found = std::ranges::find(kNames, name);
  if (found == kNames.end()) return std::nullopt;
  return static_cast<NameType>(found - kNames.begin());
}

}  // namespace whomet
