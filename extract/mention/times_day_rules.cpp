// Days and hours by their names: "24 February", "May 16-17", "2023-02-24", "New Year's Eve", "10
// a.m."
#include <cstdlib>

#include "extract/mention/times_parts.h"
#include "extract/mention/times_rules.h"
#include "extract/mention/times_words.h"

namespace whomet {
namespace {

// A day of the month: "24", "24th"; with words only "the first of May".
std::optional<int> day_at(const TimeText& text, std::size_t i) {
  const std::string_view word = text.word(i);
  if (word.empty() || word[0] < '0' || word[0] > '9' || word.size() > 4) return std::nullopt;
  const auto value = is_all_digits(word) ? cardinal(word) : ordinal(word);
  return value && *value >= 1 && *value <= 31 ? value : std::nullopt;
}

bool is_range_word(const TimeText& text, std::size_t i) {
  static constexpr std::string_view kWords[] = {"-",     "to",   "and", "through",
                                                "until", "till", "or",  "&"};
  return is_one_of(text.word(i), kWords);
}

// "May 16", "Feb. 24, 2023", "May 16-17", "March 3 and 4".
std::optional<TimeHit> month_day_at(const TimeText& text, std::size_t i,
                                    const TimeReference& reference) {
  const auto month = month_at(text, i, true);
  if (!month) return std::nullopt;
  std::size_t at = text.skip_dot(i + 1);
  if (text.is(at, "the")) ++at;
  const auto day = day_at(text, at);
  if (!day || is_number_head(text, at) || *day > days_in_month(2024, month->number))
    return std::nullopt;
  const auto last = is_range_word(text, at + 1) ? day_at(text, at + 2) : std::nullopt;
  const bool is_range = last && *last > *day && *last <= days_in_month(2024, month->number) &&
                        !is_number_head(text, at + 2) && !month_named(text.word(at + 3)) &&
                        !(text.is(at + 1, "and") && text.upos(at + 3) == Upos::kNoun);
  return is_range ? dated(text, i, at + 3, reference, month->number, *day, *last)
                  : dated(text, i, at + 1, reference, month->number, *day, *day);
}

// "24 February", "the 12th of May", "16-17 May 2023", "4 and 22 January".
std::optional<TimeHit> day_month_at(const TimeText& text, std::size_t i,
                                    const TimeReference& reference) {
  auto day = day_at(text, i);
  if (!day && text.is(i + 1, "of") && !text.is(i, "second")) day = ordinal(text.word(i));
  if (!day || is_number_tail(text, i)) return std::nullopt;
  std::size_t at = i + 1;
  std::optional<int> last;
  if (is_range_word(text, at)) {
    last = day_at(text, at + 1);
    if (!last || *last <= *day) return std::nullopt;
    at += 2;
  }
  if (text.is(at, "of")) ++at;
  const auto month = month_at(text, at, true);
  if (!month || last.value_or(*day) > days_in_month(2024, month->number)) return std::nullopt;
  at = month->abbreviated ? text.skip_dot(at + 1) : at + 1;
  return dated(text, i, at, reference, month->number, *day, last.value_or(*day));
}

// "2023-02-24", also with a time of day behind ("2023-02-24T10:00").
std::optional<TimeHit> iso_date_at(const TimeText& text, std::size_t i) {
  const auto year = year_number(text.word(i));
  if (!year || !text.is_dash(i + 1) || !text.is_dash(i + 3) || !text.is_glued(i + 1) ||
      !text.is_glued(i + 4)) {
    return std::nullopt;
  }
  const std::string_view day_word = text.word(i + 4);
  const bool with_time = day_word.size() > 2 && day_word[2] == 't';
  const auto day = is_all_digits(day_word.substr(0, 2)) && (day_word.size() <= 2 || with_time)
                       ? cardinal(day_word.substr(0, 2))
                       : std::nullopt;
  const auto date = day ? make_date(*year, two_digits(text, i + 2), *day) : std::nullopt;
  if (!date) return std::nullopt;
  TimeHit hit = make_hit(i + 5, TimeUnit::kDay, "explicit");
  hit.set(day_period(*date));
  hit.has_year = true;
  return hit;
}

// "24/02/2023", "2/24/2023", "24.02.2023". With a slash and both readings possible, the one that is
// nearer to the day of writing; without one it stays open.
std::optional<TimeHit> numeric_date_at(const TimeText& text, std::size_t i,
                                       const TimeReference& reference) {
  const bool slash = text.is(i + 1, "/");
  if ((!slash && !text.is(i + 1, ".")) || text.word(i + 1) != text.word(i + 3)) return std::nullopt;
  for (std::size_t k = i + 1; k <= i + 4; ++k) {
    if (!text.is_glued(k)) return std::nullopt;
  }
  const auto year = year_number(text.word(i + 4));
  const int a = two_digits(text, i);
  const int b = two_digits(text, i + 2);
  if (!year || a < 1 || b < 1 || (i > 0 && is_number_tail(text, i))) return std::nullopt;
  const auto day_first = make_date(*year, b, a);
  const auto month_first = slash ? make_date(*year, a, b) : std::nullopt;
  if (!day_first && !month_first) return std::nullopt;
  TimeHit hit = make_hit(i + 5, TimeUnit::kDay, "explicit");
  hit.has_year = true;
  if (day_first && month_first && *day_first != *month_first) {
    if (!reference.document) return hit;
    const auto away = [&](Date date) { return std::abs(days_between(date, *reference.document)); };
    hit.set(day_period(away(*day_first) < away(*month_first) ? *day_first : *month_first));
    hit.basis = "order of day and month by the document date";
    return hit;
  }
  hit.set(day_period(day_first ? *day_first : *month_first));
  return hit;
}

// "Friday, July 21, 2017", "Tue. Feb. 21", "Sunday the 4th of March".
std::optional<TimeHit> weekday_date_at(const TimeText& text, std::size_t i,
                                       const TimeReference& reference) {
  if (!weekday_named(text.word(i)) || !text.is_capital(i)) return std::nullopt;
  std::size_t at = text.skip_dot(i + 1);
  if (text.is(at, ",")) ++at;
  if (text.is(at, "the")) ++at;
  if (auto hit = month_day_at(text, at, reference)) return hit;
  return day_month_at(text, at, reference);
}

// Days that the calendar itself names.
std::optional<TimeHit> holiday_at(const TimeText& text, std::size_t i,
                                  const TimeReference& reference) {
  struct Holiday {
    std::string_view words[3];
    int month;
    int day;
  };
  static constexpr Holiday kHolidays[] = {
      {{"christmas", "eve", ""}, 12, 24}, {{"christmas", "day", ""}, 12, 25},
      {{"christmas", "", ""}, 12, 25},    {{"boxing", "day", ""}, 12, 26},
      {{"valentine", "day", ""}, 2, 14},  {{"halloween", "", ""}, 10, 31},
      {{"new", "year", "eve"}, 12, 31},   {{"new", "year", "day"}, 1, 1},
      {{"may", "day", ""}, 5, 1}};
  if (!text.is_capital(i)) return std::nullopt;
  const bool of_name = i > 0 && text.is_capital(i - 1) && !season_named(text.word(i - 1));
  for (const Holiday& holiday : kHolidays) {
    std::size_t at = i;
    bool same = true;
    for (const std::string_view word : holiday.words) {
      if (word.empty()) break;
      same = same && text.is(at, word);
      ++at;
      if (text.is(at, "'") && text.is(at + 1, "s") && holiday.words[1] != "") at += 2;
    }
    if (!same) continue;
    if (holiday.words[1].empty() &&
        (of_name || text.is(at, "tree") || text.is(at, "island") || text.is_capital(at)))
      continue;
    return dated(text, i, at, reference, holiday.month, holiday.day, holiday.day);
  }
  return std::nullopt;
}

// "10 a.m.", "6:13 P.M. EDT", "22:30", "3pm", "1500 GMT". A time of day dates nothing by itself.
std::optional<TimeHit> clock_at(const TimeText& text, std::size_t i) {
  const auto half_day_end = [&](std::size_t at) -> std::size_t {
    if (text.is(at, "am") || text.is(at, "pm")) return text.skip_dot(at + 1);
    if ((text.is(at, "a") || text.is(at, "p")) && text.is(at + 1, ".") && text.is(at + 2, "m"))
      return text.skip_dot(at + 3);
    return 0;
  };
  const std::string_view word = text.word(i);
  if (word == "noon" || word == "midnight") return make_hit(i + 1, TimeUnit::kHour, "");
  if (word.empty() || word[0] < '0' || word[0] > '9' || is_number_tail(text, i))
    return std::nullopt;
  static constexpr std::string_view kZones[] = {"gmt", "utc", "est", "edt", "cet",
                                                "bst", "pst", "pdt", "ist", "local"};
  std::size_t end = 0;
  const int hour = two_digits(text, i);
  if (hour >= 0 && hour <= 24 && (text.is(i + 1, ":") || text.is(i + 1, ".")) &&
      text.is_glued(i + 1) && text.is_glued(i + 2)) {
    std::string_view minutes = text.word(i + 2);
    const bool joined = minutes.size() == 4 && (minutes.ends_with("am") || minutes.ends_with("pm"));
    const bool two = minutes.size() == 2 && is_all_digits(minutes) && minutes[0] < '6';
    const std::size_t marked = two ? half_day_end(i + 3) : 0;
    const bool colon = text.is(i + 1, ":") && !text.is(i + 3, ":") && !text.is(i + 3, ".");
    if (marked > 0)
      end = marked;
    else if (joined || (two && (colon || is_one_of(text.word(i + 3), kZones))))
      end = i + 3;
  } else if (hour >= 1 && hour <= 12) {
    end = half_day_end(i + 1);
  } else {
    const bool half_day = word.size() >= 3 && word.size() <= 4 &&
                          (word.ends_with("am") || word.ends_with("pm")) &&
                          is_all_digits(word.substr(0, word.size() - 2));
    const bool of_zone =
        word.size() == 4 && is_all_digits(word) && (text.is(i + 1, "gmt") || text.is(i + 1, "utc"));
    if (half_day || of_zone) end = i + 1;
  }
  if (end == 0) return std::nullopt;
  if (is_one_of(text.word(end), kZones))
    end += text.is(end, "local") && text.is(end + 1, "time") ? 2 : 1;
  TimeHit hit = make_hit(end, TimeUnit::kHour, "");
  hit.may_be_end = false;
  return hit;
}

}  // namespace

std::optional<TimeHit> day_time_at(const TimeText& text, std::size_t i,
                                   const TimeReference& reference) {
  std::optional<TimeHit> best;
  keep_longer(best, iso_date_at(text, i));
  keep_longer(best, numeric_date_at(text, i, reference));
  keep_longer(best, weekday_date_at(text, i, reference));
  keep_longer(best, month_day_at(text, i, reference));
  keep_longer(best, day_month_at(text, i, reference));
  keep_longer(best, clock_at(text, i));
  keep_longer(best, holiday_at(text, i, reference));
  return best;
}

}  // namespace whomet
