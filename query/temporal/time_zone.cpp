#include "query/temporal/time_zone.h"

#include <algorithm>
#include <map>
#include <memory>
#include <mutex>
#include <sstream>
#include <stdexcept>
#include <utility>

#include "base/text_file.h"
#include "query/temporal/calendar.h"

namespace whomet {
namespace {

constexpr const char* kFolder = "/usr/share/zoneinfo/";

std::int64_t big_endian(std::string_view bytes, std::size_t at, std::size_t size) {
  if (at + size > bytes.size()) throw std::runtime_error("time zone file ends too early");
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < size; ++i) {
    value = value << 8U | static_cast<unsigned char>(bytes[at + i]);
  }
  if (size == 4) return static_cast<std::int32_t>(static_cast<std::uint32_t>(value));
  return static_cast<std::int64_t>(value);
}

struct Counts {
  std::size_t utc, standard, leap, time, type, character;

  std::size_t size(std::size_t time_size) const {
    return time * time_size + time + type * 6 + character + leap * (time_size + 4) + standard + utc;
  }
};

Counts counts_at(std::string_view bytes, std::size_t header) {
  const auto count = [&](std::size_t i) {
    return static_cast<std::size_t>(big_endian(bytes, header + 20 + i * 4, 4));
  };
  return {count(0), count(1), count(2), count(3), count(4), count(5)};
}

// Reads the POSIX TZ form: "CET-1CEST,M3.5.0,M10.5.0/3".
class FooterReader {
 public:
  explicit FooterReader(std::string_view text) : text_(text) {}

  bool done() const { return at_ >= text_.size(); }
  bool take(char c) {
    if (done() || text_[at_] != c) return false;
    ++at_;
    return true;
  }
  void skip_name() {
    if (take('<')) {
      while (!done() && !take('>')) ++at_;
      return;
    }
    while (!done() && ((text_[at_] | 32) >= 'a' && (text_[at_] | 32) <= 'z')) ++at_;
  }
  bool at_number() const {
    return !done() && (text_[at_] == '-' || text_[at_] == '+' || is_digit(text_[at_]));
  }
  int number() {
    int value = 0;
    while (!done() && is_digit(text_[at_])) value = value * 10 + (text_[at_++] - '0');
    return value;
  }
  // [+-]hh[:mm[:ss]] in seconds.
  std::int32_t clock() {
    const bool negative = take('-');
    if (!negative) take('+');
    std::int32_t seconds = number() * 3600;
    if (take(':')) seconds += number() * 60;
    if (take(':')) seconds += number();
    return negative ? -seconds : seconds;
  }

 private:
  static bool is_digit(char c) { return c >= '0' && c <= '9'; }
  std::string_view text_;
  std::size_t at_ = 0;
};

// Empty if there is no such zone, or a folder of them.
std::string file_bytes(const std::string& name) {
  try {
    return read_file(kFolder + name);
  } catch (const FileError&) {
    return {};
  }
}

// Zones by country as a table of the database lists them: lines of "countries TAB place TAB zone".
std::multimap<std::string, std::string> zones_by_country(const std::string& table) {
  std::multimap<std::string, std::string> zones;
  std::istringstream lines(file_bytes(table));
  for (std::string line; std::getline(lines, line);) {
    if (line.empty() || line.front() == '#') continue;
    const std::size_t place = line.find('\t');
    const std::size_t zone = line.find('\t', place + 1);
    if (place == std::string::npos || zone == std::string::npos) continue;
    const std::string name = line.substr(zone + 1, line.find('\t', zone + 1) - zone - 1);
    std::istringstream countries(line.substr(0, place));
    for (std::string country; std::getline(countries, country, ',');) zones.emplace(country, name);
  }
  return zones;
}

// The zone whose clocks a country's only zone has shared since 1970 ("Europe/Stockholm" ->
// "Europe/Berlin"). The database's own builds merge these, some distributions keep them apart
// before 1970; following the merged one gives the same answer on every machine.
std::map<std::string, std::string, std::less<>> read_merged_zones() {
  std::map<std::string, std::string, std::less<>> merged;
  const auto own = zones_by_country("zone.tab");
  const auto shared = zones_by_country("zone1970.tab");
  for (const auto& [country, zone] : own) {
    if (own.count(country) != 1 || shared.count(country) != 1) continue;
    const std::string& other = shared.find(country)->second;
    if (other != zone) merged.emplace(zone, other);
  }
  return merged;
}

bool is_zone_name(std::string_view name) {
  if (name.empty() || name.size() > 64 || name.front() == '/') return false;
  if (name.find("..") != std::string_view::npos) return false;
  return std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '/' ||
           c == '_' || c == '-' || c == '+';
  });
}

}  // namespace

TimeZone::TimeZone(std::string name, std::string_view bytes) : name_(std::move(name)) {
  if (bytes.substr(0, 4) != "TZif") throw std::runtime_error("no time zone file");
  std::size_t header = 0;
  std::size_t time_size = 4;
  if (bytes.size() > 4 && bytes[4] >= '2') {
    header = 44 + counts_at(bytes, 0).size(4);
    time_size = 8;
  }
  const Counts counts = counts_at(bytes, header);
  const std::size_t times = header + 44;
  const std::size_t types = times + counts.time * time_size;
  const std::size_t details = types + counts.time;
  if (counts.type == 0 || header + 44 + counts.size(time_size) > bytes.size()) {
    throw std::runtime_error("time zone file is damaged");
  }
  const auto offset_of_type = [&](std::size_t type) {
    return static_cast<std::int32_t>(big_endian(bytes, details + type * 6, 4));
  };
  offsets_.push_back(offset_of_type(0));
  for (std::size_t i = 0; i < counts.time; ++i) {
    changes_.push_back(big_endian(bytes, times + i * time_size, time_size));
    offsets_.push_back(offset_of_type(static_cast<unsigned char>(bytes[types + i])));
  }
  const std::size_t footer = header + 44 + counts.size(time_size);
  if (time_size == 8 && footer < bytes.size() && bytes[footer] == '\n') {
    const std::size_t end = bytes.find('\n', footer + 1);
    parse_footer(bytes.substr(footer + 1, end - footer - 1));
  }
}

void TimeZone::parse_footer(std::string_view footer) {
  if (footer.empty()) return;
  FooterReader reader(footer);
  reader.skip_name();
  standard_ = -reader.clock();
  has_footer_ = true;
  if (reader.done()) return;
  has_summer_ = true;
  reader.skip_name();
  summer_ = reader.at_number() ? -reader.clock() : standard_ + 3600;
  for (Change* change : {&summer_begin_, &summer_end_}) {
    reader.take(',');
    if (reader.take('M')) {
      change->month = reader.number();
      reader.take('.');
      change->week = reader.number();
      reader.take('.');
      change->weekday = reader.number();
    } else {
      change->form = reader.take('J') ? Change::Form::kJulian : Change::Form::kDayOfYear;
      change->day = reader.number();
    }
    if (reader.take('/')) change->time = reader.clock();
  }
}

std::int64_t TimeZone::change_second(const Change& change, std::int64_t year) {
  std::int64_t day = 0;
  if (change.form == Change::Form::kMonthWeekDay) {
    const std::int64_t first = days_of({year, change.month, 1});
    const std::int64_t first_weekday = floor_mod(first + 4, 7);  // 0 = Sunday
    std::int64_t of_month =
        1 + floor_mod(change.weekday - first_weekday, 7) + (std::int64_t{change.week} - 1) * 7;
    while (of_month > month_length(year, change.month)) of_month -= 7;
    day = first + of_month - 1;
  } else if (change.form == Change::Form::kJulian) {
    day = days_of({year, 1, 1}) + change.day - 1;
    if (is_leap_year(year) && change.day >= 60) ++day;
  } else {
    day = days_of({year, 1, 1}) + change.day;
  }
  return day * kSecondsPerDay + change.time;
}

std::int32_t TimeZone::footer_offset(std::int64_t second) const {
  if (!has_summer_) return standard_;
  const std::int64_t year = civil_of(floor_div(second + standard_, kSecondsPerDay)).year;
  const std::int64_t begin = change_second(summer_begin_, year) - standard_;
  const std::int64_t end = change_second(summer_end_, year) - summer_;
  const bool summer =
      begin < end ? second >= begin && second < end : second >= begin || second < end;
  return summer ? summer_ : standard_;
}

std::int32_t TimeZone::offset_at(std::int64_t second) const {
  if (has_footer_ && (changes_.empty() || second >= changes_.back())) return footer_offset(second);
  const auto after = std::upper_bound(changes_.begin(), changes_.end(), second);
  return offsets_[static_cast<std::size_t>(after - changes_.begin())];
}

std::int32_t TimeZone::offset_at_local(std::int64_t local_second) const {
  const std::int32_t before = offset_at(local_second - kSecondsPerDay);
  const std::int32_t after = offset_at(local_second + kSecondsPerDay);
  if (offset_at(local_second - before) == before) return before;
  if (offset_at(local_second - after) == after) return after;
  return before;
}

const TimeZone* find_time_zone(std::string_view name) {
  static std::mutex mutex;
  static std::map<std::string, std::unique_ptr<TimeZone>, std::less<>> zones;
  if (!is_zone_name(name)) return nullptr;
  const std::lock_guard lock(mutex);
  const auto found = zones.find(name);
  if (found != zones.end()) return found->second.get();
  static const auto merged = read_merged_zones();
  const auto other = merged.find(name);
  std::unique_ptr<TimeZone> zone;
  const std::string bytes = file_bytes(other != merged.end() ? other->second : std::string(name));
  if (bytes.starts_with("TZif")) zone = std::make_unique<TimeZone>(std::string(name), bytes);
  return zones.emplace(name, std::move(zone)).first->second.get();
}

}  // namespace whomet
