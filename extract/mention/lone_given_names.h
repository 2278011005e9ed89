// People of whom only the given name stands: "Jinping", "Learning Jinping" beside "Xi Jinping",
// with whatever a translation or a slip has made of the family name before it. Tested by
// tests/extract/coref/resolver_test.cpp.
#pragma once

#include <span>
#include <vector>

#include "extract/document.h"
#include "extract/mention/name_types.h"

namespace whomet {

// Such names outside of the candidates, where one person of them has the given name. Cost:
// O(tokens).
std::vector<Candidate> lone_given_names(const Document& document,
                                        std::span<const Candidate> candidates);

}  // namespace whomet
