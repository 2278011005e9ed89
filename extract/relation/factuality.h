// Does the text say that it is so, and who says it? Negation, modality and attribution of what a
// word states.
// Method: FactBank's idea (Saurí & Pustejovsky, "FactBank: a corpus annotated with event
// factuality", 2009) by rules: from the word up the tree to the root, each governor of the tables
// (governors.h) changes the reading; the innermost that speaks wins. Tested by
// tests/extract/relation/factuality_test.cpp.
#pragma once

#include <cstdint>
#include <string>

#include "extract/document.h"
#include "extract/relation/context.h"

namespace whomet {

struct Factuality {
  bool negated = false;
  Modality modality = Modality::kAsserted;
  std::uint32_t speaker = kNone;  // cluster
  std::string speaker_text;       // verbatim; "" = the article's own voice
};

// Of a noun by its adjective: "a potential incursion", "planned arms sales"; kAsserted where none
// says so.
Modality modality_by_adjective(const Context& context, std::uint32_t token);

// Of the verb or noun at this token. Cost: O(depth of the tree).
Factuality factuality_of(const Context& context, std::uint32_t token);

}  // namespace whomet
