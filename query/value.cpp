// A shared value is a box on the heap: its count, then what it holds.

#include "query/value.h"

#include <algorithm>
#include <bit>
#include <limits>

#include "query/failure.h"

namespace whomet {
namespace {

template <typename T>
struct Box {
  std::uint64_t count;
  T held;
};

// What the boxes of this thread weigh, and the most that they may. Boxes that another thread made
// only shift the sum, which is compared with what it was before.
constexpr std::int64_t kNoLimit = std::numeric_limits<std::int64_t>::max();
thread_local std::int64_t weight_held = 0;
thread_local std::int64_t weight_limit = kNoLimit;
thread_local std::uint64_t weight_allowed = 0;  // as a message says it

std::int64_t weight(const std::string& text) {
  return 1 + static_cast<std::int64_t>(text.size() / 16);
}
std::int64_t weight(const ValueList& list) {
  return 1 + static_cast<std::int64_t>(list.size());
}
std::int64_t weight(const ValueMap& map) {
  return 1 + 3 * static_cast<std::int64_t>(map.size());
}
std::int64_t weight(const PathValue& path) {
  return 1 + static_cast<std::int64_t>((path.nodes.size() + path.edges.size()) / 4);
}
std::int64_t weight(const ZonedDateTime& /*time*/) {
  return 1;
}
std::int64_t weight(const Duration& /*duration*/) {
  return 1;
}

template <typename T>
std::uint64_t boxed(T held) {
  ValueBudget::require(static_cast<std::uint64_t>(weight(held)));
  weight_held += weight(held);
  return reinterpret_cast<std::uint64_t>(new Box<T>{1, std::move(held)});
}

void require_size(std::size_t size, std::size_t most) {
  if (size <= most) return;
  fail_run(QueryErrorType::kLimit, "MemoryLimit",
           "a value has more than " + std::to_string(most) + " parts");
}

// What walks through values calls itself for their parts.
std::int32_t deeper(std::int32_t depth) {
  if (depth < kDeepestValue) return depth + 1;
  fail_run(QueryErrorType::kLimit, "MemoryLimit",
           "lists and maps are nested more than " + std::to_string(kDeepestValue) + " deep");
}

template <typename T>
const T& unboxed(const std::uint64_t* box) {
  return reinterpret_cast<const Box<T>*>(box)->held;
}

template <typename T>
void destroy(std::uint64_t* box) {
  weight_held -= weight(unboxed<T>(box));
  delete reinterpret_cast<Box<T>*>(box);
}

}  // namespace

Value Value::real(double value) {
  return Value(ValueKind::kFloat, 0, std::bit_cast<std::uint64_t>(value));
}
Value Value::text(std::string value) {
  require_size(value.size(), kLongestText);
  return Value(ValueKind::kText, 0, boxed(std::move(value)));
}
Value Value::list(ValueList values) {
  require_size(values.size(), kLongestList);
  std::int32_t depth = 0;
  for (const Value& value : values) depth = std::max(depth, value.depth());
  return Value(ValueKind::kList, deeper(depth), boxed(std::move(values)));
}
Value Value::map(ValueMap entries) {
  const auto by_key = [](const auto& a, const auto& b) { return a.first < b.first; };
  if (!std::is_sorted(entries.begin(), entries.end(), by_key)) {
    std::stable_sort(entries.begin(), entries.end(), by_key);
  }
  std::size_t kept = 0;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (i + 1 < entries.size() && entries[i].first == entries[i + 1].first) continue;
    if (kept != i) entries[kept] = std::move(entries[i]);
    ++kept;
  }
  entries.resize(kept);
  std::int32_t depth = 0;
  for (const auto& [key, value] : entries) depth = std::max(depth, value.depth());
  return Value(ValueKind::kMap, deeper(depth), boxed(std::move(entries)));
}
Value Value::path(PathValue path) {
  return Value(ValueKind::kPath, 0, boxed(std::move(path)));
}
Value Value::date_time(ZonedDateTime time) {
  return Value(ValueKind::kDateTime, 0, boxed(time));
}
Value Value::duration(Duration duration) {
  return Value(ValueKind::kDuration, 0, boxed(duration));
}

double Value::as_float() const {
  return std::bit_cast<double>(bits_);
}
const std::string& Value::as_text() const {
  return unboxed<std::string>(count());
}
const ValueList& Value::as_list() const {
  return unboxed<ValueList>(count());
}
const ValueMap& Value::as_map() const {
  return unboxed<ValueMap>(count());
}
const PathValue& Value::as_path() const {
  return unboxed<PathValue>(count());
}
const ZonedDateTime& Value::as_date_time() const {
  return unboxed<ZonedDateTime>(count());
}
const Duration& Value::as_duration() const {
  return unboxed<Duration>(count());
}

const Value* Value::find(std::string_view key) const {
  const ValueMap& entries = as_map();
  const auto found =
      std::lower_bound(entries.begin(), entries.end(), key,
                       [](const auto& entry, std::string_view k) { return entry.first < k; });
  return found != entries.end() && found->first == key ? &found->second : nullptr;
}

void Value::release() {
  std::uint64_t* box = count();
  if (--*box > 0) return;
  switch (kind_) {
    case ValueKind::kText:
      return destroy<std::string>(box);
    case ValueKind::kList:
      return destroy<ValueList>(box);
    case ValueKind::kMap:
      return destroy<ValueMap>(box);
    case ValueKind::kPath:
      return destroy<PathValue>(box);
    case ValueKind::kDateTime:
      return destroy<ZonedDateTime>(box);
    case ValueKind::kDuration:
      return destroy<Duration>(box);
    default:
      return;
  }
}

ValueBudget::ValueBudget(std::uint64_t most)
    : former_limit_(weight_limit), former_most_(weight_allowed) {
  const bool limited = most > 0 && most < static_cast<std::uint64_t>(kNoLimit / 2);
  weight_limit = limited ? weight_held + static_cast<std::int64_t>(most) : kNoLimit;
  weight_allowed = most;
}

ValueBudget::~ValueBudget() {
  weight_limit = former_limit_;
  weight_allowed = former_most_;
}

void ValueBudget::require(std::uint64_t more) {
  if (weight_limit == kNoLimit) return;
  const std::int64_t left = weight_limit - weight_held;
  if (left < 0 || more > static_cast<std::uint64_t>(left)) fail_memory(weight_allowed);
}

std::string_view name_of(ValueKind kind) {
  switch (kind) {
    case ValueKind::kNull:
      return "Null";
    case ValueKind::kBoolean:
      return "Boolean";
    case ValueKind::kInteger:
      return "Integer";
    case ValueKind::kFloat:
      return "Float";
    case ValueKind::kDate:
      return "Date";
    case ValueKind::kLocalTime:
      return "LocalTime";
    case ValueKind::kTime:
      return "Time";
    case ValueKind::kLocalDateTime:
      return "LocalDateTime";
    case ValueKind::kNode:
      return "Node";
    case ValueKind::kEdge:
      return "Relationship";
    case ValueKind::kText:
      return "String";
    case ValueKind::kList:
      return "List";
    case ValueKind::kMap:
      return "Map";
    case ValueKind::kPath:
      return "Path";
    case ValueKind::kDateTime:
      return "DateTime";
    case ValueKind::kDuration:
      return "Duration";
  }
  return "value";
}

}  // namespace whomet
