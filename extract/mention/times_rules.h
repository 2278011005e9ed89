// The time grammar: what a time expression that begins at a given piece means, if one begins there.
//   day_time_at       days and hours that the calendar names: "24 February 2023", "10 a.m."
//   period_time_at    months and longer by name: "late 2022", "the first quarter of 2023"
//   distance_time_at  so far from another day: "two weeks ago", "the past month", "a day later"
//   deictic_time_at   pointing: "today", "on Wednesday", "last week", "that year"
//   duration_at       how long: "two hours"
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

// Each looks for the longest expression of its kind that begins at piece i.
using TimeRule = std::optional<TimeHit> (*)(const TimeText& text, std::size_t i,
                                            const TimeReference& reference);
std::optional<TimeHit> day_time_at(const TimeText&, std::size_t, const TimeReference&);
std::optional<TimeHit> period_time_at(const TimeText&, std::size_t, const TimeReference&);
std::optional<TimeHit> distance_time_at(const TimeText&, std::size_t, const TimeReference&);
std::optional<TimeHit> deictic_time_at(const TimeText&, std::size_t, const TimeReference&);
std::optional<TimeHit> duration_at(const TimeText&, std::size_t, const TimeReference&);

}  // namespace whomet
