// Documents that were written by hand (query --write). They are stored like articles; their path
// says which of all that was written into the file they are: "hand:3-1f2e3d4c5b6a".
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "graph/facts.h"

namespace whomet {

std::string hand_path(std::size_t number, std::string_view sha256);

// Nothing for an article.
std::optional<std::size_t> hand_number(const DocumentRecord& document);

}  // namespace whomet
