// Time zones by name, from the system's database (/usr/share/zoneinfo, RFC 8536 "TZif" files).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace whomet {

class TimeZone {
 public:
  // Requires: bytes is a TZif file. Throws std::runtime_error if it is damaged.
  TimeZone(std::string name, std::string_view bytes);

  const std::string& name() const { return name_; }

  // Seconds east of UTC. `second` counts from 1970 in UTC.
  std::int32_t offset_at(std::int64_t second) const;

  // The offset for what a clock on the wall shows. In the hour that comes twice, the first one; in
  // the hour that is left out, the one before, so that the clock reads later by the gap.
  std::int32_t offset_at_local(std::int64_t local_second) const;

 private:
  // A day of the year on which clocks change, as POSIX TZ writes it.
  struct Change {
    enum class Form { kMonthWeekDay, kJulian, kDayOfYear } form = Form::kMonthWeekDay;
    int month = 1, week = 1, weekday = 0;  // weekday 0 = Sunday; week 5 = the last
    int day = 0;
    std::int64_t time = 7200;  // seconds after midnight
  };
  void parse_footer(std::string_view footer);
  std::int32_t footer_offset(std::int64_t second) const;
  static std::int64_t change_second(const Change& change, std::int64_t year);

  std::string name_;
  std::vector<std::int64_t> changes_;  // ascending; offsets_[i + 1] holds from changes_[i] on
  std::vector<std::int32_t> offsets_;  // never empty
  bool has_footer_ = false;
  bool has_summer_ = false;
  std::int32_t standard_ = 0;
  std::int32_t summer_ = 0;
  Change summer_begin_;
  Change summer_end_;
};

// nullptr if there is no such zone. Zones are read once and live as long as the program.
const TimeZone* find_time_zone(std::string_view name);

}  // namespace whomet
