// What the words of a sentence rule out between two mentions, however likely the classifier of
// pairs thinks it: a journey to where somebody is at home, a place beside another as a place in it.
// Tested by tests/extract/relation/pairs_test.cpp.
#pragma once

#include <optional>
#include <string_view>

#include "extract/relation/context.h"

namespace whomet {

// Whether `relation` cannot hold from the one mention to the other, both of one sentence.
bool cannot_be(const Context& context, std::string_view relation, const Mention& subject,
               const Mention& object);

// What the sentence says of a visit by the traveller, or of another occasion for which he would go
// to the place: "a precursor to a visit by Olsen" is no visit yet, talks that were called off took
// nobody to Lima. Nothing where it tells of none, or of one that is held.
std::optional<MeetingStatus> visit_to_come(const Document& document, const Mention& traveller,
                                           const Mention& place);

}  // namespace whomet
