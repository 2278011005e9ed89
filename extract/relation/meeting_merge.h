// Joins the reports of one occasion inside a document: "X will meet Y on Monday ... The talks in
// Oslo ... X's meeting with Y". Two events stay two, even between the same people.
#pragma once

#include <vector>

#include "extract/document.h"
#include "extract/relation/context.h"
#include "extract/relation/meeting_mentions.h"

namespace whomet {

// Reports that name nobody and refer to nothing known are left out. In the order of first reports.
// Cost: O(reports squared).
std::vector<LocalMeeting> merge_meeting_mentions(const Context& context,
                                                 const std::vector<MeetingMention>& mentions);

}  // namespace whomet
