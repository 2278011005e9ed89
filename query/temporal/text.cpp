// Temporal values as ISO 8601 text.

#include <cstdlib>

#include "query/temporal/calendar.h"
#include "query/temporal/moment.h"
#include "query/temporal/time_zone.h"

namespace whomet {
namespace {

void append_padded(std::string& text, std::int64_t value, std::size_t width) {
  const std::string digits = std::to_string(value);
  if (digits.size() < width) text.append(width - digits.size(), '0');
  text += digits;
}

// ".645" without zeros at the end; nothing for 0.
void append_fraction(std::string& text, std::int64_t nano) {
  if (nano == 0) return;
  text += '.';
  append_padded(text, nano, 9);
  while (text.back() == '0') text.pop_back();
}

void append_day(std::string& text, std::int64_t days) {
  const CivilDay day = civil_of(days);
  if (day.year < 0) {
    text += '-';
  } else if (day.year > 9999) {
    text += '+';
  }
  append_padded(text, std::abs(day.year), 4);
  text += '-';
  append_padded(text, day.month, 2);
  text += '-';
  append_padded(text, day.day, 2);
}

void append_clock(std::string& text, std::int64_t nano_of_day) {
  const std::int64_t second = nano_of_day / kNanosPerSecond;
  const std::int64_t nano = nano_of_day % kNanosPerSecond;
  append_padded(text, second / 3600, 2);
  text += ':';
  append_padded(text, second / 60 % 60, 2);
  if (second % 60 == 0 && nano == 0) return;
  text += ':';
  append_padded(text, second % 60, 2);
  append_fraction(text, nano);
}

void append_unit(std::string& text, std::int64_t amount, char unit) {
  if (amount == 0) return;
  text += std::to_string(amount);
  text += unit;
}

// Seconds and nanoseconds may have different signs; the text has one.
void append_clock_part(std::string& text, std::int64_t seconds, std::int64_t nano) {
  const bool negative = seconds < 0;
  if (negative && nano != 0) {
    ++seconds;
    nano = kNanosPerSecond - nano;
  }
  text += 'T';
  append_unit(text, seconds / 3600, 'H');
  append_unit(text, seconds / 60 % 60, 'M');
  seconds %= 60;
  if (seconds == 0 && nano == 0) return;
  if (negative) text += '-';
  text += std::to_string(std::abs(seconds));
  append_fraction(text, nano);
  text += 'S';
}

std::string duration_text(const Duration& duration) {
  std::string text = "P";
  append_unit(text, duration.months / 12, 'Y');
  append_unit(text, duration.months % 12, 'M');
  append_unit(text, duration.days, 'D');
  if (duration.seconds != 0 || duration.nano != 0) {
    append_clock_part(text, duration.seconds, duration.nano);
  }
  return text.size() == 1 ? "PT0S" : text;
}

}  // namespace

std::string offset_text(std::int32_t offset) {
  if (offset == 0) return "Z";
  std::string text = offset < 0 ? "-" : "+";
  const std::int32_t seconds = std::abs(offset);
  append_padded(text, seconds / 3600, 2);
  text += ':';
  append_padded(text, seconds / 60 % 60, 2);
  if (seconds % 60 != 0) {
    text += ':';
    append_padded(text, seconds % 60, 2);
  }
  return text;
}

std::string temporal_text(const Value& value) {
  if (value.kind() == ValueKind::kDuration) return duration_text(value.as_duration());
  const Moment moment = moment_of(value);
  std::string text;
  if (moment.has_day) append_day(text, moment.day);
  if (moment.has_day && moment.has_time) text += 'T';
  if (moment.has_time) append_clock(text, moment.nano);
  if (moment.has_offset) text += offset_text(moment.offset);
  if (moment.zone != nullptr) text += '[' + moment.zone->name() + ']';
  return text;
}

}  // namespace whomet
