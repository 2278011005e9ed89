// JSON as a list of tokens, each with its byte offset. Readers of known formats take what they
// expect, one token after the other, and name the field in their errors.
// Method: RapidJSON's iterative SAX parser, so that nesting costs heap and not stack.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace whomet {

enum class JsonKind : std::uint8_t {
  kNull,
  kTrue,
  kFalse,
  kInteger,
  kNumber,
  kString,
  kKey,
  kStartObject,
  kEndObject,
  kStartArray,
  kEndArray,
  kEnd,    // after the value: nothing but white space follows
  kBroken  // not JSON; text says why
};

struct JsonToken {
  JsonKind kind = JsonKind::kEnd;
  std::size_t offset = 0;     // first byte of the token
  std::string_view text{};    // of a string or key, decoded; the reason if broken
  std::uint64_t integer = 0;  // kInteger: not negative, no fraction
  double number = 0.0;        // kInteger and kNumber
};

// "a string", "the end of an object": for messages.
std::string_view describe(JsonKind kind);

class JsonTokens {
 public:
  // Reads all of `json`. Text that is no JSON, or not UTF-8, gives the tokens before the fault and
  // then kBroken; otherwise the last token is kEnd.
  explicit JsonTokens(std::string_view json);
  JsonTokens(const JsonTokens&) = delete;  // the tokens hold views of strings_
  JsonTokens& operator=(const JsonTokens&) = delete;

  // The token that take() will give. Views live as long as this.
  const JsonToken& peek() const { return tokens_[next_]; }

  // Moves on; stays at the last token.
  const JsonToken& take() {
    const JsonToken& token = tokens_[next_];
    if (next_ + 1 < tokens_.size()) ++next_;
    return token;
  }

 private:
  std::string strings_;  // all decoded strings; reserved once, so that it never moves
  std::vector<JsonToken> tokens_;
  std::size_t next_ = 0;
};

}  // namespace whomet
