// Functions of strings. Positions count characters (code points), not bytes.

#include <algorithm>
#include <string>

#include "base/utf8.h"
#include "query/functions/arguments.h"

namespace whomet {
namespace {

// Byte offset of the character number `index`, or the end.
std::size_t offset_of(std::string_view text, std::int64_t index) {
  std::size_t at = 0;
  while (index > 0 && at < text.size()) {
    at += std::max<std::size_t>(decode_utf8(text, at).length, 1);
    --index;
  }
  return at;
}

std::int64_t length_argument(std::string_view function, const Value& value) {
  const std::int64_t length = integer_argument(function, value);
  if (length < 0) {
    fail_run(QueryErrorType::kArgumentError, "NumberOutOfRange",
             std::string(function) + "() needs a length of 0 or more");
  }
  return length;
}

Value left(CallContext& /*context*/, Arguments args) {
  if (args[0].is_null() || args[1].is_null()) return {};
  const std::string& text = text_argument("left", args[0]);
  return Value::text(text.substr(0, offset_of(text, length_argument("left", args[1]))));
}

Value right(CallContext& /*context*/, Arguments args) {
  if (args[0].is_null() || args[1].is_null()) return {};
  const std::string& text = text_argument("right", args[0]);
  std::size_t at = text.size();
  for (std::int64_t i = length_argument("right", args[1]); i > 0 && at > 0; --i) {
    at = previous_code_point(text, at);
  }
  return Value::text(text.substr(at));
}

Value substring(CallContext& /*context*/, Arguments args) {
  if (args[0].is_null() || args[1].is_null()) return {};
  const std::string& text = text_argument("substring", args[0]);
  const std::size_t begin = offset_of(text, length_argument("substring", args[1]));
  if (args.size() < 3 || args[2].is_null()) return Value::text(text.substr(begin));
  const std::string rest = text.substr(begin);
  return Value::text(rest.substr(0, offset_of(rest, length_argument("substring", args[2]))));
}

Value lower(CallContext& /*context*/, Arguments args) {
  if (args[0].is_null()) return {};
  return Value::text(to_lower(text_argument("toLower", args[0])));
}

Value upper(CallContext& /*context*/, Arguments args) {
  if (args[0].is_null()) return {};
  return Value::text(to_upper(text_argument("toUpper", args[0])));
}

bool is_blank(std::string_view text, std::size_t at) {
  return is_space(decode_utf8(text, at).value);
}

std::string_view without_blanks(std::string_view text, bool begin, bool end) {
  while (begin && !text.empty() && is_blank(text, 0))
    text.remove_prefix(decode_utf8(text, 0).length);
  while (end && !text.empty()) {
    const std::size_t last = previous_code_point(text, text.size());
    if (!is_blank(text, last)) break;
    text = text.substr(0, last);
  }
  return text;
}

template <bool begin, bool end>
Value trimmed(CallContext& /*context*/, Arguments args) {
  if (args[0].is_null()) return {};
  return Value::text(std::string(without_blanks(text_argument("trim", args[0]), begin, end)));
}

Value replace(CallContext& /*context*/, Arguments args) {
  if (args[0].is_null() || args[1].is_null() || args[2].is_null()) return {};
  const std::string& text = text_argument("replace", args[0]);
  const std::string& what = text_argument("replace", args[1]);
  const std::string& with = text_argument("replace", args[2]);
  if (what.empty()) return args[0];
  std::string result;
  std::size_t at = 0;
  for (std::size_t found = text.find(what); found != std::string::npos;
       found = text.find(what, at)) {
    result.append(text, at, found - at);
    result += with;
    at = found + what.size();
    if (result.size() > kLongestText) break;  // refused below
  }
  return Value::text(result + text.substr(at));
}

Value split(CallContext& /*context*/, Arguments args) {
  if (args[0].is_null() || args[1].is_null()) return {};
  const std::string& text = text_argument("split", args[0]);
  const std::string& separator = text_argument("split", args[1]);
  ValueList parts;
  std::size_t at = 0;
  if (separator.empty()) {
    while (at < text.size()) {
      const std::size_t length = std::max<std::size_t>(decode_utf8(text, at).length, 1);
      parts.push_back(Value::text(text.substr(at, length)));
      at += length;
    }
    return Value::list(std::move(parts));
  }
  for (std::size_t found = text.find(separator); found != std::string::npos;
       found = text.find(separator, at)) {
    parts.push_back(Value::text(text.substr(at, found - at)));
    at = found + separator.size();
  }
  parts.push_back(Value::text(text.substr(at)));
  return Value::list(std::move(parts));
}

constexpr StaticType kText = StaticType::of(TypeKind::kText);

const QueryFunction kFunctions[] = {
    {"toLower", "toLower(string)", "In lower case", "toLower('Ada')", "'ada'", "s", kText, lower},
    {"toUpper", "toUpper(string)", "In upper case", "toUpper('Ada')", "'ADA'", "s", kText, upper},
    {"lower", "lower(string)", "The same as toLower", "lower('Ada')", "'ada'", "s", kText, lower},
    {"upper", "upper(string)", "The same as toUpper", "upper('Ada')", "'ADA'", "s", kText, upper},
    {"trim", "trim(string)", "Without blanks at both ends", "trim('  a ')", "'a'", "s", kText,
     trimmed<true, true>},
    {"lTrim", "lTrim(string)", "Without blanks at the beginning", "lTrim('  a ')", "'a '", "s",
     kText, trimmed<true, false>},
    {"rTrim", "rTrim(string)", "Without blanks at the end", "rTrim('  a ')", "'  a'", "s", kText,
     trimmed<false, true>},
    {"left", "left(string, length)", "Its first characters", "left('Novak', 3)", "'Nov'", "si",
     kText, left},
    {"right", "right(string, length)", "Its last characters", "right('Novak', 2)", "'ak'", "si",
     kText, right},
    {"substring", "substring(string, start, length)",
     "Characters from a position (0 is the first) on", "substring('Novak', 1, 3)", "'ova'", "si?i",
     kText, substring},
    {"replace", "replace(string, search, replacement)", "With all occurrences replaced",
     "replace('a-b-c', '-', '+')", "'a+b+c'", "sss", kText, replace},
    {"split", "split(string, separator)", "List of the parts between separators",
     "split('a,b,c', ',')", "['a', 'b', 'c']", "ss", StaticType::list_of(TypeKind::kText), split},
};

}  // namespace

std::span<const QueryFunction> text_functions() {
  return kFunctions;
}

}  // namespace whomet
