// Brackets, commas and colons are followed here, with a stack on the heap, so that no nesting is
// too deep; strings, numbers and literals are read by RapidJSON, one at a time. RapidJSON 1.1.0 has
// no reader that stops after each token, and all tokens of a large graph take six times its text.
#include "graph/json_tokens.h"

#include <charconv>
#include <string_view>
#include <system_error>

#include <rapidjson/error/en.h>
#include <rapidjson/memorystream.h>
#include <rapidjson/reader.h>

namespace whomet {
namespace {

// Numbers come as they are written: RapidJSON 1.1.0 reads outside its tables for some exponents.
constexpr unsigned kFlags = rapidjson::kParseStopWhenDoneFlag |
                            rapidjson::kParseNumbersAsStringsFlag |
                            rapidjson::kParseValidateEncodingFlag;

const char* reason_of(rapidjson::ParseErrorCode code) {
  return rapidjson::GetParseError_En(code);
}

// Receives the one value that RapidJSON finds.
class Receiver {
 public:
  Receiver(JsonToken& token, std::string& text) : token_(token), text_(text) {}

  // RapidJSON calls these names.
  // NOLINTBEGIN(readability-identifier-naming)
  bool Null() { return is(JsonKind::kNull); }
  bool Bool(bool value) { return is(value ? JsonKind::kTrue : JsonKind::kFalse); }
  bool RawNumber(const char* bytes, rapidjson::SizeType size, bool) {
    const std::string_view written(bytes, size);
    if (written.find_first_of(".eE") == std::string_view::npos && read_integer(written))
      return true;
    return read_number(written);
  }
  bool String(const char* bytes, rapidjson::SizeType size, bool) {
    text_.assign(bytes, size);
    token_.text = text_;
    return is(JsonKind::kString);
  }
  // Never called: numbers are given as they are written, and nothing but scalars to RapidJSON.
  bool Int(int) { return false; }
  bool Uint(unsigned) { return false; }
  bool Int64(std::int64_t) { return false; }
  bool Uint64(std::uint64_t) { return false; }
  bool Double(double) { return false; }
  bool Key(const char*, rapidjson::SizeType, bool) { return false; }
  bool StartObject() { return false; }
  bool EndObject(rapidjson::SizeType) { return false; }
  bool StartArray() { return false; }
  bool EndArray(rapidjson::SizeType) { return false; }
  // NOLINTEND(readability-identifier-naming)

 private:
  bool is(JsonKind kind) {
    token_.kind = kind;
    return true;
  }

  // false: it is negative or larger than 64 bits hold.
  bool read_integer(std::string_view written) {
    if (written == "-0") written = "0";
    const char* end = written.data() + written.size();
    const auto [last, error] = std::from_chars(written.data(), end, token_.integer);
    if (error != std::errc() || last != end) return false;
    token_.number = static_cast<double>(token_.integer);
    return is(JsonKind::kInteger);
  }

  // What is too small is zero; false: it is too large.
  bool read_number(std::string_view written) {
    const char* end = written.data() + written.size();
    token_.number = 0;
    const auto [last, error] = std::from_chars(written.data(), end, token_.number);
    if (error == std::errc::result_out_of_range) {
      const std::size_t exponent = written.find_first_of("eE");
      const bool small = exponent == std::string_view::npos
                             ? written.starts_with("0.") || written.starts_with("-0.")
                             : written.substr(exponent + 1).starts_with('-');
      return small && is(JsonKind::kNumber);
    }
    return error == std::errc() && last == end && is(JsonKind::kNumber);
  }

  JsonToken& token_;
  std::string& text_;
};

}  // namespace

std::string_view describe(JsonKind kind) {
  switch (kind) {
    case JsonKind::kNull:
      return "null";
    case JsonKind::kTrue:
      return "true";
    case JsonKind::kFalse:
      return "false";
    case JsonKind::kInteger:
      return "an integer";
    case JsonKind::kNumber:
      return "a number";
    case JsonKind::kString:
      return "a string";
    case JsonKind::kKey:
      return "a field name";
    case JsonKind::kStartObject:
      return "an object";
    case JsonKind::kEndObject:
      return "the end of an object";
    case JsonKind::kStartArray:
      return "an array";
    case JsonKind::kEndArray:
      return "the end of an array";
    case JsonKind::kEnd:
      return "the end of the text";
    case JsonKind::kBroken:
      break;
  }
  return "no JSON";
}

struct JsonTokens::Scalars {
  rapidjson::Reader reader;
  std::string text;  // of the token; token_.text is a view of it
};

JsonTokens::JsonTokens(std::string_view json)
    : json_(json), scalars_(std::make_unique<Scalars>()) {}

JsonTokens::~JsonTokens() = default;

void JsonTokens::break_off(const char* reason, std::size_t offset) {
  token_ = {.kind = JsonKind::kBroken, .offset = offset, .text = reason};
}

void JsonTokens::skip_blanks() {
  while (at_ < json_.size() &&
         (json_[at_] == ' ' || json_[at_] == '\n' || json_[at_] == '\r' || json_[at_] == '\t')) {
    ++at_;
  }
}

void JsonTokens::open(JsonKind bracket) {
  token_.kind = bracket;
  open_.push_back(bracket);
  state_ = bracket == JsonKind::kStartObject ? State::kFirstKey : State::kFirstValue;
  ++at_;
}

void JsonTokens::close(JsonKind bracket) {
  token_.kind = bracket;
  open_.pop_back();
  state_ = State::kAfterValue;
  ++at_;
}

// false: the token is kBroken.
bool JsonTokens::read_scalar() {
  rapidjson::MemoryStream stream(json_.data() + at_, json_.size() - at_);
  Receiver receiver(token_, scalars_->text);
  const rapidjson::ParseResult parsed = scalars_->reader.Parse<kFlags>(stream, receiver);
  if (parsed.IsError()) {
    // A receiver ends the reading only for numbers that it cannot hold.
    const auto code = parsed.Code() == rapidjson::kParseErrorTermination
                          ? rapidjson::kParseErrorNumberTooBig
                          : parsed.Code();
    break_off(reason_of(code), at_ + parsed.Offset());
    return false;
  }
  at_ += stream.Tell();
  return true;
}

void JsonTokens::read_key() {
  if (next() == '}' && state_ == State::kFirstKey) return close(JsonKind::kEndObject);
  if (next() != '"') return break_off(reason_of(rapidjson::kParseErrorObjectMissName), at_);
  if (!read_scalar()) return;
  token_.kind = JsonKind::kKey;
  skip_blanks();
  if (next() != ':') return break_off(reason_of(rapidjson::kParseErrorObjectMissColon), at_);
  ++at_;
  state_ = State::kValue;
}

void JsonTokens::read_value() {
  if (at_ == json_.size()) {
    const auto code =
        open_.empty() ? rapidjson::kParseErrorDocumentEmpty : rapidjson::kParseErrorValueInvalid;
    return break_off(reason_of(code), at_);
  }
  if (next() == ']' && state_ == State::kFirstValue) return close(JsonKind::kEndArray);
  if (next() == '{') return open(JsonKind::kStartObject);
  if (next() == '[') return open(JsonKind::kStartArray);
  if (read_scalar()) state_ = State::kAfterValue;
}

void JsonTokens::read_after_value() {
  if (open_.empty()) {
    if (at_ == json_.size()) {
      token_.kind = JsonKind::kEnd;
      return;
    }
    return break_off(reason_of(rapidjson::kParseErrorDocumentRootNotSingular), at_);
  }
  const bool in_object = open_.back() == JsonKind::kStartObject;
  if (next() == (in_object ? '}' : ']'))
    return close(in_object ? JsonKind::kEndObject : JsonKind::kEndArray);
  if (next() != ',') {
    return break_off(reason_of(in_object ? rapidjson::kParseErrorObjectMissCommaOrCurlyBracket
                                         : rapidjson::kParseErrorArrayMissCommaOrSquareBracket),
                     at_);
  }
  ++at_;
  state_ = in_object ? State::kKey : State::kValue;
  read();
}

void JsonTokens::read() {
  skip_blanks();
  is_read_ = true;
  token_ = {.offset = at_};
  switch (state_) {
    case State::kKey:
    case State::kFirstKey:
      return read_key();
    case State::kValue:
    case State::kFirstValue:
      return read_value();
    case State::kAfterValue:
      return read_after_value();
  }
}

}  // namespace whomet
