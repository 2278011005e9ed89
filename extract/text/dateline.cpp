#include "extract/text/dateline.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "base/utf8.h"

namespace whomet {
namespace {

constexpr std::size_t kHeadLines = 12;      // lines of text that may still be a head
constexpr std::size_t kDatelineBytes = 90;  // a place, a date and an agency before the dash

constexpr std::array<std::string_view, 12> kMonths = {
    "january", "february", "march",     "april",   "may",      "june",
    "july",    "august",   "september", "october", "november", "december"};

constexpr std::array<std::string_view, 7> kWeekdays = {
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};

bool is_ascii_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_ascii_digit(char c) {
  return c >= '0' && c <= '9';
}

// Reads a text from left to right.
class Scanner {
 public:
  Scanner(std::string_view text, std::size_t at) : text_(text), at_(at) {}

  std::size_t at() const { return at_; }
  void go_to(std::size_t at) { at_ = at; }
  bool done() const { return at_ >= text_.size(); }
  char peek() const { return done() ? '\0' : text_[at_]; }
  std::string_view rest() const { return text_.substr(std::min(at_, text_.size())); }

  void skip(std::string_view characters) {
    while (!done() && characters.find(text_[at_]) != std::string_view::npos) ++at_;
  }

  bool take(std::string_view word) {
    if (!rest().starts_with(word)) return false;
    at_ += word.size();
    return true;
  }

  // Lower-case letters of the word that starts here.
  std::string take_word() {
    std::string word;
    while (!done() && is_ascii_letter(text_[at_])) word += static_cast<char>(text_[at_++] | 0x20);
    return word;
  }

  // A figure of `least` to `most` digits that no digit follows; -1 if there is none.
  int take_number(std::size_t least, std::size_t most) {
    const std::size_t begin = at_;
    int value = 0;
    std::size_t end = at_;
    while (end < text_.size() && is_ascii_digit(text_[end]) && end - begin <= most) {
      value = value * 10 + (text_[end++] - '0');
    }
    if (end - begin < least || end - begin > most) return -1;
    at_ = end;
    return value;
  }

 private:
  std::string_view text_;
  std::size_t at_;
};

// 1..12 for "march", "mar", "sept"; 0 for other words.
int month_of(std::string_view word) {
  if (word.size() < 3) return 0;
  for (std::size_t i = 0; i < kMonths.size(); ++i) {
    const bool abbreviated = word.size() <= 4 && kMonths.at(i).starts_with(word);
    if (word == kMonths.at(i) || abbreviated) return static_cast<int>(i) + 1;
  }
  return 0;
}

bool is_weekday(std::string_view word) {
  return word.size() >= 3 && std::ranges::any_of(kWeekdays, [&](std::string_view day) {
           return day == word || (word.size() <= 5 && day.starts_with(word));
         });
}

std::optional<Date> plausible_date(int year, int month, int day) {
  if (year < 1900 || year > 2100) return std::nullopt;
  return make_date(year, month, day);
}

void skip_ordinal(Scanner& scan) {
  for (const std::string_view suffix : {"st", "nd", "rd", "th"}) {
    const std::string_view rest = scan.rest();
    if (rest.starts_with(suffix) && (rest.size() == 2 || !is_ascii_letter(rest[2]))) {
      scan.take(suffix);
      return;
    }
  }
}

// "2023-02-24", "2023/02/24", "2023.02.24"
std::optional<Date> read_year_first(Scanner& scan) {
  const int year = scan.take_number(4, 4);
  const char mark = scan.peek();
  if (year < 0 || (mark != '-' && mark != '/' && mark != '.')) return std::nullopt;
  scan.go_to(scan.at() + 1);
  const int month = scan.take_number(1, 2);
  if (month < 0 || scan.peek() != mark) return std::nullopt;
  scan.go_to(scan.at() + 1);
  const int day = scan.take_number(1, 2);
  return day < 0 ? std::nullopt : plausible_date(year, month, day);
}

// "24/02/2023", "02/24/2023", "24.2.2023": a figure above 12 must say which is the day, or dots.
std::optional<Date> read_year_last(Scanner& scan) {
  const int first = scan.take_number(1, 2);
  const char mark = scan.peek();
  if (first < 0 || (mark != '-' && mark != '/' && mark != '.')) return std::nullopt;
  scan.go_to(scan.at() + 1);
  const int second = scan.take_number(1, 2);
  if (second < 0 || scan.peek() != mark) return std::nullopt;
  scan.go_to(scan.at() + 1);
  const int year = scan.take_number(4, 4);
  if (year < 0) return std::nullopt;
  if (mark == '.' || first > 12 || first == second) return plausible_date(year, second, first);
  return second > 12 ? plausible_date(year, first, second) : std::nullopt;
}

// "24th of February, 2023", "24-Feb-2023"
std::optional<Date> read_day_first(Scanner& scan) {
  const int day = scan.take_number(1, 2);
  if (day < 0) return std::nullopt;
  skip_ordinal(scan);
  scan.skip(" -");
  std::string word = scan.take_word();
  if (word == "of") {
    scan.skip(" ");
    word = scan.take_word();
  }
  const int month = month_of(word);
  if (month == 0) return std::nullopt;
  scan.skip(" .,-");
  const int year = scan.take_number(4, 4);
  return year < 0 ? std::nullopt : plausible_date(year, month, day);
}

// "February 24th, 2023", "Feb. 24 2023"
std::optional<Date> read_month_first(Scanner& scan) {
  const int month = month_of(scan.take_word());
  if (month == 0) return std::nullopt;
  scan.skip(" .");
  const int day = scan.take_number(1, 2);
  if (day < 0) return std::nullopt;
  skip_ordinal(scan);
  scan.skip(" ,");
  const int year = scan.take_number(4, 4);
  return year < 0 ? std::nullopt : plausible_date(year, month, day);
}

using Reader = std::optional<Date> (*)(Scanner&);
constexpr std::array<Reader, 4> kReaders = {read_year_first, read_year_last, read_day_first,
                                            read_month_first};

constexpr std::string_view kLabels[] = {
    "first published", "published", "posted", "date published", "publication date", "released",
    "release date",    "issued",    "date",   "created",        "online since"};

constexpr std::string_view kChangeLabels[] = {"last updated", "updated",     "last modified",
                                              "modified",     "last edited", "edited"};

// Words that stand around the date of a line without saying anything else.
constexpr std::string_view kTimeWords[] = {
    "at",    "on",  "by",  "am",   "pm",     "a",       "p",     "m",    "gmt", "utc",
    "est",   "edt", "et",  "pst",  "pdt",    "pt",      "cet",   "cest", "bst", "ist",
    "msk",   "hkt", "jst", "aest", "local",  "time",    "hours", "hrs",  "of",  "o",
    "clock", "h",   "min", "read", "minute", "minutes", "t",     "z"};

template <std::size_t N>
bool take_label(Scanner& scan, const std::string_view (&labels)[N]) {
  const std::string lower = to_lower(scan.rest().substr(0, 24));
  for (const std::string_view label : labels) {
    if (!lower.starts_with(label)) continue;
    if (lower.size() > label.size() && is_ascii_letter(lower[label.size()])) continue;
    scan.go_to(scan.at() + label.size());
    scan.skip(" :|-");
    for (const std::string_view joint : {"on ", "at "}) scan.take(joint);
    return true;
  }
  return false;
}

// Whether only clock times, zones, marks and further dates are left.
bool only_times_follow(Scanner& scan) {
  while (!scan.done()) {
    if (const auto another = read_date(scan.rest(), 0)) {
      scan.go_to(scan.at() + another->end);
      continue;
    }
    if (is_ascii_digit(scan.peek()) || scan.rest().starts_with('+')) {
      scan.go_to(scan.at() + 1);
      continue;
    }
    const std::string word = scan.take_word();
    if (!word.empty()) {
      const bool known = std::ranges::find(kTimeWords, word) != std::end(kTimeWords) ||
                         is_weekday(word) || word == "updated" || word == "last" ||
                         word == "published" || word == "modified";
      if (!known) return false;
      continue;
    }
    const CodePoint c = decode_utf8(scan.rest(), 0);
    if (is_letter(c.value)) return false;
    scan.go_to(scan.at() + std::max<std::size_t>(1, c.length));
  }
  return true;
}

// The dash of a dateline. A colon will do after a date, a hyphen only between blanks.
bool dash_starts(std::string_view text) {
  for (const std::string_view dash : {"–", "—", "―", "--", "- ", ": ", "| "}) {
    if (text.starts_with(dash)) return true;
  }
  return false;
}

// "(Reuters)", "/PRNewswire/", "(AP)" between the date and the dash.
void skip_agency(Scanner& scan) {
  scan.skip(" ,.");
  const char open = scan.peek();
  if (open != '(' && open != '/') return;
  const auto close = scan.rest().find(open == '(' ? ')' : '/', 1);
  if (close == std::string_view::npos || close > 40) return;
  scan.go_to(scan.at() + close + 1);
  scan.skip(" ,.");
}

// Whether a place name in capitals or a short run of capitalised words and marks ends at `end`.
bool is_place(std::string_view text) {
  if (text.size() > 50) return false;
  bool word_start = true;
  std::size_t words = 0;
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint c = decode_utf8(text, i);
    i += std::max<std::size_t>(1, c.length);
    if (is_digit(c.value)) return false;
    const bool letter = is_letter(c.value);
    if (letter && word_start) {
      if (!is_upper(c.value)) return false;
      ++words;
    }
    word_start = !letter && c.value != '\'' && c.value != 0x2019;
  }
  return words >= 1 && words <= 6;
}

// "OSLO, Norway, March 3, 2023 (Agency) — ", "3 March 2023 – ": a date that a dash follows, with
// nothing but a place before it.
std::optional<Date> parse_dateline(std::string_view line) {
  const std::string_view head = line.substr(0, kDatelineBytes);
  for (std::size_t i = 0; i < head.size(); ++i) {
    const bool word_start =
        i == 0 || (!is_ascii_letter(head[i - 1]) && !is_ascii_digit(head[i - 1]));
    if (!word_start || (!is_ascii_letter(head[i]) && !is_ascii_digit(head[i]))) continue;
    const auto date = read_date(line, i);
    if (!date) continue;
    const std::string_view before = trim(head.substr(0, i));
    if (!before.empty() && !is_place(before)) return std::nullopt;
    Scanner scan(line, i + date->end);
    skip_agency(scan);
    scan.skip(" ");
    if (!dash_starts(scan.rest())) return std::nullopt;
    // "24 February 2022 – 24 February 2023" is a span.
    const std::string_view after = scan.rest();
    for (std::size_t k = 0; k < after.size() && k < 6; ++k) {
      if (is_ascii_digit(after[k])) return std::nullopt;
    }
    return date->date;
  }
  return std::nullopt;
}

// "By Jane Doe | March 3, 2023" and "By Jane Doe, Daily News, 3 March 2023 10:14".
std::optional<Date> parse_byline_date(std::string_view line) {
  if (line.size() > 120 || !to_lower(line.substr(0, 3)).starts_with("by ")) return std::nullopt;
  for (std::size_t i = 3; i < line.size(); ++i) {
    if (is_ascii_letter(line[i - 1]) || is_ascii_digit(line[i - 1])) continue;
    if (const auto date = read_date(line, i)) {
      Scanner scan(line, i + date->end);
      if (only_times_follow(scan)) return date->date;
      return std::nullopt;
    }
  }
  return std::nullopt;
}

}  // namespace

std::optional<WrittenDate> read_date(std::string_view text, std::size_t begin) {
  Scanner start(text, begin);
  const std::string weekday = start.take_word();
  if (is_weekday(weekday)) {
    start.skip(" ,.");
  } else {
    start.go_to(begin);
  }
  for (const Reader reader : kReaders) {
    Scanner scan = start;
    const auto date = reader(scan);
    if (!date || is_ascii_digit(scan.peek())) continue;
    // A time in ISO form belongs to the date.
    if (scan.peek() == 'T' && scan.rest().size() > 5 && is_ascii_digit(scan.rest()[1])) {
      scan.go_to(scan.at() + 1);
      scan.skip("0123456789:.Z+-");
    }
    return WrittenDate{*date, scan.at() - begin};
  }
  return std::nullopt;
}

std::optional<Date> find_date(std::string_view text) {
  for (std::size_t i = 0; i < text.size() && i < 400; ++i) {
    const bool starts = i == 0 || (!is_ascii_letter(text[i - 1]) && !is_ascii_digit(text[i - 1]));
    if (!starts) continue;
    if (const auto date = read_date(text, i)) return date->date;
  }
  return std::nullopt;
}

std::optional<DateLine> parse_date_line(std::string_view line) {
  line = trim(line);
  if (line.empty() || line.size() > 120) return std::nullopt;
  Scanner scan(line, 0);
  const bool changed = take_label(scan, kChangeLabels);
  if (!changed) take_label(scan, kLabels);
  // A clock time may come first: "10:14 GMT, 3 March 2023".
  for (std::size_t i = scan.at(); i < line.size() && i < scan.at() + 24; ++i) {
    const bool starts =
        i == scan.at() || (!is_ascii_letter(line[i - 1]) && !is_ascii_digit(line[i - 1]));
    if (!starts) continue;
    const auto date = read_date(line, i);
    if (!date) continue;
    Scanner before(line.substr(0, i), scan.at());
    Scanner after(line, i + date->end);
    if (!only_times_follow(before) || !only_times_follow(after)) return std::nullopt;
    return DateLine{date->date, !changed};
  }
  return std::nullopt;
}

std::optional<Date> find_dateline(std::string_view text) {
  std::optional<Date> changed;
  std::size_t lines = 0;
  for (std::size_t begin = 0; begin < text.size() && lines < kHeadLines;) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view line = trim(text.substr(begin, end - begin));
    begin = end + 1;
    if (line.empty()) continue;
    ++lines;
    if (const auto alone = parse_date_line(line)) {
      if (alone->published) return alone->date;
      if (!changed) changed = alone->date;
      continue;
    }
    if (const auto date = parse_dateline(line)) return date;
    if (const auto date = parse_byline_date(line)) return date;
  }
  return changed;
}

std::optional<Date> find_date_in_name(std::string_view path) {
  const auto slash = path.find_last_of('/');
  const std::string_view name = slash == std::string_view::npos ? path : path.substr(slash + 1);
  for (std::size_t i = 0; i < name.size(); ++i) {
    if (i > 0 && is_ascii_digit(name[i - 1])) continue;
    Scanner scan(name, i);
    const int all = scan.take_number(8, 8);
    if (all > 0) {
      if (const auto date = plausible_date(all / 10000, all / 100 % 100, all % 100)) return date;
      continue;
    }
    const int year = scan.take_number(4, 4);
    const char mark = scan.peek();
    if (year < 0 || (mark != '-' && mark != '_' && mark != '.')) continue;
    scan.go_to(scan.at() + 1);
    const int month = scan.take_number(2, 2);
    if (month < 0 || scan.peek() != mark) continue;
    scan.go_to(scan.at() + 1);
    const int day = scan.take_number(2, 2);
    if (day < 0) continue;
    if (const auto date = plausible_date(year, month, day)) return date;
  }
  return std::nullopt;
}

std::optional<Date> find_date_in_url(std::string_view url) {
  for (std::size_t i = 0; i < url.size(); ++i) {
    if (url[i] != '/' && url[i] != '-') continue;
    Scanner scan(url, i + 1);
    if (const auto date = read_year_first(scan); date && !is_ascii_digit(scan.peek())) return date;
    scan.go_to(i + 1);
    if (const int all = scan.take_number(8, 8); all > 0) {
      if (const auto date = plausible_date(all / 10000, all / 100 % 100, all % 100)) return date;
    }
    scan.go_to(i + 1);
    const int year = scan.take_number(4, 4);
    if (year < 0 || scan.peek() != '/') continue;
    scan.go_to(scan.at() + 1);
    const int month = month_of(scan.take_word());
    if (month == 0 || scan.peek() != '/') continue;
    scan.go_to(scan.at() + 1);
    const int day = scan.take_number(1, 2);
    if (day > 0) return plausible_date(year, month, day);
  }
  return std::nullopt;
}

}  // namespace whomet
