// JSON written piece by piece, by RapidJSON. Text that is not UTF-8 is repaired.
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>

#include "base/byte_sink.h"

namespace whomet {

class JsonStream {
 public:
  enum class Style { kLine, kIndented };

  explicit JsonStream(ByteSink& sink, Style style = Style::kIndented);  // sink has to outlive this
  ~JsonStream();
  JsonStream(const JsonStream&) = delete;
  JsonStream& operator=(const JsonStream&) = delete;

  // Values; inside an object each follows its key.
  JsonStream& begin_object();
  JsonStream& end_object();
  JsonStream& begin_array();
  JsonStream& end_array();
  JsonStream& key(std::string_view name);
  JsonStream& text(std::string_view value);
  JsonStream& count(std::size_t value);
  JsonStream& integer(long long value);
  JsonStream& number(double value);
  JsonStream& flag(bool value);

  // key(name).text(value), but nothing for "".
  JsonStream& field(std::string_view name, std::string_view value);

  // Ends the line; a new value may follow (JSON Lines).
  void finish_line();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace whomet
