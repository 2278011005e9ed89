// What the files of the time grammar share. Internal to extract/mention/times_*_rules.cpp.
#pragma once

#include <optional>
#include <string>

#include "extract/mention/times_rules.h"
#include "extract/mention/times_words.h"

namespace whomet {

// A year and the piece after it.
struct YearAt {
  std::size_t end = 0;
  int year = 0;
};

// "2023", ", 2023", "of 2023" at piece i, right after a day, month or season.
std::optional<YearAt> year_after(const TimeText& text, std::size_t i);

// The same, or "last year", "of this year".
std::optional<YearAt> year_or_phrase_after(const TimeText& text, std::size_t i,
                                           const TimeReference& reference);

// The number at i is the tail of "1.5", "10,000", "5:30", "$20", or goes on: "10,000", "5:30",
// "20%".
bool is_number_tail(const TimeText& text, std::size_t i);
bool is_number_head(const TimeText& text, std::size_t i);

// A number of one or two digits, or -1.
int two_digits(const TimeText& text, std::size_t i);

// A month name that stands for a month here. `beside_number` vouches for "may", "march", "Jan".
std::optional<MonthName> month_at(const TimeText& text, std::size_t i, bool beside_number);

// Resolves a month, or days in it, that stand without a year.
void resolve_without_year(const TimeText& text, std::size_t begin, const TimeReference& reference,
                          int month, std::optional<int> first_day, std::optional<int> last_day,
                          TimeHit& hit);

// The days [first_day, last_day] of a month, with the year at piece `end` if one is there.
TimeHit dated(const TimeText& text, std::size_t begin, std::size_t end,
              const TimeReference& reference, int month, int first_day, int last_day);

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

// Keeps the longer of two hits, the first of equally long ones.
void keep_longer(std::optional<TimeHit>& best, std::optional<TimeHit> hit);

// The period, out of one a year, that the sentence means: the one around the day of writing that
// the tense points at, the nearest if it points nowhere.
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
