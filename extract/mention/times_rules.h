// The time grammar: what a time expression that begins at a given piece means, if one begins there.
// calendar_time_at knows what the calendar names (dates, months, years, decades, clock times);
// relative_time_at what leans on another day (today, last week, two years ago, the next day).
#pragma once

#include <optional>
#include <string>

#include "extract/mention/times_calendar.h"
#include "extract/mention/times_text.h"

namespace whomet {

// The days that an expression may lean on.
struct TimeReference {
  std::optional<Date> document;   // day of writing
  std::optional<Period> told;     // the last date told, a few sentences back at most
  std::optional<int> story_year;  // that the sentence, or the one before, is set in
};

struct TimeHit {
  std::size_t end = 0;       // piece after the expression
  std::optional<Date> from;  // both set, or one of them (an open end), or none (not resolved)
  std::optional<Date> to;
  TimeUnit unit = TimeUnit::kDay;
  std::string granularity;
  std::string basis;
  std::optional<Period> yearless;  // a day or month named without its year, as if in the year 2000
  bool has_year = false;           // the text names the year
  bool may_be_end = true;          // may be one end of a range

  void set(Period period) {
    from = period.from;
    to = period.to;
  }
  bool is_resolved() const { return from && to; }
};

std::optional<TimeHit> calendar_time_at(const TimeText& text, std::size_t i,
                                        const TimeReference& reference);
std::optional<TimeHit> relative_time_at(const TimeText& text, std::size_t i,
                                        const TimeReference& reference);

// Parts shared by both files.

// "early", "late", "mid-", "the end of", "at the beginning of": the part, and where its whole
// begins.
struct PartPrefix {
  std::size_t next = 0;
  PeriodPart part = PeriodPart::kWhole;
};
PartPrefix part_prefix_at(const TimeText& text, std::size_t i);
TimeHit narrowed(TimeHit hit, PeriodPart part);

// A new hit that ends before piece `end`.
TimeHit make_hit(std::size_t end, TimeUnit unit, std::string basis);

// The period, out of one a year, that the sentence means: the one around the day of writing that
// the tense points at. `of_year` yields it for a year.
template <typename OfYear>
Period nearest_of_year(OfYear of_year, Date day, Tense tense) {
  const Period now = of_year(day.year);
  if (tense == Tense::kFuture) {
    constexpr long kJustBegun = 14;  // "is to run from January 23", written on the 28th
    const bool one_day = now.from == now.to;
    return now.to < (one_day ? add_days(day, -kJustBegun) : day) ? of_year(day.year + 1) : now;
  }
  const Period before = of_year(day.year - 1);
  if (tense == Tense::kPast) return day < now.from ? before : now;
  if (!(day < now.from)) return now;
  return days_between(day, now.from) < days_between(before.to, day) ? now : before;
}

}  // namespace whomet
