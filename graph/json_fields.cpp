#include "graph/json_fields.h"

namespace whomet {

std::string JsonFields::path() const {
  std::string joined;
  for (const std::string& step : path_) {
    if (!joined.empty() && step.front() != '[') joined += '.';
    joined += step;
  }
  return joined;
}

void JsonFields::fail_at(std::size_t offset, const std::string& problem) const {
  const std::string where = path();
  throw JsonFault{
      {Error::Kind::kInvalidInput,
       (where.empty() ? "" : where + ": ") + problem + " at byte " + std::to_string(offset),
       offset}};
}

void JsonFields::fail(const std::string& expected) {
  const JsonToken& token = tokens_.peek();
  std::string found(describe(token.kind));
  if (token.kind == JsonKind::kBroken) found += " (" + std::string(token.text) + ")";
  fail_at(token.offset, "expected " + expected + ", found " + found);
}

void JsonFields::fail_value(const JsonToken& token, const std::string& expected) const {
  fail_at(token.offset, "expected " + expected + ", found '" + std::string(token.text) + "'");
}

void JsonFields::open(JsonKind kind, const char* expected) {
  if (tokens_.peek().kind != kind) fail(expected);
  tokens_.take();
}

void JsonFields::skip() {
  std::size_t depth = 0;
  do {
    const JsonToken& token = tokens_.peek();
    if (token.kind == JsonKind::kBroken || token.kind == JsonKind::kEnd) fail("a value");
    if (token.kind == JsonKind::kStartObject || token.kind == JsonKind::kStartArray) ++depth;
    if (token.kind == JsonKind::kEndObject || token.kind == JsonKind::kEndArray) --depth;
    tokens_.take();
  } while (depth > 0);
}

bool JsonFields::take_null() {
  if (tokens_.peek().kind != JsonKind::kNull) return false;
  tokens_.take();
  return true;
}

bool JsonFields::read_string(std::string& value) {
  if (tokens_.peek().kind != JsonKind::kString) fail("a string");
  value = tokens_.take().text;
  return true;
}

bool JsonFields::read_id(std::string& value) {
  const std::size_t begin = next_offset();
  read_string(value);
  if (value.empty()) fail_at(begin, "expected an id, found ''");
  return true;
}

bool JsonFields::read_bool(bool& value) {
  const JsonKind kind = tokens_.peek().kind;
  if (kind != JsonKind::kTrue && kind != JsonKind::kFalse) fail("true or false");
  value = tokens_.take().kind == JsonKind::kTrue;
  return true;
}

bool JsonFields::read_offset(std::size_t& value) {
  if (tokens_.peek().kind != JsonKind::kInteger) fail("a byte offset");
  value = static_cast<std::size_t>(tokens_.take().integer);
  return true;
}

bool JsonFields::read_confidence(double& value) {
  const JsonToken token = tokens_.peek();
  if (token.kind != JsonKind::kInteger && token.kind != JsonKind::kNumber) fail("a number");
  if (!(token.number >= 0.0 && token.number <= 1.0)) {
    fail_at(token.offset, "expected a number from 0 to 1, found another");
  }
  tokens_.take();
  value = token.number;
  return true;
}

void JsonFields::read_end() {
  if (tokens_.peek().kind != JsonKind::kEnd) fail("the end of the text");
}

}  // namespace whomet
