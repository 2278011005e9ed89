// Nouns that name something else than they mostly do, or nothing, because of the words around them.
// Tested by tests/extract/mention/nominals_test.cpp.
#pragma once

#include <cstdint>

#include "extract/document.h"

namespace whomet {

// "seized [power]", "in [exile]", "in [March]", "brother-in-[law]", "the [ruling] party": part of a
// phrase with a meaning of its own, no power, march, law or ruling.
bool is_in_set_phrase(const Document& document, TokenSpan sentence, std::uint32_t noun);

// "the presidential [guard]", "the minister's [office] said": those who serve there, not one guard
// or a room.
bool is_body_rather(const Document& document, TokenSpan sentence, std::uint32_t noun);

}  // namespace whomet
