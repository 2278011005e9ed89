// Integers and floats are compared as the numbers they are, without rounding the integer.

#include "query/value_order.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <functional>

namespace whomet {
namespace {

constexpr double kTwoTo63 = 9223372036854775808.0;

template <typename T>
int sign_of(const T& a, const T& b) {
  return a < b ? -1 : (b < a ? 1 : 0);
}

bool is_nan(const Value& value) {
  return value.kind() == ValueKind::kFloat && std::isnan(value.as_float());
}

// Requires: b is not NaN.
int order_integer_float(std::int64_t a, double b) {
  if (b >= kTwoTo63) return -1;
  if (b < -kTwoTo63) return 1;
  const double whole = std::trunc(b);
  const int by_whole = sign_of(a, static_cast<std::int64_t>(whole));
  return by_whole != 0 ? by_whole : sign_of(whole, b);
}

// Requires: numbers, none NaN.
int order_numbers(const Value& a, const Value& b) {
  const bool a_integer = a.kind() == ValueKind::kInteger;
  const bool b_integer = b.kind() == ValueKind::kInteger;
  if (a_integer && b_integer) return sign_of(a.as_integer(), b.as_integer());
  if (a_integer) return order_integer_float(a.as_integer(), b.as_float());
  if (b_integer) return -order_integer_float(b.as_integer(), a.as_float());
  return sign_of(a.as_float(), b.as_float());
}

int order_local(LocalDateTime a, LocalDateTime b) {
  return a.second != b.second ? sign_of(a.second, b.second) : sign_of(a.nano, b.nano);
}

int order_zoned(const ZonedDateTime& a, const ZonedDateTime& b) {
  return a.second != b.second ? sign_of(a.second, b.second) : sign_of(a.nano, b.nano);
}

int order_times(OffsetTime a, OffsetTime b) {
  constexpr std::int64_t kNanos = 1'000'000'000;
  return sign_of(a.nano - a.offset * kNanos, b.nano - b.offset * kNanos);
}

// By average length: the order has to be total, although durations cannot be compared.
int order_durations(const Duration& a, const Duration& b) {
  const auto seconds = [](const Duration& d) {
    return static_cast<double>(d.months) * 2629746.0 + static_cast<double>(d.days) * 86400.0 +
           static_cast<double>(d.seconds) + static_cast<double>(d.nano) * 1e-9;
  };
  if (const int by_length = sign_of(seconds(a), seconds(b)); by_length != 0) return by_length;
  if (a.months != b.months) return sign_of(a.months, b.months);
  if (a.days != b.days) return sign_of(a.days, b.days);
  if (a.seconds != b.seconds) return sign_of(a.seconds, b.seconds);
  return sign_of(a.nano, b.nano);
}

bool same_duration(const Duration& a, const Duration& b) {
  return a.months == b.months && a.days == b.days && a.seconds == b.seconds && a.nano == b.nano;
}

// Values of one temporal kind.
int order_temporal(const Value& a, const Value& b) {
  switch (a.kind()) {
    case ValueKind::kDate:
      return sign_of(a.as_date(), b.as_date());
    case ValueKind::kLocalTime:
      return sign_of(a.as_local_time(), b.as_local_time());
    case ValueKind::kTime:
      return order_times(a.as_time(), b.as_time());
    case ValueKind::kLocalDateTime:
      return order_local(a.as_local_date_time(), b.as_local_date_time());
    case ValueKind::kDateTime:
      return order_zoned(a.as_date_time(), b.as_date_time());
    default:
      return order_durations(a.as_duration(), b.as_duration());
  }
}

int order_lists(const ValueList& a, const ValueList& b) {
  for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
    if (const int by_element = order(a[i], b[i]); by_element != 0) return by_element;
  }
  return sign_of(a.size(), b.size());
}

// By keys, then by values.
int order_maps(const ValueMap& a, const ValueMap& b) {
  for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
    if (a[i].first != b[i].first) return sign_of(a[i].first, b[i].first);
  }
  if (a.size() != b.size()) return sign_of(a.size(), b.size());
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (const int by_value = order(a[i].second, b[i].second); by_value != 0) return by_value;
  }
  return 0;
}

int order_paths(const PathValue& a, const PathValue& b) {
  if (a.nodes != b.nodes) return sign_of(a.nodes, b.nodes);
  return sign_of(a.edges, b.edges);
}

// Place of the kind in the order of all values.
int rank_of(const Value& value) {
  switch (value.kind()) {
    case ValueKind::kMap:
      return 0;
    case ValueKind::kNode:
      return 1;
    case ValueKind::kEdge:
      return 2;
    case ValueKind::kList:
      return 3;
    case ValueKind::kPath:
      return 4;
    case ValueKind::kDateTime:
      return 5;
    case ValueKind::kLocalDateTime:
      return 6;
    case ValueKind::kDate:
      return 7;
    case ValueKind::kTime:
      return 8;
    case ValueKind::kLocalTime:
      return 9;
    case ValueKind::kDuration:
      return 10;
    case ValueKind::kText:
      return 11;
    case ValueKind::kBoolean:
      return 12;
    case ValueKind::kInteger:
      return 13;
    case ValueKind::kFloat:
      return is_nan(value) ? 14 : 13;
    case ValueKind::kNull:
      return 15;
  }
  return 15;
}

Truth equal_lists(const ValueList& a, const ValueList& b) {
  if (a.size() != b.size()) return Truth::kFalse;
  Truth all = Truth::kTrue;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const Truth one = equals(a[i], b[i]);
    if (one == Truth::kFalse) return one;
    if (one == Truth::kUnknown) all = one;
  }
  return all;
}

Truth equal_maps(const ValueMap& a, const ValueMap& b) {
  if (a.size() != b.size()) return Truth::kFalse;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a[i].first != b[i].first) return Truth::kFalse;
  }
  Truth all = Truth::kTrue;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const Truth one = equals(a[i].second, b[i].second);
    if (one == Truth::kFalse) return one;
    if (one == Truth::kUnknown) all = one;
  }
  return all;
}

void mix(std::size_t& hash, std::size_t more) {
  hash ^= more + 0x9E3779B97F4A7C15ULL + (hash << 6U) + (hash >> 2U);
}

std::size_t hash_number(std::uint64_t bits) {
  bits *= 0x9E3779B97F4A7C15ULL;
  return bits ^ (bits >> 32U);
}

std::size_t hash_float(double value) {
  if (std::isnan(value)) return 1;
  if (value >= -kTwoTo63 && value < kTwoTo63 && std::trunc(value) == value) {
    return hash_number(static_cast<std::uint64_t>(static_cast<std::int64_t>(value)));
  }
  return hash_number(std::bit_cast<std::uint64_t>(value));
}

Comparison comparison_of(int order) {
  return order < 0 ? Comparison::kLess : (order > 0 ? Comparison::kGreater : Comparison::kEqual);
}

// Lexicographic; an unknown element makes all unknown.
Comparison compare_lists(const ValueList& a, const ValueList& b) {
  for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
    const Comparison one = compare(a[i], b[i]);
    if (one != Comparison::kEqual) return one;
  }
  return comparison_of(sign_of(a.size(), b.size()));
}

}  // namespace

Truth equals(const Value& a, const Value& b) {
  if (a.is_null() || b.is_null()) return Truth::kUnknown;
  if (a.is_number() && b.is_number()) {
    return truth(!is_nan(a) && !is_nan(b) && order_numbers(a, b) == 0);
  }
  if (a.kind() != b.kind()) return Truth::kFalse;
  switch (a.kind()) {
    case ValueKind::kBoolean:
      return truth(a.as_boolean() == b.as_boolean());
    case ValueKind::kText:
      return truth(a.as_text() == b.as_text());
    case ValueKind::kNode:
      return truth(a.as_node() == b.as_node());
    case ValueKind::kEdge:
      return truth(a.as_edge() == b.as_edge());
    case ValueKind::kList:
      return equal_lists(a.as_list(), b.as_list());
    case ValueKind::kMap:
      return equal_maps(a.as_map(), b.as_map());
    case ValueKind::kPath:
      return truth(order_paths(a.as_path(), b.as_path()) == 0);
    case ValueKind::kDuration:
      return truth(same_duration(a.as_duration(), b.as_duration()));
    default:
      return truth(order_temporal(a, b) == 0);
  }
}

bool equivalent(const Value& a, const Value& b) {
  if (a.kind() == ValueKind::kText && b.kind() == ValueKind::kText) {
    return a.as_text() == b.as_text();
  }
  return order(a, b) == 0;
}

std::size_t hash_of(const Value& value) {
  std::size_t hash = static_cast<std::size_t>(rank_of(value));
  switch (value.kind()) {
    case ValueKind::kNull:
      break;
    case ValueKind::kFloat:
      return hash_float(value.as_float());
    case ValueKind::kInteger:
      return hash_number(static_cast<std::uint64_t>(value.as_integer()));
    case ValueKind::kBoolean:
      mix(hash, value.as_boolean() ? 2 : 1);
      break;
    case ValueKind::kNode:
      mix(hash, hash_number(value.as_node()));
      break;
    case ValueKind::kEdge:
      mix(hash, hash_number(value.as_edge()));
      break;
    case ValueKind::kText:
      mix(hash, std::hash<std::string_view>()(value.as_text()));
      break;
    case ValueKind::kList:
      for (const Value& element : value.as_list()) mix(hash, hash_of(element));
      break;
    case ValueKind::kMap:
      for (const auto& [key, element] : value.as_map()) {
        mix(hash, std::hash<std::string_view>()(key));
        mix(hash, hash_of(element));
      }
      break;
    case ValueKind::kPath:
      for (const auto node : value.as_path().nodes) mix(hash, node);
      for (const auto edge : value.as_path().edges) mix(hash, edge);
      break;
    case ValueKind::kDate:
      mix(hash, static_cast<std::size_t>(value.as_date()));
      break;
    case ValueKind::kLocalTime:
      mix(hash, static_cast<std::size_t>(value.as_local_time()));
      break;
    case ValueKind::kTime: {
      const OffsetTime time = value.as_time();
      mix(hash, static_cast<std::size_t>(time.nano - time.offset * std::int64_t{1'000'000'000}));
      break;
    }
    case ValueKind::kLocalDateTime:
      mix(hash, static_cast<std::size_t>(value.as_local_date_time().second));
      break;
    case ValueKind::kDateTime:
      mix(hash, static_cast<std::size_t>(value.as_date_time().second));
      break;
    case ValueKind::kDuration:
      mix(hash, static_cast<std::size_t>(value.as_duration().months));
      mix(hash, static_cast<std::size_t>(value.as_duration().seconds));
      break;
  }
  return hash;
}

int order(const Value& a, const Value& b) {
  const int rank = rank_of(a);
  if (const int by_rank = sign_of(rank, rank_of(b)); by_rank != 0) return by_rank;
  switch (a.kind()) {
    case ValueKind::kNull:
      return 0;
    case ValueKind::kBoolean:
      return sign_of(a.as_boolean(), b.as_boolean());
    case ValueKind::kInteger:
    case ValueKind::kFloat:
      return is_nan(a) ? 0 : order_numbers(a, b);
    case ValueKind::kText:
      return sign_of(a.as_text(), b.as_text());
    case ValueKind::kNode:
      return sign_of(a.as_node(), b.as_node());
    case ValueKind::kEdge:
      return sign_of(a.as_edge(), b.as_edge());
    case ValueKind::kList:
      return order_lists(a.as_list(), b.as_list());
    case ValueKind::kMap:
      return order_maps(a.as_map(), b.as_map());
    case ValueKind::kPath:
      return order_paths(a.as_path(), b.as_path());
    default:
      return order_temporal(a, b);
  }
}

Comparison compare(const Value& a, const Value& b) {
  if (a.is_number() && b.is_number()) {
    if (is_nan(a) || is_nan(b)) return Comparison::kUnordered;
    return comparison_of(order_numbers(a, b));
  }
  if (a.kind() != b.kind()) return Comparison::kUnknown;
  switch (a.kind()) {
    case ValueKind::kText:
    case ValueKind::kBoolean:
    case ValueKind::kDate:
    case ValueKind::kLocalTime:
    case ValueKind::kTime:
    case ValueKind::kLocalDateTime:
    case ValueKind::kDateTime:
      return comparison_of(order(a, b));
    case ValueKind::kList:
      return compare_lists(a.as_list(), b.as_list());
    default:
      return Comparison::kUnknown;
  }
}

}  // namespace whomet
