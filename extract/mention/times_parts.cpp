#include "extract/mention/times_parts.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

namespace whomet {

std::optional<YearAt> year_after(const TimeText& text, std::size_t i) {
  if (text.is(i, ",") || text.is(i, "of") || text.is(i, "in")) ++i;
  const auto year = year_number(text.word(i));
  if (!year || (text.is(i + 1, ",") && text.is_glued(i + 2) && is_all_digits(text.word(i + 2)))) {
    return std::nullopt;
  }
  return YearAt{i + 1, *year};
}

std::optional<YearAt> year_or_phrase_after(const TimeText& text, std::size_t i,
                                           const TimeReference& reference) {
  if (const auto year = year_after(text, i)) return year;
  if (text.is(i, ",") || text.is(i, "of")) ++i;
  const auto step = direction_word(text.word(i));
  if (!step || !text.is(i + 1, "year") || !reference.document) return std::nullopt;
  return YearAt{i + 2, reference.document->year + *step};
}

bool is_number_tail(const TimeText& text, std::size_t i) {
  static constexpr std::string_view kMarks[] = {".", ",", ":", "/", "$", "#"};
  if (i == 0 || !text.is_glued(i) || !is_one_of(text.word(i - 1), kMarks)) return false;
  return text.is(i - 1, "$") || text.is(i - 1, "#") ||
         (i >= 2 && text.is_glued(i - 1) && is_all_digits(text.word(i - 2)));
}

bool is_number_head(const TimeText& text, std::size_t i) {
  static constexpr std::string_view kMarks[] = {",", ":", ".", "/"};
  if (text.is(i + 1, "%") || (text.is_dash(i + 1) && text.is(i + 2, "year"))) return true;
  return is_one_of(text.word(i + 1), kMarks) && text.is_glued(i + 1) && text.is_glued(i + 2) &&
         is_all_digits(text.word(i + 2));
}

int two_digits(const TimeText& text, std::size_t i) {
  const std::string_view word = text.word(i);
  return is_all_digits(word) && word.size() <= 2 ? cardinal(word).value_or(-1) : -1;
}

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
  // "the August summit", "their May visit"; not "the March on Lima"
  static constexpr std::string_view kOwners[] = {"the", "a",  "an",   "his",   "her", "its",
                                                 "our", "my", "your", "their", "'s",  "’s"};
  const bool before_noun = is_one_of(text.word(i - 1), kOwners) && !text.is_capital(i + 1) &&
                           text.upos(i + 1) == Upos::kNoun;
  const bool cued = (is_one_of(text.word(i - 1), kCues) && !names_person) || before_noun;
  return cued && !month->abbreviated ? month : std::nullopt;
}

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
  const auto year = year_or_phrase_after(text, end, reference);
  if (year && !text.is(end, "in")) {
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

void keep_longer(std::optional<TimeHit>& best, std::optional<TimeHit> hit) {
  if (hit && (!best || hit->end > best->end)) best = std::move(hit);
}

}  // namespace whomet
