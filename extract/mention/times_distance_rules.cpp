// So far from the day of writing ("two weeks ago", "in the coming days") or from a date told before
// ("a week later"); and how long something lasted.
#include "extract/mention/times_parts.h"
#include "extract/mention/times_rules.h"
#include "extract/mention/times_words.h"

namespace whomet {
namespace {

constexpr const char* kByDocument = "document date";

struct Count {
  std::size_t end = 0;
  double value = 1;
  bool vague = false;    // "several"
  bool article = false;  // "a", "an"
};

// "two", "24", "2 1/2", "two and a half", "twenty-five", "a couple of", "several", "half a".
std::optional<Count> count_at(const TimeText& text, std::size_t i) {
  static constexpr std::string_view kVague[] = {"few",  "several",  "many",
                                                "some", "numerous", "recent"};
  if (text.is(i, "a") || text.is(i, "an")) {
    if (text.is(i + 1, "couple"))
      return Count{text.is(i + 2, "of") ? i + 3 : i + 2, 2, true, false};
    if (text.is(i + 1, "few")) return Count{i + 2, 3, true, false};
    if (text.is(i + 1, "dozen")) return Count{i + 2, 12, false, false};
    return Count{i + 1, 1, false, true};
  }
  if (text.is(i, "couple") && text.is(i + 1, "of")) return Count{i + 2, 2, true, false};
  if (text.is(i, "half") && (text.is(i + 1, "a") || text.is(i + 1, "an")))
    return Count{i + 2, 0.5, false, false};
  if (is_one_of(text.word(i), kVague)) return Count{i + 1, 3, true, false};
  const auto number = cardinal(text.word(i));
  if (!number || *number > 999) return std::nullopt;
  if (i > 0 && text.is_glued(i) &&
      (text.is(i - 1, ".") || text.is(i - 1, ",") || text.is(i - 1, ":")))
    return std::nullopt;
  Count count{i + 1, static_cast<double>(*number), false, false};
  if (text.is_dash(i + 1) && *number >= 20 && *number % 10 == 0) {  // "twenty-five"
    const auto ones = cardinal(text.word(i + 2));
    if (ones && *ones < 10 && !is_all_digits(text.word(i + 2)))
      count = {i + 3, static_cast<double>(*number + *ones), false, false};
  }
  if (text.is(i + 1, "1") && text.is(i + 2, "/") && text.is(i + 3, "2")) {
    count.end = i + 4;
    count.value += 0.5;
  } else if (text.is(count.end, "and") && text.is(count.end + 1, "a") &&
             text.is(count.end + 2, "half")) {
    count.end += 3;
    count.value += 0.5;
  }
  return count;
}

struct Quantity {
  Count count;
  UnitName unit;
  std::size_t end = 0;
  bool hyphenated = false;  // "11-year"
};

std::optional<Quantity> quantity_at(const TimeText& text, std::size_t i) {
  const auto count = count_at(text, i);
  if (!count) return std::nullopt;
  std::size_t at = count->end;
  const bool dash = text.is_dash(at);
  if (dash) ++at;
  static constexpr std::string_view kBetween[] = {"full",  "more", "consecutive", "straight",
                                                  "short", "long", "working"};
  if (is_one_of(text.word(at), kBetween)) ++at;
  const auto unit = unit_named(text.word(at));
  if (!unit) return std::nullopt;
  Quantity quantity{*count, *unit, at + 1, dash && !unit->plural};
  quantity.count.value *= unit->factor;
  if (text.is(at + 1, "and") && text.is(at + 2, "a") &&
      text.is(at + 3, "half")) {  // "a year and a half"
    quantity.end += 3;
    quantity.count.value += 0.5 * unit->factor;
  }
  return quantity;
}

// The day or period that lies `count` units from `day`, as coarse as the unit: two years ago is a
// year, but two weeks ago is that day, give or take.
Period at_distance(Date day, TimeUnit unit, double count) {
  const Date moved = move_by(day, unit, count);
  if (!is_supported_year(moved.year)) return day_period(day);
  if (unit == TimeUnit::kMonth || unit == TimeUnit::kQuarter)
    return month_period(moved.year, moved.month);
  if (unit == TimeUnit::kYear || unit == TimeUnit::kDecade || unit == TimeUnit::kCentury) {
    return year_period(moved.year);
  }
  return day_period(moved);
}

// "two years ago", "a decade ago", "several weeks back", "three days from now".
std::optional<TimeHit> distance_at(const TimeText& text, std::size_t i,
                                   const TimeReference& reference) {
  const auto quantity = quantity_at(text, i);
  if (!quantity || quantity->hyphenated) return std::nullopt;
  std::size_t end = quantity->end;
  int sign = 0;
  if (text.is(end, "ago") ||
      (text.is(end, "back") && !text.is(end + 1, "in") && !text.is(end + 1, "to"))) {
    sign = -1;
    ++end;
  } else if ((text.is(end, "from") && text.is(end + 1, "now")) ||
             (text.is(end, "'") && text.is(end + 1, "time") && text.is(i - 1, "in"))) {
    sign = 1;
    end += 2;
  } else if (text.is(i - 1, "in") && !text.is(end, "of") &&
             text.tense_around(i, end) == Tense::kFuture) {
    sign = 1;
  }
  if (sign == 0) return std::nullopt;
  TimeHit hit = make_hit(end, quantity->unit.unit, kByDocument);
  if (!reference.document) return hit;
  if (quantity->count.vague) {
    hit.from = sign < 0 ? std::nullopt : reference.document;
    hit.to = sign < 0 ? reference.document : std::nullopt;
    hit.basis = "document date, open end";
    return hit;
  }
  const Date today = *reference.document;
  const bool to_the_day = sign < 0 && (text.is(end, "today") || text.is(end, "tomorrow"));
  if (to_the_day) {  // "three years ago today"
    const Date day = text.is(end, "today") ? today : add_days(today, 1);
    hit.set(day_period(move_by(day, quantity->unit.unit, -quantity->count.value)));
    hit.end = end + 1;
    hit.granularity = "day";
    return hit;
  }
  hit.set(at_distance(today, quantity->unit.unit, sign * quantity->count.value));
  return hit;
}

// "two days later", "a week earlier", "three years after that": from the date told before.
std::optional<TimeHit> later_at(const TimeText& text, std::size_t i,
                                const TimeReference& reference) {
  const auto quantity = quantity_at(text, i);
  if (!quantity || quantity->hyphenated) return std::nullopt;
  std::size_t end = quantity->end;
  int sign = 0;
  if (text.is(end, "later") || text.is(end, "afterwards") || text.is(end, "afterward")) sign = 1;
  if (text.is(end, "earlier") || text.is(end, "before") || text.is(end, "previously")) sign = -1;
  const bool of_other = text.is(end, "before") && end + 1 < text.size() && !text.is(end + 1, ",") &&
                        !text.is(end + 1, ".");
  if (sign == 0 || of_other || quantity->unit.unit == TimeUnit::kHour) return std::nullopt;
  if (quantity->count.vague && !reference.told) return std::nullopt;
  TimeHit hit = make_hit(end + 1, quantity->unit.unit, "date told before");
  if (reference.told && !quantity->count.vague) {
    hit.set(at_distance(sign > 0 ? reference.told->to : reference.told->from, quantity->unit.unit,
                        sign * quantity->count.value));
  }
  return hit;
}

// "The news comes a week after she met him": as far from the day of writing. Not "came".
std::optional<TimeHit> comes_after_at(const TimeText& text, std::size_t i,
                                      const TimeReference& reference) {
  static constexpr std::string_view kHedges[] = {"just", "only",   "barely", "about", "less",
                                                 "than", "nearly", "almost", "more",  "over"};
  const auto quantity = quantity_at(text, i);
  if (!quantity || quantity->hyphenated || quantity->count.vague ||
      quantity->unit.unit == TimeUnit::kHour || !text.is(quantity->end, "after")) {
    return std::nullopt;
  }
  std::size_t verb = i;
  while (verb > 0 && is_one_of(text.word(verb - 1), kHedges)) --verb;
  if (verb == 0 || !(text.is(verb - 1, "comes") || text.is(verb - 1, "come"))) return std::nullopt;
  TimeHit hit = make_hit(quantity->end + 1, quantity->unit.unit, kByDocument);
  if (reference.document) {
    hit.set(at_distance(*reference.document, quantity->unit.unit, -quantity->count.value));
  }
  return hit;
}

// "the last two weeks", "the past few days", "the next five years", "the coming days", "recent
// weeks".
std::optional<TimeHit> window_at(const TimeText& text, std::size_t i,
                                 const TimeReference& reference) {
  static constexpr std::string_view kDirections[] = {"last",   "past",   "previous", "next",
                                                     "coming", "recent", "following"};
  std::size_t at = i;
  const bool the = text.is(at, "the") || text.is(at, "these");
  if (the) ++at;
  if (!is_one_of(text.word(at), kDirections)) return std::nullopt;
  const bool recent = text.is(at, "recent");
  const bool following = text.is(at, "following");
  if (following && !the) return std::nullopt;  // a preposition
  const int step = recent ? -1 : direction_word(text.word(at)).value_or(1);
  ++at;
  auto quantity = quantity_at(text, at);
  if (!quantity) {
    const auto unit = unit_named(text.word(at));
    const bool trailing = unit && !unit->plural && the &&
                          (text.is(at - 1, "past") || text.is(at - 1, "last")) &&
                          unit->unit >= TimeUnit::kMonth;
    if (!unit || (!unit->plural && !trailing) || text.is(at + 1, "of")) return std::nullopt;
    if (trailing && text.is(at - 1, "last") && (text.is(i - 1, "of") || text.is(i - 1, "in")))
      return std::nullopt;
    quantity = Quantity{{at, 1, unit->plural, false}, *unit, at + 1, false};
  }
  if (text.is(quantity->end, "of") || quantity->hyphenated ||
      quantity->unit.unit == TimeUnit::kHour)
    return std::nullopt;
  TimeHit hit = make_hit(quantity->end, quantity->unit.unit, kByDocument);
  hit.granularity = "range";
  hit.may_be_end = false;
  const bool vague = quantity->count.vague;
  if (following) {
    hit.basis = "date told before";
    if (!reference.told) return hit;
    hit.from = add_days(reference.told->to, 1);
    if (!vague) {
      hit.to = move_by(reference.told->to, quantity->unit.unit, quantity->count.value);
    }
    return hit;
  }
  if (!reference.document) return hit;
  const Date today = *reference.document;
  if (step < 0) {
    if (!vague) hit.from = move_by(today, quantity->unit.unit, -quantity->count.value);
    hit.to = today;
  } else {
    hit.from = today;
    if (!vague) hit.to = move_by(today, quantity->unit.unit, quantity->count.value);
  }
  if (vague) hit.basis = "document date, open end";
  return hit;
}

}  // namespace

std::optional<TimeHit> distance_time_at(const TimeText& text, std::size_t i,
                                        const TimeReference& reference) {
  std::optional<TimeHit> best;
  for (const TimeRule rule : {distance_at, later_at, comes_after_at, window_at}) {
    keep_longer(best, rule(text, i, reference));
  }
  return best;
}

// "two weeks", "a 20-minute call", "for a year": how long, not when.
std::optional<TimeHit> duration_at(const TimeText& text, std::size_t i, const TimeReference&) {
  const auto quantity = quantity_at(text, i);
  if (!quantity) return std::nullopt;
  static constexpr std::string_view kBefore[] = {"for",    "nearly",  "almost", "about", "over",
                                                 "than",   "within",  "in",     "after", "lasted",
                                                 "around", "roughly", "just",   "of"};
  if (quantity->count.article && !is_one_of(text.word(i - 1), kBefore)) return std::nullopt;
  static constexpr std::string_view kIdioms[] = {"some", "many"};
  if (is_one_of(text.word(i), kIdioms) && !quantity->unit.plural) return std::nullopt;
  if (quantity->count.value == 1 && text.is(i, "one") && !is_one_of(text.word(i - 1), kBefore))
    return std::nullopt;
  const std::size_t end = quantity->end;
  if (text.is(end, "old") || (text.is_dash(end) && text.is(end + 1, "old")) || text.is(end, "olds"))
    return std::nullopt;
  TimeHit hit = make_hit(end, quantity->unit.unit, "length of time");
  hit.granularity = "duration";
  hit.may_be_end = false;
  return hit;
}

}  // namespace whomet
