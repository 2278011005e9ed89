// A temporal value taken apart: the day, the time of day and the zone that it has, each or not.
// What the five kinds of instants (date, localtime, time, localdatetime, datetime) have in common.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "query/value.h"

namespace whomet {

struct Moment {
  bool has_day = false;
  bool has_time = false;
  bool has_offset = false;  // or a zone
  std::int64_t day = 0;     // since 1970-01-01, of the local clock
  std::int64_t nano = 0;    // of the day
  std::int32_t offset = 0;  // seconds
  const TimeZone* zone = nullptr;

  std::int64_t local_second() const;
  std::int64_t utc_second() const { return local_second() - offset; }
};

// Date, LocalTime, Time, LocalDateTime, DateTime.
bool is_instant(ValueKind kind);
bool is_temporal(ValueKind kind);  // an instant or a duration

// Requires: is_instant(value.kind()).
Moment moment_of(const Value& value);

// The value of that kind with the parts of the moment; a missing day is 1970-01-01, a missing time
// midnight, a missing offset UTC. A named zone decides the offset, unless the one given is valid.
Value make_instant(ValueKind kind, const Moment& moment);

// The same instant on the clocks of another zone. `zone` may be null.
void change_zone(Moment& moment, std::int32_t offset, const TimeZone* zone);

// The same clock reading in another zone.
void set_zone(Moment& moment, std::int32_t offset, const TimeZone* zone);

// ---- Text ----

// ISO 8601, basic and extended: "2015-07-21", "20150721", "2015-W30-2", "2015-Q3-22", "2015-202".
std::optional<std::int64_t> parse_day(std::string_view text);
// "21:40:32.142", "214032.142", "21:40", "21", with "Z", "+01:00", "+0100", "+01" and
// "[Europe/Oslo]" where `zones`.
std::optional<Moment> parse_clock(std::string_view text, bool zones);
// Day, "T", time and zone; time and zone may be missing.
std::optional<Moment> parse_moment(std::string_view text, bool zones);
// "Z", "+01:00" or a name. false if there is no such zone.
bool parse_zone(std::string_view text, std::int32_t& offset, const TimeZone*& zone);
// "P1Y2M3W4DT5H6M7.8S", "P2012-02-02T14:37:21.545".
std::optional<Duration> parse_duration(std::string_view text);

// ISO 8601, as toString() prints it. Requires: is_temporal(value.kind()).
std::string temporal_text(const Value& value);
std::string offset_text(std::int32_t offset);  // "Z", "+01:00", "+00:53:28"

}  // namespace whomet
