#include "extract/mention/times.h"

#include <algorithm>

#include "extract/mention/times_parts.h"
#include "extract/mention/times_rules.h"
#include "extract/mention/times_text.h"
#include "extract/mention/times_words.h"

namespace whomet {
namespace {

// A hit with the pieces that it covers.
struct PlacedHit {
  std::size_t begin = 0;
  TimeHit hit;
};

// The year of a day or month, or one that a sentence begins with ("In 1996, ..."), is the year that
// the story is in.
bool sets_story(std::size_t begin, const TimeHit& hit) {
  constexpr std::size_t kFirstPieces = 2;
  return hit.is_resolved() && hit.has_year &&
         (hit.unit <= TimeUnit::kMonth || (hit.unit == TimeUnit::kYear && begin <= kFirstPieces));
}

// What later expressions may lean on. When somebody said something is on another clock than what
// was said: "the next day" does not follow "he said on Friday".
void remember(const TimeText& text, std::size_t begin, const TimeHit& hit,
              TimeReference& reference) {
  if (!hit.is_resolved() || hit.granularity == "range") return;
  if (sets_story(begin, hit)) reference.story_year = hit.from->year;
  if (!reference.told || !text.is_report(begin)) reference.told = Period{*hit.from, *hit.to};
}

// Words between quotation marks, and the day on which the same sentence says that they were said.
struct Speech {
  std::size_t begin = 0;
  std::size_t end = 0;
  Date day;
};

// The longest expression at each place, from left to right; of equally long ones that of the first
// rule. What is quoted counts from the day on which it was said.
std::vector<PlacedHit> scan(const TimeText& text, const std::vector<Speech>& speeches,
                            TimeReference& reference) {
  static constexpr TimeRule kRules[] = {day_time_at, period_time_at, distance_time_at,
                                        deictic_time_at, duration_at};
  std::vector<PlacedHit> hits;
  std::size_t i = 0;
  while (i < text.size()) {
    const std::optional<Date> written = reference.document;
    for (const Speech& speech : speeches) {
      if (speech.begin <= i && i < speech.end) reference.document = speech.day;
    }
    std::optional<TimeHit> hit;
    for (const TimeRule rule : kRules) keep_longer(hit, rule(text, i, reference));
    reference.document = written;
    if (!hit || hit->end <= i) {
      ++i;
      continue;
    }
    remember(text, i, *hit, reference);
    const std::size_t end = hit->end;
    hits.push_back({i, std::move(*hit)});
    i = end;
  }
  return hits;
}

// "wrote:", "said," right before an opening quotation mark.
bool is_said_before(const TimeText& text, std::size_t quote) {
  return quote > 0 && (text.is(quote - 1, ":") || text.is(quote - 1, ",")) &&
         text.is_report(quote - 1);
}

bool is_in_one_of(const std::vector<Speech>& speeches, std::size_t at) {
  return std::ranges::any_of(
      speeches, [at](const Speech& speech) { return speech.begin <= at && at < speech.end; });
}

// A single day, that of writing or before.
bool is_past_day(const TimeHit& hit, const TimeReference& reference) {
  return hit.is_resolved() && hit.unit == TimeUnit::kDay && *hit.from == *hit.to &&
         reference.document && !(*reference.document < *hit.from);
}

// "On Tuesday Olsen wrote: "I met him last night."", ""I met him last night," Olsen said on
// Tuesday": quotations of whole clauses with a day of their own. `hits` are those that count from
// the day of writing.
std::vector<Speech> speeches_of(const TimeText& text, const std::vector<PlacedHit>& hits,
                                const TimeReference& reference) {
  constexpr std::size_t kShortest = 4;  // words; less is a name or a word in quotes
  std::vector<Speech> speeches;
  std::size_t open = text.size();
  bool said_before = false;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    const bool end = i == text.size();
    if (!end && !text.is(i, "\"")) continue;
    if (open == text.size()) {
      if (end) break;
      open = i;
      said_before = said_before || is_said_before(text, i);
      continue;
    }
    if (i - open > kShortest) speeches.push_back({open + 1, i, {}});
    open = text.size();
  }
  std::optional<Date> day;
  for (const PlacedHit& placed : hits) {
    if (!is_past_day(placed.hit, reference) || is_in_one_of(speeches, placed.begin)) continue;
    constexpr std::size_t kOpening = 1;  // "On Tuesday Olsen wrote:"
    if (!text.is_report(placed.begin) && !(placed.begin <= kOpening && said_before)) continue;
    if (day) return {};
    day = placed.hit.from;
  }
  if (!day) return {};
  for (Speech& speech : speeches) speech.day = *day;
  return speeches;
}

bool is_quoted(const Document& document, std::uint32_t token) {
  return std::ranges::any_of(document.quotations, [token](const Quotation& quotation) {
    return quotation.tokens.contains(token);
  });
}

// The words of the sentence that are quoted, if it tells no day itself: they were said on the day
// of the speech that has just been reported.
std::vector<Speech> speeches_of_day(const Document& document, const TimeText& text,
                                    const std::vector<PlacedHit>& hits, Date day) {
  std::vector<Speech> speeches;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!is_quoted(document, text[i].token)) continue;
    if (speeches.empty() || speeches.back().end != i) speeches.push_back({i, i, day});
    speeches.back().end = i + 1;
  }
  const bool own_day = std::ranges::any_of(hits, [&](const PlacedHit& placed) {
    return placed.hit.is_resolved() && !is_in_one_of(speeches, placed.begin);
  });
  return own_day ? std::vector<Speech>() : speeches;
}

// The day on which the sentence says that somebody spoke, outside of what it quotes.
std::optional<Date> day_of_speech(const Document& document, const TimeText& text,
                                  const std::vector<PlacedHit>& hits,
                                  const TimeReference& reference) {
  for (const PlacedHit& placed : hits) {
    if (is_quoted(document, text[placed.begin].token) || !is_past_day(placed.hit, reference)) {
      continue;
    }
    if (text.is_report(placed.begin) || text.opens_report(placed.begin, placed.hit.end)) {
      return placed.hit.from;
    }
  }
  return std::nullopt;
}

// Gives a first end without year the year of the second: "from May 3 to May 7, 2019".
void share_year(TimeHit& first, const TimeHit& second) {
  if (!first.yearless || !second.has_year || !second.is_resolved()) return;
  const auto in_year = [](Date day, int year) { return add_months(day, 12 * (year - 2000)); };
  int year = second.from->year;
  if (*second.to < in_year(first.yearless->from, year)) --year;
  first.from = in_year(first.yearless->from, year);
  first.to = in_year(first.yearless->to, year);
  first.basis = "year of the other end";
}

// Whether the words between two hits make them the ends of a range.
bool joins(const TimeText& text, const PlacedHit& first, const PlacedHit& second) {
  const std::size_t at = first.hit.end;
  if (second.begin != at + 1) return false;
  const std::string_view before = text.word(
      first.begin > 0 && text.is(first.begin - 1, "the") ? first.begin - 2 : first.begin - 1);
  const std::string_view word = text.word(at);
  if (word == "-" || word == "through") return true;
  if (word == "to" || word == "until" || word == "till") return before == "from" || word == "to";
  return word == "and" && before == "between";
}

void join_ranges(const TimeText& text, std::vector<PlacedHit>& hits) {
  for (std::size_t i = 0; i + 1 < hits.size(); ++i) {
    PlacedHit& first = hits[i];
    PlacedHit& second = hits[i + 1];
    if (!first.hit.may_be_end || !second.hit.may_be_end || !joins(text, first, second)) continue;
    share_year(first.hit, second.hit);
    if (!first.hit.is_resolved() || !second.hit.is_resolved() || *second.hit.to < *first.hit.from)
      continue;
    const bool introduced = first.begin > 0 && (text.is(first.begin - 1, "from") ||
                                                text.is(first.begin - 1, "between"));
    if (introduced) --first.begin;
    first.hit.to = second.hit.to;
    first.hit.end = second.hit.end;
    first.hit.granularity = "range";
    first.hit.basis = first.hit.basis == second.hit.basis
                          ? first.hit.basis
                          : first.hit.basis + " - " + second.hit.basis;
    first.hit.may_be_end = false;
    hits.erase(hits.begin() + static_cast<std::ptrdiff_t>(i) + 1);
  }
}

// "since 2014": from then to the day of writing.
void open_since(const TimeText& text, const TimeReference& reference,
                std::vector<PlacedHit>& hits) {
  for (PlacedHit& placed : hits) {
    TimeHit& hit = placed.hit;
    if (placed.begin == 0 || !hit.may_be_end || !hit.is_resolved()) continue;
    const std::size_t since =
        text.is(placed.begin - 1, "the") && placed.begin > 1 ? placed.begin - 2 : placed.begin - 1;
    if (!text.is(since, "since")) continue;
    placed.begin = since;
    hit.to =
        reference.document && *hit.from < *reference.document ? reference.document : std::nullopt;
    hit.granularity = "range";
    hit.basis += ", until the document date";
  }
}

TimeExpression expression_of(const Document& document, const TimeText& text,
                             const PlacedHit& placed) {
  const TimePiece& first = text[placed.begin];
  const TimePiece& last = text[placed.hit.end - 1];
  TimeExpression time;
  time.tokens = {first.token, last.token + 1};
  time.text = {first.text.begin, last.text.end};
  time.value.text = std::string(slice(document.source.text, time.text));
  const auto iso_day = [](const std::optional<Date>& day) {
    return day && is_supported_year(day->year) ? iso(*day) : std::string();
  };
  time.value.from = iso_day(placed.hit.from);
  time.value.to = iso_day(placed.hit.to);
  time.value.granularity = placed.hit.granularity;
  const bool explained =
      !time.value.from.empty() || !time.value.to.empty() || placed.hit.granularity == "duration";
  if (explained) time.value.basis = placed.hit.basis;
  return time;
}

enum class Listing { kJoined, kApart };

std::vector<TimeExpression> times_of(const Document& document, Listing listing) {
  constexpr int kMemory = 3;  // sentences after which a date told before is forgotten
  std::vector<TimeExpression> times;
  TimeReference reference;
  reference.document = document.source.date;
  int age_of_told = 0;
  int age_of_story = 0;
  std::optional<Date> spoken;  // the day of the speech reported last
  int age_of_spoken = 0;
  for (const Sentence& sentence : document.sentences) {
    if (++age_of_told > kMemory) reference.told.reset();
    if (++age_of_story > 1) reference.story_year.reset();
    if (++age_of_spoken > kMemory) spoken.reset();
    const TimeText text(document, sentence);
    TimeReference unquoted = reference;
    auto hits = scan(text, {}, unquoted);
    std::vector<Speech> speeches = speeches_of(text, hits, reference);
    if (speeches.empty() && spoken) speeches = speeches_of_day(document, text, hits, *spoken);
    if (speeches.empty()) {
      reference = unquoted;
    } else {
      hits = scan(text, speeches, reference);
    }
    if (!hits.empty()) age_of_told = 0;
    if (const auto day = day_of_speech(document, text, hits, reference)) {
      spoken = day;
      age_of_spoken = 0;
    }
    for (const PlacedHit& placed : hits) {
      if (sets_story(placed.begin, placed.hit)) age_of_story = 0;
    }
    if (listing == Listing::kJoined) {
      join_ranges(text, hits);
      open_since(text, reference, hits);
    } else {
      for (std::size_t i = 0; i + 1 < hits.size(); ++i) {
        if (joins(text, hits[i], hits[i + 1])) share_year(hits[i].hit, hits[i + 1].hit);
      }
      std::erase_if(hits,
                    [](const PlacedHit& placed) { return placed.hit.granularity == "duration"; });
    }
    for (const PlacedHit& placed : hits) times.push_back(expression_of(document, text, placed));
  }
  return times;
}

}  // namespace

void find_times(Document& document) {
  document.times = times_of(document, Listing::kJoined);
}

std::vector<TimeExpression> list_dates(const Document& document) {
  return times_of(document, Listing::kApart);
}

}  // namespace whomet
