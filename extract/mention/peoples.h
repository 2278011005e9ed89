// Some people of a country as a mention of their own: "30,000 [Sri Lankans]", "angry Turks", "a
// [Peruvian] was arrested". What they do is not what their state does.
// Tested by tests/extract/mention/nominals_test.cpp.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "extract/document.h"
#include "extract/syntax/tree.h"

namespace whomet {

// The Group or Person that the token heads; nothing where it names no people, or where the people
// stand for their state: "the Peruvians signed", "talks between Peruvians and Chileans". The name
// inside stays a mention of the country. `names` has the name that covers each token, or kNone.
std::optional<Mention> people_at(const Document& document, const Tree& tree, std::uint32_t token,
                                 const std::vector<std::uint32_t>& names);

}  // namespace whomet
