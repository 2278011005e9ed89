// Functions that make one kind of value from another. What cannot be converted is a failure, except
// texts that say no number and no truth value: these are null.

#include <charconv>
#include <cmath>
#include <cstdlib>

#include "base/utf8.h"
#include "query/functions/arguments.h"
#include "query/temporal/moment.h"
#include "query/value_text.h"

namespace whomet {
namespace {

// Nothing if the whole text is no number.
bool parse_number(std::string_view text, double& number) {
  text = trim(text);
  if (!text.empty() && text.front() == '+') text.remove_prefix(1);
  if (text.empty()) return false;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  return read.ec == std::errc() && read.ptr == text.data() + text.size();
}

Value from_float(double number) {
  constexpr double kTwoTo63 = 9223372036854775808.0;
  if (!(number >= -kTwoTo63 && number < kTwoTo63)) return {};
  return Value::integer(static_cast<std::int64_t>(number));
}

Value to_integer(CallContext& /*context*/, Arguments args) {
  switch (args[0].kind()) {
    case ValueKind::kNull:
      return {};
    case ValueKind::kInteger:
      return args[0];
    case ValueKind::kFloat:
      return from_float(args[0].as_float());
    case ValueKind::kBoolean:
      return Value::integer(args[0].as_boolean() ? 1 : 0);
    case ValueKind::kText: {
      const std::string_view text = trim(args[0].as_text());
      std::int64_t integer = 0;
      const auto read = std::from_chars(text.data(), text.data() + text.size(), integer);
      if (read.ec == std::errc() && read.ptr == text.data() + text.size()) {
        return Value::integer(integer);
      }
      double number = 0;
      return parse_number(text, number) ? from_float(number) : Value();
    }
    default:
      refuse_argument("toInteger", "a number, a string or a Boolean", args[0]);
  }
}

Value to_float(CallContext& /*context*/, Arguments args) {
  switch (args[0].kind()) {
    case ValueKind::kNull:
      return {};
    case ValueKind::kInteger:
    case ValueKind::kFloat:
      return Value::real(args[0].as_number());
    case ValueKind::kText: {
      double number = 0;
      return parse_number(args[0].as_text(), number) ? Value::real(number) : Value();
    }
    default:
      refuse_argument("toFloat", "a number or a string", args[0]);
  }
}

Value to_boolean(CallContext& /*context*/, Arguments args) {
  switch (args[0].kind()) {
    case ValueKind::kNull:
      return {};
    case ValueKind::kBoolean:
      return args[0];
    case ValueKind::kInteger:
      return Value::boolean(args[0].as_integer() != 0);
    case ValueKind::kText: {
      const std::string text = to_lower(trim(args[0].as_text()));
      if (text == "true") return Value::boolean(true);
      if (text == "false") return Value::boolean(false);
      return {};
    }
    default:
      refuse_argument("toBoolean", "a string, an integer or a Boolean", args[0]);
  }
}

Value to_text(CallContext& context, Arguments args) {
  switch (args[0].kind()) {
    case ValueKind::kNull:
      return {};
    case ValueKind::kText:
      return args[0];
    case ValueKind::kInteger:
    case ValueKind::kFloat:
    case ValueKind::kBoolean:
      return Value::text(plain_text(args[0], context.graph));
    default:
      if (is_temporal(args[0].kind())) return Value::text(temporal_text(args[0]));
      refuse_argument("toString", "a number, a string, a Boolean or a temporal value", args[0]);
  }
}

Value value_type(CallContext& /*context*/, Arguments args) {
  return Value::text(std::string(name_of(args[0].kind())));
}

const QueryFunction kFunctions[] = {
    {"toInteger", "toInteger(value)", "A number without its fraction, or what a string says",
     "toInteger('42')", "42", "*", StaticType::of(TypeKind::kInteger), to_integer},
    {"toFloat", "toFloat(value)", "As a floating-point number", "toFloat('4.5')", "4.5", "*",
     StaticType::of(TypeKind::kFloat), to_float},
    {"toBoolean", "toBoolean(value)", "What the string 'true' or 'false' says", "toBoolean('true')",
     "true", "*", StaticType::of(TypeKind::kBoolean), to_boolean},
    {"toString", "toString(value)", "As text", "toString(1.5)", "'1.5'", "*",
     StaticType::of(TypeKind::kText), to_text},
    {"valueType", "valueType(value)", "Name of the kind of value", "valueType(1.5)", "'Float'", "*",
     StaticType::of(TypeKind::kText), value_type},
};

}  // namespace

std::span<const QueryFunction> conversion_functions() {
  return kFunctions;
}

}  // namespace whomet
