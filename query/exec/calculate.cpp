// Arithmetic. Integers that do not fit into 64 bits and division by zero are failures; null makes
// null.

#include <cmath>
#include <limits>
#include <optional>
#include <string>

#include "query/exec/code.h"
#include "query/failure.h"
#include "query/temporal/moment.h"
#include "query/temporal/temporal.h"
#include "query/value_text.h"

namespace whomet {
namespace {

std::string_view sign_of(ExprKind kind) {
  switch (kind) {
    case ExprKind::kAdd:
      return "+";
    case ExprKind::kSubtract:
      return "-";
    case ExprKind::kMultiply:
      return "*";
    case ExprKind::kDivide:
      return "/";
    case ExprKind::kModulo:
      return "%";
    default:
      return "^";
  }
}

[[noreturn]] void overflow() {
  fail_run(QueryErrorType::kArgumentError, "NumberOutOfRange",
           "the result does not fit into 64 bits");
}

Value of_integers(ExprKind kind, std::int64_t a, std::int64_t b) {
  std::int64_t result = 0;
  switch (kind) {
    case ExprKind::kAdd:
      if (__builtin_add_overflow(a, b, &result)) overflow();
      return Value::integer(result);
    case ExprKind::kSubtract:
      if (__builtin_sub_overflow(a, b, &result)) overflow();
      return Value::integer(result);
    case ExprKind::kMultiply:
      if (__builtin_mul_overflow(a, b, &result)) overflow();
      return Value::integer(result);
    case ExprKind::kDivide:
    case ExprKind::kModulo:
      if (b == 0) {
        fail_run(QueryErrorType::kArgumentError, "NumberOutOfRange", "division by zero");
      }
      if (b == -1) {
        if (kind == ExprKind::kModulo) return Value::integer(0);
        if (a == std::numeric_limits<std::int64_t>::min()) overflow();
      }
      return Value::integer(kind == ExprKind::kDivide ? a / b : a % b);
    default:
      return Value::real(std::pow(static_cast<double>(a), static_cast<double>(b)));
  }
}

Value of_floats(ExprKind kind, double a, double b) {
  switch (kind) {
    case ExprKind::kAdd:
      return Value::real(a + b);
    case ExprKind::kSubtract:
      return Value::real(a - b);
    case ExprKind::kMultiply:
      return Value::real(a * b);
    case ExprKind::kDivide:
      return Value::real(a / b);
    case ExprKind::kModulo:
      return Value::real(std::fmod(a, b));
    default:
      return Value::real(std::pow(a, b));
  }
}

// Before something is built that would be refused.
void require_room(std::size_t size, std::size_t most) {
  if (size <= most) return;
  fail_run(QueryErrorType::kLimit, "MemoryLimit",
           "the result would have more than " + std::to_string(most) + " parts");
}

Value joined(const Value& a, const Value& b) {
  const std::size_t size = (a.kind() == ValueKind::kList ? a.as_list().size() : 1) +
                           (b.kind() == ValueKind::kList ? b.as_list().size() : 1);
  require_room(size, kLongestList);
  ValueList all;
  all.reserve(size);
  if (a.kind() == ValueKind::kList) {
    all.insert(all.end(), a.as_list().begin(), a.as_list().end());
  } else {
    all.push_back(a);
  }
  if (b.kind() == ValueKind::kList) {
    all.insert(all.end(), b.as_list().begin(), b.as_list().end());
  } else {
    all.push_back(b);
  }
  return Value::list(std::move(all));
}

// Nothing if the two kinds have no such operation.
std::optional<Value> of_durations(ExprKind kind, const Value& a, const Value& b) {
  const bool adds = kind == ExprKind::kAdd;
  const bool subtracts = kind == ExprKind::kSubtract;
  const bool a_duration = a.kind() == ValueKind::kDuration;
  const bool b_duration = b.kind() == ValueKind::kDuration;
  if (a_duration && b_duration && (adds || subtracts)) {
    return Value::duration(sum(a.as_duration(), adds ? b.as_duration() : negated(b.as_duration())));
  }
  if (b_duration && is_instant(a.kind()) && (adds || subtracts)) {
    return plus_duration(a, adds ? b.as_duration() : negated(b.as_duration()));
  }
  if (a_duration && is_instant(b.kind()) && adds) return plus_duration(b, a.as_duration());
  if (a_duration && b.is_number()) {
    if (kind == ExprKind::kMultiply) {
      return Value::duration(scaled(a.as_duration(), b.as_number()));
    }
    if (kind == ExprKind::kDivide) {
      return Value::duration(scaled(a.as_duration(), 1.0 / b.as_number()));
    }
  }
  if (b_duration && a.is_number() && kind == ExprKind::kMultiply) {
    return Value::duration(scaled(b.as_duration(), a.as_number()));
  }
  if (b_duration && subtracts && a.kind() == ValueKind::kInteger && a.as_integer() == 0) {
    return Value::duration(negated(b.as_duration()));  // the sign before a duration
  }
  return std::nullopt;
}

}  // namespace

Value calculate(ExprKind kind, const Value& a, const Value& b) {
  if (a.kind() == ValueKind::kInteger && b.kind() == ValueKind::kInteger) {
    return of_integers(kind, a.as_integer(), b.as_integer());
  }
  if (a.is_null() || b.is_null()) {
    return {};
  }
  if (a.is_number() && b.is_number()) return of_floats(kind, a.as_number(), b.as_number());
  if (kind == ExprKind::kAdd) {
    if (a.kind() == ValueKind::kList || b.kind() == ValueKind::kList) return joined(a, b);
    const bool a_text = a.kind() == ValueKind::kText;
    const bool b_text = b.kind() == ValueKind::kText;
    if (a_text && b_text) {
      require_room(a.as_text().size() + b.as_text().size(), kLongestText);
      return Value::text(a.as_text() + b.as_text());
    }
    if (a_text || b_text) {
      const Value& other = a_text ? b : a;
      std::string text;
      if (other.kind() == ValueKind::kInteger) {
        text = std::to_string(other.as_integer());
      } else if (other.kind() == ValueKind::kFloat) {
        text = float_text(other.as_float());
      } else if (other.kind() == ValueKind::kBoolean) {
        text = other.as_boolean() ? "true" : "false";
      } else if (is_temporal(other.kind())) {
        text = temporal_text(other);
      }
      if (!text.empty()) return Value::text(a_text ? a.as_text() + text : text + b.as_text());
    }
  }
  if (const auto result = of_durations(kind, a, b)) return *result;
  fail_run(QueryErrorType::kTypeError, "InvalidArgumentType",
           std::string(name_of(a.kind())) + " " + std::string(sign_of(kind)) + " " +
               std::string(name_of(b.kind())) + " is not defined");
}

}  // namespace whomet
