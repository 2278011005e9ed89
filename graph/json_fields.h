// Reads values of JSON that must be there, from tokens (graph/json_tokens.h): each reader takes one
// value or throws a JsonFault that tells where in the text and in which field what was expected
// ("statements[3].modality: expected ..., found ... at byte 17"). The readers return true, so that
// they join by && and || to the names of fields. Tested by tests/graph/exchange_test.cpp.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "graph/json_tokens.h"

namespace whomet {

// Thrown by JsonFields; who reads a whole text with it catches it and returns the error.
struct JsonFault {
  Error error;
};

class JsonFields {
 public:
  // `json` must outlive the reader.
  explicit JsonFields(std::string_view json) : tokens_(json) {}

  // Where the next value begins, in bytes.
  std::size_t next_offset() { return tokens_.peek().offset; }
  const JsonToken& peek() { return tokens_.peek(); }
  const JsonToken& take() { return tokens_.take(); }

  [[noreturn]] void fail_at(std::size_t offset, const std::string& problem) const;
  // "expected `expected`, found " what is there.
  [[noreturn]] void fail(const std::string& expected);
  [[noreturn]] void fail_value(const JsonToken& token, const std::string& expected) const;

  // Calls read_field(name) for each field; where that returns false, the value is skipped.
  template <typename ReadField>
  void read_object(ReadField read_field) {
    open(JsonKind::kStartObject, "an object");
    while (tokens_.peek().kind == JsonKind::kKey) {
      const std::string_view field = tokens_.take().text;
      path_.emplace_back(field);
      if (!read_field(field)) skip();
      path_.pop_back();
    }
    if (tokens_.peek().kind != JsonKind::kEndObject) fail("a field or the end of the object");
    tokens_.take();
  }

  // Like read_object, for a field that may be null.
  template <typename ReadField>
  bool read_optional_object(ReadField read_field) {
    if (!take_null()) read_object(read_field);
    return true;
  }

  // Calls read_item() for each value of an array.
  template <typename ReadItem>
  void read_array(ReadItem read_item) {
    open(JsonKind::kStartArray, "an array");
    for (std::size_t i = 0; tokens_.peek().kind != JsonKind::kEndArray; ++i) {
      path_.push_back("[" + std::to_string(i) + "]");
      read_item();
      path_.pop_back();
    }
    tokens_.take();
  }

  // One value of any kind.
  void skip();

  bool take_null();
  bool read_string(std::string& value);
  bool read_optional(std::string& value) { return take_null() || read_string(value); }
  // A string that is not empty.
  bool read_id(std::string& value);
  bool read_bool(bool& value);
  bool read_offset(std::size_t& value);
  // From 0 to 1.
  bool read_confidence(double& value);
  void read_end();

  // A string that parse() makes a value of; `choices` says in the error which there are.
  template <typename Enum, typename Parse>
  bool read_name(Enum& value, Parse parse, const char* choices) {
    if (tokens_.peek().kind != JsonKind::kString) fail("a string");
    const JsonToken& token = tokens_.take();
    const auto parsed = parse(token.text);
    if (!parsed) fail_value(token, choices);
    value = *parsed;
    return true;
  }

 private:
  void open(JsonKind kind, const char* expected);
  std::string path() const;

  JsonTokens tokens_;
  std::vector<std::string> path_;
};

}  // namespace whomet
