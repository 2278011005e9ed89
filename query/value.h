// What an expression of the query language yields. 16 bytes: small values lie inside, texts, lists,
// maps, paths, zoned date-times and durations are shared and counted. Values are immutable but for
// the moves of their owner; the counts are not atomic, so a value belongs to one thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace whomet {

class TimeZone;

enum class ValueKind : std::uint8_t {
  kNull,
  kBoolean,
  kInteger,
  kFloat,
  kDate,
  kLocalTime,
  kTime,
  kLocalDateTime,
  kNode,
  kEdge,
  kText,  // from here on shared
  kList,
  kMap,
  kPath,
  kDateTime,
  kDuration
};

// Seconds since 1970-01-01T00:00 on a clock without zone, and nanoseconds in [0, 10^9).
struct LocalDateTime {
  std::int64_t second = 0;
  std::int32_t nano = 0;
};

// Nanoseconds since midnight, and the offset from UTC in seconds.
struct OffsetTime {
  std::int64_t nano = 0;
  std::int32_t offset = 0;
};

// `second` counts in UTC. `zone` is null where only the offset is known.
struct ZonedDateTime {
  std::int64_t second = 0;
  std::int32_t nano = 0;
  std::int32_t offset = 0;
  const TimeZone* zone = nullptr;
};

// Four amounts that are added one after the other; `nano` has the sign of none: it is in [0, 10^9)
// and counts upwards from `seconds`.
struct Duration {
  std::int64_t months = 0;
  std::int64_t days = 0;
  std::int64_t seconds = 0;
  std::int32_t nano = 0;
};

// Larger values are a QueryFailure.
inline constexpr std::size_t kLongestText = 256'000'000;  // bytes
inline constexpr std::size_t kLongestList = 100'000'000;
inline constexpr std::int32_t kDeepestValue = 1000;  // lists in lists

class Value;
using ValueList = std::vector<Value>;
using ValueMap = std::vector<std::pair<std::string, Value>>;  // sorted by key, each key once

// A walk through the graph: one node more than edges.
struct PathValue {
  std::vector<std::uint32_t> nodes;
  std::vector<std::uint32_t> edges;
};

class Value {
 public:
  Value() = default;
  Value(const Value& other) : kind_(other.kind_), extra_(other.extra_), bits_(other.bits_) {
    if (is_shared()) ++*count();
  }
  Value(Value&& other) noexcept : kind_(other.kind_), extra_(other.extra_), bits_(other.bits_) {
    other.kind_ = ValueKind::kNull;
  }
  Value& operator=(const Value& other) {
    Value copy(other);
    swap(copy);
    return *this;
  }
  Value& operator=(Value&& other) noexcept {
    swap(other);
    return *this;
  }
  ~Value() {
    if (is_shared()) release();
  }

  static Value boolean(bool value) { return Value(ValueKind::kBoolean, 0, value ? 1U : 0U); }
  static Value integer(std::int64_t value) {
    return Value(ValueKind::kInteger, 0, static_cast<std::uint64_t>(value));
  }
  static Value real(double value);
  static Value text(std::string value);
  static Value list(ValueList values);
  // Keys in any order; of a repeated key the last value stays.
  static Value map(ValueMap entries);
  static Value node(std::uint32_t index) { return Value(ValueKind::kNode, 0, index); }
  static Value edge(std::uint32_t index) { return Value(ValueKind::kEdge, 0, index); }
  static Value path(PathValue path);
  static Value date(std::int64_t days) {  // since 1970-01-01
    return Value(ValueKind::kDate, 0, static_cast<std::uint64_t>(days));
  }
  static Value local_time(std::int64_t nanos) {
    return Value(ValueKind::kLocalTime, 0, static_cast<std::uint64_t>(nanos));
  }
  static Value time(OffsetTime time) {
    return Value(ValueKind::kTime, time.offset, static_cast<std::uint64_t>(time.nano));
  }
  static Value local_date_time(LocalDateTime time) {
    return Value(ValueKind::kLocalDateTime, time.nano, static_cast<std::uint64_t>(time.second));
  }
  static Value date_time(ZonedDateTime time);
  static Value duration(Duration duration);

  ValueKind kind() const { return kind_; }
  bool is_null() const { return kind_ == ValueKind::kNull; }
  bool is_true() const { return kind_ == ValueKind::kBoolean && bits_ != 0; }
  bool is_number() const { return kind_ == ValueKind::kInteger || kind_ == ValueKind::kFloat; }

  // Each requires the kind of its name.
  bool as_boolean() const { return bits_ != 0; }
  std::int64_t as_integer() const { return static_cast<std::int64_t>(bits_); }
  double as_float() const;
  double as_number() const {  // of an integer or a float
    return kind_ == ValueKind::kInteger ? static_cast<double>(as_integer()) : as_float();
  }
  std::uint32_t as_node() const { return static_cast<std::uint32_t>(bits_); }
  std::uint32_t as_edge() const { return static_cast<std::uint32_t>(bits_); }
  std::int64_t as_date() const { return static_cast<std::int64_t>(bits_); }
  std::int64_t as_local_time() const { return static_cast<std::int64_t>(bits_); }
  OffsetTime as_time() const { return {static_cast<std::int64_t>(bits_), extra_}; }
  LocalDateTime as_local_date_time() const { return {static_cast<std::int64_t>(bits_), extra_}; }
  const std::string& as_text() const;
  const ValueList& as_list() const;
  const ValueMap& as_map() const;
  const PathValue& as_path() const;
  const ZonedDateTime& as_date_time() const;
  const Duration& as_duration() const;

  // nullptr if the map has no such key. Requires: kind() == kMap.
  const Value* find(std::string_view key) const;

 private:
  Value(ValueKind kind, std::int32_t extra, std::uint64_t bits)
      : kind_(kind), extra_(extra), bits_(bits) {}

  // Of a list or map: how deep others are nested in it, 1 or more.
  std::int32_t depth() const {
    return kind_ == ValueKind::kList || kind_ == ValueKind::kMap ? extra_ : 0;
  }

  bool is_shared() const { return kind_ >= ValueKind::kText; }
  // Every shared box begins with its count; bits_ hold its address.
  // NOLINTNEXTLINE(performance-no-int-to-ptr)
  std::uint64_t* count() const { return reinterpret_cast<std::uint64_t*>(bits_); }
  void release();
  void swap(Value& other) noexcept {
    std::swap(kind_, other.kind_);
    std::swap(extra_, other.extra_);
    std::swap(bits_, other.bits_);
  }

  ValueKind kind_ = ValueKind::kNull;
  std::int32_t extra_ = 0;
  std::uint64_t bits_ = 0;
};

static_assert(sizeof(Value) == 16);

// While one lives, the values that this thread holds in boxes (texts, lists, maps, ...) may not
// become more than `most` beyond what is there already: one more is a QueryFailure "MemoryLimit".
// A list counts its elements, a text one for each 16 bytes. 0 = any number.
class ValueBudget {
 public:
  explicit ValueBudget(std::uint64_t most);
  ~ValueBudget();
  ValueBudget(const ValueBudget&) = delete;
  ValueBudget& operator=(const ValueBudget&) = delete;

  // For what is about to make so many at once: fails before it does.
  static void require(std::uint64_t more);

 private:
  std::int64_t former_limit_;
  std::uint64_t former_most_;
};

// How messages call it: "Boolean", "Node", "LocalDateTime".
std::string_view name_of(ValueKind kind);

}  // namespace whomet
