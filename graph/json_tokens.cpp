#include "graph/json_tokens.h"

#include <algorithm>

#include <rapidjson/error/en.h>
#include <rapidjson/memorystream.h>
#include <rapidjson/reader.h>

namespace whomet {
namespace {

constexpr unsigned kFlags = rapidjson::kParseIterativeFlag | rapidjson::kParseFullPrecisionFlag |
                            rapidjson::kParseValidateEncodingFlag;

// Receives what the parser finds: one call a token. The parser stands behind a string, number or
// literal when it reports it, and still before a bracket.
class Receiver {
 public:
  Receiver(std::string_view json, const rapidjson::MemoryStream& stream, std::string& strings,
           std::vector<JsonToken>& tokens)
      : json_(json), stream_(stream), strings_(strings), tokens_(tokens) {}

  bool Null() { return add_value({.kind = JsonKind::kNull}); }
  bool Bool(bool value) { return add_value({.kind = value ? JsonKind::kTrue : JsonKind::kFalse}); }
  bool Int(int value) { return Int64(value); }
  bool Uint(unsigned value) { return Uint64(value); }
  bool Int64(std::int64_t value) {
    if (value < 0) return Double(static_cast<double>(value));
    return Uint64(static_cast<std::uint64_t>(value));
  }
  bool Uint64(std::uint64_t value) {
    return add_value(
        {.kind = JsonKind::kInteger, .integer = value, .number = static_cast<double>(value)});
  }
  bool Double(double value) { return add_value({.kind = JsonKind::kNumber, .number = value}); }
  bool RawNumber(const char*, rapidjson::SizeType, bool) { return false; }
  bool String(const char* bytes, rapidjson::SizeType size, bool) {
    return add_value({.kind = JsonKind::kString, .text = kept(bytes, size)});
  }
  bool Key(const char* bytes, rapidjson::SizeType size, bool) {
    return add_value({.kind = JsonKind::kKey, .text = kept(bytes, size)});
  }
  bool StartObject() { return add_bracket(JsonKind::kStartObject); }
  bool EndObject(rapidjson::SizeType) { return add_bracket(JsonKind::kEndObject); }
  bool StartArray() { return add_bracket(JsonKind::kStartArray); }
  bool EndArray(rapidjson::SizeType) { return add_bracket(JsonKind::kEndArray); }

 private:
  // A string's JSON form is never shorter than the string, so the reserved space is enough.
  std::string_view kept(const char* bytes, std::size_t size) {
    const std::size_t begin = strings_.size();
    strings_.append(bytes, size);
    return std::string_view(strings_).substr(begin, size);
  }
  bool add_value(JsonToken token) {
    token.offset = json_.find_first_not_of(" \t\r\n,:", previous_end_);
    previous_end_ = stream_.Tell();
    tokens_.push_back(token);
    return true;
  }
  bool add_bracket(JsonKind kind) {
    tokens_.push_back({.kind = kind, .offset = stream_.Tell()});
    previous_end_ = stream_.Tell() + 1;
    return true;
  }

  std::string_view json_;
  const rapidjson::MemoryStream& stream_;
  std::string& strings_;
  std::vector<JsonToken>& tokens_;
  std::size_t previous_end_ = 0;
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

JsonTokens::JsonTokens(std::string_view json) {
  strings_.reserve(json.size());
  // Growing would hold the tokens of a large graph twice. Each begins at one of these, but for the
  // first; what is reserved and not used costs no memory.
  const auto bounds = std::count_if(json.begin(), json.end(), [](char c) {
    return c == ',' || c == ':' || c == '{' || c == '[' || c == '}' || c == ']';
  });
  tokens_.reserve(std::min(static_cast<std::size_t>(bounds) + 8, json.size() / 4 + 8));
  rapidjson::MemoryStream stream(json.empty() ? "" : json.data(), json.size());
  Receiver receiver(json, stream, strings_, tokens_);
  rapidjson::Reader reader;
  const rapidjson::ParseResult parsed = reader.Parse<kFlags>(stream, receiver);
  if (parsed.IsError()) {
    tokens_.push_back({.kind = JsonKind::kBroken,
                       .offset = parsed.Offset(),
                       .text = rapidjson::GetParseError_En(parsed.Code())});
  } else if (stream.Tell() < json.size()) {  // a NUL byte looks like the end to RapidJSON
    tokens_.push_back({.kind = JsonKind::kBroken,
                       .offset = stream.Tell(),
                       .text = "A NUL byte follows the value."});
  } else {
    tokens_.push_back({.kind = JsonKind::kEnd, .offset = json.size()});
  }
}

}  // namespace whomet
