// JSON as tokens, each with its byte offset, read one after the other. Readers of known formats
// take what they expect and name the field in their errors. Tested by
// tests/graph/exchange_test.cpp.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
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

// Memory: the longest string and the depth of nesting, whatever the size of the text.
class JsonTokens {
 public:
  // `json` must outlive this. Text that is no JSON, or not UTF-8, gives the tokens before the fault
  // and then kBroken; otherwise the last token is kEnd.
  explicit JsonTokens(std::string_view json);
  ~JsonTokens();

  // The token that take() will give. Its text stays until the next token is read: by the peek() or
  // take() that follows a take().
  const JsonToken& peek() {
    if (!is_read_) read();
    return token_;
  }

  // Moves on; stays at the last token.
  const JsonToken& take() {
    if (!is_read_) read();
    is_read_ = token_.kind == JsonKind::kEnd || token_.kind == JsonKind::kBroken;
    return token_;
  }

 private:
  // What may come next.
  enum class State : std::uint8_t { kValue, kFirstValue, kKey, kFirstKey, kAfterValue };

  void read();
  void read_key();
  void read_value();
  void read_after_value();
  bool read_scalar();
  void open(JsonKind bracket);
  void close(JsonKind bracket);
  void break_off(const char* reason, std::size_t offset);
  void skip_blanks();
  char next() const { return at_ < json_.size() ? json_[at_] : '\0'; }

  struct Scalars;  // RapidJSON's reader
  std::string_view json_;
  std::size_t at_ = 0;
  State state_ = State::kValue;
  std::vector<JsonKind> open_;  // kStartObject and kStartArray
  JsonToken token_;
  bool is_read_ = false;
  std::unique_ptr<Scalars> scalars_;
};

}  // namespace whomet
