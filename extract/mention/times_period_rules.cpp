// Months, seasons, quarters, years, decades and centuries by their names, and parts of them.
#include "extract/mention/times_parts.h"
#include "extract/mention/times_rules.h"
#include "extract/mention/times_words.h"

namespace whomet {
namespace {

std::optional<TimeHit> month_year_at(const TimeText& text, std::size_t i,
                                     const TimeReference& reference) {
  const auto month = month_at(text, i, true);
  if (!month) return std::nullopt;
  const std::size_t after = month->abbreviated ? text.skip_dot(i + 1) : i + 1;
  const auto year = year_or_phrase_after(text, after, reference);
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

// The words around a number of four digits show that it counts or names something else.
bool counts_something(const TimeText& text, std::size_t i) {
  static constexpr std::string_view kMoney[] = {"$",  "€",   "£",   "¥",      "#",
                                                "no", "usd", "eur", "flight", "+"};
  static constexpr std::string_view kUnits[] = {
      "people",   "troops",     "soldiers",   "men",      "women",     "children",      "km",
      "miles",    "kilometers", "kilometres", "meters",   "metres",    "feet",          "dollars",
      "euros",    "pounds",     "tons",       "tonnes",   "percent",   "barrels",       "gmt",
      "utc",      "hours",      "hrs",        "migrants", "refugees",  "workers",       "villages",
      "homes",    "times",      "megawatts",  "mw",       "kg",        "others",        "year",
      "years",    "students",   "officers",   "jobs",     "members",   "points",        "acres",
      "hectares", "delegates",  "families",   "patients", "prisoners", "schoolchildren"};
  if (is_number_tail(text, i) || is_number_head(text, i)) return true;
  if (is_one_of(text.word(i - 1), kMoney) || is_one_of(text.word(i + 1), kUnits)) return true;
  const bool glued_dash = text.is_dash(i - 1) && text.is_glued(i) && text.is_glued(i - 1);
  static constexpr std::string_view kPrefixes[] = {"mid", "post", "pre", "early", "late"};
  return glued_dash && !year_number(text.word(i - 2)) && !is_one_of(text.word(i - 2), kPrefixes);
}

// A lower-case plural follows: "1900 shops". Not so for "2020 elections", if a cue stands before.
bool plural_follows(const TimeText& text, std::size_t i) {
  static constexpr std::string_view kNotCounted[] = {"was",   "has", "this", "elections",
                                                     "talks", "its", "his",  "as"};
  const std::string_view next = text.word(i + 1);
  return !text.is_capital(i + 1) && next.size() > 3 && next.ends_with("s") &&
         !is_one_of(next, kNotCounted) &&
         (text.upos(i + 1) == Upos::kNoun || text.upos(i + 1) == Upos::kX);
}

// Whether the number at i is a year. Years far back need words that only years have before them.
bool is_year(const TimeText& text, std::size_t i, int year) {
  static constexpr std::string_view kCues[] = {
      "in",      "since", "by",     "until",  "till",  "of",    "from", "to",   "between",
      "during",  "after", "before", "around", "circa", "early", "late", "mid",  "year",
      "fiscal",  "fy",    "the",    "and",    "-",     ",",     "(",    "/",    "or",
      "through", "a",     "an",     "s",      "this",  "end",   "post", "pre",  "than",
      ";",       "for",   "on",     "c",      "about", "as",    "its",  "their"};
  static constexpr std::string_view kStrong[] = {"in",   "since", "year",   "(",      "until",
                                                 "till", "by",    "circa",  "during", "from",
                                                 "-",    "c",     "between"};
  if (counts_something(text, i)) return false;
  const std::string_view before = text.word(i - 1);
  const bool cued = i == 0 || is_one_of(before, kCues);
  const bool modern = year >= 1900 && year <= 2100;
  if (modern) {
    if (!cued && plural_follows(text, i)) return false;
    return cued || text.is_capital(i - 1) || text.upos(i - 1) != Upos::kVerb;
  }
  const bool paired = i >= 2 && year_number(text.word(i - 2)) && before != ".";  // "1656 and 1662"
  const bool circa = i >= 2 && before == "." && text.is(i - 2, "c");
  const bool strong = i > 0 && is_one_of(before, kStrong);
  return (paired || circa || strong) && !plural_follows(text, i);
}

// "2023", "2019-21".
std::optional<TimeHit> year_at(const TimeText& text, std::size_t i) {
  const auto year = year_number(text.word(i));
  if (!year || !is_year(text, i, *year)) return std::nullopt;
  TimeHit hit = make_hit(i + 1, TimeUnit::kYear, "explicit");
  hit.set(year_period(*year));
  hit.has_year = true;
  const bool joined = text.is_dash(i + 1) && text.is_glued(i + 1) && text.is_glued(i + 2);
  const int tail = joined ? two_digits(text, i + 2) : -1;
  if (tail > *year % 100 && text.word(i + 2).size() == 2) {
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
  if (const auto year = year_or_phrase_after(text, i, reference)) return year;
  const bool the_year = text.is(i, "of") && text.is(i + 1, "the") && text.is(i + 2, "year");
  if (!the_year || !reference.document) return std::nullopt;
  return YearAt{i + 3, reference.document->year};
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

}  // namespace

std::optional<TimeHit> period_time_at(const TimeText& text, std::size_t i,
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
  const bool bare =
      whole == at && at != prefix.next;  // "the July talks", "the 2014 vote": no "the"
  if (!bare) keep_longer(best, month_year_at(text, whole, reference));
  keep_longer(best, season_at(text, whole, reference));
  keep_longer(best, named_year_at(text, whole));
  keep_longer(best, decade_at(text, whole));
  keep_longer(best, century_at(text, whole));
  keep_longer(best, quarter_at(text, whole, reference));
  if (!bare) keep_longer(best, year_at(text, whole));
  if (!best) return std::nullopt;
  return narrowed(std::move(*best), part);
}

}  // namespace whomet
