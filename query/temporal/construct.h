// Days and times from maps of parts, for constructors and truncation.
#pragma once

#include <cstdint>

#include "query/value.h"

namespace whomet {

// The day of the parts year, month, day; week, dayOfWeek; quarter, dayOfQuarter; ordinalDay. What
// is missing comes from `base` (days since 1970), or is 1 if that is null.
std::int64_t day_from_parts(const Value& parts, const std::int64_t* base);

// Nanoseconds of the day; missing parts are those of `base`. If one part below a second is given,
// the others stay (`keep_fraction`) or are 0.
std::int64_t nano_from_parts(const Value& parts, std::int64_t base, bool keep_fraction);

// false if no `timezone` is given.
bool zone_from_parts(const Value& parts, std::int32_t& offset, const TimeZone*& zone);

}  // namespace whomet
