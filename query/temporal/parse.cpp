// ISO 8601 in its basic and extended forms, read by hand: one cursor, no backtracking but over the
// number of digits.

#include <algorithm>
#include <cmath>

#include "query/temporal/calendar.h"
#include "query/temporal/moment.h"
#include "query/temporal/time_zone.h"

namespace whomet {
namespace {

class Cursor {
 public:
  explicit Cursor(std::string_view text) : text_(text) {}

  bool done() const { return at_ == text_.size(); }
  char peek() const { return done() ? '\0' : text_[at_]; }
  bool take(char c) {
    if (done() || text_[at_] != c) return false;
    ++at_;
    return true;
  }
  std::size_t digits_ahead() const {
    std::size_t count = 0;
    while (at_ + count < text_.size() && is_digit(text_[at_ + count])) ++count;
    return count;
  }
  // Exactly `count` digits.
  std::optional<std::int64_t> digits(std::size_t count) {
    if (digits_ahead() < count || count > 18) return std::nullopt;
    std::int64_t value = 0;
    for (std::size_t i = 0; i < count; ++i) value = value * 10 + (text_[at_++] - '0');
    return value;
  }
  std::string_view rest() const { return text_.substr(at_); }
  void skip(std::size_t count) { at_ += count; }

 private:
  static bool is_digit(char c) { return c >= '0' && c <= '9'; }
  std::string_view text_;
  std::size_t at_ = 0;
};

// Up to nine digits after the point, as nanoseconds; the rest is dropped.
std::optional<std::int64_t> fraction(Cursor& cursor) {
  const std::size_t count = cursor.digits_ahead();
  if (count == 0) return std::nullopt;
  std::int64_t nanos = *cursor.digits(std::min<std::size_t>(count, 9));
  for (std::size_t i = count; i < 9; ++i) nanos *= 10;
  if (count > 9) cursor.skip(count - 9);
  return nanos;
}

std::optional<std::int64_t> checked_days(CivilDay day) {
  if (day.month < 1 || day.month > 12 || day.day < 1) return std::nullopt;
  if (day.day > month_length(day.year, day.month)) return std::nullopt;
  return days_of(day);
}

std::optional<std::int64_t> week_days(std::int64_t year, Cursor& cursor, bool extended) {
  const auto week = cursor.digits(2);
  if (!week || *week < 1 || *week > weeks_in_year(year)) return std::nullopt;
  std::int64_t day = 1;
  if (!cursor.done()) {
    if (extended && !cursor.take('-')) return std::nullopt;
    const auto given = cursor.digits(1);
    if (!given || *given < 1 || *given > 7) return std::nullopt;
    day = *given;
  }
  return days_of_week_date({year, *week, day});
}

std::optional<std::int64_t> quarter_days(std::int64_t year, Cursor& cursor, bool extended) {
  const auto quarter = cursor.digits(1);
  if (!quarter || *quarter < 1 || *quarter > 4) return std::nullopt;
  std::int64_t day = 1;
  if (!cursor.done()) {
    if (extended && !cursor.take('-')) return std::nullopt;
    const auto given = cursor.digits(2);
    if (!given || *given < 1 || *given > 92) return std::nullopt;
    day = *given;
  }
  return days_of({year, (*quarter - 1) * 3 + 1, 1}) + day - 1;
}

std::optional<std::int64_t> ordinal_days(std::int64_t year, std::int64_t day) {
  if (day < 1 || day > (is_leap_year(year) ? 366 : 365)) return std::nullopt;
  return days_of({year, 1, 1}) + day - 1;
}

// What follows the year and "-".
std::optional<std::int64_t> extended_days(std::int64_t year, Cursor& cursor) {
  if (cursor.take('W')) return week_days(year, cursor, true);
  if (cursor.take('Q')) return quarter_days(year, cursor, true);
  if (cursor.digits_ahead() == 3) return ordinal_days(year, *cursor.digits(3));
  const auto month = cursor.digits(2);
  if (!month) return std::nullopt;
  std::int64_t day = 1;
  if (cursor.take('-')) {
    const auto given = cursor.digits(2);
    if (!given) return std::nullopt;
    day = *given;
  }
  return checked_days({year, *month, day});
}

std::optional<std::int64_t> basic_days(std::int64_t year, Cursor& cursor) {
  if (cursor.done()) return days_of({year, 1, 1});
  if (cursor.take('W')) return week_days(year, cursor, false);
  if (cursor.take('Q')) return quarter_days(year, cursor, false);
  switch (cursor.digits_ahead()) {
    case 2:
      return checked_days({year, *cursor.digits(2), 1});
    case 3:
      return ordinal_days(year, *cursor.digits(3));
    case 4: {
      const std::int64_t month = *cursor.digits(2);
      return checked_days({year, month, *cursor.digits(2)});
    }
    default:
      return std::nullopt;
  }
}

// "Z", "+01", "+0100", "+01:00", "+01:00:28".
std::optional<std::int32_t> parse_offset(Cursor& cursor) {
  if (cursor.take('Z') || cursor.take('z')) return 0;
  const bool negative = cursor.peek() == '-';
  if (!cursor.take('-') && !cursor.take('+')) return std::nullopt;
  const auto hours = cursor.digits(2);
  if (!hours || *hours > 18) return std::nullopt;
  std::int64_t seconds = *hours * 3600;
  for (const std::int64_t unit : {60, 1}) {
    if (cursor.take(':') || cursor.digits_ahead() >= 2) {
      const auto part = cursor.digits(2);
      if (!part || *part > 59) return std::nullopt;
      seconds += *part * unit;
    } else {
      break;
    }
  }
  return static_cast<std::int32_t>(negative ? -seconds : seconds);
}

bool read_clock(Cursor& cursor, Moment& moment) {
  const auto hour = cursor.digits(2);
  std::int64_t parts[2] = {0, 0};  // minute, second
  if (!hour || *hour > 23) return false;
  bool ended = false;
  for (std::int64_t& part : parts) {
    const bool colon = cursor.take(':');
    if (!colon && cursor.digits_ahead() < 2) {
      ended = true;
      break;
    }
    const auto given = cursor.digits(2);
    if (!given || *given > 59) return false;
    part = *given;
  }
  std::int64_t nanos = 0;
  if (!ended && (cursor.take('.') || cursor.take(','))) {
    const auto given = fraction(cursor);
    if (!given) return false;
    nanos = *given;
  }
  moment.has_time = true;
  moment.nano = (*hour * 3600 + parts[0] * 60 + parts[1]) * kNanosPerSecond + nanos;
  return true;
}

// The zone after a time, to the end of the text. The moment has its day and time.
bool read_zone(Cursor& cursor, Moment& moment) {
  std::optional<std::int32_t> offset;
  if (cursor.peek() != '[') {
    offset = parse_offset(cursor);
    if (!offset) return false;
  }
  const TimeZone* zone = nullptr;
  if (cursor.take('[')) {
    const std::string_view rest = cursor.rest();
    if (rest.empty() || rest.back() != ']') return false;
    zone = find_time_zone(rest.substr(0, rest.size() - 1));
    if (zone == nullptr) return false;
    cursor.skip(rest.size());
  }
  if (!cursor.done() || (!offset && zone == nullptr)) return false;
  moment.has_offset = true;
  moment.zone = zone;
  moment.offset = offset ? *offset : zone->offset_at_local(moment.local_second());
  return true;
}

bool read_clock_and_zone(Cursor& cursor, Moment& moment, bool zones) {
  if (!read_clock(cursor, moment)) return false;
  if (cursor.done()) return true;
  return zones && read_zone(cursor, moment);
}

// ---- Durations ----

// A number with an optional fraction and sign, kept apart so that nanoseconds stay exact.
struct Amount {
  bool negative = false;
  std::int64_t whole = 0;
  std::int64_t nanos = 0;  // of one

  double as_double() const {
    const double value = static_cast<double>(whole) + static_cast<double>(nanos) * 1e-9;
    return negative ? -value : value;
  }
};

std::optional<Amount> read_amount(Cursor& cursor) {
  Amount amount;
  amount.negative = cursor.take('-');
  if (!amount.negative) cursor.take('+');
  const std::size_t count = cursor.digits_ahead();
  if (count == 0 || count > 18) return std::nullopt;
  amount.whole = *cursor.digits(count);
  if (cursor.take('.') || cursor.take(',')) {
    const auto nanos = fraction(cursor);
    if (!nanos) return std::nullopt;
    amount.nanos = *nanos;
  }
  return amount;
}

// "2012-02-02T14:37:21.545" after the P.
std::optional<Duration> date_like_duration(std::string_view text) {
  const std::size_t t = text.find('T');
  Cursor day(text.substr(0, t));
  const auto years = day.digits(4);
  if (!years || !day.take('-')) return std::nullopt;
  const auto months = day.digits(2);
  if (!months || !day.take('-')) return std::nullopt;
  const auto days = day.digits(2);
  if (!days || !day.done()) return std::nullopt;
  Duration duration{*years * 12 + *months, *days, 0, 0};
  if (t != std::string_view::npos) {
    Cursor clock(text.substr(t + 1));
    Moment moment;
    if (!read_clock(clock, moment) || !clock.done()) return std::nullopt;
    duration.seconds = moment.nano / kNanosPerSecond;
    duration.nano = static_cast<std::int32_t>(moment.nano % kNanosPerSecond);
  }
  return duration;
}

}  // namespace

std::optional<std::int64_t> parse_day(std::string_view text) {
  Cursor cursor(text);
  const bool negative = cursor.peek() == '-';
  const bool is_signed = cursor.take('-') || cursor.take('+');
  std::size_t width = 4;
  if (is_signed) width = std::min<std::size_t>(std::max<std::size_t>(cursor.digits_ahead(), 4), 9);
  const auto given = cursor.digits(width);
  if (!given) return std::nullopt;
  const std::int64_t year = negative ? -*given : *given;
  const auto days = cursor.take('-') ? extended_days(year, cursor) : basic_days(year, cursor);
  return cursor.done() ? days : std::nullopt;
}

std::optional<Moment> parse_clock(std::string_view text, bool zones) {
  Cursor cursor(text);
  Moment moment;
  if (!read_clock_and_zone(cursor, moment, zones)) return std::nullopt;
  return moment;
}

std::optional<Moment> parse_moment(std::string_view text, bool zones) {
  const std::size_t t = text.find('T');
  const auto day = parse_day(text.substr(0, t));
  if (!day) return std::nullopt;
  Moment moment;
  moment.has_day = true;
  moment.day = *day;
  if (t == std::string_view::npos) return moment;
  Cursor cursor(text.substr(t + 1));
  if (!read_clock_and_zone(cursor, moment, zones)) return std::nullopt;
  return moment;
}

bool parse_zone(std::string_view text, std::int32_t& offset, const TimeZone*& zone) {
  Cursor cursor(text);
  zone = nullptr;
  if (const auto given = parse_offset(cursor); given && cursor.done()) {
    offset = *given;
    return true;
  }
  zone = find_time_zone(text);
  return zone != nullptr;
}

std::optional<Duration> parse_duration(std::string_view text) {
  Cursor cursor(text);
  const bool negative = cursor.take('-');
  if (!negative) cursor.take('+');
  if (!cursor.take('P') || cursor.done()) return std::nullopt;
  if (auto duration = date_like_duration(cursor.rest())) return duration;
  double months = 0;
  double days = 0;
  std::int64_t seconds = 0;
  std::int64_t nanos = 0;
  bool in_time = false;
  while (!cursor.done()) {
    if (!in_time && cursor.take('T')) {
      in_time = true;
      continue;
    }
    const auto amount = read_amount(cursor);
    if (!amount || cursor.done()) return std::nullopt;
    const std::int64_t sign = amount->negative ? -1 : 1;
    const auto add_seconds = [&](std::int64_t unit) {
      seconds += sign * amount->whole * unit;
      nanos += sign * amount->nanos * unit;
    };
    if (!in_time && cursor.take('Y')) {
      months += amount->as_double() * 12;
    } else if (!in_time && cursor.take('M')) {
      months += amount->as_double();
    } else if (!in_time && cursor.take('W')) {
      days += amount->as_double() * 7;
    } else if (!in_time && cursor.take('D')) {
      days += amount->as_double();
    } else if (in_time && cursor.take('H')) {
      add_seconds(3600);
    } else if (in_time && cursor.take('M')) {
      add_seconds(60);
    } else if (in_time && cursor.take('S')) {
      add_seconds(1);
    } else {
      return std::nullopt;
    }
  }
  constexpr double kSecondsPerMonth = 2629746;
  const double whole_months = std::trunc(months);
  days += (months - whole_months) * kSecondsPerMonth / static_cast<double>(kSecondsPerDay);
  const double whole_days = std::trunc(days);
  // Sub-second digits below a microsecond are noise of the fractions of days.
  nanos += static_cast<std::int64_t>(std::llround((days - whole_days) * 86400e6)) * 1000;
  seconds += floor_div(nanos, kNanosPerSecond);
  nanos = floor_mod(nanos, kNanosPerSecond);
  const std::int64_t sign = negative ? -1 : 1;
  Duration duration{sign * static_cast<std::int64_t>(whole_months),
                    sign * static_cast<std::int64_t>(whole_days), seconds,
                    static_cast<std::int32_t>(nanos)};
  if (negative) {
    duration.seconds = -seconds - (nanos > 0 ? 1 : 0);
    duration.nano = static_cast<std::int32_t>(nanos > 0 ? kNanosPerSecond - nanos : 0);
  }
  return duration;
}

}  // namespace whomet
