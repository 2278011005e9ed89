// Functions of lists, and coalesce.

#include <algorithm>
#include <limits>

#include "base/utf8.h"
#include "query/functions/arguments.h"
#include "query/functions/range.h"

namespace whomet {
namespace {

std::int64_t count_code_points(std::string_view text) {
  std::int64_t count = 0;
  for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1 : 0;
  return count;
}

Value size(CallContext& /*context*/, Arguments args) {
  if (args[0].is_null()) return {};
  if (args[0].kind() == ValueKind::kText) {
    return Value::integer(count_code_points(args[0].as_text()));
  }
  if (args[0].kind() != ValueKind::kList) refuse_argument("size", "a list or a string", args[0]);
  return Value::integer(static_cast<std::int64_t>(args[0].as_list().size()));
}

Value head(CallContext& /*context*/, Arguments args) {
  if (args[0].is_null()) return {};
  const ValueList& list = list_argument("head", args[0]);
  return list.empty() ? Value() : list.front();
}

Value last(CallContext& /*context*/, Arguments args) {
  if (args[0].is_null()) return {};
  const ValueList& list = list_argument("last", args[0]);
  return list.empty() ? Value() : list.back();
}

Value tail(CallContext& /*context*/, Arguments args) {
  if (args[0].is_null()) return {};
  const ValueList& list = list_argument("tail", args[0]);
  if (list.empty()) return args[0];
  return Value::list(ValueList(list.begin() + 1, list.end()));
}

Value reverse(CallContext& /*context*/, Arguments args) {
  if (args[0].is_null()) return {};
  if (args[0].kind() == ValueKind::kText) {
    const std::string& text = args[0].as_text();
    std::string reversed;
    for (std::size_t end = text.size(); end > 0;) {
      const std::size_t begin = previous_code_point(text, end);
      reversed.append(text, begin, end - begin);
      end = begin;
    }
    return Value::text(std::move(reversed));
  }
  ValueList list = list_argument("reverse", args[0]);
  std::reverse(list.begin(), list.end());
  return Value::list(std::move(list));
}

Value range(CallContext& /*context*/, Arguments args) {
  const IntegerRange numbers = range_of(args);
  if (numbers.count > kLongestList) {
    fail_run(QueryErrorType::kArgumentError, "NumberOutOfRange",
             "range() would have more than " + std::to_string(kLongestList) + " numbers");
  }
  ValueBudget::require(numbers.count);
  ValueList list;
  list.reserve(numbers.count);
  for (std::uint64_t i = 0; i < numbers.count; ++i) list.push_back(Value::integer(numbers.at(i)));
  return Value::list(std::move(list));
}

Value coalesce(CallContext& /*context*/, Arguments args) {
  for (const Value& arg : args) {
    if (!arg.is_null()) return arg;
  }
  return {};
}

Value is_empty(CallContext& /*context*/, Arguments args) {
  switch (args[0].kind()) {
    case ValueKind::kNull:
      return {};
    case ValueKind::kText:
      return Value::boolean(args[0].as_text().empty());
    case ValueKind::kList:
      return Value::boolean(args[0].as_list().empty());
    case ValueKind::kMap:
      return Value::boolean(args[0].as_map().empty());
    default:
      refuse_argument("isEmpty", "a list, a string or a map", args[0]);
  }
}

const QueryFunction kFunctions[] = {
    {"size", "size(list)", "Number of elements; of a string, its characters", "size([1, 2, 3])",
     "3", "c", StaticType::of(TypeKind::kInteger), size},
    {"head", "head(list)", "First element, or null", "head([1, 2, 3])", "1", "l", {}, head},
    {"last", "last(list)", "Last element, or null", "last([1, 2, 3])", "3", "l", {}, last},
    {"tail", "tail(list)", "All but the first element", "tail([1, 2, 3])", "[2, 3]", "l",
     StaticType::of(TypeKind::kList), tail},
    {"reverse",
     "reverse(list)",
     "Elements, or characters of a string, from last to first",
     "reverse([1, 2, 3])",
     "[3, 2, 1]",
     "c",
     {},
     reverse},
    {"range", "range(from, to, step)", "Integers from one to another, both included",
     "range(1, 7, 2)", "[1, 3, 5, 7]", "ii?i", StaticType::list_of(TypeKind::kInteger), range},
    {"coalesce",
     "coalesce(value, ...)",
     "The first value that is not null",
     "coalesce(null, 'a', 'b')",
     "'a'",
     "*+",
     {},
     coalesce},
    {"isEmpty", "isEmpty(list)", "Whether a list, string or map has nothing in it", "isEmpty([])",
     "true", "*", StaticType::of(TypeKind::kBoolean), is_empty},
};

}  // namespace

IntegerRange range_of(std::span<const Value> arguments) {
  for (const Value& argument : arguments) {
    if (argument.kind() != ValueKind::kInteger) {
      fail_run(QueryErrorType::kArgumentError, "InvalidArgumentType",
               "range() needs integers, found " + std::string(name_of(argument.kind())));
    }
  }
  IntegerRange range;
  range.from = arguments[0].as_integer();
  range.step = arguments.size() > 2 ? arguments[2].as_integer() : 1;
  const std::int64_t to = arguments[1].as_integer();
  if (range.step == 0) {
    fail_run(QueryErrorType::kArgumentError, "NumberOutOfRange", "the step of range() cannot be 0");
  }
  if (range.step > 0 ? range.from > to : range.from < to) return range;
  const auto bits = [](std::int64_t number) { return static_cast<std::uint64_t>(number); };
  const std::uint64_t distance =
      range.step > 0 ? bits(to) - bits(range.from) : bits(range.from) - bits(to);
  const std::uint64_t stride = range.step > 0 ? bits(range.step) : 0 - bits(range.step);
  if (distance / stride > bits(std::numeric_limits<std::int64_t>::max())) {
    fail_run(QueryErrorType::kArgumentError, "NumberOutOfRange",
             "range() would have more than 2^63 numbers");
  }
  range.count = distance / stride + 1;
  return range;
}

std::span<const QueryFunction> list_functions() {
  return kFunctions;
}

}  // namespace whomet
