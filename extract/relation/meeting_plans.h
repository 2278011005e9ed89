// Whether an occasion that is planned, offered or asked for comes about. A part of
// meeting_status.h: `token` is the verb or noun that tells of the occasion.
#pragma once

#include <cstdint>
#include <optional>

#include "extract/document.h"
#include "extract/relation/context.h"

namespace whomet {

// "had been scheduled to meet", "were to have met", "would have met": a plan told as past, so it
// came to nothing.
bool is_plan_of_the_past(const Context& context, std::uint32_t token);

// "prepared to meet", "offered talks": possible; "invited her for talks": planned; "rejected an
// offer of talks": not held. Nothing where no such word governs it.
std::optional<MeetingStatus> status_by_readiness(const Context& context, std::uint32_t token);

// "threatened to boycott the talks", "no date is set for talks": what is denied is not the
// occasion.
bool is_threatened(const Context& context, std::uint32_t token);

// "will not return to the talks until", "was urged to rejoin the talks": whether those go on is
// open. Nothing for other verbs, or where somebody has come back.
std::optional<MeetingStatus> status_by_return(const Context& context, std::uint32_t noun);

}  // namespace whomet
