// Who stands behind what a clause says, and nouns that somebody makes of somebody ("allegations
// that"). By lists of words and the tree; verbs of saying: extract/syntax/speech_verbs.h. Tested by
// tests/extract/relation/factuality_sentences_test.cpp and speech_test.cpp.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "extract/relation/context.h"

namespace whomet {

// Whether the noun with this lemma is made against somebody: "allegation", "rumor".
bool is_charge(std::string_view lemma);
// Whether a verb turns away what the noun of a charge says: "denied reports that".
bool is_denied(const Context& context, std::uint32_t noun);

// Whether the clause hangs on a noun as its content, whatever the parser calls it: "reports their
// leaders have met". A true relative clause has a relative word, or misses an object.
bool is_content_clause(const Context& context, std::uint32_t clause);

// Whether the subject of the verb does not stand behind what hangs on it: "has not confirmed that",
// "stopped short of accusing Peru of".
bool does_not_vouch(const Context& context, std::uint32_t verb);

// Who says what this token is part of: the subject of a governing speech verb, "according to", the
// speaker of the quotation. The head of the phrase, kNone if there is none. Cost: O(depth of the
// tree).
std::uint32_t speaker_token_of(const Context& context, std::uint32_t token);

}  // namespace whomet
