// Words that say how what hangs on them is to be read: "plans to meet", "cancelled the visit",
// "hopes for a summit". The tables of factuality.h. Tested by
// tests/extract/relation/factuality_test.cpp.
#pragma once

#include <string_view>

#include "extract/syntax/tree.h"
#include "graph/facts.h"

namespace whomet {

struct Governor {
  std::string_view words;  // lemmas
  Modality modality;
  bool negates;
};

// All by lemma; nullptr if the word changes nothing.

// Of verbs, adjectives and nouns with a clause.
const Governor* clause_governor(std::string_view lemma);
// Of verbs with a noun.
const Governor* noun_governor(std::string_view lemma);
// Of nouns with a noun.
const Governor* nominal_governor(std::string_view lemma);

// Whether the noun is the subject of what only something that is there does or fails to do: "the
// [talks] did not produce a deal", "[support] will help".
bool has_effect(const Tree& tree, std::uint32_t noun);

// Whether the noun is what its head comes close to: "close to a [deal]", "edged toward a [pact]",
// "on the verge of a [war]".
bool is_close_to(const Tree& tree, std::uint32_t noun);

}  // namespace whomet
