// Pointing at a day or period: from the day of writing ("today", "on Wednesday", "earlier this
// month", "the end of the year") or from a date told before ("the next day", "that summer").
#include "extract/mention/times_parts.h"
#include "extract/mention/times_rules.h"
#include "extract/mention/times_words.h"

namespace whomet {
namespace {

constexpr const char* kByDocument = "document date";

// The piece after "morning", "night" that follow a day; `i` where none does.
std::size_t skip_part_of_day(const TimeText& text, std::size_t i) {
  if (is_part_of_day(text.word(i))) return i + 1;
  const bool spread = text.is(i, "early") || text.is(i, "late");
  return spread && is_part_of_day(text.word(i + 1)) ? i + 2 : i;
}

// The last such period that is over before `today`, or the first that begins after it.
template <typename OfYear>
Period period_beside(OfYear of_year, Date today, int step) {
  if (step < 0) {
    Period period = of_year(today.year);
    for (int year = today.year - 1; !(period.to < today); --year) period = of_year(year);
    return period;
  }
  Period period = of_year(today.year);
  if (step > 0 && !(today < period.from)) period = of_year(today.year + 1);
  return period;
}

Period weekday_beside(int weekday, Date today, int step) {
  const int current = static_cast<int>(weekday_of(today));
  int offset = weekday - current;
  if (step < 0 && offset >= 0) offset -= 7;
  if (step > 0) offset += 7;
  return day_period(add_days(today, offset));
}

// "last week", "this past weekend", "next year", "last February", "next Friday", "this summer".
std::optional<TimeHit> deictic_at(const TimeText& text, std::size_t i,
                                  const TimeReference& reference) {
  std::size_t at = i;
  const bool the = text.is(at, "the");
  if (the) ++at;
  auto step = direction_word(text.word(at));
  const std::string_view word = text.word(at);
  if (word == "previous" || word == "past" || word == "last") step = -1;
  if (!step || (word == "previous" && the && reference.told)) return std::nullopt;
  ++at;
  if (*step == 0) {
    if (text.is(at, "past") || text.is(at, "coming")) step = *direction_word(text.word(at++));
  }
  if (text.is(at, "fiscal") || text.is(at, "calendar")) ++at;
  TimeHit hit = make_hit(at + 1, TimeUnit::kDay, kByDocument);
  const auto day = reference.document;
  const bool misspelt = text.is(at, "years") && word == "this";  // "this years summit"
  if (const auto unit = unit_named(text.word(at)); unit && (!unit->plural || misspelt)) {
    if (unit->unit == TimeUnit::kHour || (unit->unit == TimeUnit::kDay && !text.is(at - 1, "this")))
      return std::nullopt;
    if (the && *step > 0 && !text.is(at - 1, "coming"))
      return std::nullopt;  // "the next week" follows another
    if (text.is(at + 1, "of") || text.is_dash(at + 1)) return std::nullopt;
    hit.unit = unit->unit;
    hit.granularity = granularity_of(unit->unit);
    if (!day) return hit;
    hit.set(unit_period(unit->unit, *day, *step));
    if (unit->unit == TimeUnit::kWeekend && *step == 0 && static_cast<int>(weekday_of(*day)) <= 3 &&
        text.tense_around(i, hit.end) != Tense::kFuture) {
      hit.set(weekend_period(add_days(*day, -7)));  // "was seen this weekend", written on a Tuesday
    }
    return hit;
  }
  if (the && word != "past" && word != "previous") return std::nullopt;
  if (const auto weekday = weekday_named(text.word(at));
      weekday && text.is_capital(at) && !weekday->abbreviated) {
    hit.end = skip_part_of_day(text, at + 1);
    if (day) hit.set(weekday_beside(weekday->number, *day, *step));
    hit.basis = "weekday, document date";
    return hit;
  }
  if (const auto month = month_named(text.word(at)); month && text.is_capital(at)) {
    if (cardinal(text.word(at + 1))) return std::nullopt;  // "this May 3" is left to the calendar
    hit.unit = TimeUnit::kMonth;
    hit.granularity = "month";
    if (day)
      hit.set(
          period_beside([&](int year) { return month_period(year, month->number); }, *day, *step));
    return hit;
  }
  if (const auto season = season_named(text.word(at)); season && !text.is(at + 1, "of")) {
    hit.unit = TimeUnit::kSeason;
    hit.granularity = "season";
    if (day)
      hit.set(period_beside([&](int year) { return season_period(year, *season); }, *day, *step));
    return hit;
  }
  if (text.is(at, "night") || text.is(at, "morning") || text.is(at, "afternoon") ||
      text.is(at, "evening")) {
    if (word != "this" && word != "last") return std::nullopt;
    if (day) hit.set(day_period(add_days(*day, *step)));
    return hit;
  }
  return std::nullopt;
}

// "over the weekend": the one around the day of writing that the tense points at.
std::optional<TimeHit> weekend_at(const TimeText& text, std::size_t i,
                                  const TimeReference& reference) {
  static constexpr std::string_view kBefore[] = {"over", "at", "on", "during", "throughout", "for"};
  if (!text.is(i, "the") || !text.is(i + 1, "weekend") || text.is(i + 2, "of") ||
      !is_one_of(text.word(i - 1), kBefore)) {
    return std::nullopt;
  }
  TimeHit hit = make_hit(i + 2, TimeUnit::kWeekend, kByDocument);
  if (!reference.document) return hit;
  const bool early = static_cast<int>(weekday_of(*reference.document)) <= 4;
  const bool past = early && text.tense_around(i, hit.end) != Tense::kFuture;
  hit.set(weekend_period(add_days(*reference.document, past ? -7 : 0)));
  return hit;
}

// "the year", "the month", where "the end of" or "earlier in" before it makes it the current one.
std::optional<TimeHit> current_period_at(const TimeText& text, std::size_t i,
                                         const TimeReference& reference) {
  if (!text.is(i, "the") || text.is(i + 2, "of")) return std::nullopt;
  const auto unit = unit_named(text.word(i + 1));
  if (!unit || unit->plural || unit->unit <= TimeUnit::kDay) return std::nullopt;
  TimeHit hit = make_hit(i + 2, unit->unit, kByDocument);
  if (reference.document) hit.set(unit_period(unit->unit, *reference.document, 0));
  return hit;
}

// "earlier this month", "later this year", "late last year", "the end of the week", "early next
// week".
std::optional<TimeHit> part_of_deictic_at(const TimeText& text, std::size_t i,
                                          const TimeReference& reference) {
  const bool earlier = text.is(i, "earlier");
  const bool later = text.is(i, "later");
  if (earlier || later) {
    const std::size_t next = text.is(i + 1, "in") || text.is(i + 1, "on") ? i + 2 : i + 1;
    auto hit = deictic_at(text, next, reference);
    if (!hit) hit = current_period_at(text, next, reference);
    if (!hit && text.is(i + 1, "today")) {
      hit = make_hit(i + 2, TimeUnit::kDay, kByDocument);
      if (reference.document) hit->set(day_period(*reference.document));
    }
    if (!hit) return std::nullopt;
    const auto today = reference.document;
    const bool around_today =
        today && hit->is_resolved() && !(*today < *hit->from) && !(*hit->to < *today);
    if (around_today && hit->unit != TimeUnit::kDay) {
      if (earlier) hit->to = today;
      if (later) hit->from = today;
    }
    return hit;
  }
  if ((text.is(i, "year") || text.is(i, "month")) &&
      (text.is(i + 1, "end") || (text.is_dash(i + 1) && text.is(i + 2, "end")))) {
    static constexpr std::string_view kBefore[] = {"by", "at", "before", "until", "the"};
    if (!is_one_of(text.word(i - 1), kBefore)) return std::nullopt;
    const TimeUnit unit = text.is(i, "year") ? TimeUnit::kYear : TimeUnit::kMonth;
    TimeHit hit = make_hit(text.is(i + 1, "end") ? i + 2 : i + 3, unit, kByDocument);
    if (reference.document) hit.set(unit_period(unit, *reference.document, 0));
    return narrowed(std::move(hit), PeriodPart::kEnd);
  }
  const PartPrefix prefix = part_prefix_at(text, i);
  if (prefix.part == PeriodPart::kWhole) return std::nullopt;
  auto hit = deictic_at(text, prefix.next, reference);
  if (!hit) hit = current_period_at(text, prefix.next, reference);
  if (!hit) return std::nullopt;
  return narrowed(std::move(*hit), prefix.part);
}

// "today", "yesterday evening", "the day before yesterday", "tonight".
std::optional<TimeHit> today_at(const TimeText& text, std::size_t i,
                                const TimeReference& reference) {
  std::size_t at = i;
  int step = 0;
  if (text.is(at, "the") && text.is(at + 1, "day") &&
      (text.is(at + 2, "before") || text.is(at + 2, "after"))) {
    step = text.is(at + 2, "before") ? -1 : 1;
    at += 3;
    if (!text.is(at, step < 0 ? "yesterday" : "tomorrow")) return std::nullopt;
  }
  if (text.is(at, "yesterday"))
    --step;
  else if (text.is(at, "tomorrow"))
    ++step;
  else if (!text.is(at, "today") && !text.is(at, "tonight"))
    return std::nullopt;
  // "USA Today", "Russia Today": papers and channels.
  if (at > 0 && text.is(at, "today") && text.is_capital(at) && text.is_capital(at - 1)) {
    return std::nullopt;
  }
  TimeHit hit = make_hit(skip_part_of_day(text, at + 1), TimeUnit::kDay, kByDocument);
  if (reference.document) hit.set(day_period(add_days(*reference.document, step)));
  return hit;
}

// "on Wednesday", "Tuesday morning", "Friday last week". A newspaper named after a day is none.
std::optional<TimeHit> weekday_at(const TimeText& text, std::size_t i,
                                  const TimeReference& reference) {
  const auto weekday = weekday_named(text.word(i));
  if (!weekday || weekday->abbreviated || !text.is_capital(i)) return std::nullopt;
  static constexpr std::string_view kNames[] = {
      "times",    "mail",   "herald", "post",    "telegraph", "mirror", "express",
      "standard", "school", "mass",   "prayers", "prayer",    "s"};
  static constexpr std::string_view kRepeated[] = {"every",  "each", "black", "good",
                                                   "bloody", "palm", "easter"};
  static constexpr std::string_view kMany[] = {"mornings", "afternoons", "evenings", "nights"};
  if (is_one_of(text.word(i + 1), kMany) || (text.is(i - 1, "a") && text.is(i - 2, "on"))) {
    return std::nullopt;  // every week
  }
  const bool possessive = text.is(i + 1, "'");
  if ((!possessive && is_one_of(text.word(i + 1), kNames)) ||
      is_one_of(text.word(i - 1), kRepeated))
    return std::nullopt;
  TimeHit hit = make_hit(skip_part_of_day(text, i + 1), TimeUnit::kDay, "weekday, document date");
  if (!reference.document) return hit;
  const Date today = *reference.document;
  std::size_t at = hit.end;
  if (text.is(at, "of")) ++at;
  const auto step = direction_word(text.word(at));
  if (step && text.is(at + 1, "week")) {
    hit.end = at + 2;
    const Period week = unit_period(TimeUnit::kWeek, today, *step);
    hit.set(day_period(add_days(week.from, weekday->number)));
    return hit;
  }
  int offset = weekday->number - static_cast<int>(weekday_of(today));
  const bool future = text.tense_around(i, hit.end) == Tense::kFuture;
  if (future && offset < 0) offset += 7;
  if (!future && offset > 0) offset -= 7;
  hit.set(day_period(add_days(today, offset)));
  return hit;
}

// "that September", "that summer": of the year told before.
std::optional<TimeHit> told_month_at(const TimeText& text, std::size_t i,
                                     const TimeReference& reference) {
  if (!text.is(i, "that")) return std::nullopt;
  const auto month = text.is_capital(i + 1) ? month_named(text.word(i + 1)) : std::nullopt;
  const auto season = season_named(text.word(i + 1));
  if ((!month && !season) || cardinal(text.word(i + 2)) || ordinal(text.word(i + 2))) {
    return std::nullopt;
  }
  TimeHit hit = make_hit(i + 2, month ? TimeUnit::kMonth : TimeUnit::kSeason, "date told before");
  if (reference.told) {
    const int year = reference.told->from.year;
    hit.set(month ? month_period(year, month->number) : season_period(year, *season));
  }
  return hit;
}

// "the next day", "the following week", "that year", "the same month", "the previous day".
std::optional<TimeHit> told_at(const TimeText& text, std::size_t i,
                               const TimeReference& reference) {
  std::size_t at = i;
  const bool that = text.is(at, "that");
  if (!that && !text.is(at, "the")) return std::nullopt;
  ++at;
  int step = 0;
  if (text.is(at, "next") || text.is(at, "following"))
    step = 1;
  else if (text.is(at, "previous") || text.is(at, "preceding"))
    step = -1;
  const bool same = text.is(at, "same");
  if (step != 0 || same) ++at;
  const bool part_of_day = is_part_of_day(text.word(at)) && text.word(at) != "noon";
  const auto unit = unit_named(text.word(at));
  const auto weekday = weekday_named(text.word(at));
  if (!part_of_day && !weekday && (!unit || unit->plural || unit->unit == TimeUnit::kHour))
    return std::nullopt;
  std::size_t end = at + 1;
  if (step == 0 && !same && !that) {  // "the day before", "the year after"
    const bool before = text.is(end, "before");
    if ((!before && !text.is(end, "after")) || !unit) return std::nullopt;
    static constexpr std::string_view kClosers[] = {"",   ".",    ",",   ";", ")",
                                                    "\"", "when", "and", "-"};
    if (!is_one_of(text.word(end + 1), kClosers)) return std::nullopt;
    step = before ? -1 : 1;
    ++end;
  }
  if (text.is(end, "of")) return std::nullopt;
  TimeHit hit =
      make_hit(end, unit && !part_of_day ? unit->unit : TimeUnit::kDay, "date told before");
  if (!reference.told) {  // "fewer than the year before"
    if (hit.unit == TimeUnit::kYear && step < 0 && reference.document) {
      hit.set(year_period(reference.document->year - 1));
      hit.basis = kByDocument;
    }
    return hit;
  }
  if (weekday) {
    hit.set(
        weekday_beside(weekday->number, step < 0 ? reference.told->from : reference.told->to, 0));
    if (step > 0 && !(reference.told->to < *hit.from)) hit.set(day_period(add_days(*hit.from, 7)));
    return hit;
  }
  const bool coarse = hit.unit == TimeUnit::kDay && reference.told->from != reference.told->to;
  if (!coarse)
    hit.set(unit_period(hit.unit, step < 0 ? reference.told->from : reference.told->to, step));
  return hit;
}

}  // namespace

std::optional<TimeHit> deictic_time_at(const TimeText& text, std::size_t i,
                                       const TimeReference& reference) {
  static constexpr TimeRule kRules[] = {part_of_deictic_at, deictic_at, today_at,     weekend_at,
                                        weekday_at,         told_at,    told_month_at};
  std::optional<TimeHit> best;
  for (const TimeRule rule : kRules) keep_longer(best, rule(text, i, reference));
  return best;
}

}  // namespace whomet
