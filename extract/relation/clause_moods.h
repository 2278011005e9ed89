// What a clause or noun phrase does without a word for it: asks, sets a condition, or is taken for
// granted by those who speak of it (a presupposition: Karttunen, "Presuppositions of compound
// sentences", 1973). Tested by tests/extract/relation/factuality_sentences_test.cpp.
#pragma once

#include <cstdint>
#include <string_view>

#include "extract/relation/context.h"

namespace whomet {

// Whether a conjunction or adverb of the clause is one of the words (lower case, parted by "|").
bool has_mark(const Context& context, std::uint32_t clause, std::string_view words);

// "Did Peru attack?" asks; "Why did Peru attack?" takes it for granted.
bool is_asked(const Context& context, std::uint32_t token);

// "Had Peru armed them earlier", "should she go": an if-clause without "if".
bool is_inverted_condition(const Context& context, std::uint32_t clause);
bool has_if_clause(const Context& context, std::uint32_t clause);

// "declined to say what they discussed", "did not know when she left": the clause is taken for
// granted, whatever is said of telling it.
bool is_taken_for_granted(const Context& context, std::uint32_t clause);

// Whether the noun is of something definite, or somebody's: "the sanctions", "Peruvian sanctions";
// not "a Peruvian attack".
bool is_definite(const Context& context, std::uint32_t noun);

// "refused to meet his rival Olsen": who it is, whatever is said of meeting. "Is no ally" and
// "wants allies" say it of somebody.
bool names_somebody(const Context& context, std::uint32_t noun);

}  // namespace whomet
