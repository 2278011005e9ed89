// Dates, months, seasons, quarters, years, decades, centuries and clock times by their names.
#include <algorithm>
#include <cstdlib>

#include "extract/mention/times_rules.h"
#include "extract/mention/times_words.h"

namespace whomet {
namespace {

struct YearAt {
  std::size_t end = 0;
  int year = 0;
};

// "2023", ", 2023", "of 2023" right after a day, month or season.
std::optional<YearAt> year_after(const TimeText& text, std::size_t i) {
  if (text.is(i, ",") || text.is(i, "of") || text.is(i, "in")) ++i;
  const auto year = year_number(text.word(i));
  if (!year || (text.is(i + 1, ",") && text.is_glued(i + 2) && is_all_digits(text.word(i + 2)))) {
    return std::nullopt;
  }
  return YearAt{i + 1, *year};
}

// A day of the month: "24", "24th"; with words only "the first of May".
std::optional<int> day_at(const TimeText& text, std::size_t i) {
  const std::string_view word = text.word(i);
  if (word.empty() || word[0] < '0' || word[0] > '9' || word.size() > 4) return std::nullopt;
  const auto value = is_all_digits(word) ? cardinal(word) : ordinal(word);
  return value && *value >= 1 && *value <= 31 ? value : std::nullopt;
}

// The number is the tail of "1.5", "10,000", "5:30" or "$20".
bool is_number_tail(const TimeText& text, std::size_t i) {
  static constexpr std::string_view kMarks[] = {".", ",", ":", "/", "$", "#"};
  if (i == 0 || !text.is_glued(i) || !is_one_of(text.word(i - 1), kMarks)) return false;
  return text.is(i - 1, "$") || text.is(i - 1, "#") ||
         (i >= 2 && text.is_glued(i - 1) && is_all_digits(text.word(i - 2)));
}

// The number goes on: "10,000", "5:30", "3.5", "20%".
bool is_number_head(const TimeText& text, std::size_t i) {
  static constexpr std::string_view kMarks[] = {",", ":", ".", "/"};
  if (text.is(i + 1, "%") || (text.is_dash(i + 1) && text.is(i + 2, "year"))) return true;
  return is_one_of(text.word(i + 1), kMarks) && text.is_glued(i + 1) && text.is_glued(i + 2) &&
         is_all_digits(text.word(i + 2));
}

bool is_range_word(const TimeText& text, std::size_t i) {
  static constexpr std::string_view kWords[] = {"-",     "to",   "and", "through",
                                                "until", "till", "or",  "&"};
  return is_one_of(text.word(i), kWords);
}

// A month name that stands for a month here. `beside_number` vouches for "may", "march", "Jan".
std::optional<MonthName> month_at(const TimeText& text, std::size_t i, bool beside_number) {
  const auto month = month_named(text.word(i));
  if (!month) return std::nullopt;
  if (!text.is_capital(i) && (month->ambiguous || !beside_number)) return std::nullopt;
  if (beside_number || !month->ambiguous) return month;
  static constexpr std::string_view kCues[] = {
      "in",     "since",   "until", "till", "by",   "from", "to",    "between", "for",
      "during", "before",  "after", "last", "next", "this", "early", "late",    "mid",
      "of",     "through", "every", "each", "and",  "-",    "until"};
  static constexpr std::string_view kWeakCues[] = {"and", "-",  "of",    "for",
                                                   "to",  "by", "after", "before"};
  const bool names_person = is_one_of(text.word(i - 1), kWeakCues) && text.is_capital(i + 1);
  const bool cued = is_one_of(text.word(i - 1), kCues) && !names_person;
  return cued && !month->abbreviated ? month : std::nullopt;
}

// The year of a month, or of a day in it, that stands without one.
void resolve_without_year(const TimeText& text, std::size_t begin, const TimeReference& reference,
                          int month, std::optional<int> first_day, std::optional<int> last_day,
                          TimeHit& hit) {
  const auto of_year = [&](int year) {
    if (!first_day) return month_period(year, month);
    const int last = days_in_month(year, month);
    return Period{{year, month, std::min(*first_day, last)},
                  {year, month, std::min(*last_day, last)}};
  };
  hit.yearless = of_year(2000);
  const Tense tense = text.tense_around(begin, hit.end);
  const auto story = reference.story_year;
  const bool long_ago =
      story && (!reference.document || std::abs(*story - reference.document->year) >= 2);
  if (long_ago && tense != Tense::kFuture) {
    hit.set(of_year(*story));
    hit.basis = "year of the date before";
  } else if (reference.document) {
    hit.set(nearest_of_year(of_year, *reference.document, tense));
    hit.basis = "nearest such date, document date";
  }
}

TimeHit dated(const TimeText& text, std::size_t begin, std::size_t end,
              const TimeReference& reference, int month, int first_day, int last_day) {
  TimeHit hit = make_hit(end, TimeUnit::kDay, "");
  if (first_day != last_day) {
    hit.granularity = "range";
    hit.may_be_end = false;
  }
  if (const auto year = year_after(text, end); year && !text.is(end, "of") && !text.is(end, "in")) {
    hit.end = year->end;
    hit.has_year = true;
    const auto from = make_date(year->year, month, first_day);
    const auto to = make_date(year->year, month, last_day);
    if (from && to) {
      hit.from = from;
      hit.to = to;
      hit.basis = "explicit";
    }
  } else {
    resolve_without_year(text, begin, reference, month, first_day, last_day, hit);
  }
  return hit;
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

int two_digits(const TimeText& text, std::size_t i) {
  const std::string_view word = text.word(i);
  return is_all_digits(word) && word.size() <= 2 ? cardinal(word).value_or(-1) : -1;
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

std::optional<TimeHit> month_year_at(const TimeText& text, std::size_t i,
                                     const TimeReference& reference) {
  const auto month = month_at(text, i, true);
  if (!month) return std::nullopt;
  const std::size_t after = month->abbreviated ? text.skip_dot(i + 1) : i + 1;
  const auto year = year_after(text, after);
  if (!year && !month_at(text, i, false)) return std::nullopt;
  if (text.is_dash(i - 1) && text.is_glued(i) && !text.is(i - 2, "mid")) return std::nullopt;
  TimeHit hit = make_hit(after, TimeUnit::kMonth, "explicit");
  if (year) {
    hit.end = year->end;
    hit.has_year = true;
    hit.set(month_period(year->year, month->number));
  } else {
    resolve_without_year(text, i, reference, month->number, std::nullopt, std::nullopt, hit);
  }
  return hit;
}

std::optional<TimeHit> season_at(const TimeText& text, std::size_t i,
                                 const TimeReference& reference) {
  const auto season = season_named(text.word(i));
  if (!season) return std::nullopt;
  TimeHit hit = make_hit(i + 1, TimeUnit::kSeason, "explicit");
  const auto year = text.is(i + 1, "in") ? std::nullopt : year_after(text, i + 1);
  if (year) {
    hit.end = year->end;
    if (text.is_dash(hit.end) && two_digits(text, hit.end + 1) >= 0)
      hit.end += 2;  // "winter 2022-23"
    hit.has_year = true;
    hit.set(season_period(year->year, *season));
    return hit;
  }
  static constexpr std::string_view kBefore[] = {"in",         "during", "since", "by",  "until",
                                                 "till",       "early",  "late",  "mid", "over",
                                                 "throughout", "for",    "from"};
  const bool the = text.is(i - 1, "the");
  const bool verbal = text.is(i, "spring") || text.is(i, "fall");
  if (text.is(i + 1, "of") || text.is_dash(i + 1) ||
      !is_one_of(text.word(the ? i - 2 : i - 1), kBefore)) {
    return std::nullopt;
  }
  if (verbal && (text.upos(i) == Upos::kVerb || (!the && text.is(i, "fall")))) return std::nullopt;
  if (reference.document && the) {
    const auto of_year = [&](int y) { return season_period(y, *season); };
    hit.set(nearest_of_year(of_year, *reference.document, text.tense_around(i, hit.end)));
    hit.basis = "nearest such season, document date";
  }
  return hit;
}

// "2023" where it is a year and not a count, a price or a model.
std::optional<TimeHit> year_at(const TimeText& text, std::size_t i) {
  const auto year = year_number(text.word(i));
  if (!year || is_number_tail(text, i) || is_number_head(text, i)) return std::nullopt;
  static constexpr std::string_view kMoney[] = {"$",  "€",   "£",   "¥",      "#",
                                                "no", "usd", "eur", "flight", "+"};
  static constexpr std::string_view kUnits[] = {"year",       "people",    "troops",
                                                "soldiers",   "men",       "women",
                                                "children",   "km",        "kilometers",
                                                "kilometres", "miles",     "meters",
                                                "metres",     "feet",      "dollars",
                                                "euros",      "pounds",    "tons",
                                                "tonnes",     "percent",   "barrels",
                                                "gmt",        "utc",       "hours",
                                                "hrs",        "migrants",  "refugees",
                                                "workers",    "villages",  "homes",
                                                "times",      "megawatts", "mw",
                                                "kg",         "others",    "years",
                                                "students",   "officers",  "schoolchildren",
                                                "jobs",       "members",   "points",
                                                "acres",      "hectares",  "delegates"};
  static constexpr std::string_view kCues[] = {
      "in",      "since", "by",     "until",  "till",  "of",    "from", "to",  "between",
      "during",  "after", "before", "around", "circa", "early", "late", "mid", "year",
      "fiscal",  "fy",    "the",    "and",    "-",     ",",     "(",    "/",   "or",
      "through", "a",     "an",     "s",      "this",  "end",   "post", "pre", "than",
      ";",       "for",   "on",     "c",      "about", "as",    "june", "its", "their"};
  const std::string_view before = text.word(i - 1);
  if (is_one_of(before, kMoney) || is_one_of(text.word(i + 1), kUnits)) return std::nullopt;
  const bool glued_dash = text.is_dash(i - 1) && text.is_glued(i) && text.is_glued(i - 1);
  if (glued_dash) {
    static constexpr std::string_view kPrefixes[] = {"mid", "post", "pre", "early", "late"};
    const std::string_view prefix = text.word(i - 2);
    if (!year_number(prefix) && !is_one_of(prefix, kPrefixes)) return std::nullopt;
  }
  const bool modern = *year >= 1900 && *year <= 2100;
  const bool cued = i == 0 || is_one_of(before, kCues);
  static constexpr std::string_view kStrong[] = {"in",   "since", "year",   "(",      "until",
                                                 "till", "by",    "circa",  "during", "from",
                                                 "-",    "c",     "between"};
  const bool paired =
      i >= 2 && year_number(text.word(i - 2)) && !text.is(i - 1, ".");  // "1656 and 1662"
  const bool circa = i >= 2 && text.is(i - 1, ".") && text.is(i - 2, "c");
  if (!modern && !paired && !circa && !(i > 0 && is_one_of(before, kStrong))) return std::nullopt;
  const std::string_view next = text.word(i + 1);
  const bool counted = !text.is_capital(i + 1) && next.size() > 3 && next.ends_with("s") &&
                       (text.upos(i + 1) == Upos::kNoun || text.upos(i + 1) == Upos::kX);
  static constexpr std::string_view kNotCounted[] = {"was",   "has", "this", "elections",
                                                     "talks", "its", "his",  "as"};
  if (counted && (!modern || !cued) && !is_one_of(next, kNotCounted)) return std::nullopt;
  if (modern && !cued && !text.is_capital(i - 1) && text.upos(i - 1) == Upos::kVerb)
    return std::nullopt;
  TimeHit hit = make_hit(i + 1, TimeUnit::kYear, "explicit");
  hit.set(year_period(*year));
  hit.has_year = true;
  const int tail = text.is_dash(i + 1) && text.is_glued(i + 1) && text.is_glued(i + 2)
                       ? two_digits(text, i + 2)
                       : -1;
  if (tail > *year % 100 && text.word(i + 2).size() == 2) {  // "2019-21"
    hit.end = i + 3;
    hit.to = Date{*year / 100 * 100 + tail, 12, 31};
    hit.granularity = "range";
    hit.may_be_end = false;
  }
  return hit;
}

// "the year 2030", "fiscal year 2022", "FY2022". A fiscal year is taken as the calendar year it
// names.
std::optional<TimeHit> named_year_at(const TimeText& text, std::size_t i) {
  std::size_t at = i;
  bool fiscal = false;
  if (text.is(at, "fiscal") || text.is(at, "financial")) {
    fiscal = true;
    ++at;
  }
  if (text.is(at, "fy")) {
    fiscal = true;
    ++at;
  } else if (text.is(at, "year")) {
    ++at;
  } else if (text.word(at).starts_with("fy") && year_number(text.word(at).substr(2))) {
    TimeHit hit = make_hit(at + 1, TimeUnit::kYear, "fiscal year taken as calendar year");
    hit.set(year_period(*year_number(text.word(at).substr(2))));
    hit.has_year = true;
    return hit;
  }
  const auto year = year_number(text.word(at));
  if (at == i || !year) return std::nullopt;
  TimeHit hit =
      make_hit(at + 1, TimeUnit::kYear, fiscal ? "fiscal year taken as calendar year" : "explicit");
  hit.set(year_period(*year));
  hit.has_year = true;
  return hit;
}

// "1990s", "1930's", "the '90s", "the sixties". "The 1800s" are a century.
std::optional<TimeHit> decade_at(const TimeText& text, std::size_t i) {
  const std::string_view word = text.word(i);
  std::optional<int> first;
  std::size_t end = i + 1;
  static constexpr std::string_view kBefore[] = {"the", "early", "late", "mid", "-"};
  if (word.size() == 5 && word.ends_with("s")) {
    first = year_number(word.substr(0, 4));
  } else if (year_number(word) && text.is(i + 1, "'") && text.is_glued(i + 1) &&
             text.is(i + 2, "s") && *year_number(word) % 10 == 0) {
    first = year_number(word);
    end = i + 3;
  } else if (word == "'" && text.word(i + 1).size() == 3 && text.word(i + 1)[2] == 's' &&
             text.is_glued(i + 1)) {
    if (is_all_digits(text.word(i + 1).substr(0, 2)))
      first = 1900 + *cardinal(text.word(i + 1).substr(0, 2));
    end = i + 2;
  } else if (is_one_of(text.word(i - 1), kBefore)) {
    if (const auto named = decade_named(word)) first = 1900 + *named;
    if (word.size() == 3 && word[2] == 's' && is_all_digits(word.substr(0, 2)))
      first = 1900 + *cardinal(word.substr(0, 2));
  }
  if (!first || *first % 10 != 0) return std::nullopt;
  const bool century = *first % 100 == 0 && *first < 2000;
  TimeHit hit = make_hit(end, century ? TimeUnit::kCentury : TimeUnit::kDecade, "explicit");
  hit.set(century ? Period{{*first, 1, 1}, {*first + 99, 12, 31}} : decade_period(*first));
  hit.has_year = true;
  return hit;
}

// "the 20th century", "19th-century", "twenty-first century". Centuries before Christ stay open.
std::optional<TimeHit> century_at(const TimeText& text, std::size_t i) {
  std::size_t at = i;
  int tens = 0;
  if (text.is(at, "twenty") && text.is_dash(at + 1)) {
    tens = 20;
    at += 2;
  }
  const auto number = ordinal(text.word(at));
  if (!number) return std::nullopt;
  ++at;
  if (text.is_dash(at)) ++at;
  if (!text.is(at, "century") && !text.is(at, "centuries")) return std::nullopt;
  TimeHit hit = make_hit(at + 1, TimeUnit::kCentury, "explicit");
  const int century = tens + *number;
  const bool before_christ =
      text.is(at + 1, "bc") || text.is(at + 1, "bce") || text.is(at + 1, "b");
  if (century >= 1 && century <= 22 && !before_christ) hit.set(century_period(century));
  hit.has_year = true;
  return hit;
}

// The year that "of 2022", "of last year", "of the year", "2022" after a quarter or half names.
std::optional<YearAt> year_of_part(const TimeText& text, std::size_t i,
                                   const TimeReference& reference) {
  if (const auto year = year_after(text, i)) return year;
  if (!text.is(i, "of") && !text.is(i, "in")) return std::nullopt;
  ++i;
  if (text.is(i, "the") && text.is(i + 1, "year") && reference.document) {
    return YearAt{i + 2, reference.document->year};
  }
  const auto step = direction_word(text.word(i));
  if (!step || !text.is(i + 1, "year") || !reference.document) return std::nullopt;
  return YearAt{i + 2, reference.document->year + *step};
}

// "the first quarter of 2022", "Q3 2022", "the second half of last year", "H1 2023".
std::optional<TimeHit> quarter_at(const TimeText& text, std::size_t i,
                                  const TimeReference& reference) {
  const std::string_view word = text.word(i);
  const bool short_form =
      word.size() == 2 && (word[0] == 'q' || word[0] == 'h') && word[1] >= '1' && word[1] <= '4';
  std::optional<int> number = short_form ? cardinal(word.substr(1)) : ordinal(word);
  bool half = short_form && word[0] == 'h';
  std::size_t at = i + 1;
  if (!short_form) {
    if (text.is(i, "last")) number = 4;
    if (!text.is(at, "quarter") && !text.is(at, "half")) return std::nullopt;
    half = text.is(at, "half");
    if (half && text.is(i, "last")) number = 2;
    ++at;
  }
  if (!number || *number > (half ? 2 : 4)) return std::nullopt;
  const auto year = year_of_part(text, at, reference);
  if (!year) return std::nullopt;
  TimeHit hit = make_hit(year->end, half ? TimeUnit::kHalf : TimeUnit::kQuarter, "explicit");
  hit.set(half ? half_period(year->year, *number) : quarter_period(year->year, *number));
  hit.has_year = true;
  return hit;
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
    if (joined)
      end = i + 3;
    else if (marked > 0)
      end = marked;
    else if (two && (colon || is_one_of(text.word(i + 3), kZones)))
      end = i + 3;
  } else if (hour >= 1 && hour <= 12) {
    end = half_day_end(i + 1);
  } else if (word.size() >= 3 && word.size() <= 4 &&
             (word.ends_with("am") || word.ends_with("pm")) &&
             is_all_digits(word.substr(0, word.size() - 2))) {
    end = i + 1;
  } else if (word.size() == 4 && is_all_digits(word) &&
             (text.is(i + 1, "gmt") || text.is(i + 1, "utc"))) {
    end = i + 1;
  }
  if (end == 0) return std::nullopt;
  if (is_one_of(text.word(end), kZones))
    end += text.is(end, "local") && text.is(end + 1, "time") ? 2 : 1;
  TimeHit hit = make_hit(end, TimeUnit::kHour, "");
  hit.may_be_end = false;
  return hit;
}

// Months, seasons, years and longer, with the part of them that is meant.
std::optional<TimeHit> long_period_at(const TimeText& text, std::size_t i,
                                      const TimeReference& reference) {
  const PartPrefix prefix = part_prefix_at(text, i);
  std::size_t at = prefix.next;
  if (text.is(at, "the")) ++at;
  std::size_t whole = at;
  const PartPrefix inner =
      part_prefix_at(text, at);  // "the late 1990s": the part stands behind "the"
  const PeriodPart part = inner.part != PeriodPart::kWhole ? inner.part : prefix.part;
  if (inner.part != PeriodPart::kWhole) whole = inner.next;
  std::optional<TimeHit> best;
  const auto consider = [&best](std::optional<TimeHit> hit) {
    if (hit && (!best || hit->end > best->end)) best = std::move(hit);
  };
  const bool bare =
      whole == at && at != prefix.next;  // "the July talks", "the 2014 vote": no "the"
  if (!bare) consider(month_year_at(text, whole, reference));
  consider(season_at(text, whole, reference));
  consider(named_year_at(text, whole));
  consider(decade_at(text, whole));
  consider(century_at(text, whole));
  consider(quarter_at(text, whole, reference));
  if (!bare) consider(year_at(text, whole));
  if (!best) return std::nullopt;
  return narrowed(std::move(*best), part);
}

}  // namespace

PartPrefix part_prefix_at(const TimeText& text, std::size_t i) {
  static constexpr std::string_view kEarly[] = {"early", "beginning", "start", "onset", "dawn"};
  static constexpr std::string_view kMiddle[] = {"mid", "middle"};
  std::size_t at = i;
  if (text.is(at, "the") && text.is(at + 2, "of")) ++at;
  PeriodPart part = PeriodPart::kWhole;
  const std::string_view word = text.word(at);
  if (is_one_of(word, kEarly)) part = PeriodPart::kEarly;
  if (is_one_of(word, kMiddle)) part = PeriodPart::kMiddle;
  if (word == "late") part = PeriodPart::kLate;
  if (word == "end" && text.is(at + 1, "of")) part = PeriodPart::kEnd;
  if (part == PeriodPart::kWhole) return {i, part};
  const bool needs_of = word != "early" && word != "late" && word != "mid";
  ++at;
  if (needs_of && !text.is(at, "of")) return {i, PeriodPart::kWhole};
  if (needs_of || text.is_dash(at) || text.is(at, "in") || text.is(at, "of")) ++at;
  return {at, part};
}

TimeHit narrowed(TimeHit hit, PeriodPart part) {
  if (part == PeriodPart::kWhole || hit.unit == TimeUnit::kDay) return hit;
  if (hit.is_resolved()) {
    hit.set(part_period({*hit.from, *hit.to}, hit.unit, part));
    if (part == PeriodPart::kEnd && hit.from == hit.to) hit.granularity = "day";
  }
  hit.basis += part == PeriodPart::kEnd ? ", last day" : ", a third of the period";
  return hit;
}

TimeHit make_hit(std::size_t end, TimeUnit unit, std::string basis) {
  TimeHit hit;
  hit.end = end;
  hit.unit = unit;
  hit.granularity = granularity_of(unit);
  hit.basis = std::move(basis);
  return hit;
}

std::optional<TimeHit> calendar_time_at(const TimeText& text, std::size_t i,
                                        const TimeReference& reference) {
  std::optional<TimeHit> best;
  const auto consider = [&best](std::optional<TimeHit> hit) {
    if (hit && (!best || hit->end > best->end)) best = std::move(hit);
  };
  consider(iso_date_at(text, i));
  consider(numeric_date_at(text, i, reference));
  consider(weekday_date_at(text, i, reference));
  consider(month_day_at(text, i, reference));
  consider(day_month_at(text, i, reference));
  consider(clock_at(text, i));
  consider(holiday_at(text, i, reference));
  consider(long_period_at(text, i, reference));
  return best;
}

}  // namespace whomet
