// What the words of a sentence rule out between two mentions, however likely the classifier of
// pairs thinks it: a journey to where somebody is at home, a place beside another as a place in it.
// Tested by tests/extract/relation/pairs_test.cpp.
#pragma once

#include <string_view>

#include "extract/relation/context.h"

namespace whomet {

// Whether `relation` cannot hold from the one mention to the other, both of one sentence.
bool cannot_be(const Context& context, std::string_view relation, const Mention& subject,
               const Mention& object);

}  // namespace whomet
