// What meeting_status.cpp asks of single words: the verb of an occasion, the noun of one, and the
// words right before either. Each says what it can; meeting_status_of() weighs them.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "extract/document.h"
#include "extract/relation/context.h"

namespace whomet {

// "cancelled a visit", "the talks were called off".
inline constexpr std::string_view kCancelVerbs =
    "cancel|postpone|call off|delay|rule out|scrap|abandon|drop|ditch|shelve|put off|abort|"
    "suspend|axe";

// By the tense of the verb: "met", "is meeting", "meets on Friday".
MeetingStatus verb_status(const Context& context, std::uint32_t verb);

// By the few words right before the verb or noun, where the tree of a long sentence hides them: "is
// to hold separate talks". kHeld if nothing there says otherwise.
MeetingStatus status_by_words(const Context& context, std::uint32_t token);

// By the clause about the noun: "talks that began on Monday". Nothing where none says it.
std::optional<MeetingStatus> status_by_clause(const Context& context, std::uint32_t noun);

// "cancelled a planned trip", "ruled out holding a meeting", "has shunned talks with Lima".
bool is_refused(const Context& context, std::uint32_t noun);

// By all that is said around the noun: "an upcoming summit", "ahead of the talks", "is on a visit".
MeetingStatus noun_status(const Context& context, std::uint32_t noun);

}  // namespace whomet
