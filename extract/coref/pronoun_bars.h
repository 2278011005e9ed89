// Whom a pronoun of the third person cannot mean, by the grammar of its sentence: principles B and
// C (Chomsky, Lectures on Government and Binding, 1981), control, and who speaks in a quotation.
// Tested by tests/extract/coref/pronoun_bars_test.cpp.
#pragma once

#include <cstdint>
#include <vector>

#include "extract/coref/pronoun_features.h"
#include "extract/coref/sieves.h"
#include "extract/mention/pronouns.h"

namespace whomet {

// The mention in the sentence of mention `m`, before it, with this head: a name or noun phrase, or
// a pronoun whose meaning is known. Or kNone.
std::uint32_t known_mention_before(const Resolution& r, std::uint32_t head, std::uint32_t m);

// Whether the mention is more than a pronoun whose meaning is not known yet.
bool is_known(const Resolution& r, std::uint32_t mention);

// Who is told to say the quotation that holds the mention, or kNone. Without quotation marks that
// of its own sentence or the one before.
std::uint32_t speaker_of(const Resolution& r, std::uint32_t m);

// Roots of the sets that the pronoun is not of. Cost: O(mentions of the sentences and quotations).
std::vector<std::uint32_t> barred_sets(const Resolution& r, TreeCache& trees, std::uint32_t pronoun,
                                       const PronounTraits& traits);

}  // namespace whomet
