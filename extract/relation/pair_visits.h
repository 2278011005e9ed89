// Whether somebody went where the classifier of pairs thinks: not where they are at home, came
// from, or were taken by force. Part of pair_limits.h. Tested by
// tests/extract/relation/pairs_test.cpp.
#pragma once

#include <optional>

#include "extract/relation/context.h"

namespace whomet {

// Whether the two cannot be a traveller and the place of a visit. Both of one sentence.
bool is_visit_not_made(const Context& context, const Mention& traveller, const Mention& place);

// What the sentence says of a visit by the traveller, or of another occasion for which he would go
// to the place: "a precursor to a visit by Olsen" is no visit yet, talks that were called off took
// nobody to Lima. Nothing where it tells of none, or of one that is held.
std::optional<MeetingStatus> visit_to_come(const Document& document, const Mention& traveller,
                                           const Mention& place);

}  // namespace whomet
