// The days of occasions that no report of them dates: from what later sentences call them ("The two
// presidents held talks in Lima. ... Both signed the accord at Tuesday's meeting"), and from the
// event that they are named after ("She won on Sunday. ... In her victory speech ...").
#pragma once

#include <vector>

#include "extract/document.h"
#include "extract/relation/context.h"

namespace whomet {

// Dates those of `meetings` (all of a document) that have no time and were not called off.
void date_by_reference(const Context& context, std::vector<LocalMeeting>& meetings);

// Dates those that have no time, were held and are named after an event that is told with its day.
void date_by_event(const Context& context, std::vector<LocalMeeting>& meetings);

}  // namespace whomet
