#include "base/date.h"

#include <charconv>
#include <chrono>

namespace whomet {
namespace {

std::chrono::year_month_day as_chrono(Date date) {
  return {std::chrono::year{date.year}, std::chrono::month{static_cast<unsigned>(date.month)},
          std::chrono::day{static_cast<unsigned>(date.day)}};
}

Date from_chrono(std::chrono::year_month_day ymd) {
  return {static_cast<int>(ymd.year()), static_cast<int>(static_cast<unsigned>(ymd.month())),
          static_cast<int>(static_cast<unsigned>(ymd.day()))};
}

std::string padded(int value, std::size_t width) {
  auto digits = std::to_string(value);
  return digits.size() < width ? std::string(width - digits.size(), '0') + digits : digits;
}

// The number in text[begin, begin + length), or -1.
int number_at(std::string_view text, std::size_t begin, std::size_t length) {
  if (begin + length > text.size()) return -1;
  int value = -1;
  const char* first = text.data() + begin;
  const auto [end, error] = std::from_chars(first, first + length, value);
  return error == std::errc{} && end == first + length ? value : -1;
}

}  // namespace

std::optional<Date> make_date(int year, int month, int day) {
  if (month < 1 || month > 12 || day < 1 || day > days_in_month(year, month)) return std::nullopt;
  return Date{year, month, day};
}

std::optional<Date> parse_iso_date(std::string_view text) {
  if (text.size() < 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  if (text.size() > 10 && text[10] != 'T' && text[10] != ' ') return std::nullopt;
  return make_date(number_at(text, 0, 4), number_at(text, 5, 2), number_at(text, 8, 2));
}

std::string iso(Date date) {
  return padded(date.year, 4) + "-" + padded(date.month, 2) + "-" + padded(date.day, 2);
}

int days_in_month(int year, int month) {
  const std::chrono::year_month_day_last last{
      std::chrono::year{year},
      std::chrono::month_day_last{std::chrono::month{static_cast<unsigned>(month)}}};
  return static_cast<int>(static_cast<unsigned>(last.day()));
}

Weekday weekday_of(Date date) {
  const std::chrono::weekday day{std::chrono::sys_days{as_chrono(date)}};
  return static_cast<Weekday>(day.iso_encoding() - 1);
}

Date add_days(Date date, long days) {
  return from_chrono(std::chrono::sys_days{as_chrono(date)} + std::chrono::days{days});
}

Date add_months(Date date, int months) {
  const int index = date.year * 12 + (date.month - 1) + months;
  const int year = index >= 0 ? index / 12 : (index - 11) / 12;
  const int month = index - year * 12 + 1;
  const int last = days_in_month(year, month);
  return {year, month, date.day < last ? date.day : last};
}

long days_between(Date from, Date to) {
  return (std::chrono::sys_days{as_chrono(to)} - std::chrono::sys_days{as_chrono(from)}).count();
}

}  // namespace whomet
